import { execFile } from 'node:child_process';
import { readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runBundle } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import { fillRestoredSample } from '../support/postgres-fill.ts';
import { runProgram } from '../support/program.ts';
import { blocksWith, type Desk, layOutDesk, paste } from '../support/runbook.ts';

const run = promisify(execFile);
const PASSPHRASE = 'plunder gizmo cradle unwed slinky';
let bed: BundleBed;
let server: Record<string, string>;

beforeAll(async () => {
  bed = await openBundleBed();
  server = { PGHOST: '127.0.0.1', PGPORT: String(bed.server.port), PGUSER: 'postgres' };
});

afterAll(async () => {
  await bed?.stop();
});

const byKeys = () => ['--encrypt-to', bed.keys.recoveryPublic, '--runner-key', bed.keys.runnerPrivate];

async function backUp(source: string, store: string, how = byKeys()): Promise<void> {
  const to = ['--name', 'shop', '--destination', `file:${join(bed.folder, store)}`];
  const env = { PG_BIN: bed.clients };
  const done = await runProgram(['backup', '--database', source, ...to, ...how], { env });
  expect(done, done.stderr).toMatchObject({ code: 0 });
}

const deskOf = (store: string): Promise<Desk> => layOutDesk(bed.folder, join(bed.folder, store, 'shop'), bed.keys);

/** Pastes blocks with the clients of the bed's server, and expects all of them to succeed. */
async function follow(desk: Desk, ...blocks: string[]): Promise<string> {
  const done = await paste(desk, ['set -e', ...blocks], { ...server, PATH: `${bed.clients}:/usr/bin:/bin` });
  expect(done, done.output).toMatchObject({ code: 0 });
  return done.output;
}

const compare = (desk: Desk) => blocksWith(desk, '3. Check these instructions');
const decrypt = (desk: Desk, text = '--key') => blocksWith(desk, '5. Decrypt', text);
const byHand = (desk: Desk) => blocksWith(desk, 'By hand');

async function psql(database: string, sql: string): Promise<string> {
  const args = ['--no-psqlrc', '--tuples-only', '--no-align', '--dbname', database, '--command', sql];
  return (await run(join(bed.clients, 'psql'), args, { env: server })).stdout.trim();
}

async function dump(database: string): Promise<string> {
  const args = ['--restrict-key=fixed', '--dbname', database];
  return (await run(join(bed.clients, 'pg_dump'), args, { env: server, maxBuffer: 1e9 })).stdout;
}

