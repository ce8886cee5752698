import { onlyRow } from '../../parts/server/only-row.ts';
import { quoteName, withoutQualifier } from '../catalog/sql-text.ts';
import type { Connection } from '../connection/connection.ts';
import type { CodeObject, CodeSession } from './session.ts';

/** What the dump tool is not asked to dump. */
export interface OwnCodeNeeds {
  /** All views that are dumped. */
  readonly views: readonly string[];
  /** Those at which the tool stops, or which it can't write for another database. */
  readonly stoppedAt: ReadonlySet<string>;
  /** If the tool would leave out routines: those that nobody can read. */
  readonly routines: { readonly unreadable: ReadonlySet<string> } | undefined;
}

export interface Routine {
  readonly type: string;
  readonly name: string;
}

export const keyOf = ({ type, name }: Routine): string => `${type} ${name}`;

export interface OwnCode {
  readonly views: ReadonlySet<string>;
  /** One character per byte. */
  readonly sql: string;
}

/** Reads code in the bytes in which it was written. */
export type CodeReader = Pick<CodeSession, 'read'>;

/**
 * Writes views and routines as the dump tools do, for the end of their dump. A view brings all views built on it, and
 * routines bring all views, which may call them.
 */
export async function readOwnCode(
  connection: Connection,
  needs: OwnCodeNeeds,
  reading: (work: (reader: CodeReader) => Promise<string[]>) => Promise<string[]>,
): Promise<OwnCode> {
  const { routines } = needs;
  if (needs.stoppedAt.size === 0 && routines === undefined) return { views: new Set(), sql: '' };
  const bodies = new Map<string, string>();
  for (const name of needs.views) bodies.set(name, await readBody(connection, name));
  const own = routines === undefined ? dependants(bodies, needs.stoppedAt) : new Set(needs.views);
  const names = routines === undefined ? [] : await readableRoutines(connection, routines.unreadable);
  const statements = await reading(async (reader) => {
    const written: string[] = [];
    for (const { type, name } of names) written.push(routineStatement(await reader.read(type, name)));
    for (const name of inOrder(bodies, own))
      written.push(viewStatement(await reader.read('VIEW', name), connection.url.database));
    return written;
  });
  const sql = `\n${statements.join('\n')}`;
  return { views: own, sql: statements.length === 0 ? '' : sql };
}

/** A reader over a session that passes text, if none that passes bytes is available. */
export function textReader(connection: Connection): CodeReader {
  return {
    read: async (kind, name) => {
      const { rows } = await connection.queryArrays(`show create ${kind} ${quoteName(name)}`);
      const cells = onlyRow(rows).map(String);
      const [sqlMode = '', sql = '', client = '', collation = ''] =
        kind === 'VIEW' ? ['', ...cells.slice(1)] : cells.slice(1);
      const charset = isAscii(sql) ? client : 'utf8mb4';
      const own = charset === client || collation.startsWith('utf8mb4_') ? collation : 'utf8mb4_general_ci';
      return {
        kind,
        name,
        sql: toBytes(sql),
        sqlMode,
        charset,
        collation: own,
        databaseCollation: '',
        timeZone: undefined,
      };
    },
  };
}

/** Whatever follows the view's name, to see what it is built on. */
async function readBody(connection: Connection, name: string): Promise<string> {
  const { rows } = await connection.queryArrays(`show create view ${quoteName(name)}`);
  return VIEW.exec(String(onlyRow(rows)[1]))?.[3] ?? '';
}

/** `CREATE ALGORITHM=UNDEFINED `, ``DEFINER=`a`@`b` SQL SECURITY DEFINER ``, and everything from its name on. */
const VIEW = /^(CREATE (?:ALGORITHM=\w+ )?)(DEFINER=.*? SQL SECURITY \w+ )VIEW (.*)$/s;

/** The views themselves, and those whose bodies name one of them. */
function dependants(views: ReadonlyMap<string, string>, first: ReadonlySet<string>): Set<string> {
  const found = new Set(first);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [name, body] of views) if ([...found].some((other) => mentions(body, other))) found.add(name);
  }
  return found;
}

/** Each after the views that it is built on. */
function inOrder(views: ReadonlyMap<string, string>, own: ReadonlySet<string>): string[] {
  const done = new Set<string>();
  const visit = (name: string): void => {
    if (done.has(name)) return;
    done.add(name);
    const body = views.get(name) ?? '';
    for (const other of own) if (other !== name && mentions(body, other)) visit(other);
    ordered.push(name);
  };
  const ordered: string[] = [];
  for (const name of own) visit(name);
  return ordered;
}

const mentions = (body: string, name: string): boolean => body.includes(quoteName(name));

/** @returns one character per byte, like everything that follows */
function viewStatement(view: CodeObject, database: string): string {
  const [, create = 'CREATE ', security = '', body = ''] = VIEW.exec(view.sql) ?? [];
  const own = withoutQualifier(body, toBytes(database)) ?? body;
  return [
    '--',
    // The recovery instructions cut a dump at the first such line: before it are the tables and routines that views need.
    '-- Final view structure of a view that the dump tool was not asked for',
    '--',
    '',
    `/*!50001 DROP VIEW IF EXISTS ${toBytes(quoteName(view.name))}*/;`,
    ...around(50001, view, [`/*!50001 ${create}*/`, `/*!50013 ${security}*/`, `/*!50001 VIEW ${own} */;`]),
  ].join('\n');
}

/** Statements under the character set in which the code was created, followed by a return to the previous one. */
function around(version: number, { charset, collation, sqlMode }: CodeObject, statements: string[]): string[] {
  const isKept = /^\w+$/.test(charset) && /^\w+$/.test(collation);
  const client = isKept ? charset : 'utf8mb4';
  const open = `/*!${version} SET`;
  const variables = ['character_set_client', 'character_set_results', 'collation_connection', 'sql_mode'];
  return [
    ...variables.map((name) => `${open} @saved_${name} = @@${name} */;`),
    `${open} character_set_client = ${client} */;`,
    `${open} character_set_results = ${client} */;`,
    `${open} collation_connection = ${isKept ? collation : 'utf8mb4_general_ci'} */;`,
    `${open} sql_mode = '${sqlMode.replaceAll(/[^\w,]/g, '')}' */;`,
    ...statements,
    ...variables.map((name) => `${open} ${name} = @saved_${name} */;`),
    '',
  ];
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text, 'utf8') === text.length;
}

const toBytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

/** Packages before their bodies, functions before what may call them. */
const KINDS = ['PACKAGE', 'PACKAGE BODY', 'FUNCTION', 'PROCEDURE'] as const;

async function readableRoutines(
  connection: Connection,
  unreadable: ReadonlySet<string>,
): Promise<{ readonly type: (typeof KINDS)[number]; readonly name: string }[]> {
  const rows = await connection.query<Routine>(
    'select routine_type as type, routine_name as name from information_schema.routines where routine_schema = database() order by 2',
  );
  const readable = rows.filter((each) => !unreadable.has(keyOf(each)));
  return KINDS.flatMap((type) => readable.filter((each) => each.type === type).map(({ name }) => ({ type, name })));
}

function routineStatement(routine: CodeObject): string {
  return [
    `/*!50003 DROP ${routine.kind} IF EXISTS ${toBytes(quoteName(routine.name))} */;`,
    ...around(50003, routine, ['DELIMITER ;;', `${routine.sql} ;;`, 'DELIMITER ;']),
  ].join('\n');
}
