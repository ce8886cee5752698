import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { CrashingProcess } from '../support/log-rounds/crashing-process.ts';
import type { Dialect, State } from '../support/log-rounds/logged-server.ts';
import { Marks } from '../support/log-rounds/marks.ts';
import { Random } from '../support/log-rounds/random.ts';
import { Workload } from '../support/log-rounds/workload.ts';

const row = (n: number, atUs: number, committedUs?: number) => ({ n, atUs, place: '', committedUs });

describe('what a workload knows of the moments of its transactions', () => {
  it('is between two of its own times if the server states none', () => {
    const marks = new Marks();
    // The third one changes the table, and writes nothing about itself.
    marks.add([row(1, 10), row(2, 20), row(4, 40)], 4, 50);
    const at = (us: number) => marks.committedAt(us, []);
    expect([at(10), at(15), at(20)]).toEqual([
      { least: 0, most: 0 },
      { least: 0, most: 1 },
      { least: 1, most: 1 },
    ]);
    expect([at(30), at(40), at(50)]).toEqual([
      { least: 1, most: 3 },
      { least: 3, most: 3 },
      { least: 4, most: 4 },
    ]);
  });

  it('is exact if the server states it, except at the end of a shipment that came before the answer', () => {
    const marks = new Marks();
    marks.add([row(1, 10, 12), row(2, 20, 25)], 2, 30);
    const at = (us: number, ...ends: number[]) => marks.committedAt(us, ends);
    expect([at(24), at(25)]).toEqual([
      { least: 1, most: 1 },
      { least: 2, most: 2 },
    ]);
    expect(at(25, 27)).toEqual({ least: 1, most: 2 });
    expect(at(28, 27)).toEqual({ least: 2, most: 2 });
    expect(at(25, 30)).toEqual({ least: 2, most: 2 });
  });
});

describe('the log of a workload', () => {
  const dialect: Dialect = { now: '0', place: "''", hasTransactionalDdl: false };

  function stateOf(database: DatabaseSync): State {
    const names = database.prepare("select name from pragma_table_info('t')").all();
    const journal = database.prepare("select count(*) || ' ' || coalesce(max(n), 0) as text from journal").all();
    const rows = database.prepare('select * from t order by id').all();
    return {
      columns: names.map(({ name }) => String(name)).join(),
      journal: String(journal[0]?.['text']),
      rows: rows.map((row) => Object.values(row).map(String)),
    };
  }

  it('counts what the server has after a crash, at each of its transactions', () => {
    using database = new DatabaseSync(':memory:');
    database.exec('create table t (id int primary key, value int, note text)');
    database.exec('create table journal (n int primary key, at_us int, place text)');
    const workload = new Workload(new Random(1), dialect);
    let committed = 0;
    for (const done of [60, 0, 1, 7, 60]) {
      const transactions = workload.plan(60).split('\n');
      for (const sql of transactions.slice(0, done)) database.exec(sql);
      workload.commit(stateOf(database));
      committed += done;
      expect([workload.committed, workload.numberOf(stateOf(database))]).toEqual([committed, committed]);
    }
    expect(stateOf(database).columns).toMatch(/^id,value,note,c/);
    workload.plan(1);
    database.exec('delete from t where id = (select max(id) from t)');
    expect(workload.numberOf(stateOf(database))).toBeUndefined();
    expect(() => workload.commit(stateOf(database))).toThrow(RangeError);
  });
});

/** As a shipment in this process keeps it busy: a process that has ended is noticed late. */
async function keepBusyUntil(over: Promise<void>): Promise<void> {
  let isOver = false;
  const done = over.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await nextTurn();
    const sinceMs = performance.now();
    while (performance.now() - sinceMs < 30);
  }
  await done;
}

it('leaves nothing of a killed server behind, not even a zombie, for which PostgreSQL would refuse to start again', async () => {
  const { pid } = spawn('sleep', ['600'], { stdio: 'ignore' });
  await keepBusyUntil(
    new CrashingProcess(Number(pid)).kill().then(() => expect(existsSync(`/proc/${pid}`)).toBe(false)),
  );
});
