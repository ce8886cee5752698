import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type IncidentPlace, incidentAt } from '../../../core/format/incident-place.ts';
import { JsonError, parseJson } from '../../../core/format/strict-json.ts';
import { CLOCK_SKEW_MS } from '../../../core/planning/retention/catalog-trust.ts';
import { TOOL } from '../../../core/version.ts';
import type { Subject } from '../../../core/watch/condition.ts';
import type { WatchEvent } from '../../../core/watch/event.ts';
import { eventSchema, storable } from '../../../core/watch/stored-event.ts';
import type { SignerRing } from '../../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../../openpgp/signatures/signer.ts';
import { olderCopy } from '../../reading/older-copies.ts';
import type { StoredDatabase } from '../../stored-database.ts';
import {
  getRecord,
  namesOf,
  RECORD_MAX_BYTES,
  type RecordBytes,
  recordOf,
  signedBy,
  unlessBad,
} from '../signed-record.ts';

/**
 * The signature is inside, unlike that of other records: the record that opens an incident has a name that two runs share, and
 * one of them could put its signature next to the record of the other.
 */
const envelopeSchema = z.strictObject({
  format: z.literal('restorable-incident/1'),
  /** The signed text: JSON of its own. */
  record: z.string(),
  signature: z.string().nullable(),
});

const recordSchema = z.strictObject({
  database: z.string(),
  /** A record of one destination says nothing about another. */
  storedAt: z.string(),
  /** Its own key, relative to the database's folder. */
  key: z.string(),
  events: z.array(eventSchema).min(1),
  ...signedBy,
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});

/** How a subject is named in keys. The database is a folder. */
export function subjectName({ condition, destination }: Pick<Subject, 'condition' | 'destination'>): string {
  if (destination === null) return condition;
  return `${condition}.${createHash('sha256').update(destination).digest('hex').slice(0, 16)}`;
}

/**
 * Puts a record of events, in one object. Not locked: what is lost with it is only that something was reported.
 * @throws {RestorableError} OBJECT_EXISTS if another run opened this incident first, and the storage's errors
 */
export async function putIncident(
  at: StoredDatabase,
  place: IncidentPlace,
  events: readonly WatchEvent[],
  signer: Signer | undefined,
): Promise<void> {
  const key = at.keys.incident(place);
  const record = JSON.stringify({
    ...{ database: at.name, storedAt: at.label, key: at.keys.relative(key), events: events.map(storable) },
    ...{ ...namesOf(signer), tool: TOOL },
  } satisfies z.input<typeof recordSchema>);
  const signature = signer === undefined ? null : await signer.sign(Buffer.from(record));
  const envelope = { format: 'restorable-incident/1', record, signature } satisfies z.input<typeof envelopeSchema>;
  await at.put(key, Buffer.from(`${JSON.stringify(envelope, null, 1)}\n`), { unlocked: true, ifAbsent: true });
}

interface Accepting {
  readonly ring: SignerRing | undefined;
  /** By the storage's clock. A record with a later event does not count. */
  readonly now: Date;
}

/** The events of a record. Undefined if it does not count. @throws the storage's errors */
export async function readIncident(
  at: StoredDatabase,
  key: string,
  accepting: Accepting,
): Promise<readonly WatchEvent[] | undefined> {
  const stored = await getRecord(at, key);
  const events = stored && (await eventsIn(at, key, stored, accepting));
  if (events !== undefined || at.storage.versions === undefined) return events;
  const accept = (bytes: Uint8Array) => eventsIn(at, key, recordOf(bytes), accepting);
  return (await olderCopy([at], { key: at.keys.relative(key), maxBytes: RECORD_MAX_BYTES }, accept))?.value;
}

async function eventsIn(
  at: StoredDatabase,
  key: string,
  { json }: RecordBytes,
  { ring, now }: Accepting,
): Promise<readonly WatchEvent[] | undefined> {
  const envelope = envelopeSchema.safeParse(json).data;
  const bytes = Buffer.from(envelope?.record ?? '');
  const record = recordSchema.safeParse(parsed(bytes)).data;
  if (envelope === undefined || record === undefined) return undefined;
  const relative = at.keys.relative(key);
  if (record.database !== at.name || record.storedAt !== at.label || record.key !== relative) return undefined;
  const place = incidentAt(relative);
  const { events, signer, salt } = record;
  if (events.some((event) => Date.parse(event.at) > now.getTime() + CLOCK_SKEW_MS)) return undefined;
  if (!events.every((event) => isAbout(event, at, place))) return undefined;
  if (ring === undefined) return events;
  if (signer === null || envelope.signature === null) return undefined;
  const encryption = { profile: 'gnupg' as const, recipients: [], salt };
  const own = await unlessBad(ring.ringFor({ id: relative, database: at.name, signer, encryption }));
  const by = own && (await unlessBad(own.verify(bytes, envelope.signature)));
  return by === signer ? events : undefined;
}

function isAbout(event: WatchEvent, at: StoredDatabase, place: IncidentPlace | undefined): boolean {
  if (event.type !== 'opened' && event.type !== 'suspected') return true;
  return event.subject.database === at.name && subjectName(event.subject) === place?.subject;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return undefined;
  }
}
