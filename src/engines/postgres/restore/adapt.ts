import type { Fingerprint } from '../../../core/format/manifest/fingerprint.ts';
import { definitionOf, type EntryEdit, storedDefinition, type Texts, type TocEdit } from '../archive/texts.ts';
import type { ArchiveEntry } from '../archive/toc.ts';
import { isReserved } from '../catalog/reserved-roles.ts';
import { bytesOf } from '../connection/text-bytes.ts';
import { guarded, makeRefusals, type Refusals } from '../pg-restore/guard.ts';
import { quoteName } from '../sql/quote.ts';
import { roleListsOf, splitStatements } from '../sql/reader.ts';
import { exemption, type TargetDatabase } from '../target/database.ts';
import { listed, type RolesOutcome } from '../target/roles.ts';
import type { Failure } from './failures.ts';
import { keyNames, notValid } from './foreign-keys.ts';
import { LostRows } from './lost-rows.ts';
import { OWNED_BY_SUPERUSERS } from './owners.ts';
import { isOfEventTrigger, type OpenedArchive } from './plan.ts';
import type { Replacement } from './replacing/replacing.ts';

/** An entry whose statements run after pg_restore, one by one, so that the server's own code tells why one is refused. */
export interface LateEntry {
  readonly entry: ArchiveEntry;
  readonly statements: readonly string[];
  /** A refusal becomes a note: the target decides about its own privileges. */
  readonly isRight: boolean;
}

/** How an archive is restored at this target. */
export interface Adaptation extends TocEdit {
  readonly late: readonly LateEntry[];
  /** Objects that can't be created here, with the reason. */
  readonly impossible: readonly (readonly [entry: ArchiveEntry, reason: string])[];
  /** Rows that the target can't hold, and what needs them. The restore continues and is incomplete. */
  readonly lost: readonly Failure[];
  /** Entries that may fail in pg_restore, because the target's own objects are in their place. */
  readonly tolerated: ReadonlySet<number>;
  /** The marks of refused guarded statements, by kind. */
  readonly refusals: Refusals;
}

/** What an archive is adapted to. */
export interface AdaptTo {
  readonly target: TargetDatabase;
  readonly roles: RolesOutcome;
  readonly source: Fingerprint;
  /** If an old database is replaced in the restore's transaction. */
  readonly replacement: Replacement | undefined;
}

/** A target may lack what these need: a label provider, another server. */
const DECIDED_BY_TARGET = new Set(['SECURITY LABEL', 'MATERIALIZED VIEW DATA']);
/** Policies that also apply to the owner. In place, they would hide rows from materialized views, which are filled last. */
export const FORCED_SECURITY = 'FORCE ROW LEVEL SECURITY';
/** A key of a partitioned table, before PostgreSQL 18. */
const UNCHECKED_PARTITIONS = 'left out, because a partitioned table can have no NOT VALID key';
const RIGHTS = new Set(['ACL', 'DEFAULT ACL']);

/**
 * Decides which of an archive's entries this target gets. Entries that name a role that is missing here, that only another
 * account may create, that are broken at the source, or that the target already has are left out, changed or run separately.
 */
export function adaptArchive(archive: OpenedArchive, to: AdaptTo): Adaptation {
  const adapter = new Adapter(archive, to);
  const { providerObjects } = to.target;
  for (const entry of archive.plan.entries) {
    const judgment = to.replacement?.isKept(entry) === true ? 'kept' : providerObjects.classify(entry);
    if (judgment === 'kept') adapter.keep(entry);
    else if (judgment === 'skip') adapter.skip(entry);
    else if (judgment === 'tolerate') adapter.tolerated.add(entry.dumpId);
    else adapter.adapt(entry);
  }
  adapter.end();
  return adapter;
}

class Adapter implements Adaptation {
  readonly edits = new Map<number, EntryEdit>();
  readonly first: readonly string[];
  readonly last: string[] = [];
  readonly late: LateEntry[] = [];
  readonly impossible: (readonly [ArchiveEntry, string])[] = [];
  readonly lost: Failure[] = [];
  readonly tolerated = new Set<number>();
  readonly refusals: Refusals;
  readonly #texts: Texts;
  readonly #target: TargetDatabase;
  readonly #roles: RolesOutcome;
  readonly #replacement: Replacement | undefined;
  readonly #violated: ReadonlySet<string>;
  readonly #lostRows: LostRows;
  readonly #forcesSecurity: boolean;
  /** What changes, or refuses, the work of later entries. */
  readonly #atEnd: ArchiveEntry[] = [];
  /** What was left out, reported once per reason. */
  readonly #notes = new Map<string, Set<string>>();

