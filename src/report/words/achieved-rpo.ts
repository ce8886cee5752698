import type { AchievedRpo } from '../../core/planning/achieved-rpo.ts';
import { humanAge, humanTime } from '../format.ts';

/** How old the newest recoverable data got in the last 30 days, as the value of a fact. */
export function achievedRpoInWords(achieved: AchievedRpo | undefined): string | undefined {
  if (achieved === undefined) return undefined;
  const { worstMs, worstAt, measured } = achieved;
  const when = measured === 0 ? 'now, with one backup' : `at ${humanTime(worstAt)}`;
  return `${humanAge(worstMs)} in the last 30 days (${when})`;
}
