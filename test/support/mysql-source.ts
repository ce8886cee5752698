import type { ContentDigests } from '../../src/core/format/content-digests.ts';
import type { Fingerprint } from '../../src/core/format/fingerprint.ts';
import type { LogPosition } from '../../src/core/format/log-position.ts';
import { Secret } from '../../src/core/secret.ts';
import { createMysqlEngine } from '../../src/engines/mysql/index.ts';
import type { DumpOptions, SourceInfo } from '../../src/ports/engine/source.ts';
import type { Host } from '../../src/ports/host.ts';
import { streamsIn } from './streams-in.ts';

export interface Dumped {
  readonly info: SourceInfo;
  readonly globals: string;
  readonly database: string;
  readonly fingerprint: Fingerprint;
  readonly warnings: readonly string[];
  /** With `digestKey`. */
  readonly digests: ContentDigests | undefined;
  readonly position: LogPosition | undefined;
}

export interface DumpHooks {
  /** After each piece of the database's stream, with the bytes so far. */
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
    const all = { include: [], exclude: [], rowCountTimeoutMs: 60_000, withPasswordHashes: false };
    const dump = await source.dump({ ...all, ...dumpOptions });
    const streams = new Map<string, Buffer>();
    for await (const stream of streamsIn(dump)) {
      const parts: Uint8Array[] = [];
      let bytes = 0;
      for await (const part of stream.content) {
        parts.push(Buffer.from(part));
        bytes += part.length;
        if (stream.name === 'database.sql') await onPart?.(bytes);
      }
      streams.set(stream.name, Buffer.concat(parts));
    }
    await beforeFingerprint?.();
    const fingerprint = await dump.fingerprint();
    return {
      info: source.info,
      globals: streams.get('globals.sql')?.toString('utf8') ?? '',
      database: streams.get('database.sql')?.toString('utf8') ?? '',
      fingerprint,
      warnings: dump.warnings,
      digests: await dump.digests?.(),
      position: await dump.position?.(),
    };
  } finally {
    await source.close();
  }
}
