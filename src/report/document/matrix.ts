import type { MatrixReport } from '../facts/matrix.ts';
import { plural } from '../format.ts';
import { type Body, code, many } from './document.ts';

/** What `strategy.matrix` takes with `fromJSON`: one job for each database, in one line. */
export function matrixOf({ databases }: MatrixReport): string {
  return JSON.stringify({ include: databases });
}

export function matrixDocument({ error, databases, total }: MatrixReport): Body {
  if (error !== undefined) return { tone: 'bad', title: 'Not planned', sentence: '', sections: [] };
  const names = databases.map(({ name }) => name);
  const jobs = plural(names.length, 'job');
  return {
    // A part may be empty by chance; whoever runs it must see that.
    tone: names.length === 0 ? 'warn' : 'good',
    title: `${jobs} planned`,
    sentence: `${jobs} for ${plural(total, 'database')} of the file.`,
    sections: names.length === 0 ? [] : [{ blocks: [{ kind: 'list', extent: 'result', items: many(names, code) }] }],
    // One name a line, for a loop of a shell.
    lines: names,
  };
}
