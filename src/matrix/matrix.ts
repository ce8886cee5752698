import { RestorableError } from '../core/errors.ts';
import { isInShard } from '../core/planning/shard.ts';
import { isSelected, patternUnused, unusedPatterns } from '../options/name-filter.ts';
import type { MatrixRequest } from '../options/request/setup.ts';
import type { MatrixReport } from '../report/facts/setup/matrix.ts';
import { busyScheduleWarning } from '../run/busy-schedule.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { beginRun } from '../run/run-context.ts';
import { workflowSchedules } from './workflow-schedules.ts';

/** Maximum number of jobs in one matrix: https://docs.github.com/actions/reference/limits */
const MAX_JOBS = 256;
/** Parts differ in size by chance. Parts with this average size are likely to stay below the limit. */
const USUAL_SHARD = 200;

/**
 * Reports the databases for which a workflow creates jobs. Reads only the configuration file, and the schedules of the workflow.
 * Never throws.
 */
export async function runMatrix(request: MatrixRequest, dependencies: Dependencies): Promise<MatrixReport> {
  const { run, host } = beginRun(dependencies);
  let databases: MatrixReport['databases'] = [];
  await run.guard(async () => {
    databases = planned(request);
    // A misspelled name among several would be a database without a job.
    const names = request.databases.map(({ name }) => name);
    run.warn(...workflowSchedules(host).flatMap((schedule) => busyScheduleWarning(schedule) ?? []));
    for (const pattern of unusedPatterns(names, request.filter)) run.warn(patternUnused(pattern));
  });
  return { mode: 'matrix', ...run.facts(false), total: request.databases.length, databases };
}

function planned({ databases, filter, shard }: MatrixRequest): MatrixReport['databases'] {
  const matching = databases.filter(({ name }) => isSelected(name, filter));
  if (matching.length === 0) {
    // A matrix without jobs is an error on GitHub too, and a pattern that matches nothing is a mistake.
    throw new RestorableError('INPUT_INVALID', 'No database of the file matches `filter`.', {
      hint: `Patterns match complete names, such as shop-*. The file has: ${namesOf(databases)}.`,
    });
  }
  const chosen = shard === undefined ? matching : matching.filter(({ name }) => isInShard(name, shard));
  if (chosen.length > MAX_JOBS) {
    const of = Math.ceil(matching.length / USUAL_SHARD);
    throw new RestorableError(
      'INPUT_INVALID',
      `${chosen.length} databases are more jobs than GitHub allows a matrix.`,
      {
        hint: `It allows ${MAX_JOBS}. Plan them in parts with \`shard\`, such as 1/${of} to ${of}/${of}; docs/configuration.md has a workflow.`,
      },
    );
  }
  return chosen.map(({ name, variable }) => (variable === undefined ? { name } : { name, variable }));
}

function namesOf(databases: MatrixRequest['databases']): string {
  const shown = databases.slice(0, 20).map(({ name }) => name);
  return `${shown.join(', ')}${databases.length > shown.length ? ', ...' : ''}`;
}
