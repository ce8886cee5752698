import type { ContentDigests } from '../../src/core/format/content-digests.ts';
import type { Fingerprint } from '../../src/core/format/fingerprint.ts';
import { Secret } from '../../src/core/secret.ts';
import { createPostgresEngine } from '../../src/engines/postgres/index.ts';
import type { ByteStream, DumpOptions, SourceInfo } from '../../src/ports/engine/source.ts';
import type { Host } from '../../src/ports/host.ts';
import { streamsIn } from './streams-in.ts';

const DIGEST_KEY = '000102030405060708090a0b0c0d0e0f';

export interface Dumped {
  readonly info: SourceInfo;
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
      rowCountTimeoutMs: 60_000,
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
export async function* streamsOf({ globals, database }: Dumped): AsyncGenerator<ByteStream> {
  yield { name: 'globals.sql', content: once(Buffer.from(globals)) };
  yield { name: 'database.dump', content: once(database) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
