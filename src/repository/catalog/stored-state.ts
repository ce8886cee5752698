import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Held } from '../records/holds.ts';
import type { RemovalRecords } from '../records/removal-records.ts';
import type { VerificationLog } from '../records/verification-log.ts';
import type { StoredDatabase } from '../stored-database.ts';
import type { BackupCatalog } from './catalog-facts.ts';

/** Whose word counts when a destination is read. */
export interface ReadRings {
  /** Whose backups count; undefined: everybody's. */
  readonly signers: SignerRing | undefined;
  /** Whose verifications and releases count; undefined: every verification, and no release. */
  readonly verifiers: SignerRing | undefined;
  /** Whose records of removal count; undefined: everybody's. */
  readonly removers: SignerRing | undefined;
}

interface Parts {
  readonly catalog: BackupCatalog;
  readonly removals: RemovalRecords;
  readonly beingRemoved: ReadonlySet<string>;
  readonly holds: ReadonlyMap<string, Held>;
  readonly now: Date;
  readonly answerMs: number;
}

/** What a destination has of a database. */
export class StoredState {
  readonly at: StoredDatabase;
  readonly catalog: BackupCatalog;
  readonly removals: RemovalRecords;
  /** Backups beside whose manifests lies a record of removal that is believed. */
  readonly beingRemoved: ReadonlySet<string>;
  readonly holds: ReadonlyMap<string, Held>;
  /** The storage's clock: retention counts by no other. */
  readonly now: Date;
  /** How long the first answer took. */
  readonly answerMs: number;
  readonly #rings: ReadRings;
  #verifications: Promise<VerificationLog> | undefined;

  private constructor(at: StoredDatabase, rings: ReadRings, parts: Parts) {
    this.at = at;
    this.#rings = rings;
    this.catalog = parts.catalog;
    this.removals = parts.removals;
    this.beingRemoved = parts.beingRemoved;
    this.holds = parts.holds;
    this.now = parts.now;
    this.answerMs = parts.answerMs;
  }

  /** @throws the storage's errors */
  static async read(at: StoredDatabase, rings: ReadRings): Promise<StoredState> {
    const startMs = at.clock.monotonicMs();
    const now = await at.now();
    const answerMs = at.clock.monotonicMs() - startMs;
    const catalog = await at.readCatalog(rings.signers);
    const removals = await catalog.listRemovals();
    const beside = removals.ids.filter((id) => catalog.get(id) !== undefined);
    const beingRemoved = await removals.believed(beside, rings.removers);
    const holds = await at.readHolds(rings.verifiers);
    return new StoredState(at, rings, { catalog, removals, beingRemoved, holds, now, answerMs });
  }

  /** The verification records, listed when first asked for. */
  verifications(): Promise<VerificationLog> {
    this.#verifications ??= this.at.openVerifications(this.#rings.verifiers, this.now);
    return this.#verifications;
  }
}
