import type { RunOrigin } from '../run-origin.ts';
import type { ConditionDetails, Severity, Subject } from './condition.ts';
import type { Closed, Escalated, NoticeName, Opened, Reminded, Suspected, WatchEvent } from './event.ts';

/** `cleared`: a suspicion that was not confirmed. `duplicate`: another incident of the same condition counts in its place. */
export type IncidentState = 'suspected' | 'cleared' | 'open' | 'recovered' | 'duplicate';

/** The notices that each channel answered in the same way, by the channel's id. */
export type NoticesByChannel = ReadonlyMap<string, ReadonlySet<NoticeName>>;

/** Everything that is known about one incident. */
export interface Incident {
  readonly id: string;
  readonly subject: Subject;
  readonly state: IncidentState;
  /** The present one: critical after an escalation. */
  readonly severity: Severity;
  /** ISO time of the first observation. */
  readonly since: string;
  /** ISO time of the event that opened it, or of the suspicion. */
  readonly openedAt: string;
  /** By the newest observation that was recorded, as is the origin. */
  readonly details: ConditionDetails;
  readonly origin: RunOrigin | null;
  /** The runs that suspected it. */
  readonly suspectedBy: readonly (RunOrigin | null)[];
  /** One per day, the latest day last. */
  readonly reminders: readonly Reminded[];
  readonly escalated: Escalated | undefined;
  readonly closed: Closed | undefined;
  readonly accepted: NoticesByChannel;
  readonly refused: NoticesByChannel;
  readonly missed: NoticesByChannel;
}

/** What is known about one condition of a database. */
export interface ConditionHistory {
  readonly subject: Subject;
  /** The incident that counts. */
  readonly open: Incident | undefined;
  /** Other open incidents of the same condition. */
  readonly surplus: readonly Incident[];
  /** The earliest first, as for all others. */
  readonly suspicions: readonly Incident[];
  readonly recovered: readonly Incident[];
  readonly duplicates: readonly Incident[];
}

/** Equal for equal subjects only. */
export function subjectKey({ condition, database, destination }: Subject): string {
  return JSON.stringify([condition, database, destination]);
}

/** The incidents that events describe, whatever the order of the events. An incident whose beginning is missing is left out. */
export function incidentsOf(history: readonly WatchEvent[]): Incident[] {
  const events = Map.groupBy(history.toSorted(byTime), ({ incident }) => incident);
  return [...events].flatMap(([id, of]) => incidentOf(id, of) ?? []).toSorted(byOpening);
}

/** Incidents by condition, by the keys of their subjects. */
export function conditionsOf(incidents: readonly Incident[]): Map<string, ConditionHistory> {
  const groups = Map.groupBy(incidents, ({ subject }) => subjectKey(subject));
  return new Map([...groups].map(([key, [first, ...rest]]) => [key, historyOf(first as Incident, rest)]));
}

/** Two incidents of one condition: the later one is the duplicate. */
export function byOpening(a: Incident, b: Incident): number {
  return compareText(a.openedAt, b.openedAt) || compareText(a.id, b.id);
}

/** The earliest of some ISO times. */
export function earliest(first: string, ...rest: readonly string[]): string {
  return [first, ...rest].sort()[0] ?? first;
}

function historyOf(first: Incident, rest: readonly Incident[]): ConditionHistory {
  const of = Map.groupBy([first, ...rest].toSorted(byOpening), ({ state }) => state);
  const [open, ...surplus] = of.get('open') ?? [];
  return {
    subject: first.subject,
    open,
    surplus,
    suspicions: of.get('suspected') ?? [],
    recovered: of.get('recovered') ?? [],
    duplicates: of.get('duplicate') ?? [],
  };
}

/** ISO times in UTC sort as text. Times are equal for events of one run, so the rest makes the order complete. */
function byTime(a: WatchEvent, b: WatchEvent): number {
  return (
    compareText(a.at, b.at) ||
    compareText(a.incident, b.incident) ||
    compareText(a.type, b.type) ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param events of one incident, by time */
function incidentOf(id: string, events: readonly WatchEvent[]): Incident | undefined {
  const suspected = ofType(events, 'suspected');
  const opened = ofType(events, 'opened');
  const first: Opened | Suspected | undefined = opened[0] ?? suspected[0];
  if (first === undefined) return undefined;
  const [escalated] = ofType(events, 'escalated');
  const closings = ofType(events, 'closed');
  const closed = closings.find(({ reason }) => reason === 'duplicate') ?? closings[0];
  const observed = [...suspected, ...opened, ...ofType(events, 'escalated'), ...ofType(events, 'reminded')];
  const last = observed.reduce((a, b) => (byTime(a, b) < 0 ? b : a));
  const starts = [...opened.map(({ since }) => since), ...suspected.map(({ at }) => at)];
  const isCritical = [...opened, ...suspected].some(({ severity }) => severity === 'critical');
  return {
    id,
    subject: first.subject,
    state: stateOf(events, closed),
    severity: escalated !== undefined || isCritical ? 'critical' : 'warning',
    since: earliest(first.at, ...starts),
    openedAt: first.at,
    details: last.details,
    origin: last.origin,
    suspectedBy: suspected.map(({ origin }) => origin),
    reminders: byDay(ofType(events, 'reminded')),
    escalated,
    closed,
    accepted: noticesByChannel(ofType(events, 'delivered')),
    refused: noticesByChannel(ofType(events, 'refused')),
    missed: noticesByChannel(ofType(events, 'missed')),
  };
}

function stateOf(events: readonly WatchEvent[], closed: Closed | undefined): IncidentState {
  // Also if the opening was not loaded, or if another run cleared the suspicion at the same time.
  if (closed !== undefined) return closed.reason;
  if (events.some(({ type }) => type === 'opened')) return 'open';
  return events.some(({ type }) => type === 'cleared') ? 'cleared' : 'suspected';
}

function ofType<T extends WatchEvent['type']>(
  events: readonly WatchEvent[],
  type: T,
): Extract<WatchEvent, { type: T }>[] {
  return events.filter((event): event is Extract<WatchEvent, { type: T }> => event.type === type);
}

/** Two runs at once may have recorded the same reminder. */
function byDay(reminders: readonly Reminded[]): Reminded[] {
  const days = new Map<number, Reminded>();
  for (const reminder of reminders) if (!days.has(reminder.day)) days.set(reminder.day, reminder);
  return [...days.values()].sort((a, b) => a.day - b.day);
}

function noticesByChannel(
  answers: readonly { readonly channel: string; readonly notice: NoticeName }[],
): Map<string, Set<NoticeName>> {
  const groups = Map.groupBy(answers, ({ channel }) => channel);
  return new Map([...groups].map(([channel, of]) => [channel, new Set(of.map(({ notice }) => notice))]));
}
