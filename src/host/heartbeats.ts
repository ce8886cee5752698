import { toRestorableError } from '../core/errors.ts';
import type { Heartbeats } from '../heartbeat/heartbeats.ts';
import type { RawOptions } from '../options/options.ts';
import { readHeartbeats } from '../requests/heartbeats.ts';
import type { RunHost } from './base.ts';
import type { Outcome } from './run.ts';

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

/** The longest time for it. */
export const HEARTBEAT_MS = 30_000;

/**
 * Reports to the heartbeats how the run ended. What they do not accept is a warning, and changes nothing else. Never rejects.
 * @returns the outcome, with the warnings. @param host of the time after the work
 */
export async function finishHeartbeats(
  heartbeats: Heartbeats | undefined,
  outcome: Outcome,
  { log, signal }: Pick<HeartbeatHost, 'log' | 'signal'>,
): Promise<Outcome> {
  const warnings = (await heartbeats?.finish(outcome, signal)) ?? [];
  for (const warning of warnings) log.warning(warning);
  const { report } = outcome;
  if (report === undefined || warnings.length === 0) return outcome;
  return { ...outcome, report: { ...report, warnings: [...report.warnings, ...warnings] } };
}
