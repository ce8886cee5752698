import { textAt } from '../archive/texts.ts';
import { splitStatements } from '../catalog/sql-reader.ts';
import { quoteName } from '../target/create.ts';
import type { RolesOutcome } from '../target/restore-roles.ts';
import { OWNED_BY_SUPERUSERS } from './adapt.ts';
import type { OpenedArchive } from './plan.ts';

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
