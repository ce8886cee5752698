import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WalPosition } from '../../src/core/format/log/log-position.ts';
import { Secret } from '../../src/core/secret.ts';
import { createPhysicalPostgresEngine } from '../../src/engines/postgres/physical/index.ts';
import type { LogEnd } from '../../src/ports/engine/log-source.ts';
import { runSql } from './postgres-fill.ts';
import type { TargetHost } from './target-host.ts';

export const SEGMENT_BYTES = 16 * 1024 * 1024;

/** A shipped piece of one file. */
export interface Piece {
  readonly name: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly bytes: Buffer;
}

export interface Shipped extends LogEnd {
  readonly pieces: readonly Piece[];
  readonly warnings: readonly string[];
}

export interface Shipping {
  readonly slot?: string;
  /** Whether the shipment is committed at the end. */
  readonly commits?: boolean;
}

/** Where the server's log ends. */
export async function walEnd(url: string): Promise<WalPosition> {
  const [row] = await runSql(
    url,
    `select pg_current_wal_flush_lsn()::text, (select system_identifier::text from pg_control_system()),
       ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int`,
  );
  const [lsn, server, timeline] = row as [string, string, number];
  return { kind: 'wal', lsn, timeline, segmentBytes: SEGMENT_BYTES, server, at: new Date().toISOString() };
}

/** Reads a server's log from a position on, as a shipment does. */
export async function shipWal(
  url: string,
  from: WalPosition,
  host: TargetHost,
  { slot = 'test', commits = true }: Shipping = {},
): Promise<Shipped> {
  const source = await createPhysicalPostgresEngine().openSource(new Secret(url), { requireTls: false }, host);
  try {
    const reading = await source.readLog?.(from, { database: 'shop', slot });
    if (reading === undefined) throw new Error('no log');
    const pieces: Piece[] = [];
    for await (const { content, ...piece } of reading.files) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(Buffer.from(chunk));
      pieces.push({ ...piece, bytes: Buffer.concat(chunks) });
    }
    const end = await reading.end();
    if (commits) await reading.committed?.();
    return { ...end, pieces, warnings: reading.warnings ?? [] };
  } finally {
    await source.close();
  }
}

/** Writes pieces as files that a server or pg_waldump reads. */
export async function writeSegments(pieces: readonly Piece[], folder: string): Promise<void> {
  for (const { file, start, bytes } of pieces) {
    const whole = Buffer.alloc(SEGMENT_BYTES);
    bytes.copy(whole, start);
    await writeFile(join(folder, file), whole);
  }
}
