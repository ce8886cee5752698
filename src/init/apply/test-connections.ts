import { RestorableError } from '../../core/errors.ts';
import type { Finding } from '../../core/finding.ts';
import { checkDatabase } from '../../doctor/database.ts';
import { checkDestinations } from '../../doctor/destinations.ts';
import { Findings } from '../../doctor/examine.ts';
import type { InitRequest } from '../../options/request/setup.ts';
import { detailOf, remedyOf } from '../../report/words/findings/findings.ts';
import type { SetupContext } from '../dependencies.ts';
import type { Setup } from '../setup.ts';
import { testAlerts } from './test-alerts.ts';

/** As a backup with the default options dumps it. */
const DUMP = { include: [], exclude: [], rowCountTimeoutMs: 300_000, withPasswordHashes: false } as const;

/**
 * Examines each database as `doctor` does, with its grants, writes, reads and deletes at each destination, and sends a test message
 * to each channel.
 * @param onFindings receives all of them, also if one failed
 * @throws {RestorableError} the first one that keeps a backup from working
 */
export async function testConnections(
  setup: Setup,
  request: InitRequest,
  context: SetupContext,
  onFindings: (findings: readonly Finding[]) => void,
): Promise<void> {
  const { run } = context;
  const findings = new Findings(context);
  for (const { name, engine, url } of setup.databases) {
    if (url === undefined) continue;
    const wanted = { database: { engine, url }, dump: DUMP, requireTls: false, hasTunnel: false };
    await run.phase(`test ${name}`, () => checkDatabase(wanted, findings, context));
  }
  const destinations = setup.destinations.map(({ spec }) => spec);
  // The probe stays below the folder of the database, which may be all that the account can write to.
  const wanted = { destinations, name: setup.databases[0].name, allowEphemeralDestination: true };
  await run.phase('test destinations', () => checkDestinations(wanted, findings, context));
  await testAlerts(setup, request, findings, context);
  const all = setup.scheduler === 'github' ? findings.all.filter((each) => !isOfThisMachine(each)) : findings.all;
  onFindings(all);
  const failed = all.find(({ result }) => result === 'failed');
  if (failed === undefined) return;
  const { code = failed.area === 'destination' ? 'STORAGE_PERMISSION' : 'DATABASE_PRIVILEGE', at, name } = failed;
  throw new RestorableError(code, `${at === undefined ? '' : `${at}: `}${name}: ${detailOf(failed)}`, {
    hint: [remedyOf(failed), '`--skip-tests` continues without these tests.'].filter(Boolean).join(' '),
  });
}

/** A runner has, or installs, the dump programs. They need not be on the machine where `init` runs. */
function isOfThisMachine({ area }: Finding): boolean {
  return area === 'programs';
}
