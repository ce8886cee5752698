import { plural, visible } from './format.ts';
import type { Headline } from './headline.ts';
import { capped, code } from './markdown-text.ts';
import type { MatrixReport } from './report.ts';

/** What `strategy.matrix` takes with `fromJSON`: one job for each database, in one line. */
export function matrixOf({ databases }: MatrixReport): string {
  return JSON.stringify({ include: databases });
}

export function planHeadline(report: MatrixReport): Headline {
  if (report.error !== undefined) return { tone: 'bad', title: 'Not planned', sentence: report.error.message };
  const jobs = plural(report.databases.length, 'job');
  const sentence = `${jobs} for ${plural(report.total, 'database')} of the file.`;
  // A part may be empty by chance; whoever runs it must see that.
  return { tone: report.databases.length === 0 ? 'warn' : 'good', title: `${jobs} planned`, sentence };
}

/** One name a line, and nothing else: for a loop of a shell. */
export function planLines({ databases }: MatrixReport): string[] {
  return databases.map(({ name }) => visible(name, 63));
}

/** @param limit names that are shown at most */
export function planSection({ databases }: MatrixReport, limit: number): string {
  const { shown, more } = capped(databases, limit);
  return shown.length === 0 ? '' : `${shown.map(({ name }) => code(name)).join(' ')}${more}`;
}
