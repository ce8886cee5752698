import { z } from 'zod';
import { RestorableError } from '../errors.ts';
import { storedTime } from '../format/stored-time.ts';
import { runUrl, storedRunSchema } from '../run-origin.ts';
import { CONDITIONS, type ConditionDetails, type ConditionName, SEVERITIES } from './condition.ts';
import type { NoticeName, WatchEvent } from './event.ts';

/*
 * Events as records contain them. What is read here becomes part of messages, so that nothing in it is longer than it may be, or
 * contains a line end or another control character.
 */

/** Incidents that are over are still read for this long, because a notice of it may not have been delivered. */
export const CLOSED_INCIDENTS_MS = 30 * 86_400_000;

const text = (longest: number) => z.string().regex(new RegExp(`^[^\\p{Cc}\\p{Cf}]{1,${longest}}$`, 'u'));
const url = text(1_000).regex(/^https?:\/\/[^\s"'<>\\]+$/);
const count = z.int().nonnegative();

const conditionSchema = z.enum(Object.keys(CONDITIONS) as [ConditionName, ...ConditionName[]]);

export const subjectSchema = z.strictObject({
  condition: conditionSchema,
  database: z.string().regex(/^[^\p{Cc}\p{Cf}]{0,100}$/u),
  destination: text(1_000).nullable(),
});

const detailsSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[A-Z0-9_-]{1,60}$/i)
    .exactOptional(),
  about: text(200).exactOptional(),
  since: storedTime.exactOptional(),
  seriousAt: storedTime.exactOptional(),
  found: count.exactOptional(),
  limit: count.exactOptional(),
  unit: z.enum(['ms', 'bytes', 'copies', 'runs']).exactOptional(),
  state: text(60).exactOptional(),
  runUrl: url.exactOptional(),
}) satisfies z.ZodType<ConditionDetails>;

const originSchema = z
  .strictObject({ ...storedRunSchema.shape, url })
  // A stored text must not become a link to another place than the run's page.
  .refine((origin) => origin.url === runUrl(new URL(origin.url).origin, origin));

const incident = z.string().regex(/^[0-9a-f]{8,64}$/);
const facts = { incident, at: storedTime };
const observed = {
  ...facts,
  severity: z.enum(SEVERITIES),
  details: detailsSchema,
  origin: originSchema.nullable(),
};
const notice = z
  .string()
  .regex(/^(?:opened|escalated|closed|reminded-[1-9][0-9]{0,4})$/)
  .transform((name) => name as NoticeName);
const answered = { ...facts, notice, channel: text(200) };

/** One event, with its incident's subject in the form that its store uses. */
export function eventSchemaWith<S extends z.ZodType>(subject: S) {
  return z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('suspected'), ...observed, subject }),
    z.strictObject({ type: z.literal('cleared'), ...facts }),
    z.strictObject({ type: z.literal('opened'), ...observed, subject, since: storedTime }),
    z.strictObject({ type: z.literal('reminded'), ...observed, day: count }),
    z.strictObject({ type: z.literal('escalated'), ...observed }),
    z.strictObject({
      ...{ type: z.literal('closed'), ...facts, reason: z.enum(['recovered', 'duplicate']) },
      origin: originSchema.nullable(),
    }),
    z.strictObject({ type: z.literal('delivered'), ...answered }),
    z.strictObject({ type: z.literal('refused'), ...answered }),
    z.strictObject({ type: z.literal('missed'), ...answered }),
  ]);
}

export const eventSchema = eventSchemaWith(subjectSchema) satisfies z.ZodType<WatchEvent>;

/** Equal for the same event, in whatever store it is. */
export function eventKey(event: WatchEvent): string {
  const { incident: of, type } = event;
  if (type === 'delivered' || type === 'refused' || type === 'missed')
    return [of, type, event.notice, event.channel].join('\n');
  return [of, type, event.at, type === 'reminded' ? event.day : ''].join('\n');
}

/**
 * An event in a form that a reader accepts: whole numbers, well-formed texts without control characters. What still has another form
 * than GitHub's or ours is left out: the event itself matters more.
 * @throws {RestorableError} INTERNAL if not even that helps
 */
export function storable<E extends WatchEvent>(event: E): E {
  const plain = formOf(event) as E;
  const forms = [plain, { ...plain, origin: null }, { ...plain, details: {} }, { ...plain, origin: null, details: {} }];
  const fits = forms.find((form) => eventSchema.safeParse(form).success);
  if (fits !== undefined) return fits as E;
  throw new RestorableError('INTERNAL', `An event of the type ${event.type} can't be stored.`, {
    hint: 'This is a defect of the program: report it.',
  });
}

function formOf(value: unknown): unknown {
  if (typeof value === 'number') return Math.min(Math.max(0, Math.round(value)), Number.MAX_SAFE_INTEGER) || 0;
  if (typeof value === 'string') return value.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}');
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([name, each]) => [name, formOf(each)]));
}
