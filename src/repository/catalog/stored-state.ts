import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Held } from '../records/holds.ts';
import type { RemovalRecords } from '../records/removal-records.ts';
import { VerificationLog } from '../records/verification-log.ts';
import type { StoredDatabase } from '../stored-database.ts';
import type { BackupCatalog } from './catalog-facts.ts';

/** The accepted signers for reading a destination. */
export interface ReadRings {
  /** Whose backups count. If undefined, every backup counts. */
  readonly signers: SignerRing | undefined;
  /** Whose verifications and releases count. If undefined, every verification counts, and no release. */
  readonly verifiers: SignerRing | undefined;
  /** Whose records of removal count. If undefined, every record counts. */
  readonly removers: SignerRing | undefined;
}

type Parts = Pick<StoredState, 'catalog' | 'removals' | 'beingRemoved' | 'holds' | 'now' | 'answerMs'> & {
  readonly isLenient: boolean;
};

/** What a destination contains of a database. */
export class StoredState {
  readonly at: StoredDatabase;
  readonly catalog: BackupCatalog;
  readonly removals: RemovalRecords;
  /** Backups with a manifest and an accepted record of removal next to it. */
  readonly beingRemoved: ReadonlySet<string>;
  readonly holds: ReadonlyMap<string, Held>;
  /** The storage's clock. Retention uses no other clock. */
  readonly now: Date;
  /** How long the first answer took. */
  readonly answerMs: number;
  readonly #rings: ReadRings;
  readonly #isLenient: boolean;
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
    this.#isLenient = parts.isLenient;
  }

  /** @throws the storage's errors */
  static async read(at: StoredDatabase, rings: ReadRings, isLenient: boolean): Promise<StoredState> {
    const startMs = at.clock.monotonicMs();
    const now = await at.now();
    const answerMs = at.clock.monotonicMs() - startMs;
    const catalog = await at.readCatalog(rings.signers);
    const removals = await catalog.listRemovals();
    const beside = removals.ids.filter((id) => catalog.get(id) !== undefined);
    const beingRemoved = await removals.believed(beside, rings.removers);
    const holds = await at.readHolds(rings.verifiers);
    return new StoredState(at, rings, { catalog, removals, beingRemoved, holds, now, answerMs, isLenient });
  }

  /** The verification records. Listed on first use. */
  verifications(): Promise<VerificationLog> {
    this.#verifications ??= VerificationLog.open(this.at, {
      ring: this.#rings.verifiers,
      now: this.now,
      isLenient: this.#isLenient,
    });
    return this.#verifications;
  }
}
