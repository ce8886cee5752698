import { untilWhen } from '../core/planning/retention/kept-until.ts';
import { readHistory } from '../history/read-history.ts';
import type { PageRequest } from '../options/request/status.ts';
import type { DatabaseHistory } from '../report/facts/history.ts';
import type { PageReport } from '../report/facts/page.ts';
import type { LogFacts } from '../report/facts/status/log-reach.ts';
import type { StatusReport } from '../report/facts/status/status.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { beginRun } from '../run/run-context.ts';
import { runStatus } from '../status/status.ts';

/**
 * What a page shows of one database: its history, and what `status` checks. A page that could be made is no finding, whatever it
 * shows: `status` is the mode that fails.
 */
export async function runPage(request: PageRequest, dependencies: Dependencies): Promise<PageReport> {
  const status = await runStatus({ ...request, mode: 'status' }, dependencies);
  const context = beginRun(dependencies);
  const { run, clock } = context;
  let history: DatabaseHistory | undefined;
  await run.guard(async () => {
    history = await readHistory({ ...request, since: undefined, to: undefined }, context);
  });
  const facts = run.facts(false);
  // A destination that can't be read is on the page. That GitHub did not answer is not.
  const unanswered = history === undefined || (status.unreadable ?? []).length > 0 ? undefined : status.error?.message;
  return {
    mode: 'page',
    ...facts,
    startedAt: status.startedAt,
    durationMs: status.durationMs + facts.durationMs,
    warnings: [...new Set([...status.warnings, ...facts.warnings, ...(unanswered === undefined ? [] : [unanswered])])],
    phases: [...status.phases, ...facts.phases],
    objectives: status.objectives ?? {},
    history,
    checks: status.checks,
    rule: status.rule,
    log: furthest(status.destinations),
    keptUntil: history && keptUntil(history, request, clock.now()),
  };
}

function furthest(destinations: StatusReport['destinations']): LogFacts | undefined {
  const logs = destinations.flatMap(({ log }) => log ?? []);
  return logs.toSorted((a, b) => Date.parse(b.reachedAt) - Date.parse(a.reachedAt))[0];
}

function keptUntil({ backups }: DatabaseHistory, { policy }: PageRequest, now: Date): PageReport['keptUntil'] {
  if (policy === undefined) return undefined;
  const kept = backups.flatMap(({ id, startedAt, parents, kept: reasons = [] }) => {
    const isHeld = reasons.some(({ rule }) => rule === 'held');
    const isVerified = reasons.some(({ rule }) => rule === 'newest-verified');
    return reasons.length === 0 ? [] : [{ id, startedAt: new Date(startedAt), parents, isHeld, isVerified }];
  });
  return Object.fromEntries(
    [...untilWhen(kept, policy, now)].map(([id, at]) => [id, at === undefined ? null : at.toISOString().slice(0, 10)]),
  );
}
