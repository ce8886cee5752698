import { z } from 'zod';
import { recordInKey } from '../../core/format/object-keys.ts';
import { storedTime } from '../../core/format/stored-time.ts';
import type { Link } from '../../core/planning/chain/lineage.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/retention/catalog-trust.ts';
import { TOOL } from '../../core/version.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { type ListedManifests, RemovalRecords } from './removal-records.ts';
import { getRecord, isSignedBy, namesOf, putRecord, signedBy } from './signed-record.ts';

/** Limit of records read for one gap. After that it is unexplained: anyone with write access could keep a run busy for hours. */
const READ_OF_ONE = 10_000;
const READS_AHEAD = 16;

const link = z.strictObject({ id: z.string(), manifestSha256: z.string() });

const gapSchema = z.strictObject({
  format: z.literal('restorable-gap/1'),
  database: z.string(),
  /** The missing backup, as the next one names it. For `begins`, the existing backup that names no predecessor. */
  backup: link,
  /**
   * `removed`: by a prune. `missed`: this destination did not receive it. `accepted`: a user accepted it as lost. `begins`: a
   * user accepted that it names no predecessor, although `older` existed.
   */
  reason: z.enum(['removed', 'missed', 'accepted', 'begins']),
  /** The newest backup before it that existed at that time. Null if there was none. */
  older: link.nullable(),
  at: storedTime,
  ...signedBy,
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});

export type GapFacts = Pick<z.infer<typeof gapSchema>, 'backup' | 'reason' | 'older'>;

export interface GapRecord extends GapFacts {
  readonly key: string;
}

interface Listed {
  readonly removals: RemovalRecords;
  /** Keys by backup id, newest first. */
  readonly keysOf: ReadonlyMap<string, readonly string[]>;
  /** By the storage's clock. Records with a later time are not accepted. */
  readonly latest: Date;
}

/** Why backups are missing at a destination: its records of removal, and those that outlive them. Listed once, read on demand. */
export class GapRecords {
  readonly #at: StoredDatabase;
  readonly #ring: SignerRing | undefined;
  readonly #listed: Listed;

  private constructor(at: StoredDatabase, ring: SignerRing | undefined, listed: Listed) {
    this.#at = at;
    this.#ring = ring;
    this.#listed = listed;
  }

  /**
   * Lists the records, after the manifests.
   * @param ring accepted signers of records; if undefined, every record is accepted
   * @throws the storage's errors
   */
  static async listAfter(manifests: ListedManifests, ring: SignerRing | undefined): Promise<GapRecords> {
    const { at } = manifests;
    const keysOf = new Map<string, string[]>();
    for await (const { key } of at.list(at.keys.allGaps)) {
      const { id, file } = recordInKey(key, 'gaps') ?? {};
      if (id === undefined || !file?.endsWith('.json')) continue;
      const known = keysOf.get(id);
      if (known === undefined) keysOf.set(id, [key]);
      else known.push(key);
    }
    // Listings are in byte order, so the newest is last.
    for (const known of keysOf.values()) known.reverse();
    // The storage's time is requested only if there is a record to compare with it.
    const now = keysOf.size === 0 ? new Date(0) : await at.now();
    const latest = new Date(now.getTime() + CLOCK_SKEW_MS);
    return new GapRecords(at, ring, { removals: await RemovalRecords.listAfter(manifests), keysOf, latest });
  }

  /** Whether a record counts only if an accepted signer signed it. */
  get isAuthenticated(): boolean {
    return this.#ring !== undefined;
  }

