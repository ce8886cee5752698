// What does not depend on the size of a database: the help, a backup without changes of a small one, and a server for a verification.
// Each is compared with the least that does it, in turn. Writes bench/results-starting.md.
// Usage: npm run bench:starting [-- --rounds 9 --bundle dist/index.js --dry-run]
// Needs: Debian packages postgresql-15, time.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type Contender, compete, measure, median, ratioTable } from './measure.ts';
import { startPostgresBed } from './postgres.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    bundle: { type: 'string', default: 'dist/index.js' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const PG = '/usr/lib/postgresql/15/bin';
const folder = await mkdtemp(join(tmpdir(), 'bench-starting-'));
const path = (name: string): string => join(folder, name);
const bed = await startPostgresBed(path);
const program = `${process.execPath} ${values.bundle}`;
const stored = `--name shop --destination file:${path('store')}`;

const HELP: readonly Contender[] = [
  { name: '`node -e 0`', command: `${process.execPath} -e 0` },
  { name: '`--help`', command: `${program} --help` },
  { name: '`backup --help`', command: `${program} backup --help` },
];

/** The same database each time, after a full backup of it. */
const BACKUP: readonly Contender[] = [
  { name: '`pg_dump -Fc -Z0`', command: bed.plainDump('shop') },
  {
    name: 'start-up: `list` of its destination',
    command: `${program} list ${stored} --signers ${path('keys/runner.public.asc')}`,
  },
  {
    name: '`backup`, nothing changed',
    command: `${program} backup ${stored} --database ${bed.urlOf('shop')} --encrypt-to ${path('keys/recovery.public.asc')} --runner-key ${path('keys/runner.private.asc')}`,
  },
];

/** As an account that a server accepts: it refuses root. */
const asServer = (command: string): string =>
  process.getuid?.() === 0 ? `setpriv --reuid=65534 --regid=65534 --clear-groups bash -c '${command}'` : command;

/** What a verification's server needs at least, with the same settings. The client programs are in the same folder. */
async function bareServerMs(): Promise<number> {
  const own = await mkdtemp(path('bare-'));
  const make = `${PG}/initdb -D ${own}/data --no-sync --locale=C --encoding=UTF8 -U postgres >/dev/null`;
  const settings = `-c listen_addresses= -c unix_socket_directories=${own} -c fsync=off`;
  const start = `${PG}/pg_ctl -D ${own}/data -w -o "${settings}" -l ${own}/log start >/dev/null`;
  await promisify(execFile)('chmod', ['777', own]);
  await promisify(execFile)('chmod', ['711', folder]);
  const { wallSeconds } = await measure(asServer(`${make} && ${start}`), {});
  await measure(asServer(`${PG}/pg_ctl -D ${own}/data -m immediate stop >/dev/null`), {});
  return wallSeconds * 1000;
}

async function phaseMs(phase: string): Promise<number> {
  const report = path('report.json');
  const keys = `--decrypt-with ${path('keys/recovery.private.asc')} --signers ${path('keys/runner.public.asc')}`;
  await measure(`${program} verify ${stored} ${keys} --report ${report}`, bed.env);
  const { phases } = JSON.parse(await readFile(report, 'utf8')) as { phases: { phase: string; durationMs: number }[] };
  const found = phases.find((one) => one.phase === phase);
  if (found === undefined) throw new Error(`no phase ${phase}`);
  return found.durationMs;
}

async function compareServers(): Promise<string> {
  const bare: number[] = [];
  const own: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await bareServerMs());
    own.push(await phaseMs('prepare the target'));
  }
  const ratio = median(own.map((ms, round) => ms / (bare[round] ?? Number.NaN)));
  const line = (name: string, all: readonly number[], times: number): string =>
    `| ${name} | ${median(all).toFixed(0)} | ${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)} | ${times.toFixed(2)} |`;
  return [
    '| what | wall ms (median) | range | ratio |',
    '|---|---|---|---|',
    line('`initdb`, then `pg_ctl -w start`', bare, 1),
    line('`verify` prepares its server and database', own, ratio),
  ].join('\n');
}

try {
  await promisify(execFile)(process.execPath, [
    values.bundle,
    'keygen',
    '--output',
    path('keys'),
    '--identity',
    'bench@example.com',
  ]);
  await bed.makeDatabase('shop', 'narrow', 1);
  await measure(BACKUP.at(-1)?.command ?? '', bed.env);
  const load = loadavg()[0] ?? 0;
  const help = await compete(HELP, rounds, {});
  const backup = await compete(BACKUP, rounds, bed.env);
  const [dump = 0, start = 0, whole = 0] = backup.map(({ wallSeconds }) => wallSeconds);
  const servers = await compareServers();
  const text = `# Benchmark results: starting

Made by \`npm run bench:starting -- --rounds ${rounds}\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.
Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}, load before the first round ${load.toFixed(1)}; ${bed.title} on the same machine.
Medians of ${rounds} rounds, in turn.

## Help

${ratioTable('command', help)}

## A backup of a small database in which nothing changed

A dump of 1 MB, after a full backup. Beside the dump, the program starts, reads the keys, the lists and the index of the destination, counts
rows, and commits.

${ratioTable('command', backup)}

Without the start-up, a backup takes ${((whole - start) / dump).toFixed(2)} times as long as the dump.

## A server for a verification

Ours is contained, has a password and settings of its own, and holds the empty database. The first pack is read beside that.

${servers}
`;
  if (!values['dry-run']) await writeFile(new URL('./results-starting.md', import.meta.url), text);
  console.log(text);
} finally {
  await bed.stop();
  await rm(folder, { recursive: true, force: true });
}
