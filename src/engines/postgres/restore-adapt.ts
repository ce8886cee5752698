import { definitionOf, type EntryEdit, storedDefinition, type Texts, textAt } from './archive-texts.ts';
import type { ArchiveEntry } from './archive-toc.ts';
import { isReserved } from './reserved-roles.ts';
import type { OpenedArchive } from './restore-plan.ts';
import { listed, type RolesOutcome } from './restore-roles.ts';
import { roleListsOf, splitStatements } from './sql-reader.ts';
import type { Standing } from './standing.ts';
import { quoteName } from './target-create.ts';
import type { Place } from './target-place.ts';
import { bytesOf } from './text-bytes.ts';

/** An entry whose statements run after pg_restore, one by one, so that the server's own code tells why one is refused. */
export interface LateEntry {
  readonly entry: ArchiveEntry;
  readonly statements: readonly string[];
  /** A refusal is a note: the target decides who may do what there. */
  readonly isRight: boolean;
}

/** How an archive is restored at this target. */
export interface Adaptation {
  /** What pg_restore gets to see of an entry. */
  readonly edits: ReadonlyMap<number, EntryEdit>;
  readonly late: readonly LateEntry[];
  /** Objects that can't be made here, with the reason. */
  readonly impossible: readonly (readonly [entry: ArchiveEntry, reason: string])[];
  /** Entries that may fail in pg_restore: the target's own objects are in their place. */
  readonly tolerated: ReadonlySet<number>;
}

/** A target may lack what these need: a provider of labels, another server. */
const DECIDED_BY_TARGET = new Set(['SECURITY LABEL', 'MATERIALIZED VIEW DATA']);
/**
 * Policies that hold for a table's own owner too: turned on at their place, they would keep rows from materialized views,
 * whose content is the last that a dump makes.
 */
export const FORCED_SECURITY = 'FORCE ROW LEVEL SECURITY';
const RIGHTS = new Set(['ACL', 'DEFAULT ACL']);
const WITH_ROLES = new Set(['ACL', 'DEFAULT ACL', 'POLICY', 'USER MAPPING']);
const OWNED_BY_SUPERUSERS = new Set(['EVENT TRIGGER', 'FOREIGN DATA WRAPPER', 'PUBLICATION']);

/** The roles that an archive's statements name; with `owners` also those to whom its objects belong. */
export function rolesNamed(archive: OpenedArchive, owners: boolean): Set<string> {
  const names = new Set<string>();
  for (const entry of archive.plan.entries) {
    if (owners && entry.owner !== '' && !entry.owner.startsWith('pg_')) names.add(entry.owner);
    if (!WITH_ROLES.has(entry.description)) continue;
    for (const statement of splitStatements(definitionOf(archive, entry))) {
      for (const { names: listedNames } of roleListsOf(entry.description, statement)) {
        for (const name of listedNames) names.add(name);
      }
    }
  }
  return names;
}

/**
 * Decides what of an archive's entries this target gets: what names a role that is missing here, what only another account
 * may do, and what the target has already is left out or done apart.
 */
export function adaptArchive(
  archive: OpenedArchive,
  place: Place,
  roles: RolesOutcome,
  standing: Standing,
): Adaptation {
  const adapter = new Adapter(archive, place, roles);
  for (const entry of archive.plan.entries) {
    const judgement = standing.judge(entry);
    if (judgement === 'skip') adapter.skip(entry);
    else if (judgement === 'tolerate') adapter.tolerated.add(entry.dumpId);
    else adapter.adapt(entry);
  }
  adapter.end();
  return adapter;
}

class Adapter implements Adaptation {
  readonly edits = new Map<number, EntryEdit>();
  readonly late: LateEntry[] = [];
  readonly impossible: (readonly [ArchiveEntry, string])[] = [];
  readonly tolerated = new Set<number>();
  readonly #texts: Texts;
  readonly #place: Place;
  readonly #roles: RolesOutcome;
  readonly #isOneTransaction: boolean;
  readonly #forcesSecurity: boolean;
  readonly #security: ArchiveEntry[] = [];
  /** What was left out, told once for each reason. */
  readonly #notes = new Map<string, Set<string>>();

  constructor(texts: Texts, place: Place, roles: RolesOutcome) {
    this.#texts = texts;
    this.#place = place;
    this.#roles = roles;
    this.#isOneTransaction = place.strategy === 'in-place';
    this.#forcesSecurity = texts.toc.includes(FORCED_SECURITY);
  }

