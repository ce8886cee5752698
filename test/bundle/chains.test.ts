import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import { mysqlBinaries, sql, startMariadb, type TestMysql, urlWith } from '../support/mysql.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { runProgram } from '../support/program.ts';

const run = promisify(execFile);
const LARGE = { maxBuffer: 256 * 1024 * 1024 };
let bed: BundleBed;
let mariadb: TestMysql;

beforeAll(async () => {
  bed = await openBundleBed();
  mariadb = await startMariadb();
});

afterAll(async () => {
  await mariadb?.stop();
  await bed?.stop();
});

/** A database, the changes between backups, and a dump for comparison. */
interface Subject {
  readonly url: string;
  readonly env: Record<string, string>;
  execute(statement: string): Promise<void>;
  /** A new, empty target. */
  newTarget(index: number): Promise<string>;
  /** SHA-256 of a direct dump, which is the same for identical databases. */
  dumpOf(url: string): Promise<string>;
}

/** This run is verified in addition to the restore: an incremental that builds on a differential. */
const VERIFIED = 4;
/** An incremental that builds on another one, and that one. */
const BOTH_FORMS = [2, VERIFIED];

/** Some hundred chunks. */
const COUNT = 8_000;
const ROWS = 'id integer primary key, customer integer, status varchar(40), note varchar(200)';

/** Every database supports these. `#` is the number of the run. */
const CHANGES = [
  "update orders set status = 'paid #' where id % 2500 = 3",
  "insert into orders select id + 100000 * #, customer, 'new', note from orders where id between 100 and 300",
  'delete from orders where id between 7000 and 7100',
  "update orders set note = 'changed in run #' where id between 400 and 900; create table side (id integer primary key, label varchar(40))",
  "insert into side values (1, 'one'), (2, 'two'); alter table orders add column flag_# integer default 7",
  'select 1',
  "update orders set status = 'shipped' where id % 10 = 1; create index by_customer_# on orders (customer)",
];

const seed = (number: string, repeated: string): string =>
  `insert into orders select ${number}, ${number} % 977, 'new', ${repeated} from`;

async function postgresSubject(): Promise<Subject> {
  const url = urlOf(bed.server, 'chain');
  await runSql(bed.server.url, 'create database chain');
  await runSql(
    url,
    `create table orders (${ROWS})`,
    `${seed('n', "'note ' || md5(n::text) || ' for customer ' || n % 31")} generate_series(1, ${COUNT}) n`,
  );
  return {
    url,
    env: { PG_BIN: bed.clients },
    execute: async (statement) => void (await runSql(url, statement)),
    newTarget: async (index) => urlOf(bed.server, `chain_back_${index}`),
    dumpOf: async (of) => {
      const args = ['--restrict-key=same', '--no-owner', of];
      return sha256((await run(join(bed.clients, 'pg_dump'), args, LARGE)).stdout);
    },
  };
}

async function mariadbSubject(): Promise<Subject> {
  const url = urlWith(mariadb.url, { database: 'chain' });
  await sql(mariadb.url, 'create database chain');
  await sql(
    url,
    `create table orders (${ROWS}); ${seed('seq', "concat('note ', md5(seq), ' for customer ', seq % 31)")} seq_1_to_${COUNT}`,
  );
  return {
    url,
    env: { MYSQL_BIN: await mysqlBinaries('mariadb-10.11') },
    execute: async (statement) => void (await sql(url, statement)),
    newTarget: async (index) => urlWith(mariadb.url, { database: `chain_back_${index}` }),
    dumpOf: async (of) => {
      const { pathname, password } = new URL(of);
      const args = [
        ...['--no-defaults', `--socket=${mariadb.socket}`, '--user=root', '--skip-dump-date', '--skip-comments'],
        pathname.slice(1),
      ];
      const env = { MYSQL_PWD: decodeURIComponent(password), PATH: process.env['PATH'] };
      return sha256((await run(mariadb.programs.dump, args, { ...LARGE, env })).stdout);
    },
  };
}

