import { toRestorableError } from '../../core/errors.ts';
import { compareIds, readBackupId } from '../../core/format/backup-id.ts';
import type { Manifest } from '../../core/format/manifest/manifest.ts';
import type { Link } from '../../core/planning/chain/lineage.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import { mapAhead } from '../reading/read-ahead.ts';
import { RemovalRecords } from '../records/removal-records.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { authenticate } from './authenticity.ts';
import { ManifestListing, olderManifest, readManifest, type StoredManifest } from './catalog.ts';

/** Manifests read at once, if the storage does not state more. */
const READS_AHEAD = 16;

/** What retention and status keep of a manifest. A few hundred bytes, so that ten thousand of them use little memory. */
export interface BackupFacts {
  readonly id: string;
  readonly kind: Manifest['kind'];
  /** As the id states it. Backups are ordered by it. */
  readonly startedAt: Date;
  readonly begunAt: Date;
  /** The run of a workflow that made it. */
  readonly run: Manifest['run'];
  readonly finishedAt: Date;
  readonly snapshotAt: Date;
  /** False if it does not say where it is in the log of its source. */
  readonly inLog: Manifest['inLog'];
  readonly parents: readonly Manifest['parents'][number][];
  readonly predecessor: Link | null;
  /** Salted identity of the source. */
  readonly source: string;
  readonly manifestSha256: string;
  /** Fingerprint of the accepted signer. Null if it was not checked. */
  readonly authenticatedBy: string | null;
  /** Salt of the passphrase that signed the backup. */
  readonly salt: string | null;
  /** The parts of its list of objects. */
  readonly objects: Manifest['objects'];
  readonly contents: Manifest['contents'];
  readonly rawBytes: number;
  readonly storedBytes: number;
}

/** A manifest that does not count. It is not counted by the policy, and it is not removed. */
export interface UncountedManifest {
  readonly id: string;
  readonly startedAt: Date;
  readonly reason: string;
  /** The backups that it needs, or undefined if that can't be read. */
  readonly parents: readonly string[] | undefined;
  /** Undefined if the manifest can't be read. */
  readonly manifestSha256: string | undefined;
  readonly predecessor: Link | null;
}

/** The committed backups of a database at one destination, as of the last listing. */
export class BackupCatalog {
  readonly at: StoredDatabase;
  readonly #ring: SignerRing | undefined;
  readonly #backups = new Map<string, BackupFacts>();
  readonly #uncounted = new Map<string, UncountedManifest>();
  #logs: ReadonlySet<string> = new Set();
  #listing = 0;

  private constructor(at: StoredDatabase, ring: SignerRing | undefined) {
    this.at = at;
    this.#ring = ring;
  }

  /**
   * Lists and reads every manifest.
   * @param ring accepted signers; if undefined, backups are not authenticated
   * @throws the storage's errors
   */
  static async read(at: StoredDatabase, ring: SignerRing | undefined): Promise<BackupCatalog> {
    const catalog = new BackupCatalog(at, ring);
    await catalog.refresh();
    return catalog;
  }

  /** Number of times the manifests have been listed. */
  get listing(): number {
    return this.#listing;
  }

