import type { HoldReport } from '../facts/hold.ts';
import { plural } from '../format.ts';
import { type Body, code, factsBlock, type Headline, type Section } from './document.ts';

export function holdDocument(report: HoldReport): Body {
  return { ...headline(report), sections: facts(report) };
}

function headline({ mode, backup, records, error }: HoldReport): Headline {
  const where = plural(records.length, 'destination');
  if (error !== undefined || backup === undefined) {
    const ended = error === undefined ? 'The run ended early. ' : '';
    const done = records.length > 0 ? `It is recorded at ${where} only.` : '';
    const title = mode === 'hold' ? 'Not held' : 'Not released';
    return { tone: 'bad', title, sentence: `${ended}${done}`.trim() };
  }
  if (mode === 'hold') {
    const sentence = `Retention keeps it at ${where} until it is released.`;
    return { tone: 'good', title: `${backup.id} is held`, sentence };
  }
  const sentence = `Where \`verifiers\` includes this key, the policy applies to it again, at ${where}.`;
  return { tone: 'good', title: `${backup.id} is released`, sentence };
}

function facts({ backup, reason, records }: HoldReport): Section[] {
  if (backup === undefined) return [];
  const recorded = records.map(({ label, key }) => ['Recorded', [code(label), ': ', code(key)]] as const);
  return [{ blocks: [factsBlock(['Backup', code(backup.id)], ['Reason', reason], ...recorded)] }];
}
