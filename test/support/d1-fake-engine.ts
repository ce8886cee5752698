import { rm } from 'node:fs/promises';
import type { ContentDigests } from '../../src/core/format/manifest/content-digests.ts';
import type { TimeTravel } from '../../src/core/format/manifest/time-travel.ts';
import { Secret } from '../../src/core/secret.ts';
import { createD1Engine } from '../../src/engines/d1/index.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import type { Dump } from '../../src/ports/engine/source.ts';
import type { TargetNeeds } from '../../src/ports/engine/target.ts';
import { type Stored, WHOLE_DUMP } from '../contract/engine.ts';
import { ACCOUNT, type D1Fake, TOKEN } from './d1-fake.ts';
import { createEngineHost, type EngineHost } from './engine-host.ts';
import { streamsIn } from './streams-in.ts';

/** The engine without long waits, which a fake does not need. */
export function hurriedEngine(pace: Parameters<typeof createD1Engine>[0] = {}): Engine {
  return createD1Engine({ pollMs: 5, retryMs: 5, ...pace });
}

export function d1Url(database: string): Secret {
  return new Secret(`d1://${ACCOUNT}/${encodeURIComponent(database)}`);
}

export interface D1Host extends EngineHost {
  /** Deletes its workspace. */
  remove(): Promise<void>;
}

/** A host whose environment leads to the fake, with one workspace. */
export function hostFor(fake: D1Fake, env: Record<string, string | undefined> = {}): D1Host {
  const host = createEngineHost({ CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_API_BASE_URL: fake.url, ...env });
  let workspace: ReturnType<EngineHost['workspace']> | undefined;
  return {
    ...host,
    workspace: () => {
      workspace ??= host.workspace();
      return workspace;
    },
    remove: async () => {
      if (workspace !== undefined) await rm((await workspace).path, { recursive: true, force: true });
    },
  };
}

export interface Dumped extends Stored {
  readonly text: string;
  readonly warnings: readonly string[];
  readonly digests: ContentDigests;
  readonly timeTravel: TimeTravel | undefined;
}

/** Dumps a database of the fake to memory. */
export async function dumpD1(engine: Engine, database: string, host: EngineHost): Promise<Dumped> {
  const source = await engine.openSource(d1Url(database), { requireTls: true }, host);
  const dump: Dump = await source.dump(WHOLE_DUMP);
  const parts: Uint8Array[] = [];
  for await (const stream of streamsIn(dump)) for await (const part of stream.content) parts.push(Buffer.from(part));
  const fingerprint = await dump.fingerprint();
  const digests = await dump.digests?.();
  const timeTravel = await dump.timeTravel?.();
  await source.close();
  if (digests === undefined) throw new Error('no digests');
  const bytes = Buffer.concat(parts);
  const needs: TargetNeeds = { majorVersion: source.info.majorVersion, fingerprint, rawBytes: bytes.length };
  const streams = [{ name: 'database.sql', bytes }];
  return { streams, fingerprint, needs, text: bytes.toString('utf8'), warnings: dump.warnings, digests, timeTravel };
}
