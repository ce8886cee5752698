import type { Heartbeats } from '../heartbeat/heartbeats.ts';
import type { RawOptions } from '../options/options.ts';
import { readHeartbeats } from '../requests/heartbeats.ts';
import type { RunHost } from './base.ts';

/** The heartbeats of a run, before anything that can fail. Undefined if it has none. */
export async function openHeartbeats(
  raw: RawOptions,
  host: Pick<RunHost, 'env' | 'mask' | 'signal'>,
): Promise<Heartbeats | undefined> {
  const { env, mask, signal } = host;
  const choice = await readHeartbeats(raw, { env, mask });
  if (choice === undefined) return undefined;
  const { Heartbeats: Opened } = await import('../heartbeat/heartbeats.ts');
  return new Opened(choice.addressFor, choice.names, { env, signal });
}
