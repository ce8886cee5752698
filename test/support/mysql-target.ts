import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { openMysqlTarget } from '../../src/engines/mysql/target.ts';
import type { ByteStream } from '../../src/ports/engine/source.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../src/ports/engine/target.ts';
import { mysqlBinaries, ROOT_PASSWORD, sql, startMariadb, startMysql, type TestMysql, urlWith } from './mysql.ts';
import type { Dumped } from './mysql-source.ts';
import { createTargetHost, type TargetHost } from './target-host.ts';

const run = promisify(execFile);

/** Both flavors, each with its start function. */
export const FLAVORS = [
  ['MariaDB', startMariadb],
  ['MySQL', startMysql],
] as const;

/** Views on views, a routine, a trigger and events, some with other accounts; odd names; data that looks like statements. */
export const SAMPLE = `
create table parent (id int auto_increment primary key, t varchar(200), b blob) comment 'a
CREATE DEFINER=\`root\`@\`localhost\` x';
insert into parent (t, b) values ('CREATE DEFINER=\`root\`@\`localhost\` PROCEDURE', x'00ff'),
  ('a;\\nb\\n-- Dump completed\\n', null), ('it''s \\\\', 0x0a3b0a), ('😀', x'27');
create table child (id int primary key, p int, g int as (p + 1) stored, foreign key (p) references parent(id));
insert into child (id, p) values (1, 1);
create table \`-- odd "table"\` (\`a b\` int); insert into \`-- odd "table"\` values (1), (2);
create table nothing (a int);
create table logged (a int);
create definer='o\`d'@'%' view first_view as select * from parent where t <> 'x
CREATE DEFINER=\`root\`@\`localhost\` y';
create view a_view_before_it as select id from first_view;
delimiter ;;
create definer=other@localhost function add_one(a int) returns int deterministic begin -- don't
 # it's
 /* it's */ return a + 1; end;;
create definer='o\`d'@'%' procedure talk() begin select 'CREATE DEFINER=\`root\`@\`localhost\` z;
CREATE DEFINER=\`root\`@\`localhost\` PROCEDURE'; end;;
create procedure traps() begin /*
;;
DELIMITER ;
INSERT INTO nothing VALUES (9);
*/ select 'in a text
DELIMITER ;
INSERT INTO nothing VALUES (9); ' as t; end;;
create definer=other@localhost trigger before_child before insert on child for each row begin
 insert into logged values (new.id); end;;
create definer=other@localhost event busy on schedule every '1:30' hour_minute starts '2020-01-01'
  on completion not preserve enable comment 'a '' ENABLE' do begin insert into logged values (7); end;;
create event once on schedule at '2035-01-01' do delete from logged;;
delimiter ;`;

export const ACCOUNTS = [
  "create user 'o`d'@'%'",
  'create user other@localhost',
  "grant all on *.* to 'o`d'@'%'",
  'grant all on *.* to other@localhost',
].join(';');

export interface MysqlDump {
  readonly flavor: 'mysql' | 'mariadb';
  readonly series: string;
  readonly database: Buffer;
  readonly fingerprint: Fingerprint;
}

