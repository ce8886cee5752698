import { invalid } from '../options/schema.ts';
import { busyScheduleWarning } from '../run/busy-schedule.ts';
import type { SetupContext } from './dependencies.ts';
import type { Setup } from './setup.ts';

const ON_A_SERVER = 'Run `init` on the server that has it, with `--schedule-with cron` or `--schedule-with systemd`.';
const THIS_MACHINE = /^[a-z0-9]+:\/\/(?:[^/?]*@)?(?:localhost|127(?:\.\d+){3}|\[::1\])(?=[:/?]|$)/i;

/**
 * Refuses what can't work from a job on GitHub: a file of this machine, and a folder that is lost with the job. Warns of what may not.
 * @throws {RestorableError} INPUT_INVALID
 */
export function refuseUnfit(setup: Setup, { run }: SetupContext): void {
  const { databases, destinations, scheduler } = setup;
  for (const { line } of destinations) {
    // GitHub would evaluate it in the workflow.
    if (line.includes('${{')) {
      throw invalid(
        'destination',
        'A `destination` contains "${{", which GitHub would evaluate.',
        'Write the URL itself.',
      );
    }
  }
  if (scheduler !== 'github') return;
  if (databases.some(({ engine }) => engine === 'sqlite')) {
    throw invalid('database', 'A job on GitHub has no access to the file of a SQLite database.', ON_A_SERVER);
  }
  if (destinations.some(({ spec }) => spec.scheme === 'file')) {
    throw invalid(
      'destination',
      'A folder is lost with the job on GitHub that writes to it.',
      `Give a destination elsewhere, such as s3: or sftp:. Or: ${ON_A_SERVER}`,
    );
  }
  run.warn(...[setup.nightly, setup.weekly].flatMap((each) => busyScheduleWarning(each) ?? []));
  for (const { name, url } of databases) {
    if (!THIS_MACHINE.test(url?.reveal() ?? '')) continue;
    run.warn(`The URL of ${name} names this machine, which a job on GitHub can't reach.`);
  }
}
