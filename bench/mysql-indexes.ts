// Whether MySQL and MariaDB restore sooner if secondary indexes are created after the rows: pairs of the same dump with the keys in
// CREATE TABLE and with one ALTER TABLE at the end, by the server's CPU time and the wall. Prints the ratios, changes no file.
// Usage: node bench/mysql-indexes.ts [--rows 400000 --pairs 3 --series mariadb-10.11,mysql-9.7 --pool 128M]
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { ROOT_PASSWORD, sql, startMariadb, startMysql, type TestMysql } from '../test/support/mysql.ts';
import { measure, median } from './measure.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '400000' },
    pairs: { type: 'string', default: '3' },
    series: { type: 'string', default: 'mariadb-10.11,mysql-9.7' },
    pool: { type: 'string', default: '128M' },
  },
});
const ROWS_AT_ONCE = 4_000;
const COLUMNS =
  'id bigint not null auto_increment, customer int not null, email varchar(100) not null, city varchar(40), placed datetime not null, total decimal(10,2), token char(32) not null, note varchar(200), primary key (id)';
const KEYS = [
  'key k1 (customer)',
  'key k2 (email)',
  'key k3 (city, placed)',
  'key k4 (placed)',
  'key k5 (total, customer)',
  'key k6 (token)',
  'key k7 (note(40))',
];
const WAYS = ['before', 'after'] as const;

/** A dump as the tools write it. The values are in no order, except for the primary key. */
function* dump(way: (typeof WAYS)[number], rows: number): Generator<string> {
  const keys = way === 'before' ? `, ${KEYS.join(', ')}` : '';
  yield `set names utf8mb4; set unique_checks = 0; set foreign_key_checks = 0;\ncreate table t (${COLUMNS}${keys}) engine=InnoDB default charset=utf8mb4;\n`;
  for (let at = 0; at < rows; at += ROWS_AT_ONCE) {
    const some = Array.from({ length: Math.min(ROWS_AT_ONCE, rows - at) }, (_, index) => rowOf(at + index + 1));
    yield `insert into t values ${some.join(',')};\n`;
  }
  if (way === 'after') yield `alter table t ${KEYS.map((key) => `add ${key}`).join(', ')};\n`;
}

function rowOf(id: number): string {
  const token = createHash('md5').update(String(id)).digest('hex');
  const number = Number.parseInt(token.slice(0, 8), 16);
  const city = ['Lagos', 'Utrecht', 'Berlin', 'Milano', 'Porto', 'Praha'][number % 6];
  const day = String(1 + (number % 28)).padStart(2, '0');
  return `(${id},${number % 50_000},'user${number}@example.com','${city}','202${number % 6}-0${1 + (number % 9)}-${day} 10:11:12',${number % 900}.25,'${token}','note ${token.slice(3, 20)} of order ${id}')`;
}

async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function compare(server: TestMysql, folder: string): Promise<string> {
  const file = join(folder, 'client.cnf');
  const quoted = ROOT_PASSWORD.replaceAll(/[\\"]/g, '\\$&');
  await writeFile(file, `[client]\nuser=root\npassword="${quoted}"\nsocket=${server.socket}\n`, { mode: 0o600 });
  const cpu: number[] = [];
  const wall: number[] = [];
  for (let pair = 0; pair < Number(values.pairs); pair += 1) {
    const spent = { before: [0, 0], after: [0, 0] } as Record<(typeof WAYS)[number], [number, number]>;
    for (const way of pair % 2 === 0 ? WAYS : WAYS.toReversed()) {
      await sql(server.url, 'drop database if exists target');
      await sql(server.url, 'create database target');
      const start = await cpuSecondsOf(server.pid);
      const { wallSeconds } = await measure(
        `${server.programs.client} --defaults-file=${file} target < ${join(folder, way)}`,
        {},
      );
      spent[way] = [(await cpuSecondsOf(server.pid)) - start, wallSeconds];
    }
    const { before, after } = spent;
    console.log(
      `${server.series}: in CREATE TABLE ${before[0].toFixed(1)} s CPU, ${before[1].toFixed(1)} s; after the rows ${after[0].toFixed(1)} s CPU, ${after[1].toFixed(1)} s`,
    );
    cpu.push(after[0] / before[0]);
    wall.push(after[1] / before[1]);
  }
  return `${server.series}, ${values.rows} rows, ${KEYS.length} keys, buffer pool ${values.pool}: after the rows takes ${median(cpu).toFixed(2)} of the CPU time, ${median(wall).toFixed(2)} of the wall time`;
}

const folder = await mkdtemp(join(tmpdir(), 'indexes-'));
try {
  for (const way of WAYS) await pipeline(dump(way, Number(values.rows)), createWriteStream(join(folder, way)));
  for (const series of values.series.split(',')) {
    const settings = { 'innodb-buffer-pool-size': values.pool };
    const server = await (series.startsWith('mysql') ? startMysql({ settings }) : startMariadb({ settings }));
    try {
      console.log(await compare(server, folder));
    } finally {
      await server.stop();
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
