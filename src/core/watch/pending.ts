import type { Calendar } from '../planning/schedule/calendar.ts';
import { isWithin, type TimeWindow } from '../planning/schedule/time-window.ts';
import { isCauseOf } from './cause.ts';
import { type ConditionName, SEVERITIES, type Severity } from './condition.ts';
import type { Delivered, Missed, NoticeName, Refused, WatchEvent } from './event.ts';
import { byOpening, type ConditionHistory, conditionsOf, type Incident, incidentsOf } from './incident.ts';

/** What a channel wants to be told. */
export interface ChannelFilter {
  readonly id: string;
  /** The least severity. */
  readonly severity: Severity;
  /** Undefined if it wants all of them. */
  readonly conditions?: readonly ConditionName[] | undefined;
}

/** The part of each day in which warnings are held back. */
export interface QuietHours {
  readonly window: TimeWindow;
  readonly calendar: Calendar;
}

/** A notice that a channel has not got yet. */
export interface PendingNotice {
  readonly channel: string;
  /** What is known of it now. Of several incidents of one condition, the id that the channel was told. */
  readonly incident: Incident;
  readonly notice: NoticeName;
  /** ISO time of the event that it is about. */
  readonly at: string;
  /** Older notices of the incident that are not sent any more, because this one says all of it. */
  readonly covers: readonly NoticeName[];
}

const HOUR_MS = 3_600_000;
/**
 * Warnings are not held back for longer than this. If all runs of a database are in the quiet hours, nothing could send them
 * otherwise: the run of the next night does.
 */
const HELD_MS = 21 * HOUR_MS;
/** A channel that was never used is told what was over this recently: its first run may have been killed before it recorded anything. */
const RECENT_MS = 48 * HOUR_MS;

/**
 * What each channel must still be told, in the order in which it must be sent: of one incident, the opening before its end, and of
 * one condition, what is over before what is open. Nothing that was observed is lost because a channel failed; what a channel
 * refused is not tried again.
 */
export function pendingNotices(
  history: readonly WatchEvent[],
  channels: readonly ChannelFilter[],
  now: Date,
  quiet?: QuietHours,
): PendingNotice[] {
  const conditions = [...conditionsOf(incidentsOf(history)).values()];
  const isQuiet = isQuietAt(now, quiet);
  return channels.flatMap((channel) => {
    const knownSince = knownSinceOf(channel, history);
    const telling = { channel, knownSince, now, isQuiet };
    const stories = conditions.flatMap((condition) => storiesOf(condition)).toSorted(inOrderFor(channel));
    const notices = new Map(stories.map((story) => [story, noticesOf(story, telling)]));
    const told = stories.filter((story) => isAnnounced(story, channel) || notices.get(story)?.length !== 0);
    const isExplained = (story: Story): boolean =>
      !isAnnounced(story, channel) && told.some(({ main }) => isCauseOf(main, story.main));
    return stories.flatMap((story) => (isExplained(story) ? [] : (notices.get(story) ?? [])));
  });
}

/** Whether warnings are held back now. */
export function isQuietAt(now: Date, quiet: QuietHours | undefined): boolean {
  return quiet !== undefined && isWithin(quiet.window, quiet.calendar.minuteOfDay(now));
}

type Answer = Delivered | Refused | Missed;

/** Records what became of a notice that was sent. */
export function answered(
  { channel, incident, notice, covers }: PendingNotice,
  type: Answer['type'],
  now: Date,
): Answer[] {
  // The channel is tried again by each run, and it is enough to know once that it was owed something.
  if (type === 'missed' && incident.missed.has(channel)) return [];
  return (type === 'missed' ? [notice] : [notice, ...covers]).map((name) => {
    return { type, incident: incident.id, notice: name, channel, at: now.toISOString() };
  });
}

/** An incident, and its duplicates, which a channel may have been told in its place. */
interface Story {
  readonly main: Incident;
  readonly all: readonly Incident[];
}

function storiesOf({ open, surplus, recovered, duplicates }: ConditionHistory): Story[] {
  const mains = [...recovered, ...(open === undefined ? [] : [open])].toSorted(byOpening);
  const others = [...surplus, ...duplicates];
  // A duplicate is always later than the incident that counts.
  const mainOf = (other: Incident): Incident | undefined => mains.findLast((main) => byOpening(main, other) < 0);
  return mains.map((main) => ({ main, all: [main, ...others.filter((other) => mainOf(other) === main)] }));
}

/** Whether the channel was told of it. */
function isAnnounced({ all }: Story, { id }: ChannelFilter): boolean {
  return all.some((each) => isTold(each, id));
}

function isTold({ accepted }: Incident, channel: string): boolean {
  return [...(accepted.get(channel) ?? [])].some((each) => each !== 'closed');
}

