import { z } from 'zod';
import { RestorableError } from '../../core/errors.ts';
import { recordInKey } from '../../core/format/object-keys.ts';
import { storedTime } from '../../core/format/stored-time.ts';
import { TOOL } from '../../core/version.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { getRecord, putRecord, signerOfRecord } from './signed-record.ts';

const holdSchema = z.strictObject({
  format: z.literal('restorable-hold/1'),
  database: z.string(),
  action: z.enum(['hold', 'release']),
  backup: z.strictObject({ id: z.string(), manifestSha256: z.string() }),
  reason: z.string(),
  /** Who requested it, as the host reports them. Not authenticated unless signed. */
  by: z.string(),
  at: storedTime,
  /** Fingerprint of the key whose detached signature is next to the record. */
  signer: z.string().nullable(),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});

type HoldRecord = z.infer<typeof holdSchema>;

export interface HoldRequestFacts {
  readonly action: 'hold' | 'release';
  readonly id: string;
  readonly manifestSha256: string;
  readonly reason: string;
  readonly by: string;
}

/** Holds a backup, or releases it. Never replaces an earlier record. @returns the record's key */
export async function writeHold(
  stored: StoredDatabase,
  facts: HoldRequestFacts,
  signer: Signer | undefined,
): Promise<string> {
  const at = await timeAfterAll(stored, facts.id);
  const record: HoldRecord = {
    format: 'restorable-hold/1',
    database: stored.name,
    action: facts.action,
    backup: { id: facts.id, manifestSha256: facts.manifestSha256 },
    reason: facts.reason,
    by: facts.by,
    at: at.toISOString(),
    signer: signer?.fingerprint ?? null,
    tool: TOOL,
  };
  const key = stored.keys.hold(facts.id, facts.action, at);
  await putRecord(stored, key, { record, signer });
  return key;
}

/** A release must be later than the hold that it removes, even if a clock that was ahead wrote the hold. */
async function timeAfterAll(stored: StoredDatabase, id: string): Promise<Date> {
  let atMs = stored.clock.now().getTime();
  for await (const { key } of stored.list(`${stored.keys.allHolds}${id}/`)) {
    const named = nameOf(key);
    if (named !== undefined) atMs = Math.max(atMs, named.at.getTime() + 1);
  }
  if (atMs <= LAST_TIME_MS) return new Date(atMs);
  throw new RestorableError('STORAGE_FAILED', `No record of a hold of ${id} at ${stored.label} can be the newest.`, {
    hint: 'One of its records is dated in the last millisecond of the year 9999. Find out who put that record there, and delete it.',
  });
}

export interface Held {
  readonly reason: string;
  readonly since: Date;
}

/**
 * Reads the held backups, by id. A hold counts no matter who wrote it, even if it can't be read: at worst it keeps too much. So
 * does a hidden hold, if the storage keeps what is deleted. A release counts only if an accepted verifier signed it, because it
 * allows a backup to be removed.
 */
export async function readHolds(at: StoredDatabase, ring: SignerRing | undefined): Promise<Map<string, Held>> {
  const listed = new Map<string, Named[]>();
  for await (const key of at.listWithDeleted(at.keys.allHolds)) {
    const named = nameOf(key);
    if (named === undefined) continue;
    const known = listed.get(named.id);
    if (known === undefined) listed.set(named.id, [named]);
    else known.push(named);
  }
  const held = new Map<string, Held>();
  for (const [id, records] of listed) {
    const state = await stateOf(at, records, ring);
    if (state !== undefined) held.set(id, state);
  }
  return held;
}

/** The latest time that a key can represent. */
const LAST_TIME_MS = Date.parse('9999-12-31T23:59:59.999Z');

interface Named {
  readonly key: string;
  readonly id: string;
  readonly action: 'hold' | 'release';
  readonly at: Date;
}

/** Whether a key belongs to a record of a hold or release, or to its signature. */
export function isOfHold(key: string): boolean {
  return nameOf(key.replace(/\.asc$/, '')) !== undefined;
}

/** Parses a record's key. */
function nameOf(key: string): Named | undefined {
  const { id, file = '' } = recordInKey(key, 'holds') ?? {};
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-(hold|release)\.json$/.exec(file);
  if (id === undefined || match === null) return undefined;
  const [, year, month, day, hour, minute, second, ms, action] = match;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at.getTime()) ? undefined : { key, id, at, action: action as Named['action'] };
}

async function stateOf(
  stored: StoredDatabase,
  records: readonly Named[],
  ring: SignerRing | undefined,
): Promise<Held | undefined> {
  // If the times are equal the hold comes first, so that it takes precedence.
  const newestFirst = records.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.action === 'hold' ? -1 : 1));
  for (const record of newestFirst) {
    const found = await getRecord(stored, record.key);
    const parsed = found && holdSchema.safeParse(found.json).data;
    if (record.action === 'hold') return { reason: parsed?.reason ?? "a record that can't be read", since: record.at };
    if (found === undefined || parsed === undefined || ring === undefined) continue;
    // What is signed must match the key: a signed release that was copied to a newer name releases nothing.
    if (parsed.database !== stored.name) continue;
    if (stored.keys.hold(parsed.backup.id, parsed.action, new Date(parsed.at)) !== record.key) continue;
    if ((await signerOfRecord(stored, record.key, found.bytes, ring)) !== undefined) return undefined;
  }
  return undefined;
}
