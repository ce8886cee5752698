import { RestorableError } from '../../../core/errors.ts';
import { textOf } from '../connection/text-bytes.ts';

/** The statements of globals.sql, by when they run. */
export interface GlobalStatements {
  /** Roles with their attributes, passwords and memberships: before the data, whose statements name them. */
  readonly roles: readonly string[];
  /** Settings of roles and database, and privileges on it: after the data, which they could change or prevent. */
  readonly settings: readonly string[];
}

/** The line of globals.sql between the two, for a restore by hand. */
export const AFTER_THE_DATA = '-- after the data';

/** As sql/text.ts writes them. */
const IDENTIFIER = '((?:U&)?"(?:[^"]|"")+")';
const PART = '(?:U&)?"(?:[^"]|"")+"';
const CREATE_ROLE = new RegExp(`^CREATE ROLE ${IDENTIFIER}`, 'i');
const ALTER_ROLE = new RegExp(`^ALTER ROLE ${IDENTIFIER}`, 'i');
const MEMBERSHIP = new RegExp(`^GRANT ${IDENTIFIER} TO ${IDENTIFIER}`, 'i');
const NOTE_ON_ROLE = new RegExp(`^(?:COMMENT|SECURITY LABEL FOR (?:U&)?"(?:[^"]|"")+") ON ROLE ${IDENTIFIER}`, 'i');
const PARAMETER = new RegExp(`^GRANT [A-Z ]+ ON PARAMETER ${PART}(?:[.]${PART}){0,8} TO ${IDENTIFIER}`, 'i');
const SUPERUSER = new RegExp(`^ALTER ROLE ${IDENTIFIER} WITH (?:.* )?SUPERUSER\\b`, 'i');
const OF_ROLES = new RegExp(
  `^(?:CREATE ROLE|(?:COMMENT|SECURITY LABEL .*) ON ROLE|GRANT ${IDENTIFIER} TO|ALTER ROLE ${IDENTIFIER} (?:WITH|PASSWORD)) ?`,
  'i',
);

/** Sorts the statements of globals.sql by their kinds. */
export function readStatements(globals: string): GlobalStatements {
  const statements = globals.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('--'));
  return {
    roles: statements.filter((line) => OF_ROLES.test(line)),
    settings: statements.filter((line) => !OF_ROLES.test(line)),
  };
}

/** The role that a statement creates. */
export function createdRole(statement: string): string | undefined {
  return nameOf(CREATE_ROLE.exec(statement)?.[1]);
}

/** The role that a statement changes: its attributes, settings, memberships, privileges on parameters, or its comment. */
export function changedRole(statement: string): string | undefined {
  const changed = [ALTER_ROLE, NOTE_ON_ROLE, PARAMETER].map((pattern) => nameOf(pattern.exec(statement)?.[1]));
  return changed.find((name) => name !== undefined) ?? membershipIn(statement)?.member;
}

export function membershipIn(statement: string): { readonly role: string; readonly member: string } | undefined {
  const [, first, second] = MEMBERSHIP.exec(statement) ?? [];
  const role = nameOf(first);
  const member = nameOf(second);
  return role === undefined || member === undefined ? undefined : { role, member };
}

/** The role that a statement makes a superuser. */
export function superuserIn(statement: string): string | undefined {
  return nameOf(SUPERUSER.exec(statement)?.[1]);
}

/** The words that every statement of globals.sql begins with, none of which is a name or a value. */
export function kindOfStatement(statement: string): string {
  return (
    /^(?:(?:CREATE|ALTER) ROLE(?: ALL)?|GRANT|REVOKE|ALTER DATABASE|COMMENT ON)\b/i.exec(statement)?.[0] ??
    /\b(?:ALTER (?:DATABASE|ROLE)|GRANT|REVOKE|COMMENT ON)\b/i.exec(statement)?.[0] ??
    'a statement'
  );
}

function nameOf(identifier: string | undefined): string | undefined {
  if (identifier === undefined) return undefined;
  const name = identifier.slice(identifier.indexOf('"') + 1, -1).replaceAll('""', '"');
  if (identifier.startsWith('"')) return name;
  return name.replaceAll(/\\(?:\\|([0-9a-f]{4}))/gi, (_, code?: string) =>
    code === undefined ? '\\' : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const MAX_GLOBALS_BYTES = 64 * 1024 * 1024;

/** The text of globals.sql, which is small. @throws {RestorableError} RESTORE_FAILED */
export async function readGlobals(content: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    if (bytes > MAX_GLOBALS_BYTES) {
      throw new RestorableError('RESTORE_FAILED', 'globals.sql is larger than roles can ever be.', {
        hint: 'This backup is not as this program wrote it. Choose another one.',
      });
    }
    parts.push(Buffer.from(chunk));
  }
  // Line by line: a name that is not UTF-8 is read as bytes, and the others stay unchanged.
  const lines = Buffer.concat(parts).toString('latin1').split('\n');
  return lines.map((line) => textOf(Buffer.from(line, 'latin1'))).join('\n');
}
