import type { HistoryQuestion, HistoryRequest } from '../options/request/history.ts';
import type { DatabaseHistory, HistoryReport } from '../report/facts/history.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { beginRun } from '../run/run-context.ts';
import { readHistory } from './read-history.ts';

/** Shows the tests of a database, and whether their records are complete. Needs no key. Never throws. */
export async function runHistory(request: HistoryRequest, dependencies: Dependencies): Promise<HistoryReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  let history: DatabaseHistory | undefined;
  await run.guard(async () => {
    history = await readHistory(questionOf(request, context.clock.now()), context);
    if (!history.isAuthenticated) {
      run.warn(
        'Not authenticated: anyone with write access to the storage could have made these records. Set `verifiers`.',
      );
    }
  });
  const hasFindings = history?.chain.findings.some(({ severity }) => severity === 'finding') === true;
  return { mode: 'history', ...run.facts(hasFindings), format: request.format, history };
}

function questionOf(request: HistoryRequest, now: Date): HistoryQuestion {
  const { since } = request;
  const from = since === undefined || since instanceof Date ? since : new Date(now.getTime() - since.agoMs);
  return { ...request, since: from, to: undefined };
}
