import type { MatrixReport } from '../../facts/setup/matrix.ts';
import { plural } from '../../format.ts';
import { type Body, code, many } from '../document.ts';

/** The value that `strategy.matrix` reads with `fromJSON`: one job per database, in one line. */
export function matrixOf({ databases }: MatrixReport): string {
  return JSON.stringify({ include: databases });
}

export function matrixDocument({ error, databases, total }: MatrixReport): Body {
  if (error !== undefined) return { tone: 'bad', title: 'Not planned', sentence: '', sections: [] };
  const names = databases.map(({ name }) => name);
  const jobs = plural(names.length, 'job');
  return {
    // A part may be empty by chance. The user must see that.
    tone: names.length === 0 ? 'warn' : 'good',
    title: `${jobs} planned`,
    sentence: `${jobs} for ${plural(total, 'database')} of the file.`,
    sections: names.length === 0 ? [] : [{ blocks: [{ kind: 'list', extent: 'result', items: many(names, code) }] }],
    // One name per line, for a shell loop.
    lines: names,
  };
}
