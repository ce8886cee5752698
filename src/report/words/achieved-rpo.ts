import type { AchievedRpo } from '../../core/planning/achieved-rpo.ts';
import { humanAge, humanTime } from '../format.ts';

/** How old the newest recoverable data got in the last 30 days, as the value of a fact. */
export function achievedRpoInWords(achieved: AchievedRpo | undefined): string | undefined {
  if (achieved === undefined) return undefined;
  const { worstMs, worstAt } = achieved;
  return `${humanAge(worstMs)} in the last 30 days (at ${humanTime(worstAt)})`;
}
