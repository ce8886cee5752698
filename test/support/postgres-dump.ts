import type { ContentDigests } from '../../src/core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { Secret } from '../../src/core/secret.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import type { DumpOptions, SourceInfo } from '../../src/ports/engine/source.ts';
import type { StoredStream } from '../../src/ports/engine/target.ts';
import type { Host } from '../../src/ports/host.ts';
import { streamsIn } from './streams-in.ts';

const DIGEST_KEY = '000102030405060708090a0b0c0d0e0f';

export interface Dumped {
  readonly info: SourceInfo;
  /** All streams, in their order. */
  readonly streams: ReadonlyMap<string, Buffer>;
  readonly globals: string;
  readonly database: Buffer;
  readonly fingerprint: Fingerprint;
  readonly warnings: readonly string[];
  readonly digests: ContentDigests | undefined;
}

/** Dumps a complete (small) database into memory through the engine. */
export async function dumpAll(
  url: string,
  host: Host,
  options: Partial<DumpOptions> & { readonly requireTls?: boolean } = {},
): Promise<Dumped> {
  const { requireTls = false, ...dumpOptions } = options;
  const source = await createPostgresEngine().openSource(new Secret(url), { requireTls }, host);
  try {
    const dump = await source.dump({
      include: [],
      exclude: [],
      rowCountTimeoutMs: 600_000,
      withPasswordHashes: false,
      digestKey: DIGEST_KEY,
      ...dumpOptions,
    });
    const streams = new Map<string, Buffer>();
    for await (const stream of streamsIn(dump)) {
      const parts: Uint8Array[] = [];
      for await (const part of stream.content) parts.push(Buffer.from(part));
      streams.set(stream.name, Buffer.concat(parts));
    }
    const fingerprint = await dump.fingerprint();
    return {
      info: source.info,
      streams,
      globals: streams.get('globals.sql')?.toString('utf8') ?? '',
      database: streams.get('database.dump') ?? Buffer.alloc(0),
      fingerprint,
      warnings: dump.warnings,
      digests: await dump.digests?.(),
    };
  } finally {
    await source.close();
  }
}

/** A dump's streams, for a target. */
export function streamsOf(
  { globals, database }: Pick<Dumped, 'globals' | 'database'>,
  change = (archive: Buffer): Buffer => archive,
): readonly StoredStream[] {
  return storedStreams(
    new Map([
      ['globals.sql', Buffer.from(globals)],
      ['database.dump', change(database)],
    ]),
  );
}

/** All streams of a dump, with their lengths, as from a backup. */
export function storedStreams(streams: ReadonlyMap<string, Buffer>): readonly StoredStream[] {
  return [...streams].map(([name, bytes]) => ({ name, rawBytes: bytes.length, content: piecesOf(bytes) }));
}

/** Yields every piece in the same buffer, like a reader that reuses its memory. */
async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(50_000);
  for (let at = 0; at < bytes.length; at += buffer.length) {
    const length = bytes.copy(buffer, 0, at, at + buffer.length);
    yield buffer.subarray(0, length);
    buffer.fill(0);
  }
}
