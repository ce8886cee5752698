import type { SentMessage, WatchFacts } from '../facts/watch.ts';
import { code, type Line, many, type Section, toned } from './document.ts';

/** The messages of a run. None if there were none. */
export function watchSections(watch: WatchFacts | undefined): Section[] {
  if (watch === undefined || watch.messages.length === 0) return [];
  const columns = [{ title: 'channel' }, { title: 'about' }, { title: 'message' }, { title: 'outcome' }];
  const isBad = watch.messages.some(({ outcome }) => outcome !== 'sent');
  const table = { kind: 'table', extent: 'detail', columns, rows: many(watch.messages, rowOf) } as const;
  return [{ title: 'Alerts', ...(isBad && { tone: 'warn' as const }), blocks: [table] }];
}

function rowOf({ channel, database, destination, condition, notice, outcome, code: error }: SentMessage): Line[] {
  const place = [database, destination ?? ''].filter((name) => name !== '').join(' at ');
  const about: Line = place === '' ? [code(condition)] : [code(condition), ` of ${place}`];
  return [channel, about, wordsOf(notice), outcome === 'sent' ? 'sent' : toned('warn', wordsOfFailure(outcome, error))];
}

function wordsOf(notice: SentMessage['notice']): string {
  switch (notice) {
    case 'opened':
      return 'a problem';
    case 'escalated':
      return 'now critical';
    case 'closed':
      return 'it is over';
    default:
      return `still there after ${notice.replace('reminded-', '')} d`;
  }
}

function wordsOfFailure(outcome: Exclude<SentMessage['outcome'], 'sent'>, error: string | undefined): string {
  const what = outcome === 'failed' ? 'not delivered; the next run tries again' : 'refused';
  return error === undefined ? what : `${what} (${error})`;
}
