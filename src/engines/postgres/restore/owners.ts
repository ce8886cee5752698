import { definitionOf, textAt } from '../archive/texts.ts';
import { quoteName } from '../sql/quote.ts';
import { roleListsOf, splitStatements } from '../sql/reader.ts';
import type { RolesOutcome } from '../target/roles.ts';
import type { OpenedArchive } from './plan.ts';

/** Only a superuser may own these. */
export const OWNED_BY_SUPERUSERS = new Set(['EVENT TRIGGER', 'FOREIGN DATA WRAPPER', 'PUBLICATION']);
const WITH_ROLES = new Set(['ACL', 'DEFAULT ACL', 'POLICY', 'USER MAPPING']);

/** The roles that an archive's statements name; with `owners` also those that own its objects. */
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

/** Statements that give the restored objects to the source's roles, in pg_restore's form. */
export function ownerStatements(archive: OpenedArchive, roles: RolesOutcome): string[] {
  const { entries } = archive.plan;
  const owned = new Set(
    entries
      .filter(({ description }) => description === 'SEQUENCE OWNED BY')
      .map(({ schema, name }) => `${schema}\0${name}`),
  );
  return entries.flatMap((entry) => {
    const { description, schema, name, owner, places } = entry;
    // What a superuser owned stays with the restoring account, which can read everything like a superuser.
    if (places === undefined || !roles.created.has(owner) || roles.wereSuperusers.has(owner)) return [];
    if (!CHANGES_OWNER.has(description) || OWNED_BY_SUPERUSERS.has(description)) return [];
    // Changed together with its table.
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
