import type { Severity, Subject } from '../../src/core/watch/condition.ts';
import type {
  Closed,
  Delivered,
  Escalated,
  NoticeName,
  Opened,
  Reminded,
  WatchEvent,
} from '../../src/core/watch/event.ts';
import { incidentsOf } from '../../src/core/watch/incident.ts';
import type { Message } from '../../src/ports/alerts/notifier.ts';
import { messageOf } from '../../src/report/watch/message.ts';

export const BACKUP_FAILED: Subject = { condition: 'backup-failed', database: 'shop', destination: null };

let ids = 0;
const newId = (): string => (ids++).toString(16).padStart(16, '0');
const iso = (at: Date): string => at.toISOString();

interface Incident {
  readonly incident: string;
}

export function opened(at: Date, given: Partial<Opened> = {}): Opened {
  const observed = { severity: 'critical' as Severity, details: {}, origin: null };
  return {
    type: 'opened',
    incident: newId(),
    at: iso(at),
    since: iso(at),
    subject: BACKUP_FAILED,
    ...observed,
    ...given,
  };
}

export function closed({ incident }: Incident, at: Date, reason: Closed['reason'] = 'recovered'): Closed {
  return { type: 'closed', incident, reason, at: iso(at), origin: null };
}

export function delivered(
  { incident }: Incident,
  at: Date,
  notice: NoticeName = 'opened',
  channel = 'github-issues',
): Delivered {
  return { type: 'delivered', incident, notice, channel, at: iso(at) };
}

export function reminded({ incident }: Incident, at: Date, day: number): Reminded {
  return { type: 'reminded', incident, day, at: iso(at), severity: 'critical', details: {}, origin: null };
}

export function escalated({ incident }: Incident, at: Date): Escalated {
  return { type: 'escalated', incident, at: iso(at), severity: 'critical', details: {}, origin: null };
}

/** The message of a notice, as a run sends it. */
export function messageAbout(history: readonly WatchEvent[], { incident: id }: Incident, notice: NoticeName): Message {
  const incident = incidentsOf(history).find((each) => each.id === id);
  if (incident === undefined) throw new Error('no such incident');
  const at = history.findLast((event) => event.incident === id)?.at ?? '';
  return messageOf({ channel: 'github-issues', incident, notice, at, covers: [] }, { isPublic: false });
}

/** The incidents that are open. */
export function openIn(history: readonly WatchEvent[]): string[] {
  return incidentsOf(history).flatMap(({ id, state }) => (state === 'open' ? [id] : []));
}
