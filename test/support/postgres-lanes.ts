import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { StoredStream } from '../../src/ports/engine/target.ts';
import { piecesOf } from './postgres-dump.ts';

/** The archives of a backup with lanes, by the names of their streams. */
export type LaneArchives = ReadonlyMap<string, Buffer>;

/**
 * Dumps a database in lanes, in one snapshot.
 * @param clients the folder of pg_dump
 * @param tables for each lane after the first, patterns of its tables; the first gets everything else
 */
export async function dumpLanes(
  url: string,
  clients: string,
  tables: readonly (readonly string[])[],
): Promise<LaneArchives> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read');
    const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id');
    const dump = async (...args: string[]): Promise<Buffer> => {
      const all = ['-Fc', '-Z0', `--snapshot=${rows[0]?.id}`, `--dbname=${url}`, ...args];
      const { stdout } = await promisify(execFile)(join(clients, 'pg_dump'), all, {
        encoding: 'buffer',
        maxBuffer: 2 ** 30,
        env: { ...process.env, PGTZ: 'UTC' },
      });
      return stdout;
    };
    const others = tables.flat().map((table) => `--exclude-table-data=${table}`);
    const archives = new Map([
      ['schema.dump', await dump('--section=pre-data', '--section=post-data')],
      ['data-1.dump', await dump('--section=data', ...others)],
    ]);
    for (const [index, patterns] of tables.entries()) {
      const only = patterns.map((pattern) => `--table=${pattern}`);
      archives.set(`data-${index + 2}.dump`, await dump('--section=data', ...only));
    }
    return archives;
  } finally {
    await client.end();
  }
}

/** The streams of a backup with lanes, for a target. */
export function laneStreams(globals: string, archives: LaneArchives): readonly StoredStream[] {
  const ofArchives = [...archives].map(([name, bytes]) => ({ name, rawBytes: bytes.length, content: piecesOf(bytes) }));
  return [{ name: 'globals.sql', content: piecesOf(Buffer.from(globals)) }, ...ofArchives];
}
