import { type Observation, unexamined } from '../core/finding.ts';
import type { ServerSeries } from '../ports/engine.ts';
import type { Machine } from '../ports/machine.ts';
import type { RunContext } from '../run/run-context.ts';
import { examineEach } from './database.ts';
import type { Findings } from './examine.ts';

const area = 'verification';

/**
 * Whether a verification could restore into an ephemeral database here.
 * @param series of the database, or of its newest backup
 * @throws {RestorableError} only the cancellation
 */
export async function examineVerification(
  series: ServerSeries | undefined,
  trustSource: boolean,
  findings: Findings,
  { engine, host, machine }: RunContext & { readonly machine: Machine },
): Promise<void> {
  await findings.examine({ area, name: 'containment' }, async () => accepted(await machine.containment(), trustSource));
  if (series === undefined) {
    const why = 'neither a database nor a backup shows which server it needs';
    findings.add({ area, name: 'server program' }, unexamined(why));
    return;
  }
  const needs = (await engine(series.engine)).verificationNeeds(series, host);
  await examineEach(needs, findings, area);
}

function accepted(observation: Observation, trustSource: boolean): Observation {
  if (observation.result !== 'failed' || !trustSource) return observation;
  return {
    result: 'warning',
    detail: `${observation.detail} \`trust-source\` accepts that.`,
    remedy: observation.remedy,
  };
}
