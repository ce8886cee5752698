import { z } from 'zod';
import { RestorableError } from '../../../core/errors.ts';
import type { D1Api } from './api.ts';
import type { D1Address } from './url.ts';

export interface D1Database {
  readonly accountId: string;
  readonly uuid: string;
  readonly name: string;
  readonly sizeBytes: number | null;
  /** The API's name for the database's version: `production`, or `alpha` for the discontinued first generation. */
  readonly generation: string;
}

const PAGE = 100;
const NAMED = 10;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** It becomes part of paths. */
const uuidSchema = z.string().regex(UUID, 'no id of a database');
const listedSchema = z.object({ uuid: uuidSchema, name: z.string() });
const detailsSchema = z.object({
  uuid: uuidSchema,
  name: z.string(),
  version: z.string().nullish(),
  file_size: z.number().nullish(),
});

/** The path of a database's methods, relative to the API's base URL. */
export function pathOf({ accountId, uuid }: Pick<D1Database, 'accountId' | 'uuid'>): string {
  return `/accounts/${accountId}/d1/database/${uuid}`;
}

/**
 * Finds the database that an address names: by its id, or by its exact name in the account's list.
 * @throws {RestorableError} DATABASE_NOT_FOUND with the existing names, and what the API refuses
 */
export async function findDatabase(api: D1Api, address: D1Address): Promise<D1Database> {
  const uuid = UUID.test(address.database) ? address.database.toLowerCase() : await findByName(api, address);
  const path = pathOf({ accountId: address.accountId, uuid });
  const { result } = await api.call(
    { method: 'GET', path, doing: `find the database ${address.database}` },
    detailsSchema,
  );
  return {
    accountId: address.accountId,
    uuid: result.uuid.toLowerCase(),
    name: result.name,
    sizeBytes: result.file_size ?? null,
    generation: result.version ?? 'production',
  };
}

async function findByName(api: D1Api, { accountId, database }: D1Address): Promise<string> {
  const names: string[] = [];
  for (let page = 1; ; page += 1) {
    const path = `/accounts/${accountId}/d1/database?page=${page}&per_page=${PAGE}`;
    const { result, total } = await api.call(
      { method: 'GET', path, doing: "list the account's databases" },
      z.array(listedSchema),
    );
    const found = result.find(({ name }) => name === database);
    if (found !== undefined) return found.uuid;
    names.push(...result.map(({ name }) => name));
    // A server that ignores `page` would return the same page forever.
    if (result.length < PAGE || (total !== undefined && names.length >= total)) break;
  }
  const known = names.length === 0 ? 'it has none' : `it has ${names.slice(0, NAMED).join(', ')}`;
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  throw new RestorableError('DATABASE_NOT_FOUND', `The account has no D1 database "${database}": ${known}${more}.`, {
    hint: 'Check the name and the account id; names are case-sensitive.',
  });
}