async function sqliteSubject(): Promise<Subject> {
  const path = join(bed.folder, 'chain.sqlite');
  const execute = async (statement: string): Promise<void> => void (await run('sqlite3', [path, statement]));
  await execute(
    `create table orders (${ROWS});
     with recursive n(i) as (select 1 union all select i + 1 from n where i < ${COUNT})
     ${seed('i', "'note ' || lower(hex(randomblob(16))) || ' for customer ' || (i % 31)")} n`,
  );
  return {
    url: `sqlite:${path}`,
    env: {},
    execute,
    newTarget: async (index) => `sqlite:${join(bed.folder, `chain-back-${index}.sqlite`)}`,
    dumpOf: async (of) => sha256((await run('sqlite3', [of.slice('sqlite:'.length), '.dump'], LARGE)).stdout),
  };
}

/** Of the lines sorted by their bytes, because PostgreSQL may put a restored row anywhere in its table. */
function sha256(text: string): string {
  return createHash('sha256').update(text.split('\n').sort().join('\n')).digest('hex');
}

// A chain consists of bytes, whatever the engine, so only the quickest engine tests the longest one, and restores every run of it.
describe.each([
  ['PostgreSQL', 'postgres', postgresSubject, CHANGES.slice(0, 4), BOTH_FORMS],
  ['MariaDB', 'mariadb', mariadbSubject, CHANGES.slice(0, 4), BOTH_FORMS],
  ['SQLite', 'sqlite', sqliteSubject, CHANGES, [...CHANGES.keys(), CHANGES.length]],
] as const)('a chain of %s', (_title, name, makeSubject, changes, restored) => {
  it('of a full and mixed runs is verified, and restores runs unchanged', async () => {
    const subject = await makeSubject();
    const { keys } = bed;
    const destination = `file:${join(bed.folder, 'chains')}`;
    const held: { id: string; kind: string; because: unknown; storedBytes: number; dump: string }[] = [];
    for (let index = 0; index <= changes.length; index += 1) {
      if (index > 0) await subject.execute((changes[index - 1] ?? '').replaceAll('#', String(index)));
      const kind = index % 4 === 3 ? 'differential' : 'auto';
      const backup = await runProgram(
        [
          ...['backup', '--json', '--database', subject.url, '--name', name, '--destination', destination],
          ...['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate, '--kind', kind],
        ],
        { env: subject.env },
      );
      expect(backup, backup.stderr).toMatchObject({ code: 0 });
      const { backup: made, kindReason } = JSON.parse(backup.stdout) as BackupReport;
      held.push({
        id: made?.id ?? '',
        kind: made?.kind ?? '',
        because: kindReason,
        storedBytes: made?.storedBytes ?? 0,
        dump: await subject.dumpOf(subject.url),
      });
    }
    const read = ['--name', name, '--destination', destination, '--decrypt-with', keys.recoveryPrivate];
    for (const [index, { id, dump }] of held.entries()) {
      if (!restored.includes(index)) continue;
      const from = [...read, '--signers', keys.runnerPublic, '--backup', id, '--json'];
      if (index === VERIFIED) {
        const verify = await runProgram(['verify', ...from], { env: subject.env });
        expect(verify, verify.stderr).toMatchObject({ code: 0 });
        expect((JSON.parse(verify.stdout) as VerifyReport).verdict).toBe('passed');
      }
      const target = await subject.newTarget(index);
      const restore = await runProgram(['restore', ...from, '--target', target], { env: subject.env });
      expect(restore, restore.stderr).toMatchObject({ code: 0 });
      expect(await subject.dumpOf(target), `${id} after the restore`).toBe(dump);
    }
    const [full, ...others] = held;
    expect(full?.kind).toBe('full');
    const reasons = JSON.stringify(held.map((each) => each.because));
    expect(others.map((each) => each.kind).slice(0, 4), reasons).toEqual([
      ...['incremental', 'incremental', 'differential', 'incremental'],
    ]);
    // The first change touched four rows.
    expect(others[0]?.storedBytes).toBeLessThan(0.5 * (full?.storedBytes ?? 0));
  }, 1_200_000);
});