  adapt(entry: ArchiveEntry): void {
    const { description } = entry;
    const { adminIsSuperuser, hasOwnRole, keepsOwners } = this.#place;
    if (!this.#isOneTransaction && DECIDED_BY_TARGET.has(description)) this.#defer(entry, false);
    else if (!this.#isOneTransaction && this.#forcesSecurity && description === 'ROW SECURITY')
      this.#security.push(entry);
    else if (!adminIsSuperuser && this.#needsRights(entry)) return;
    else if (description === 'POLICY' || description === 'USER MAPPING') this.#dropMissing(entry);
    else if (hasOwnRole && description === 'DEFAULT ACL') this.#dropOfOthers(entry);
    else if (keepsOwners && OWNED_BY_SUPERUSERS.has(description)) this.#dropOwner(entry);
  }

  /** What the target's provider has there already. */
  skip(entry: ArchiveEntry): void {
    this.leaveOut(entry);
    if (entry.description !== 'TABLE DATA') return;
    this.#note("rows of the provider's own tables, which hold others or are not this account's", entry.name);
  }

  leaveOut({ dumpId }: ArchiveEntry): void {
    this.edits.set(dumpId, { definition: '', dropsData: true });
  }

  /** Decides what waits for all others, and tells what was left out. */
  end(): void {
    for (const entry of this.#security) this.#defer(entry, false);
    for (const [what, names] of this.#notes) this.#place.notes.push(`Left out: ${what} (${listed([...names])}).`);
  }

  #defer(entry: ArchiveEntry, isRight: boolean): void {
    this.leaveOut(entry);
    this.late.push({ entry, statements: splitStatements(definitionOf(this.#texts, entry)), isRight });
  }

  #note(what: string, name: string): void {
    this.#notes.set(what, (this.#notes.get(what) ?? new Set()).add(name));
  }

  /** What an ordinary account may perhaps not do. @returns whether this entry is settled */
  #needsRights(entry: ArchiveEntry): boolean {
    const { description, name, owner } = entry;
    if (RIGHTS.has(description)) this.#defer(entry, true);
    else if (description === 'COMMENT' && name.startsWith('EXTENSION ')) this.#defer(entry, false);
    else if (description === 'EVENT TRIGGER' && isReserved(owner)) {
      this.leaveOut(entry);
      this.#note('event triggers of the provider', name);
    } else return false;
    return true;
  }

  #dropMissing(entry: ArchiveEntry): void {
    const { description, dumpId, name } = entry;
    const edit = this.#withoutMissing(entry);
    if (edit === undefined) return;
    this.edits.set(dumpId, edit);
    if (description === 'USER MAPPING') this.#note('user mappings of roles that are missing here', name);
    else if (edit.definition === '') this.impossible.push([entry, 'its roles are missing here']);
    else this.#note('roles that are missing here, in policies', name);
  }

  /** A policy for some roles holds for those that are there; undefined where all are. */
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

  /** ALTER DEFAULT PRIVILEGES FOR ROLE wants to be a member of that role, which here has a life of its own. */
  #dropOfOthers(entry: ArchiveEntry): void {
    if (this.#roles.created.has(entry.owner) || entry.owner === '') return;
    this.leaveOut(entry);
    this.#note('default privileges of roles that the server has already', entry.owner);
  }

  #dropOwner(entry: ArchiveEntry): void {
    const { description, dumpId, name, owner } = entry;
    if (this.#roles.superusers.has(owner)) return;
    if (description === 'PUBLICATION' && !definitionOf(this.#texts, entry).includes(' FOR ALL TABLES')) return;
    this.edits.set(dumpId, { dropsOwner: true });
    this.#note('owners that must be superusers and are none here', name);
  }
}

/** Statements that give the restored objects to the roles of the source, as pg_restore writes them. */
export function ownerStatements(archive: OpenedArchive, roles: RolesOutcome): string[] {
  const { entries } = archive.plan;
  const owned = new Set(
    entries
      .filter(({ description }) => description === 'SEQUENCE OWNED BY')
      .map(({ schema, name }) => `${schema}\0${name}`),
  );
  return entries.flatMap((entry) => {
    const { description, schema, name, owner, places } = entry;
    // What a superuser owned stays with the account that restores, which stands for one: it reads everything.
    if (places === undefined || !roles.created.has(owner) || roles.wereSuperusers.has(owner)) return [];
    if (!CHANGES_OWNER.has(description) || OWNED_BY_SUPERUSERS.has(description)) return [];
    // Its table takes it along.
    if (description === 'SEQUENCE' && owned.has(`${schema}\0${name}`)) return [];
    const [drop, ...more] = splitStatements(textAt(archive, places.drop));
    if (drop === undefined || more.length > 0 || !/^DROP /.test(drop)) return [];
    return [`${drop.replace(/^DROP /, 'ALTER ')} OWNER TO ${quoteName(owner)}`];
  });
}

/** As in _getObjectDescription of pg_backup_archiver.c. */
const CHANGES_OWNER = new Set([
  'AGGREGATE',
  'COLLATION',
  'CONVERSION',
  'DOMAIN',
  'FOREIGN TABLE',
  'FUNCTION',
  'MATERIALIZED VIEW',
  'OPERATOR',
  'OPERATOR CLASS',
  'OPERATOR FAMILY',
  'PROCEDURAL LANGUAGE',
  'PROCEDURE',
  'SCHEMA',
  'SEQUENCE',
  'SERVER',
  'STATISTICS',
  'TABLE',
  'TEXT SEARCH CONFIGURATION',
  'TEXT SEARCH DICTIONARY',
  'TYPE',
  'VIEW',
]);