/**
 * First the ends that the channel waits for, then what is over and it never heard of, then what is open: so nobody reads last that
 * something which fails again is over. The clocks of two incidents do not decide that.
 */
function inOrderFor(channel: ChannelFilter): (a: Story, b: Story) => number {
  const rank = (story: Story): number => (story.main.closed === undefined ? 2 : isAnnounced(story, channel) ? 0 : 1);
  return (a, b) => rank(a) - rank(b) || byOpening(a.main, b.main);
}

interface Telling {
  readonly channel: ChannelFilter;
  /** Undefined if it was never used. */
  readonly knownSince: string | undefined;
  readonly now: Date;
  readonly isQuiet: boolean;
}

function noticesOf(story: Story, telling: Telling): PendingNotice[] {
  const { main, all } = story;
  const { channel } = telling;
  const announced = all.filter((each) => isTold(each, channel.id));
  const [as] = announced;
  if (as !== undefined) {
    const news = main.closed === undefined && isWanted(main, channel) ? newsOf(story, as, telling) : undefined;
    // Also if it would not be told of the opening any more: what was announced must end.
    return [...present(news), ...announced.flatMap((each) => present(endOf(main, each, telling)))];
  }
  if (!isWanted(main, channel) || !isOwed(main, telling)) return [];
  const news = newsOf(story, main, telling);
  return news === undefined ? [] : [news, ...present(endOf(main, main, telling))];
}

interface News {
  readonly notice: NoticeName;
  readonly at: string;
}

/** What is said of an incident before its end. One notice covers all others that the channel has not answered. */
function newsOf({ main, all }: Story, as: Incident, telling: Telling): PendingNotice | undefined {
  const { id } = telling.channel;
  const isOpen = ({ notice }: News): boolean =>
    !all.some(({ accepted, refused }) => [accepted, refused].some((of) => of.get(id)?.has(notice) === true));
  const { opening, worse, reminders } = stepsOf(main);
  const first = worse ?? (all.some((each) => isTold(each, id)) ? undefined : opening);
  const after = reminders.slice(reminders.findLastIndex((each) => !isOpen(each)) + 1).filter(isOpen);
  const news = first !== undefined && isOpen(first) ? first : main.closed === undefined ? after.at(-1) : undefined;
  if (news === undefined || isHeld(main, news.at, telling)) return undefined;
  const open = [opening, ...present(worse), ...reminders].filter(isOpen);
  const covers = open.map(({ notice }) => notice).filter((notice) => notice !== news.notice);
  return { channel: id, incident: { ...main, id: as.id }, ...news, covers };
}

function stepsOf({ openedAt, escalated, reminders }: Incident): {
  readonly opening: News;
  readonly worse: News | undefined;
  readonly reminders: readonly News[];
} {
  return {
    opening: { notice: 'opened', at: openedAt },
    worse: escalated && { notice: 'escalated', at: escalated.at },
    reminders: reminders.map(({ day, at }) => ({ notice: `reminded-${day}`, at })),
  };
}

function endOf(main: Incident, as: Incident, telling: Telling): PendingNotice | undefined {
  const { id } = telling.channel;
  const { closed } = main;
  if (closed === undefined || isHeld(main, closed.at, telling)) return undefined;
  if (as.accepted.get(id)?.has('closed') === true || as.refused.get(id)?.has('closed') === true) return undefined;
  return { channel: id, incident: { ...main, id: as.id }, notice: 'closed', at: closed.at, covers: [] };
}

function isWanted({ subject, severity }: Incident, { conditions, severity: least }: ChannelFilter): boolean {
  if (conditions !== undefined && !conditions.includes(subject.condition)) return false;
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/** Whether a channel must be told of an incident that it never heard of. A new one need not know what is long over. */
function isOwed({ closed, missed }: Incident, { channel, knownSince, now }: Telling): boolean {
  if (closed === undefined || missed.has(channel.id)) return true;
  const closedAt = closed.at;
  if (knownSince !== undefined && closedAt >= knownSince) return true;
  return Date.parse(closedAt) >= now.getTime() - RECENT_MS;
}

function isHeld({ severity }: Incident, at: string, { isQuiet, now }: Telling): boolean {
  // Nor is what a clock that was far ahead recorded.
  return isQuiet && severity === 'warning' && Math.abs(now.getTime() - Date.parse(at)) < HELD_MS;
}

/** When a channel was first used. */
function knownSinceOf({ id }: ChannelFilter, history: readonly WatchEvent[]): string | undefined {
  const uses = history.filter((event) => 'channel' in event && event.channel === id);
  return uses.map(({ at }) => at).sort()[0];
}

function present<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}
