import { state } from '../../core/checks/facts.ts';
import type { StatusRequest } from '../../options/request/status.ts';
import type { DestinationStatus } from '../../report/facts/status/status.ts';
import { humanAge } from '../../report/format.ts';
import { atMost, type Outcome, outcome } from '../outcome.ts';

type Asked = Pick<StatusRequest, 'logRpoMs'>;

/** Whether the shipped log reaches far enough. No check if nothing is shipped, and nothing is asked. */
export function endOfLog({ logRpoMs }: Asked, { log }: Pick<DestinationStatus, 'log'>, now: Date): Outcome[] {
  if (log === undefined) return logRpoMs === undefined ? [] : [outcome('failed', state('no-shipment'))];
  const found = atMost('age', logAgeMs(log, now), logRpoMs, 'ms');
  return [log.windows.length === 0 ? outcome('failed', state('no-base'), ...found.facts) : found];
}

/** Warnings if the log is late, and no limit is set that would make it a failed check. */
export function lateInWords(
  { logRpoMs }: Asked,
  { log, label }: Pick<DestinationStatus, 'log' | 'label'>,
  now: Date,
): string[] {
  if (log === undefined || logRpoMs !== undefined || log.usualAgeMs === null) return [];
  const ageMs = logAgeMs(log, now);
  if (ageMs <= log.usualAgeMs) return [];
  return [
    `The log at ${label} ends ${humanAge(ageMs)} ago, and more than ${humanAge(log.usualAgeMs)} is unusual here. Check the schedule of \`ship\`; \`log-rpo\` makes this a failed check.`,
  ];
}

function logAgeMs({ reachedAt }: NonNullable<DestinationStatus['log']>, now: Date): number {
  return Math.max(0, now.getTime() - Date.parse(reachedAt));
}
