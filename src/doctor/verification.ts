import { doubtful, type Observation, unexamined } from '../core/finding.ts';
import type { DoctorRequest } from '../options/request/doctor.ts';
import type { ServerSeries } from '../ports/engine/source.ts';
import type { Machine } from '../ports/machine.ts';
import type { RunContext } from '../run/run-context.ts';
import { checkTarget, examineEach } from './database.ts';
import type { Findings } from './examine.ts';

const area = 'verification';

/**
 * Whether a verification could restore into an ephemeral database here, or on the given server.
 * @param series of the database, or of its newest backup
 * @throws {RestorableError} only the cancellation
 */
export async function examineVerification(
  series: ServerSeries | undefined,
  request: Pick<DoctorRequest, 'target' | 'tunnel' | 'trustSource'>,
  findings: Findings,
  context: RunContext & { readonly machine: Machine },
): Promise<void> {
  const { engine, host, machine } = context;
  const { target, tunnel, trustSource } = request;
  await findings.examine({ area, name: 'containment' }, async () => accepted(await machine.containment(), trustSource));
  if (target !== undefined) {
    return checkTarget({ database: target, requireTls: false, hasTunnel: tunnel !== undefined }, findings, context);
  }
  if (series === undefined) {
    findings.add({ area, name: 'server program' }, unexamined({ kind: 'server-unknown' }));
    return;
  }
  const needs = (await engine(series.engine)).verificationNeeds(series, host);
  await examineEach(needs, findings, area);
}

function accepted(observation: Observation, trustSource: boolean): Observation {
  const { seen } = observation;
  if (seen.kind !== 'error' || !trustSource) return observation;
  return doubtful({ ...seen, kind: 'containment-waived' });
}
