import { RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import type { Connection } from './connection.ts';
import { nameQueryFailure } from './connection-errors.ts';
import { quoteName } from './target-create.ts';
import type { Place } from './target-place.ts';
import { textOf } from './text-bytes.ts';
import { describeServer } from './url.ts';

/** As sql-text.ts writes them. */
const IDENTIFIER = '((?:U&)?"(?:[^"]|"")+")';
const CREATE_ROLE = new RegExp(`^CREATE ROLE ${IDENTIFIER}`, 'i');
const ALTER_ROLE = new RegExp(`^ALTER ROLE ${IDENTIFIER}`, 'i');
const MEMBERSHIP = new RegExp(`^GRANT (?:U&)?"(?:[^"]|"")+" TO ${IDENTIFIER}`, 'i');
const NOTE_ON_ROLE = new RegExp(`^(?:COMMENT|SECURITY LABEL FOR (?:U&)?"(?:[^"]|"")+") ON ROLE ${IDENTIFIER}`, 'i');
const PARAMETER = new RegExp(`^GRANT [A-Z ]+ ON PARAMETER (?:(?:U&)?"(?:[^"]|"")+"[.]?)+ TO ${IDENTIFIER}`, 'i');
const CLUSTER_WIDE = /^ALTER ROLE ALL /i;

/** What became of the dump's roles. */
export interface RolesOutcome {
  /** Those that exist only because of this restore. */
  readonly created: readonly string[];
  /** Those that were there before and are not ours to act for: a verification gets no right over them. */
  readonly foreign: readonly string[];
  /** Those that are missing still: statements that name them would fail. */
  readonly missing: readonly string[];
}

/**
 * Prepares the roles that a dump speaks of. For a verification they are made bare: without login, password, attributes or
 * memberships, none of which the data need; a restored SUPERUSER would give the dump's code what containment withholds.
 * For a restore the statements are run one by one for roles that don't exist; existing roles stay as they are.
 */
export async function restoreRoles(
  admin: Connection,
  place: Place,
  globals: string,
  host: Host,
): Promise<RolesOutcome> {
  const statements = globals.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('--'));
  const names = new Set(statements.map((line) => nameIn(CREATE_ROLE, line)).filter((name) => name !== undefined));
  const rows = await admin.query<{ name: string }>('select rolname as name from pg_catalog.pg_roles');
  const existing = new Set(rows.map((row) => row.name));
  const absent = [...names].filter((name) => !existing.has(name));
  const created: string[] = [];
  for (const name of absent) {
    const statement = place.keepsOwners
      ? (statements.find((line) => nameIn(CREATE_ROLE, line) === name) as string)
      : `create role ${quoteName(name)} nologin`;
    if (await attempt(admin, statement, place, host)) created.push(name);
  }
  if (place.keepsOwners) await runOthers(admin, statements, new Set(created), place, host);
  if (place.hasOwnRole && created.length > 0) {
    // ALTER DEFAULT PRIVILEGES FOR ROLE wants to be a member. The roles are bare, so this gives no right.
    for (const name of created) await admin.simple(`grant ${quoteName(name)} to ${quoteName(place.role.user)}`);
  }
  const foreign = place.hasOwnRole ? [...names].filter((name) => existing.has(name)) : [];
  return { created, foreign, missing: absent.filter((name) => !created.includes(name)) };
}

async function runOthers(
  admin: Connection,
  statements: readonly string[],
  created: ReadonlySet<string>,
  place: Place,
  host: Host,
): Promise<void> {
  for (const statement of statements) {
    if (nameIn(CREATE_ROLE, statement) !== undefined) continue;
    const changed = [ALTER_ROLE, MEMBERSHIP, NOTE_ON_ROLE, PARAMETER]
      .map((pattern) => nameIn(pattern, statement))
      .find((name) => name !== undefined);
    // A role that was here before stays as it is: it may serve other databases of the server.
    if (CLUSTER_WIDE.test(statement) || (changed !== undefined && !created.has(changed))) continue;
    await attempt(admin, statement, place, host);
  }
}

/** Runs a single statement (the protocol with parameters refuses two); a refusal becomes a note. */
async function attempt(admin: Connection, statement: string, place: Place, host: Host): Promise<boolean> {
  try {
    await admin.single(statement);
    return true;
  } catch (error) {
    const refusal = nameQueryFailure(error, describeServer(admin.url));
    if (refusal.foreign !== undefined) host.toolWords.add(refusal.foreign);
    place.notes.push(`A statement of globals.sql was refused (${kindOf(statement)}). ${refusal.message}`);
    return false;
  }
}

/** The words that every statement of globals.sql begins with; a name or a value is none of them. */
function kindOf(statement: string): string {
  return (
    /^(?:(?:CREATE|ALTER) ROLE(?: ALL)?|GRANT|REVOKE|ALTER DATABASE|COMMENT ON)\b/i.exec(statement)?.[0] ??
    'a statement'
  );
}

function nameIn(pattern: RegExp, statement: string): string | undefined {
  const identifier = pattern.exec(statement)?.[1];
  if (identifier === undefined) return undefined;
  const name = identifier.slice(identifier.indexOf('"') + 1, -1).replaceAll('""', '"');
  if (identifier.startsWith('"')) return name;
  return name.replaceAll(/\\(?:\\|([0-9a-f]{4}))/gi, (_, code?: string) =>
    code === undefined ? '\\' : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The text of globals.sql, which is small. @throws {RestorableError} RESTORE_FAILED */
export async function readGlobals(content: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > MAX_GLOBALS_BYTES) {
      throw new RestorableError('RESTORE_FAILED', 'globals.sql is larger than roles can ever be.', {
        hint: 'This backup was not made by this program as it is: choose another one.',
      });
    }
    parts.push(Buffer.from(chunk));
  }
  // Line by line: a name that is no UTF-8 is read as bytes, and the others stay what they are.
  const lines = Buffer.concat(parts).toString('latin1').split('\n');
  return lines.map((line) => textOf(Buffer.from(line, 'latin1'))).join('\n');
}

const MAX_GLOBALS_BYTES = 64 * 1024 * 1024;
