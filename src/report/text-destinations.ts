import type { ThreeTwoOne } from '../core/planning/three-two-one.ts';
import { checksByOutcome, humanBytes, plural, ruleFacts, visible } from './format.ts';
import { worstFirst } from './markdown-destinations.ts';
import type { DestinationProbe, SyncOutcome } from './report.ts';
import type { Paint } from './text.ts';
import { columns, more, NAME_LENGTH } from './text-columns.ts';

const LIMIT = 60;

export function ruleLines(rule: ThreeTwoOne | undefined): string[] {
  if (rule === undefined) return [];
  const [[, verdict] = ['', ''], ...rest] = ruleFacts(rule);
  return ['', verdict, ...columns(rest.map(([name, value]) => [`  ${name.toLowerCase()}`, value]))];
}

/** @param isComplete every backup was looked at: else nobody knows that nothing was lacking */
export function syncLines(outcome: SyncOutcome, isComplete: boolean): string[] {
  const backups = worstFirst(outcome.backups);
  const rows = backups
    .slice(0, LIMIT)
    .map((each) => [
      `  ${each.outcome}`,
      each.id,
      each.bytes === 0 ? '' : `${humanBytes(each.bytes)} in ${plural(each.objects, 'object')}`,
      each.detail,
    ]);
  const had = `had ${plural(outcome.held, 'backup')}${backups.length === 0 && isComplete ? ' and lacked nothing' : ''}`;
  return [
    '',
    visible(`${outcome.database} at ${outcome.label}: ${had}`, NAME_LENGTH * 2),
    ...columns(rows),
    ...more(backups.length - LIMIT),
  ];
}

export function probeLines(probe: DestinationProbe, paint: Paint): string[] {
  const tone = { passed: 'good', failed: 'bad', skipped: 'warn' } as const;
  const checks = checksByOutcome(probe.checks);
  const names = columns(checks.map((check) => [check.name, check.detail]));
  return [
    '',
    visible(probe.label, NAME_LENGTH),
    ...checks.map((check, at) => `  ${paint(tone[check.outcome], check.outcome.padEnd(7))} ${names[at] ?? ''}`),
  ];
}
