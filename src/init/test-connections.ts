import { RestorableError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { InitReport } from '../report/facts/init.ts';
import type { SetupContext } from './dependencies.ts';
import type { Setup, SetupDatabase } from './setup.ts';

type ConnectionTest = InitReport['tests'][number];

/** What a user decides once, with the URL. Other warnings return in every run. */
const OF_URL: ReadonlySet<string> = new Set(['TLS', 'clock of the server', 'replica']);
const WHOLE = { include: [], exclude: [], rowCountTimeoutMs: 60_000, withPasswordHashes: false };

/**
 * Examines each database as `doctor` does, with every privilege that its dump needs, and writes, reads and deletes at each
 * destination.
 * @throws {RestorableError} the first failure
 */
export async function testConnections(setup: Setup, context: SetupContext): Promise<ConnectionTest[]> {
  const results: ConnectionTest[] = [];
  for (const database of setup.databases) {
    const found = await testDatabase(database, setup, context);
    if (found !== undefined) results.push({ subject: `database ${database.name}`, found });
  }
  return [...results, ...(await testDestinations(setup, context))];
}

async function testDatabase(
  { name, engine, url }: SetupDatabase,
  { scheduler }: Setup,
  context: SetupContext,
): Promise<string | undefined> {
  if (url === undefined) return undefined;
  const { run } = context;
  const { checkDatabase } = await import('../doctor/database.ts');
  const findings = new (await import('../doctor/examine.ts')).Findings(context);
  const wanted = { database: { engine, url }, dump: WHOLE, requireTls: false, hasTunnel: false };
  await run.phase(`test database ${name}`, () => checkDatabase(wanted, findings, context));
  // A runner of GitHub has its own programs, and installs those that it lacks.
  const counted = findings.all.filter(({ area }) => scheduler !== 'github' || area !== 'programs');
  requireNoFailure(counted, `The database ${name}`, 'DATABASE_QUERY');
  for (const { name: of, result, detail, remedy } of counted) {
    if (result === 'warning' && OF_URL.has(of))
      run.warn(`The database ${name}: ${of}: ${detail}. ${remedy ?? ''}`.trim());
  }
  const server = findings.all.find((each) => each.name === 'server');
  return `${server?.detail ?? engine}, with every privilege that a backup needs`;
}

async function testDestinations(setup: Setup, context: SetupContext): Promise<ConnectionTest[]> {
  const { checkDestinations } = await import('../doctor/destinations.ts');
  const findings = new (await import('../doctor/examine.ts')).Findings(context);
  const wanted = {
    destinations: setup.destinations.map(({ spec }) => spec),
    name: setup.databases[0].name,
    allowEphemeralDestination: true,
  };
  const reached = await context.run.phase('test destinations', () => checkDestinations(wanted, findings, context));
  requireNoFailure(findings.all, 'A destination', 'STORAGE_FAILED');
  return reached.map(({ label }) => ({ subject: label, found: 'written, read and deleted' }));
}

/** @throws {RestorableError} the first failure, and how many more there are */
function requireNoFailure(
  findings: readonly Finding[],
  subject: string,
  usual: 'DATABASE_QUERY' | 'STORAGE_FAILED',
): void {
  const [first, ...others] = findings.filter(({ result }) => result === 'failed');
  if (first === undefined) return;
  const { name, at, detail, remedy, code = usual } = first;
  const more = others.length === 0 ? '' : ` \`restorable doctor\` names ${others.length} more.`;
  throw new RestorableError(code, `${at ?? subject}: ${name}: ${detail}`, {
    hint: `${remedy ?? ''}${more} \`--skip-tests\` continues without this test.`.trim(),
  });
}