describe('PostgreSQL, with the page stored next to the backups', () => {
  /** What belongs to the database itself, and not to the complete server. */
  const OWN = `select d.datacl::text, (select array_agg(setconfig::text order by setrole)::text from pg_db_role_setting
    where setdatabase = d.oid), pg_encoding_to_char(encoding), datcollate, datctype from pg_database d where datname = `;
  let before: string;

  beforeAll(async () => {
    const source = await fillRestoredSample(bed.server, 'shop', bed.clients);
    await psql('postgres', 'create role auditor createdb; create role clerk; create role "the clerk" createdb');
    await psql('postgres', 'grant pg_monitor, "the clerk" to auditor');
    // A name that reads like the end of a statement: the one to whom it is granted has it no longer when it is restored.
    await psql('postgres', `create role "x TO """" WITH z"; grant "x TO """" WITH z" to clerk`);
    const inPlace = [
      '--command',
      'set allow_in_place_tablespaces = on',
      '--command',
      "create tablespace space location ''",
    ];
    await run(join(bed.clients, 'psql'), ['--dbname=shop', ...inPlace], { env: server });
    await psql('shop', 'create table in_space (a int) tablespace space');
    await psql('shop', 'revoke all on database shop from public; grant connect on database shop to clerk');
    await psql(
      'shop',
      `alter database shop set search_path to '"$user"', public; alter role clerk in database shop set work_mem to '9MB'`,
    );
    await psql('shop', 'alter database shop set default_transaction_read_only to on');
    before = await psql('postgres', `${OWN}'postgres'`);
    await backUp(source, 'postgres');
    // A server for a recovery has none of them.
    const dropped = ['--command', 'drop table in_space', '--command', 'drop tablespace space'];
    await run(
      join(bed.clients, 'psql'),
      ['--dbname=shop', ...dropped, '--command', 'create table added as select generate_series(1, 5000) n'],
      {
        env: { ...server, PGOPTIONS: '-c default_transaction_read_only=off' },
      },
    );
    await backUp(source, 'postgres');
  });

  async function expectRestored(): Promise<void> {
    const renamed = (await psql('postgres', `${OWN}'shop'`)).replaceAll('shop', 'restored');
    expect(await psql('postgres', `${OWN}'restored'`)).toBe(renamed);
    expect(renamed).toContain('clerk=c/');
    expect(renamed).toContain('work_mem=9MB');
    expect(await psql('postgres', `${OWN}'postgres'`)).toBe(before);
  }

  afterEach(async () => {
    await run(join(bed.clients, 'dropdb'), ['--if-exists', 'restored'], { env: server });
  });

  it('is restored from an incremental backup by the script, with its settings and privileges, and postgres is left alone', async () => {
    const desk = await deskOf('postgres');
    const listed = await follow(desk, ...compare(desk), ...blocksWith(desk, '4. Choose', '--signer'));
    expect(listed).toContain('OK: your backup job signed this page');
    expect(listed).toMatch(/The newest is \w+-incremental-/);
    await follow(desk, ...decrypt(desk));
    // A role of this server has less than at the source, and must keep that. Another one is missing.
    await psql('postgres', 'alter role "the clerk" nocreatedb; drop role auditor; drop role "x TO """" WITH z"');
    const said = await follow(desk, ...blocksWith(desk, 'PostgreSQL', 'pg_restore'));
    expect(said.match(/ERROR: .*/g) ?? []).toEqual([]);
    expect(said).toContain('not changed, because this server had it: "the clerk"\n');
    expect(said).toContain('not granted: GRANT "the clerk" TO "auditor";\n');
    const members =
      "select count(*) from pg_auth_members where roleid in (select oid from pg_roles where rolname !~ '^pg_')";
    expect(await psql('postgres', members)).toBe('0');
    const rights = `select rolname, rolcreatedb, pg_has_role(oid, 'pg_monitor', 'member') from pg_roles where rolname in `;
    expect(await psql('postgres', `${rights} ('auditor', 'the clerk') order by 1`)).toBe('auditor|t|t\nthe clerk|f|f');
    expect(await dump('restored')).toBe(await dump('shop'));
    const [look = '', clean = ''] = blocksWith(desk, '7. Check');
    expect(await follow(desk, look)).toContain('5000 rows in public added');
    await expectRestored();
    await follow(desk, clean);
    expect((await readdir(join(desk.home, 'recovery'))).sort()).toEqual(['runner.public.asc', 'shop']);
  });

  it('is recovered by a drill, which runs these commands contained, and compares the result', async () => {
    const from = ['--name', 'shop', '--destination', `file:${join(bed.folder, 'postgres')}`];
    const keys = ['--decrypt-with', bed.keys.recoveryPrivate, '--signers', bed.keys.runnerPublic];
    const report = join(bed.folder, 'drill.json');
    const done = await runBundle(['drill', ...from, ...keys, '--report', report], { env: { PG_BIN: bed.clients } });
    expect(done, done.stdout + done.stderr).toMatchObject({ code: 0 });
    const { verdict, steps } = JSON.parse(await readFile(report, 'utf8'));
    expect({ verdict, steps }).toMatchObject({ verdict: 'passed', steps: Array(7).fill({ outcome: 'done' }) });
  });

  it('is restored from a full backup without the script', async () => {
    const desk = await deskOf('postgres');
    expect(await follow(desk, ...byHand(desk))).toMatch(/OK: the files of \w+-full-/);
    await follow(desk, ...blocksWith(desk, 'PostgreSQL', 'pg_restore'));
    expect(await psql('restored', "select count(*) from pg_class where relname = 'added'")).toBe('0');
    await expectRestored();
  });

  it('is refused by both if an attacker copied an old manifest to a new id, with packs of his own', async () => {
    const desk = await deskOf('postgres');
    const full = (await readdir(join(desk.backups, 'packs'))).find((id) => id.includes('-full-')) ?? '';
    const forged = full.replace(/^\d{8}/, '29991231');
    const copy = `cd "$BACKUPS"; for each in manifests packs objects signatures contents; do
      for old in $each/${full}*; do cp -r "$old" "$(echo "$old" | sed s/${full}/${forged}/)"; done; done; cd
      echo rows of the attacker > "$BACKUPS/packs/${forged}/database.dump/000000.zst.pgp"`;
    await follow(desk, copy);
    // After pasting it into a terminal, the user must still have that terminal.
    const hand = await paste(desk, [...byHand(desk), 'echo still here']);
    expect(hand.output).toContain(`STOP: manifests/${forged}.json is of another backup`);
    expect(hand.output).toContain('still here');
    const [block = ''] = decrypt(desk);
    const script = await paste(desk, [block.replace('--output', `--backup ${forged} --output`)]);
    expect(script).toMatchObject({ code: 1, output: expect.stringContaining('MANIFEST_INVALID') });
    expect(await readdir(join(desk.home, 'recovery'))).not.toContain('files');
  });

  it('is refused by both if a pack or the script was changed', async () => {
    const desk = await deskOf('postgres');
    const full = (await readdir(join(desk.backups, 'packs'))).find((id) => id.includes('-full-')) ?? '';
    await truncate(join(desk.backups, 'packs', full, 'database.dump', '000000.zst.pgp'), 5_000);
    expect((await paste(desk, byHand(desk))).output).toContain('STOP: An object is missing');
    const script = await paste(desk, decrypt(desk));
    expect(script).toMatchObject({ code: 1, output: expect.stringContaining('BACKUP_DAMAGED: packs/') });
    await writeFile(join(desk.backups, 'RECOVERY-v1.py'), 'print("OK")\n', { flag: 'a' });
    expect((await paste(desk, compare(desk))).output).toContain('STOP: no backup');
    await rm(join(desk.home, 'recovery', 'files'), { recursive: true, force: true });
  });
});