  /** Ids that have records of gaps. */
  get ids(): string[] {
    return [...this.#listed.keysOf.keys()];
  }

  keysOf(id: string): readonly string[] {
    return this.#listed.keysOf.get(id) ?? [];
  }

  /** Whether there is any record about a backup, accepted or not. */
  isClaimed(id: string): boolean {
    return this.#listed.removals.has(id) || this.#listed.keysOf.has(id);
  }

  /** What the newest record of the gap states, or else the record of the removal. See `Explain`. */
  async explain(missing: Link): Promise<Link | null | undefined> {
    return (await this.reason(missing))?.older;
  }

  /** Why a backup is missing. Undefined if no accepted record explains it. */
  async reason(missing: Link): Promise<Pick<GapFacts, 'reason' | 'older'> | undefined> {
    // First the record that leads past others: what preceded a removed backup may be gone together with its record.
    return (await this.recorded(missing)) ?? this.#removed(missing);
  }

  /** Where the record of a newer backup leads to an older one than this, or to none. Then everything between is explained. */
  async past(id: string): Promise<Link | null | undefined> {
    for (const newer of this.ids.filter((each) => each > id)) {
      const record = await this.#believed(newer, ({ reason }) => reason !== 'begins');
      if (record !== undefined && (record.older === null || record.older.id < id)) return record.older;
    }
    return undefined;
  }

  /** For a backup that still has a record of removal. */
  async #removed({ id, manifestSha256 }: Link): Promise<Pick<GapFacts, 'reason' | 'older'> | undefined> {
    const removed = await this.#listed.removals.read(id, this.#ring);
    if (removed?.manifestSha256 !== manifestSha256) return undefined;
    const older = removed.manifest.predecessor ?? (await this.begins({ id, manifestSha256 }))?.older ?? null;
    return { reason: 'removed', older };
  }

  /** The newest accepted record of a gap. */
  recorded({ id, manifestSha256 }: Link): Promise<GapRecord | undefined> {
    const isAbout = ({ backup, reason }: GapFacts) => backup.manifestSha256 === manifestSha256 && reason !== 'begins';
    return this.#believed(id, isAbout);
  }

  /** The predecessor that a user accepted for a backup that names none. */
  begins({ id, manifestSha256 }: Link): Promise<GapRecord | undefined> {
    const isAbout = ({ backup, reason }: GapFacts) => backup.manifestSha256 === manifestSha256 && reason === 'begins';
    return this.#believed(id, isAbout);
  }

  async #believed(id: string, isAbout: (facts: GapFacts) => boolean): Promise<GapRecord | undefined> {
    const latest = this.#at.keys.gap(id, this.#listed.latest);
    const candidates = this.keysOf(id).filter((key) => key <= latest);
    // Usually there is one. Thousands come from someone who can only write. They must not hide the one that counts.
    const read = (key: string): Promise<GapRecord | undefined> => this.#readOne(id, key, isAbout);
    for await (const record of mapAhead(candidates.slice(0, READ_OF_ONE), READS_AHEAD, read)) {
      if (record !== undefined) return record;
    }
    return undefined;
  }

  async #readOne(id: string, key: string, isAbout: (facts: GapFacts) => boolean): Promise<GapRecord | undefined> {
    const at = this.#at;
    const record = await getRecord(at, key);
    const parsed = record && gapSchema.safeParse(record.json).data;
    if (record === undefined || parsed === undefined || !isAbout(parsed)) return undefined;
    if (parsed.database !== at.name) return undefined;
    // An old record that was copied to a newer name, together with its signature, is not evidence.
    if (at.keys.gap(parsed.backup.id, new Date(parsed.at)) !== key) return undefined;
    const isBelieved = await isSignedBy(this.#ring, { at, id, key, ...record }, parsed);
    return isBelieved ? { ...parsed, key } : undefined;
  }
}

/** Records why a backup is missing at a destination. Never replaces an earlier record. @returns the record's key */
export async function writeGap(at: StoredDatabase, facts: GapFacts, signer: Signer | undefined): Promise<string> {
  const now = await at.now();
  const record: z.infer<typeof gapSchema> = {
    format: 'restorable-gap/1',
    database: at.name,
    ...facts,
    at: now.toISOString(),
    ...namesOf(signer),
    tool: TOOL,
  };
  const key = at.keys.gap(facts.backup.id, now);
  // Not locked: it is deleted when no backup names this one any longer.
  await putRecord(at, key, { record, signer, unlocked: true });
  return key;
}
