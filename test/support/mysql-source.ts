import type { LogPosition } from '../../src/core/format/log/log-position.ts';
import type { ContentDigests } from '../../src/core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { inParallel } from '../../src/core/in-parallel.ts';
import { Secret } from '../../src/core/secret.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import type { ByteStream, DumpOptions, SourceInfo } from '../../src/ports/engine/source.ts';
import type { Host } from '../../src/ports/host.ts';

export interface Dumped {
  readonly info: SourceInfo;
  readonly globals: string;
  /** Empty in a dump with lanes. */
  readonly database: string;
  /** All of them, in the order of a restore. */
  readonly streams: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly fingerprint: Fingerprint;
  readonly warnings: readonly string[];
  /** With `digestKey`. */
  readonly digests: ContentDigests | undefined;
  readonly position: LogPosition | undefined;
}

export interface DumpHooks {
  /** After each piece of a stream with rows, with its bytes so far. */
  readonly onPart?: (bytes: number) => Promise<void> | void;
  /** After the last stream, before the fingerprint is requested. */
  readonly beforeFingerprint?: () => Promise<unknown>;
}

/** Dumps a complete (small) database into memory through the engine. */
export async function dumpAll(
  url: string,
  host: Host,
  options: Partial<DumpOptions> & { readonly requireTls?: boolean } & DumpHooks = {},
): Promise<Dumped> {
  const { requireTls = false, onPart, beforeFingerprint, ...dumpOptions } = options;
  const source = await createMysqlEngine().openSource(new Secret(url), { requireTls }, host);
  try {
    const all = { include: [], exclude: [], rowCountTimeoutMs: 600_000, withPasswordHashes: false };
    const dump = await source.dump({ ...all, ...dumpOptions });
    const lanes = await inParallel(
      dump.lanes,
      (lane) => readLane(lane, onPart),
      () => source.close(),
    );
    const streams = lanes.flat();
    const textOf = (wanted: string): string =>
      streams.find(({ name }) => name === wanted)?.bytes.toString('utf8') ?? '';
    await beforeFingerprint?.();
    const fingerprint = await dump.fingerprint();
    return {
      info: source.info,
      globals: textOf('globals.sql'),
      database: textOf('database.sql'),
      streams,
      fingerprint,
      warnings: dump.warnings,
      digests: await dump.digests?.(),
      position: await dump.position?.(),
    };
  } finally {
    await source.close();
  }
}

async function readLane(lane: AsyncIterable<ByteStream>, onPart: DumpHooks['onPart']): Promise<Dumped['streams']> {
  const streams: { name: string; bytes: Buffer }[] = [];
  for await (const { name, content } of lane) {
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of content) {
      parts.push(Buffer.from(part));
      length += part.length;
      if (name === 'database.sql' || name.startsWith('data-')) await onPart?.(length);
    }
    streams.push({ name, bytes: Buffer.concat(parts) });
  }
  return streams;
}
