import { matchesGlob } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import { isInShard } from '../core/planning/shard.ts';
import type { MatrixRequest } from '../options/request.ts';
import type { MatrixReport } from '../report/report.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { beginRun } from '../run/run-context.ts';

/** Maximum number of jobs in one matrix: https://docs.github.com/actions/reference/limits */
const MAX_JOBS = 256;
/** Parts differ in size by chance. Parts with this average size are likely to stay below the limit. */
const USUAL_SHARD = 200;

/** Reports the databases for which a workflow creates jobs. Reads only the configuration file. Never throws. */
export async function runMatrix(request: MatrixRequest, dependencies: Dependencies): Promise<MatrixReport> {
  const { run } = beginRun(dependencies);
  let databases: MatrixReport['databases'] = [];
  await run.guard(async () => {
    databases = planned(request);
    // A misspelled name among several would be a database without a job.
    for (const pattern of request.filter) {
      if (request.databases.some(({ name }) => matchesGlob(name, withoutNot(pattern)))) continue;
      run.warn(`No database of the file matches \`${pattern.slice(0, 60)}\` in \`filter\`.`);
    }
  });
  return { mode: 'matrix', ...run.facts(false), total: request.databases.length, databases };
}

function planned({ databases, filter, shard }: MatrixRequest): MatrixReport['databases'] {
  const matching = databases.filter(({ name }) => isMatched(name, filter));
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

/** A name matches if no pattern excludes it, and a pattern includes it or there are only excluding patterns. */
function isMatched(name: string, patterns: readonly string[]): boolean {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map(withoutNot);
  const matches = (pattern: string): boolean => matchesGlob(name, pattern);
  return (wanted.length === 0 || wanted.some(matches)) && !unwanted.some(matches);
}

const withoutNot = (pattern: string): string => pattern.replace(/^!/, '');

function namesOf(databases: MatrixRequest['databases']): string {
  const shown = databases.slice(0, 20).map(({ name }) => name);
  return `${shown.join(', ')}${databases.length > shown.length ? ', ...' : ''}`;
}