  /** Oldest first. */
  get backups(): readonly BackupFacts[] {
    return [...this.#backups.values()].sort((a, b) => compareIds(a.id, b.id));
  }

  get uncounted(): readonly UncountedManifest[] {
    return [...this.#uncounted.values()];
  }

  get(id: string): BackupFacts | undefined {
    return this.#backups.get(id);
  }

  /** Whether there is a manifest of this id, valid or not: of a backup, or of a shipment of a log. */
  has(id: string): boolean {
    return this.#backups.has(id) || this.#uncounted.has(id) || this.#logs.has(id);
  }

  /** The ids of the shipments of logs, oldest first. They are read by readLogs. */
  get logs(): readonly string[] {
    return [...this.#logs];
  }

  /** Lists again, drops what is gone and reads what is new. */
  async refresh(): Promise<void> {
    const { ids: listed, logs } = await ManifestListing.of(this.at);
    this.#logs = new Set(logs);
    this.#listing += 1;
    const there = new Set(listed);
    for (const known of [this.#backups, this.#uncounted]) {
      for (const id of known.keys()) if (!there.has(id)) known.delete(id);
    }
    // Newest first: only some of the salts that don't fit the passphrase are tried, and planting old manifests works only once.
    const fresh = listed.filter((id) => !this.has(id)).toReversed();
    await this.#readAll(fresh);
    if (await this.#ring?.tryMore(this.at.name)) {
      const refused = fresh.filter((id) => this.#uncounted.delete(id));
      await this.#readAll(refused);
    }
  }

  /** Lists the records of removal, after the manifests. */
  listRemovals(): Promise<RemovalRecords> {
    return RemovalRecords.listAfter(this);
  }

  async #readAll(ids: readonly string[]): Promise<void> {
    for await (const facts of mapAhead(ids, this.at.storage.readsAtOnce ?? READS_AHEAD, (id) => this.#read(id))) {
      if (facts === undefined) continue;
      if ('reason' in facts) this.#uncounted.set(facts.id, facts);
      else this.#backups.set(facts.id, facts);
    }
  }

  /** Ids that the manifests need, ignoring the needs of `except`. Unreadable needs are not included. */
  needed(except: ReadonlySet<string> = new Set()): Set<string> {
    const needed = new Set<string>();
    for (const { id, parents } of this.#backups.values()) {
      if (!except.has(id)) for (const parent of parents) needed.add(parent.id);
    }
    for (const { parents } of this.#uncounted.values()) for (const id of parents ?? []) needed.add(id);
    return needed;
  }

  /**
   * The newest manifest whose needs can't be read. It may need any older backup, so no older backup may be removed. A full needs
   * nothing, whatever its manifest contains.
   */
  get newestUnknown(): UncountedManifest | undefined {
    return this.uncounted
      .filter((each) => each.parents === undefined)
      .sort((a, b) => b.startedAt.getTime() - a.startedAt.getTime())[0];
  }

  async #read(id: string): Promise<BackupFacts | UncountedManifest | undefined> {
    const { startedAt, kind } = readBackupId(id);
    let parents: readonly string[] | undefined = kind === 'full' ? [] : undefined;
    let facts: BackupFacts | undefined;
    try {
      const stored = await readManifest(this.at, id);
      facts = factsOf(stored.manifest, stored.sha256);
      parents = facts.parents.map((parent) => parent.id);
      if (this.#ring === undefined) return facts;
      return { ...facts, authenticatedBy: await authenticate([this.at], stored, this.#ring) };
    } catch (thrown) {
      const error = toRestorableError(thrown);
      // Another prune removed it between the listing and the read.
      if (error.code === 'OBJECT_MISSING') return undefined;
      if (!error.isFinding) throw error;
      return {
        id,
        startedAt,
        reason: error.message,
        parents: await this.#withReplaced(id, parents),
        manifestSha256: facts?.manifestSha256,
        predecessor: facts?.predecessor ?? null,
      };
    }
  }

  /**
   * Returns what a manifest that does not count needs. If the storage keeps replaced versions, adds what the replaced good
   * manifest needs: a planted manifest that names no parents must not cause the parents of the real one to be removed.
   */
  async #withReplaced(id: string, parents: readonly string[] | undefined): Promise<readonly string[] | undefined> {
    if (readBackupId(id).kind === 'full') return parents;
    const needs = async (older: StoredManifest): Promise<string[]> => {
      if (this.#ring !== undefined) await authenticate([this.at], older, this.#ring);
      return older.manifest.parents.map((parent) => parent.id);
    };
    const replaced = await olderManifest([this.at], id, needs);
    return replaced === undefined ? parents : [...(parents ?? []), ...replaced];
  }
}

function factsOf(manifest: Manifest, manifestSha256: string): BackupFacts {
  return {
    id: manifest.id,
    kind: manifest.kind,
    startedAt: readBackupId(manifest.id).startedAt,
    begunAt: new Date(manifest.startedAt),
    run: manifest.run,
    finishedAt: new Date(manifest.finishedAt),
    snapshotAt: new Date(manifest.snapshotAt),
    inLog: manifest.inLog,
    parents: manifest.parents,
    predecessor: manifest.predecessor,
    source: `${manifest.source.salt}:${manifest.source.identity}`,
    manifestSha256,
    authenticatedBy: null,
    salt: manifest.encryption.salt,
    objects: manifest.objects,
    contents: manifest.contents,
    rawBytes: manifest.rawBytes,
    storedBytes: manifest.storedBytes,
  };
}
