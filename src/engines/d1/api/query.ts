import { z } from 'zod';
import type { D1Api } from './api.ts';
import { type D1Database, pathOf } from './database.ts';

/** A value in the API's JSON: integers beyond 2^53 are rounded, blobs are arrays of numbers. */
export type D1Value = string | number | null | readonly number[];
export type D1Rows = readonly (readonly D1Value[])[];

/** D1 accepts statements up to 100 KB. One request carries several. */
const REQUEST_BYTES = 90_000;
const STATEMENTS = 50;

const value = z.union([z.string(), z.number(), z.null(), z.array(z.number())]);
const answerSchema = z.array(
  z.object({ results: z.object({ columns: z.array(z.string()).optional(), rows: z.array(z.array(value)) }) }),
);

/** Runs one read-only statement. @throws {RestorableError} DATABASE_QUERY and whatever else the API refuses */
export async function queryRows(api: D1Api, database: D1Database, sql: string, doing: string): Promise<D1Rows> {
  return (await queryEach(api, database, [sql], doing))[0] ?? [];
}

/** Runs read-only statements, several per request, and returns the rows of each in the same order. */
export async function queryEach(
  api: D1Api,
  database: D1Database,
  statements: readonly string[],
  doing: string,
): Promise<D1Rows[]> {
  const results: D1Rows[] = [];
  for (const batch of inBatches(statements)) {
    const call = { method: 'POST', path: `${pathOf(database)}/raw`, body: { sql: batch.join(';\n') }, doing } as const;
    const { result } = await api.call(call, answerSchema.length(batch.length));
    results.push(...result.map((each) => each.results.rows));
  }
  return results;
}

function inBatches(statements: readonly string[]): string[][] {
  const batches: string[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const statement of statements) {
    const length = Buffer.byteLength(statement) + 2;
    if (bytes + length > REQUEST_BYTES || (batches.at(-1)?.length ?? 0) >= STATEMENTS) {
      batches.push([]);
      bytes = 0;
    }
    batches.at(-1)?.push(statement);
    bytes += length;
  }
  return batches;
}