  constructor(texts: Texts, { target, roles, source, replacement }: AdaptTo) {
    this.#texts = texts;
    this.#target = target;
    this.#roles = roles;
    this.#replacement = replacement;
    const broken = source.flaws?.filter(({ kind }) => kind === 'foreign-key-not-valid') ?? [];
    this.#violated = new Set(broken.map(({ name }) => name));
    this.#lostRows = new LostRows(source);
    this.#forcesSecurity = texts.toc.includes(FORCED_SECURITY);
    this.first = replacement?.first ?? [];
    this.refusals = makeRefusals();
  }

  adapt(entry: ArchiveEntry): void {
    const { description } = entry;
    const { adminIsSuperuser, hasOwnRole, keepsOwners } = this.#target;
    const isWatching = this.#replacement === undefined && isOfEventTrigger(entry);
    if (isWatching && description !== 'EVENT TRIGGER') this.#atEnd.push(entry);
    else if (this.#replacement === undefined && DECIDED_BY_TARGET.has(description)) this.#defer(entry, false);
    else if (this.#forcesSecurity && description === 'ROW SECURITY') this.#atEnd.push(entry);
    else if (!adminIsSuperuser && this.#needsRights(entry)) return;
    else if (isWatching) this.#atEnd.push(entry);
    else if (description === 'POLICY' || description === 'USER MAPPING') this.#dropMissing(entry);
    else if (description === 'FK CONSTRAINT') this.#leaveUnchecked(entry);
    else if (hasOwnRole && description === 'DEFAULT ACL') this.#dropOfOthers(entry);
    else if (keepsOwners && OWNED_BY_SUPERUSERS.has(description)) this.#dropOwner(entry);
  }

  /** Something that this account may not drop is in its place. */
  keep({ dumpId }: ArchiveEntry): void {
    this.edits.set(dumpId, { definition: '' });
  }

  /** What the target's provider already has there. */
  skip(entry: ArchiveEntry): void {
    this.leaveOut(entry);
    if (entry.description !== 'TABLE DATA') return;
    const lost = this.#lostRows.add(entry);
    if (lost === 'record')
      this.#note("Left unchanged: the provider's own record of its versions", `${entry.schema}.${entry.name}`);
    else if (lost !== undefined) this.lost.push({ entry, reason: lost.reason });
  }

  leaveOut({ dumpId }: ArchiveEntry): void {
    this.edits.set(dumpId, { definition: '', dropsData: true });
  }

  /** Decides what runs after everything else, and reports what was left out. */
  end(): void {
    for (const entry of this.#atEnd) this.#defer(entry, false);
    this.last.push(...(this.#replacement?.last ?? []));
    for (const [what, names] of this.#notes) this.#target.notes.push(`${what} (${listed([...names])}).`);
  }

  /** After everything else: in pg_restore's own transaction, or one by one after it if there is none. */
  #defer(entry: ArchiveEntry, isRight: boolean): void {
    this.leaveOut(entry);
    if (this.#replacement === undefined) {
      const statements = [...splitStatements(definitionOf(this.#texts, entry)), ...this.#ownerOf(entry)];
      this.late.push({ entry, statements, isRight });
    } else this.last.push(storedDefinition(this.#texts.toc, entry));
  }

  /**
   * At its position in the transaction, which a refusal does not end. If the run is killed, no database is left without its
   * privileges.
   */
  #guard(entry: ArchiveEntry, refusal: string): void {
    const definition = storedDefinition(this.#texts.toc, entry);
    this.edits.set(entry.dumpId, { definition: guarded(definition, refusal) });
  }

  #note(what: string, name: string): void {
    this.#notes.set(what, (this.#notes.get(what) ?? new Set()).add(name));
  }

  /** What an ordinary account may not be allowed to do. @returns whether this entry is settled */
  #needsRights(entry: ArchiveEntry): boolean {
    const { description, name, owner } = entry;
    const isComment = description === 'COMMENT' && name.startsWith('EXTENSION ');
    const isRight = RIGHTS.has(description);
    if (this.#replacement?.canGuard === true && (isRight || isComment)) {
      this.#guard(entry, isRight ? this.refusals.right : this.refusals.comment);
    } else if (isRight || isComment) this.#defer(entry, isRight);
    else if (description === 'EVENT TRIGGER' && isReserved(owner)) {
      this.leaveOut(entry);
      this.#note('Left out: event triggers of the provider', name);
    } else return false;
    return true;
  }

  #dropMissing(entry: ArchiveEntry): void {
    const { description, dumpId, name } = entry;
    const edit = this.#withoutMissing(entry);
    if (edit === undefined) return;
    this.edits.set(dumpId, edit);
    if (description === 'USER MAPPING') this.#note('Left out: user mappings of roles that do not exist here', name);
    else if (edit.definition === '') this.impossible.push([entry, 'its roles do not exist here']);
    else this.#note('Left out: roles that do not exist here, in policies', name);
  }

  /** A policy for some roles applies to those that exist. Undefined if all do. */
  #withoutMissing(entry: ArchiveEntry): EntryEdit | undefined {
    const definition = storedDefinition(this.#texts.toc, entry);
    const [list] = roleListsOf(entry.description, definition);
    const isMissing = (name: string): boolean => this.#roles.missing.has(this.#texts.decode(bytesOf(name)));
    if (list === undefined || !list.names.some(isMissing)) return undefined;
    const here = list.names.filter((name) => !isMissing(name));
    if (here.length === 0) return { definition: '' };
    return {
      definition: `${definition.slice(0, list.start)}${here.map(quoteName).join(', ')}${definition.slice(list.end)}`,
    };
  }

  /** A key that the source's own rows violate, or whose parents are not restored, applies to future rows. */
  #leaveUnchecked(entry: ArchiveEntry): void {
    const misses = this.#lostRows.areParentsOf(definitionOf(this.#texts, entry));
    const names = keyNames(entry);
    if (!misses && !names.some((name) => this.#violated.has(name))) return;
    for (const name of names) this.#target.exempt.add(exemption('constraint', name));
    const definition = notValid(storedDefinition(this.#texts.toc, entry), this.#target.serverMajor);
    this.edits.set(entry.dumpId, { definition: definition ?? '' });
    const what = definition === undefined ? UNCHECKED_PARTITIONS : 'added NOT VALID';
    if (misses) this.lost.push({ entry, reason: `rows of its parent are not restored: ${what}` });
    else this.#note(`Foreign keys that the rows of the source violate: ${what}`, entry.name);
  }

  /** ALTER DEFAULT PRIVILEGES FOR ROLE requires membership in that role, which has other uses here. */
  #dropOfOthers(entry: ArchiveEntry): void {
    if (this.#roles.created.has(entry.owner) || entry.owner === '') return;
    this.leaveOut(entry);
    this.#note('Left out: default privileges of roles that the server already has', entry.owner);
  }

  #dropOwner(entry: ArchiveEntry): void {
    const { description, dumpId, name, owner } = entry;
    if (this.#roles.superusers.has(owner)) return;
    if (description === 'PUBLICATION' && !definitionOf(this.#texts, entry).includes(' FOR ALL TABLES')) return;
    this.edits.set(dumpId, { dropsOwner: true });
    this.#noteOwner(name);
  }

  /** The owner of an event trigger, which pg_restore sets only if it creates the event trigger itself. */
  #ownerOf({ description, name, owner }: ArchiveEntry): string[] {
    if (description !== 'EVENT TRIGGER' || !this.#target.keepsOwners || owner === '') return [];
    if (this.#roles.superusers.has(owner))
      return [`ALTER EVENT TRIGGER ${quoteName(name)} OWNER TO ${quoteName(owner)}`];
    this.#noteOwner(name);
    return [];
  }

  #noteOwner(name: string): void {
    this.#note('Left out: owners that must be superusers and are not superusers here', name);
  }
}
