import type { NoticeName } from '../../core/watch/event.ts';
import type { PendingNotice } from '../../core/watch/pending.ts';
import type { Message } from '../../ports/alerts/notifier.ts';
import { humanAge } from '../format.ts';
import { adviceAfter, adviceOn } from './advice.ts';
import { type Places, placesOf } from './places.ts';
import { beginOf, knownOf, lastedOf, minuteOf } from './sentences.ts';
import { titlesOf } from './titles.ts';

const TITLE_LENGTH = 150;

export interface MessageOptions {
  /** Names no database and no destination. */
  readonly isPublic: boolean;
}

/** A notice in plain English. Says only what the incident's details state. */
export function messageOf(notice: PendingNotice, { isPublic }: MessageOptions): Message {
  const { incident } = notice;
  const { subject, details } = incident;
  const places = placesOf(subject, isPublic);
  const kind = kindOf(notice.notice);
  const isOver = kind === 'closed';
  const run = isOver ? incident.closed?.origin : incident.origin;
  return {
    id: `${incident.id}-${notice.notice}`,
    incident: incident.id,
    kind,
    severity: incident.severity,
    condition: subject.condition,
    title: titleOf(notice, places),
    sentences: isOver ? lastedOf(incident, notice.at) : knownOf(incident, new Date(notice.at)),
    advice: isOver ? adviceAfter(subject.condition) : adviceOn(subject.condition, details.code, details.state),
    fields: fieldsOf(notice, places),
    at: notice.at,
    runUrl: details.runUrl ?? run?.url,
  };
}

function kindOf(notice: NoticeName): Exclude<Message['kind'], 'test'> {
  return notice === 'opened' || notice === 'escalated' || notice === 'closed' ? notice : 'reminded';
}

function titleOf({ incident, notice, at }: PendingNotice, places: Places): string {
  const { wrong, over } = titlesOf(incident.subject.condition, places, incident.details);
  const lastedMs = Math.max(0, Date.parse(at) - Date.parse(beginOf(incident)));
  const title: Record<Exclude<Message['kind'], 'test'>, string> = {
    opened: wrong,
    reminded: `Still open after ${humanAge(lastedMs)}: ${wrong}`,
    escalated: `Now critical: ${wrong}`,
    closed: over,
  };
  const text = title[kindOf(notice)];
  return text.length > TITLE_LENGTH ? `${text.slice(0, TITLE_LENGTH - 1)}…` : text;
}

function fieldsOf({ incident }: PendingNotice, { database, destination, key }: Places): [string, string][] {
  const { condition } = incident.subject;
  const fields: [string, string | undefined][] = [
    ['Database', database === '' ? undefined : database],
    ['Destination', destination],
    ['Key', key],
    ['Condition', condition],
    ['Severity', incident.severity],
    ['Since', minuteOf(beginOf(incident))],
    ['Error', incident.details.code],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}