/** Creates a database on a server. @returns its URL */
export async function makeDatabase(server: TestMysql, name: string, content: string): Promise<string> {
  await sql(server.url, `create database \`${name.replaceAll('`', '``')}\` character set utf8mb4`);
  const args = ['--no-defaults', '--user=root', `--socket=${server.socket}`, '--default-character-set=utf8mb4'];
  // Otherwise MariaDB's client removes the comments from routines.
  const loading = run(server.programs.client, [...args, '--comments', `--database=${name}`], {
    env: { MYSQL_PWD: ROOT_PASSWORD, LC_ALL: 'C.UTF-8' },
  });
  loading.child.stdin?.end(content);
  await loading;
  return urlWith(server.url, { database: name });
}

/** The stock tool's dump, with the options that the engine uses. */
export async function dumpWithStockTool(server: TestMysql, name: string): Promise<MysqlDump> {
  const args = ['--no-defaults', '--user=root', `--socket=${server.socket}`, '--single-transaction', '--quick'];
  args.push('--routines', '--events', '--triggers', '--hex-blob', '--default-character-set=utf8mb4');
  args.push(
    '--skip-dump-date',
    '--no-tablespaces',
    '--skip-add-locks',
    ...(server.flavor === 'mysql' ? ['--set-gtid-purged=OFF'] : []),
  );
  const env = { MYSQL_PWD: ROOT_PASSWORD, LC_ALL: 'C.UTF-8' };
  const options = { env, encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 } as const;
  const { stdout } = await run(server.programs.dump, [...args, '--', name], options);
  return {
    flavor: server.flavor,
    series: server.version.split('.').slice(0, 2).join('.'),
    database: stdout,
    fingerprint: await describeSource(server, name),
  };
}

/** The parts of a fingerprint that a target needs. */
async function describeSource(server: TestMysql, name: string): Promise<Fingerprint> {
  const url = urlWith(server.url, { database: name });
  const [charset] = await sql(url, 'select @@character_set_database, @@collation_database');
  const tables = await sql(
    url,
    "select hex(table_name) from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'",
  );
  return {
    engine: server.flavor,
    serverVersion: server.version,
    takenAt: new Date().toISOString(),
    sizeBytes: null,
    tables: tables.map(([hex]) => ({
      schema: '',
      name: Buffer.from(hex ?? '', 'hex').toString('utf8'),
      rows: null,
      rowsFrom: 'unknown' as const,
    })),
    objects: [{ type: 'trigger', name: 'before_child', definitionSha256: null }],
    sequences: [],
    extensions: [],
    facts: { charset: charset?.[0] ?? '', collation: charset?.[1] ?? '', lower_case_table_names: '0' },
  };
}

export function needsOf(dump: MysqlDump, changes: Partial<TargetNeeds> = {}): TargetNeeds {
  return {
    majorVersion: dump.series,
    fingerprint: dump.fingerprint,
    rawBytes: dump.database.length,
    ...changes,
  };
}

export function streamsOf(database: Buffer | string, globals = '-- no accounts\n'): readonly ByteStream[] {
  return [
    { name: 'globals.sql', content: pieces(Buffer.from(globals)) },
    { name: 'database.sql', content: pieces(Buffer.from(database)) },
  ];
}

/** The streams of a dump of the engine. */
export function streamsAgain({ streams }: Pick<Dumped, 'streams'>): readonly ByteStream[] {
  return streams.map(({ name, bytes }) => ({ name, content: pieces(bytes) }));
}

/** Yields every piece in the same buffer, like a reader that reuses its memory. */
async function* pieces(bytes: Buffer) {
  const buffer = Buffer.alloc(5_000);
  for (let at = 0; at < bytes.length; at += buffer.length) {
    const length = bytes.copy(buffer, 0, at, at + buffer.length);
    yield buffer.subarray(0, length);
    buffer.fill(0);
  }
}

/** A host that finds MySQL 9.7 in addition to the machine's MariaDB. */
export async function mysqlHost(env: Readonly<Record<string, string>> = {}): Promise<TargetHost> {
  return createTargetHost({ MYSQL_BIN: await mysqlBinaries(), ...env });
}

export async function withTarget<T>(
  spec: TargetSpec,
  needs: TargetNeeds,
  host: TargetHost,
  work: (target: Target) => Promise<T>,
): Promise<T> {
  const target = await openMysqlTarget(spec, needs, host);
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}

/** Rows of a query as text. */
export async function ask(target: Target, query: string, timeoutMs = 300_000): Promise<(string | null)[][]> {
  const { rows } = await target.query(query, { timeoutMs });
  return rows.map((row) => row.map((value) => (value === null ? null : String(value))));
}
