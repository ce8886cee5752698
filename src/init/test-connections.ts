import { RestorableError } from '../core/errors.ts';
import type { InitReport } from '../report/facts/init.ts';
import type { SetupContext } from './dependencies.ts';
import type { Setup } from './setup.ts';

type ConnectionTest = InitReport['tests'][number];

/**
 * Logs in to each database, and writes, reads and deletes at each destination.
 * @throws {RestorableError} the first failure
 */
export async function testConnections(setup: Setup, context: SetupContext): Promise<ConnectionTest[]> {
  const { host, engine, run } = context;
  const results: ConnectionTest[] = [];
  for (const { name, engine: kind, url } of setup.databases) {
    if (url === undefined) continue;
    await run.phase(`test database ${name}`, async () => {
      const opened = await engine(kind);
      const source = await opened.openSource(url, { requireTls: false }, host);
      const { engine: found, serverVersion } = source.info;
      await source.close();
      results.push({ subject: `database ${name}`, found: `${found} ${serverVersion}` });
    });
  }
  const { runCheckDestinations } = await import('../status/check-destinations.ts');
  const report = await runCheckDestinations(
    {
      mode: 'check-destinations',
      name: setup.databases[0].name,
      destinations: setup.destinations.map(({ spec }) => spec),
      timeoutMs: undefined,
      allowEphemeralDestination: true,
    },
    context,
  );
  if (report.error !== undefined) {
    throw new RestorableError(report.error.code, report.error.message, { hint: report.error.hint });
  }
  for (const { label, usable, checks } of report.destinations) {
    const failed = checks.find(({ outcome }) => outcome === 'failed');
    if (!usable) {
      throw new RestorableError('STORAGE_FAILED', `${label} can't hold backups: ${failed?.name ?? 'a probe'} failed.`, {
        hint: 'Run `restorable check-destinations` with the same destination for the details. `--skip-tests` continues without this test.',
      });
    }
    results.push({ subject: label, found: 'written, read and deleted' });
  }
  return results;
}
