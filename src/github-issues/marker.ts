import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import { CONDITIONS, type ConditionName, type Subject } from '../core/watch/condition.ts';
import type { WatchEvent } from '../core/watch/event.ts';
import { eventKey, eventSchemaWith, storable, subjectSchema } from '../core/watch/stored-event.ts';
import { isPageOf } from './text.ts';

/*
 * The hidden comment in the body of an issue that holds the events of its incident: compressed JSON in Base64, which has no
 * character that could end the comment. GitHub allows 65,536 characters in a body.
 */

const MARKER = /<!-- restorable:1 ([A-Za-z0-9+/=]{1,60000}) -->/;
const LONGEST_BODY = 65_000;
const LONGEST_JSON = 1024 * 1024;
/** Older ones, and what channels answered to them, are dropped when a marker becomes too long. */
const KEPT_REMINDERS = 6;

/** In a public repository, a digest takes the place of the names. Each run knows the names that its own subjects can have. */
const hiddenSchema = z.strictObject({ digest: z.string().regex(/^[0-9a-f]{16}$/) });
const markerSchema = z.strictObject({
  events: z.array(eventSchemaWith(z.union([subjectSchema, hiddenSchema]))).min(1),
});

type MarkedEvent = z.infer<typeof markerSchema>['events'][number];

export interface MarkerNames {
  /** `owner/name`. */
  readonly repository: string;
  /** The origin of its pages. */
  readonly server: string;
  readonly isPublic: boolean;
  /** Those of this run. */
  readonly databases: readonly string[];
  /** Labels, and what else stands in their place. */
  readonly destinations: readonly string[];
}

/** The digest of a subject in one repository. */
export function digestOf({ condition, database, destination }: Subject, repository: string): string {
  const text = JSON.stringify([repository.toLowerCase(), condition, database, destination]);
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** A body with these events in its marker, in place of the earlier ones. What people wrote in it stays. */
export function withEvents(body: string, events: readonly WatchEvent[], names: MarkerNames): string {
  const marker = markerOf(events, names) ?? markerOf(withoutOldReminders(events), names) ?? '';
  const others = body.replace(MARKER, '').trimEnd();
  return `${others.slice(0, LONGEST_BODY - marker.length - 2).toWellFormed()}\n\n${marker}`.trim();
}

/** @returns undefined if it would be too long */
function markerOf(events: readonly WatchEvent[], names: MarkerNames): string | undefined {
  const json = JSON.stringify({ events: events.map((event) => markedOf(event, names)) });
  const text = deflateRawSync(json).toString('base64');
  return text.length > 60_000 || json.length > LONGEST_JSON ? undefined : `<!-- restorable:1 ${text} -->`;
}

function markedOf(given: WatchEvent, names: MarkerNames): unknown {
  const { repository, isPublic } = names;
  const event = storable(given);
  if (!isPublic) return event;
  const subject = 'subject' in event ? { subject: { digest: digestOf(event.subject, repository) } } : {};
  // The run may be of a private repository.
  const isElsewhere = 'origin' in event && !isPageOf(event.origin?.url, names);
  return {
    ...event,
    ...subject,
    ...(isElsewhere ? { origin: null } : {}),
    ...('details' in event ? { details: shownOf(event, names) } : {}),
  };
}

function shownOf({ details }: Extract<WatchEvent, { readonly details: unknown }>, names: MarkerNames): unknown {
  if (isPageOf(details.runUrl, names)) return details;
  const { runUrl: _, ...shown } = details;
  return shown;
}

function withoutOldReminders(events: readonly WatchEvent[]): WatchEvent[] {
  const days = events.flatMap((event) => (event.type === 'reminded' ? [event.day] : [])).sort((a, b) => b - a);
  const oldest = days[KEPT_REMINDERS - 1] ?? 0;
  return events.filter((event) => {
    if (event.type === 'reminded') return event.day >= oldest;
    const day = 'notice' in event ? /^reminded-(\d+)$/.exec(event.notice)?.[1] : undefined;
    return day === undefined || Number(day) >= oldest;
  });
}

/**
 * The events in a body's marker.
 * @returns undefined if there is no marker, or none that can be read; an empty list if it is about other databases than this run's
 */
export function eventsIn(body: string, names: MarkerNames): WatchEvent[] | undefined {
  const text = MARKER.exec(body)?.[1];
  const marked = text === undefined ? undefined : markerSchema.safeParse(expanded(text)).data?.events;
  if (marked === undefined) return undefined;
  const events: WatchEvent[] = [];
  for (const event of marked) {
    const named = namedOf(event, names);
    if (named === undefined) return [];
    events.push(named);
  }
  return events;
}

function expanded(text: string): unknown {
  try {
    return JSON.parse(inflateRawSync(Buffer.from(text, 'base64'), { maxOutputLength: LONGEST_JSON }).toString('utf8'));
  } catch {
    // Someone edited it.
    return undefined;
  }
}

function namedOf(event: MarkedEvent, names: MarkerNames): WatchEvent | undefined {
  if (!('subject' in event)) return event;
  const subject = 'digest' in event.subject ? subjectWith(event.subject.digest, names) : event.subject;
  if (subject === undefined || !['', ...names.databases].includes(subject.database)) return undefined;
  return { ...event, subject };
}

const subjectsOf = new WeakMap<MarkerNames, ReadonlyMap<string, Subject>>();

function subjectWith(digest: string, names: MarkerNames): Subject | undefined {
  const known =
    subjectsOf.get(names) ?? new Map(possibleSubjects(names).map((each) => [digestOf(each, names.repository), each]));
  subjectsOf.set(names, known);
  return known.get(digest);
}

function possibleSubjects({ databases, destinations }: MarkerNames): Subject[] {
  const conditions = Object.keys(CONDITIONS) as ConditionName[];
  return conditions.flatMap((condition) =>
    ['', ...databases].flatMap((database) =>
      [null, ...destinations].map((destination) => ({ condition, database, destination })),
    ),
  );
}

/** All of these events once. */
export function mergedEvents(...lists: readonly (readonly WatchEvent[])[]): WatchEvent[] {
  return [...new Map(lists.flat().map((event) => [eventKey(event), event])).values()];
}
