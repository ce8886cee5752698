import { definitionOf, type EntryEdit, textAt } from './archive-texts.ts';
import type { ArchiveEntry } from './archive-toc.ts';
import { isReserved } from './reserved-roles.ts';
import type { OpenedArchive } from './restore-plan.ts';
import { listed, type RolesOutcome } from './restore-roles.ts';
import { roleListsOf, splitStatements } from './sql-reader.ts';
import type { Standing } from './standing.ts';
import { quoteName } from './target-create.ts';
import type { Place } from './target-place.ts';

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
export function rolesNamed({ plan, toc }: OpenedArchive, owners: boolean): Set<string> {
  const names = new Set<string>();
  for (const entry of plan.entries) {
    if (owners && entry.owner !== '' && !entry.owner.startsWith('pg_')) names.add(entry.owner);
    if (!WITH_ROLES.has(entry.description)) continue;
    for (const statement of splitStatements(definitionOf(toc, entry))) {
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
  { plan, toc }: OpenedArchive,
  place: Place,
  roles: RolesOutcome,
  standing: Standing,
): Adaptation {
  const edits = new Map<number, EntryEdit>();
  const late: LateEntry[] = [];
  const impossible: (readonly [ArchiveEntry, string])[] = [];
  const tolerated = new Set<number>();
  const notes = new Notes(place);
  const isOrdinary = !place.adminIsSuperuser;
  const isOneTransaction = place.strategy === 'in-place';
  const forcesSecurity = toc.includes(FORCED_SECURITY);
  const security: ArchiveEntry[] = [];
  const leaveOut = (entry: ArchiveEntry): void => void edits.set(entry.dumpId, { definition: '', dropsData: true });
  const defer = (entry: ArchiveEntry, isRight: boolean): void => {
    leaveOut(entry);
    late.push({ entry, statements: splitStatements(definitionOf(toc, entry)), isRight });
  };
  for (const entry of plan.entries) {
    const { description, name } = entry;
    const kept = standing.judge(entry);
    if (kept === 'skip') leaveOut(entry);
    else if (kept === 'tolerate') tolerated.add(entry.dumpId);
    else if (!isOneTransaction && DECIDED_BY_TARGET.has(description)) defer(entry, false);
    else if (!isOneTransaction && forcesSecurity && description === 'ROW SECURITY') security.push(entry);
    else if (isOrdinary && RIGHTS.has(description)) defer(entry, true);
    else if (isOrdinary && description === 'COMMENT' && name.startsWith('EXTENSION ')) defer(entry, false);
    else if (isOrdinary && description === 'EVENT TRIGGER' && isReserved(entry.owner)) {
      leaveOut(entry);
      notes.add('event triggers of the provider', name);
    } else if (description === 'POLICY' || description === 'USER MAPPING') {
      const edit = withoutMissing(entry, definitionOf(toc, entry), roles.missing);
      if (edit === undefined) continue;
      edits.set(entry.dumpId, edit);
      if (description === 'USER MAPPING') notes.add('user mappings of roles that are missing here', name);
      else if (edit.definition === '') impossible.push([entry, 'its roles are missing here']);
      else notes.add('roles that are missing here, in policies', name);
    } else if (place.hasOwnRole && description === 'DEFAULT ACL') {
      // ALTER DEFAULT PRIVILEGES FOR ROLE wants to be a member of that role, which here has a life of its own.
      if (roles.created.has(entry.owner) || entry.owner === '') continue;
      leaveOut(entry);
      notes.add('default privileges of roles that the server has already', entry.owner);
    } else if (place.keepsOwners && OWNED_BY_SUPERUSERS.has(description) && !roles.superusers.has(entry.owner)) {
      if (description === 'PUBLICATION' && !definitionOf(toc, entry).includes(' FOR ALL TABLES')) continue;
      edits.set(entry.dumpId, { dropsOwner: true });
      notes.add('owners that must be superusers and are none here', name);
    }
  }
  for (const entry of security) defer(entry, false);
  notes.tell();
  return { edits, late, impossible, tolerated };
}

/** A policy for some roles holds for those that are there; undefined where all are. */
function withoutMissing(
  { description }: ArchiveEntry,
  definition: string,
  missing: ReadonlySet<string>,
): EntryEdit | undefined {
  const [list] = roleListsOf(description, definition);
  if (list === undefined || !list.names.some((name) => missing.has(name))) return undefined;
  const here = list.names.filter((name) => !missing.has(name));
  if (here.length === 0) return { definition: '' };
  return {
    definition: `${definition.slice(0, list.start)}${here.map(quoteName).join(', ')}${definition.slice(list.end)}`,
  };
}

/** What was left out, told once for each reason. */
class Notes {
  readonly #found = new Map<string, Set<string>>();
  readonly #place: Place;

  constructor(place: Place) {
    this.#place = place;
  }

  add(what: string, name: string): void {
    this.#found.set(what, (this.#found.get(what) ?? new Set()).add(name));
  }

  tell(): void {
    for (const [what, names] of this.#found) this.#place.notes.push(`Left out: ${what} (${listed([...names])}).`);
  }
}

/** Statements that give the restored objects to the roles of the source, as pg_restore writes them. */
export function ownerStatements({ plan, toc }: OpenedArchive, roles: RolesOutcome): string[] {
  const owned = new Set(
    plan.entries
      .filter(({ description }) => description === 'SEQUENCE OWNED BY')
      .map(({ schema, name }) => `${schema}\0${name}`),
  );
  return plan.entries.flatMap((entry) => {
    const { description, schema, name, owner, places } = entry;
    // What a superuser owned stays with the account that restores, which stands for one: it reads everything.
    if (places === undefined || !roles.created.has(owner) || roles.wereSuperusers.has(owner)) return [];
    if (!CHANGES_OWNER.has(description) || OWNED_BY_SUPERUSERS.has(description)) return [];
    // Its table takes it along.
    if (description === 'SEQUENCE' && owned.has(`${schema}\0${name}`)) return [];
    const [drop, ...more] = splitStatements(textAt(toc, places.drop));
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
