import type { HistoryQuestion } from '../options/request/history.ts';

export type Period = Pick<HistoryQuestion, 'since' | 'to'>;

export function isWithin({ since, to }: Period, time: Date): boolean {
  return (since === undefined || time >= since) && (to === undefined || time <= to);
}