describe('SQLite, with the page stored next to the backups', () => {
  function makeShop(file: string): string {
    const database = new DatabaseSync(join(bed.folder, file));
    database.exec(`create table "odd -- name" (id integer primary key, body blob);
      insert into "odd -- name" (body) select randomblob(3000) from (
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000) select i from n)`);
    database.close();
    return `sqlite:${join(bed.folder, file)}`;
  }

  function expectShop(desk: Desk): void {
    const restored = new DatabaseSync(join(desk.files, 'database.sqlite'), { readOnly: true });
    expect(restored.prepare('select count(*) as n from "odd -- name"').get()).toEqual({ n: 3000 });
    restored.close();
  }

  function tablesOf(desk: Desk): unknown[] {
    using restored = new DatabaseSync(join(desk.files, 'database.sqlite'), { readOnly: true });
    return restored
      .prepare('select name from sqlite_schema')
      .all()
      .map(({ name }) => name);
  }

  it('is restored with a key', async () => {
    await backUp(makeShop('keyed.sqlite'), 'sqlite');
    const desk = await deskOf('sqlite');
    await follow(desk, ...compare(desk), ...decrypt(desk), ...blocksWith(desk, 'SQLite'));
    expectShop(desk);
  });

  it('is restored with a passphrase: an incremental backup by the script, a full one without it', async () => {
    const file = join(bed.folder, 'words');
    await writeFile(file, `${PASSPHRASE}\n`, { mode: 0o600 });
    const shop = makeShop('words.sqlite');
    await backUp(shop, 'words-store', ['--passphrase', PASSPHRASE]);
    new DatabaseSync(join(bed.folder, 'words.sqlite')).exec('create table added as select 1 a');
    await backUp(shop, 'words-store', ['--passphrase', PASSPHRASE]);
    const desk = await deskOf('words-store');
    // The page describes how it is passed without a terminal.
    const given = (block: string): string => block.replace('--passphrase', `--passphrase --passphrase-file ${file}`);
    expect(await readFile(join(desk.backups, 'RECOVERY-v1.md'), 'utf8')).toContain('`--passphrase-file FILE`');
    const listed = await follow(desk, ...blocksWith(desk, '4. Choose', '--passphrase').map(given));
    expect(listed).toMatch(/-full-.* signed[\s\S]*The newest is \w+-incremental-/);
    await follow(desk, ...decrypt(desk, '--passphrase').map(given), ...blocksWith(desk, 'SQLite'));
    expectShop(desk);
    expect(tablesOf(desk)).toContain('added');
    // And by hand, with the omissions and additions from the page.
    await rm(desk.files, { recursive: true });
    const hand = byHand(desk).map((block) =>
      block
        .replaceAll(/^.*(?:\bsigner\b|\$SIGNER|--import "\$KEY").*\n/gm, '')
        .replace('--decrypt "$1"', `--batch --pinentry-mode loopback --passphrase-file ${file} --decrypt "$1"`),
    );
    expect(await follow(desk, ...hand)).toMatch(/OK: the files of \w+-full-/);
    expectShop(desk);
    expect(tablesOf(desk)).not.toContain('added');
  });
});
