import { toRestorableError } from '../core/errors.ts';
import type { Heartbeats } from '../heartbeat/heartbeats.ts';
import type { RawOptions } from '../options/options.ts';
import { readHeartbeats } from '../requests/heartbeats.ts';
import type { RunHost } from './base.ts';

type HeartbeatHost = Pick<RunHost, 'env' | 'mask' | 'signal'> & { readonly log: Pick<RunHost['log'], 'warning'> };

/** The heartbeats of a run, before anything else is read. Never rejects. @returns undefined if it has none */
export async function openHeartbeats(raw: RawOptions, host: HeartbeatHost): Promise<Heartbeats | undefined> {
  const { env, mask, signal, log } = host;
  try {
    const choice = await readHeartbeats(raw, { env, mask });
    if (choice === undefined) return undefined;
    const { Heartbeats: Opened } = await import('../heartbeat/heartbeats.ts');
    return new Opened(choice.addressFor, choice.names, { env, signal });
  } catch (thrown) {
    log.warning(toRestorableError(thrown).message);
    return undefined;
  }
}
