import type { Connection } from './connection.ts';
import { quoteName, withoutQualifier } from './sql-text.ts';

/** What the dump tool is not asked for. */
export interface OwnCodeNeeds {
  /** All views that are dumped. */
  readonly views: readonly string[];
  /** Those that the tool stops at, or can't write so that they fit another database. */
  readonly stoppedAt: ReadonlySet<string>;
  /** Where the tool would leave out routines: those that can't be read by anybody. */
  readonly routines: { readonly unreadable: ReadonlySet<string> } | undefined;
}

export interface Routine {
  readonly type: string;
  readonly name: string;
}

export const keyOf = ({ type, name }: Routine): string => `${type} ${name}`;

export interface OwnCode {
  readonly views: ReadonlySet<string>;
  readonly sql: string;
}

/**
 * Writes views and routines as the dump tools write them, for the end of their dump. With a view come all that are made of it,
 * and with routines all views, which may call them.
 */
export async function readOwnCode(connection: Connection, needs: OwnCodeNeeds): Promise<OwnCode> {
  if (needs.stoppedAt.size === 0 && needs.routines === undefined) return { views: new Set(), sql: '' };
  const statements: string[] = [];
  if (needs.routines !== undefined)
    statements.push(...(await routineStatements(connection, needs.routines.unreadable)));
  const views = new Map<string, ViewText>();
  for (const name of needs.views) views.set(name, await readView(connection, name));
  const own = needs.routines === undefined ? dependants(views, needs.stoppedAt) : new Set(needs.views);
  for (const name of inOrder(views, own)) statements.push(viewStatement(name, views.get(name) as ViewText));
  const sql = `\n${statements.join('\n')}`;
  return { views: own, sql: statements.length === 0 ? '' : sql };
}

interface ViewText {
  /** `CREATE ALGORITHM=UNDEFINED ` */
  readonly create: string;
  /** ``DEFINER=`a`@`b` SQL SECURITY DEFINER `` */
  readonly security: string;
  /** From its name on. */
  readonly body: string;
  readonly client: string;
  readonly collation: string;
}

const VIEW = /^(CREATE (?:ALGORITHM=\w+ )?)(DEFINER=.*? SQL SECURITY \w+ )VIEW (.*)$/s;

async function readView(connection: Connection, name: string): Promise<ViewText> {
  const { rows } = await connection.queryArrays(`show create view ${quoteName(name)}`);
  const [, sql, client, collation] = (rows[0] ?? []).map(String);
  const [, create = 'CREATE ', security = '', body = ''] = VIEW.exec(sql ?? '') ?? [];
  return {
    create,
    security,
    body: withoutQualifier(body, connection.url.database) ?? body,
    client: client ?? '',
    collation: collation ?? '',
  };
}

/** The views themselves, and those whose bodies name one of them. */
function dependants(views: ReadonlyMap<string, ViewText>, first: ReadonlySet<string>): Set<string> {
  const found = new Set(first);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [name, { body }] of views) if ([...found].some((other) => mentions(body, other))) found.add(name);
  }
  return found;
}

/** Each after the views that it is made of. */
function inOrder(views: ReadonlyMap<string, ViewText>, own: ReadonlySet<string>): string[] {
  const done = new Set<string>();
  const visit = (name: string): void => {
    if (done.has(name)) return;
    done.add(name);
    const body = views.get(name)?.body ?? '';
    for (const other of own) if (other !== name && mentions(body, other)) visit(other);
    ordered.push(name);
  };
  const ordered: string[] = [];
  for (const name of own) visit(name);
  return ordered;
}

const mentions = (body: string, name: string): boolean => body.includes(quoteName(name));

function viewStatement(name: string, { create, security, body, client, collation }: ViewText): string {
  return [
    '--',
    '-- A view that the dump tool was not asked for',
    '--',
    '',
    `/*!50001 DROP VIEW IF EXISTS ${quoteName(name)}*/;`,
    ...around(50001, { client, collation, sqlMode: '' }, isAscii(body), [
      `/*!50001 ${create}*/`,
      `/*!50013 ${security}*/`,
      `/*!50001 VIEW ${body} */;`,
    ]),
  ].join('\n');
}

interface Context {
  readonly client: string;
  readonly collation: string;
  readonly sqlMode: string;
}

/** Statements under the character set that the code was made in, where its text is the same in it, and as it was after them. */
function around(
  version: number,
  { client, collation, sqlMode }: Context,
  isPlain: boolean,
  statements: string[],
): string[] {
  const isKept = isPlain && /^\w+$/.test(client) && /^\w+$/.test(collation);
  const open = `/*!${version} SET`;
  const variables = ['character_set_client', 'character_set_results', 'collation_connection', 'sql_mode'];
  return [
    ...variables.map((name) => `${open} @saved_${name} = @@${name} */;`),
    `${open} character_set_client = ${isKept ? client : 'utf8mb4'} */;`,
    `${open} character_set_results = ${isKept ? client : 'utf8mb4'} */;`,
    `${open} collation_connection = ${isKept || collation.startsWith('utf8mb4_') ? collation : 'utf8mb4_general_ci'} */;`,
    `${open} sql_mode = '${sqlMode.replaceAll(/[^\w,]/g, '')}' */;`,
    ...statements,
    ...variables.map((name) => `${open} ${name} = @saved_${name} */;`),
    '',
  ];
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text, 'utf8') === text.length;
}

/** Packages before their bodies, functions before what may call them. */
const KINDS = ['PACKAGE', 'PACKAGE BODY', 'FUNCTION', 'PROCEDURE'];

async function routineStatements(connection: Connection, unreadable: ReadonlySet<string>): Promise<string[]> {
  const rows = await connection.query<Routine>(
    'select routine_type as type, routine_name as name from information_schema.routines where routine_schema = database() order by 2',
  );
  rows.sort((a, b) => KINDS.indexOf(a.type) - KINDS.indexOf(b.type));
  const statements: string[] = [];
  for (const routine of rows.filter((each) => !unreadable.has(keyOf(each)))) {
    const { rows: shown } = await connection.queryArrays(`show create ${routine.type} ${quoteName(routine.name)}`);
    const [, sqlMode = '', sql = '', client = '', collation = ''] = (shown[0] ?? []).map(String);
    statements.push(
      [
        `/*!50003 DROP ${routine.type} IF EXISTS ${quoteName(routine.name)} */;`,
        ...around(50003, { client, collation, sqlMode }, isAscii(sql), ['DELIMITER ;;', `${sql} ;;`, 'DELIMITER ;']),
      ].join('\n'),
    );
  }
  return statements;
}
