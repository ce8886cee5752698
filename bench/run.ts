// Compares backup and restore with peer tools on one machine, in one run, and writes bench/results-SERVER-DATASET.md.
// Usage: npm run bench [-- --server postgres --dataset narrow --megabytes 1000 --rounds 3 --memory-megabytes 100,2000]
// Needs: Debian packages gnupg, zstd, age, restic, borgbackup, time, and the server's own (postgres.ts, mariadb.ts).
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { DATASETS } from './datasets.ts';
import { startMariadbBed } from './mariadb.ts';
import { type Contender, compete, measure, type Row } from './measure.ts';
import { startPostgresBed } from './postgres.ts';

const SERVERS = { postgres: startPostgresBed, mariadb: startMariadbBed } as const;

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    server: { type: 'string', default: 'postgres' },
    dataset: { type: 'string', default: 'narrow' },
    megabytes: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    'memory-megabytes': { type: 'string', default: '100,2000' },
  },
});
const dataset = DATASETS.find((name) => name === values.dataset);
if (dataset === undefined) throw new Error(`--dataset takes ${DATASETS.join(' or ')}`);
const start = Object.entries(SERVERS).find(([name]) => name === values.server)?.[1];
if (start === undefined) throw new Error(`--server takes ${Object.keys(SERVERS).join(' or ')}`);
const bundle = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const node = process.execPath;

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const path = (name: string): string => join(folder, name);
const bed = await start(path);
const env = {
  ...bed.env,
  GNUPGHOME: path('gnupg'),
  RESTIC_PASSWORD: 'bench',
  RESTIC_CACHE_DIR: path('restic-cache'),
  BORG_PASSPHRASE: 'bench',
  BORG_BASE_DIR: path('borg-base'),
};

async function sizeOf(target: string): Promise<number> {
  const { stdout } = await run('du', ['-sb', target]);
  return Number(stdout.split('\t')[0]);
}

/** The URL may contain a password with shell metacharacters. */
function quoted(url: string): string {
  return `'${url.replaceAll("'", "'\\''")}'`;
}

function ours(database: string, destination: string, level?: number): string {
  const keys = `--encrypt-to ${path('keys/recovery.public.asc')} --runner-key ${path('keys/runner.private.asc')}`;
  const compression = level === undefined ? '' : ` --compression ${level}`;
  return `${node} ${bundle} backup --database ${quoted(bed.urlOf(database))} --name ${database} --destination file:${destination} ${keys}${compression}`;
}

function contenders(database: string): Contender[] {
  const store = path('store');
  const fresh = (target: string, then?: () => Promise<unknown>) => async () => {
    await rm(target, { recursive: true, force: true });
    await then?.();
  };
  const file = (name: string) => ({ before: fresh(path(name)), storedBytes: () => sizeOf(path(name)) });
  const plain = bed.plainDump(database);
  return [
    bed.floor(database),
    { name: 'restorable', command: ours(database, store), before: fresh(store), storedBytes: () => sizeOf(store) },
    { ...bed.usual(database), ...file('gpg.out') },
    {
      name: 'zstd -T0 \\| age',
      command: `${plain} | zstd -T0 -q | age -R ${path('age.pub')} > ${path('age.out')}`,
      ...file('age.out'),
    },
    {
      name: 'restic backup --stdin',
      command: `${plain} | restic -q -r ${path('restic')} backup --stdin --stdin-filename db.dump`,
      before: fresh(path('restic'), () => measure(`restic init -q --repository-version 2 -r ${path('restic')}`, env)),
      storedBytes: () => sizeOf(path('restic')),
    },
    {
      name: 'borg create -',
      command: `${plain} | borg create --compression zstd,3 ${path('borg')}::a -`,
      before: fresh(path('borg'), () => measure(`borg init --encryption repokey-blake2 ${path('borg')}`, env)),
      storedBytes: () => sizeOf(path('borg')),
    },
  ];
}

async function prepareKeys(): Promise<void> {
  await run(node, [bundle, 'keygen', '--output', path('keys'), '--identity', 'bench@example.com']);
  await mkdir(path('gnupg'), { mode: 0o700 });
  await measure(`gpg --batch --quiet --import ${path('keys/recovery.public.asc')}`, env);
  await measure(
    `age-keygen -o ${path('age.key')} 2>/dev/null && age-keygen -y ${path('age.key')} > ${path('age.pub')}`,
    env,
  );
}

/** Nothing changes between the backups of one destination. The first is a full one. */
async function unchanged(database: string): Promise<Contender> {
  const command = `${ours(database, path('chain'))} --kind incremental`;
  await measure(ours(database, path('chain')), env);
  return { name: 'restorable, incremental without changes', command };
}

function unlock(): string {
  return `--decrypt-with ${path('keys/recovery.private.asc')} --signers ${path('keys/runner.public.asc')}`;
}

function restorers(database: string): Contender[] {
  const command = `${node} ${bundle} restore --name ${database} --destination file:${path('store')} ${unlock()} --target ${quoted(bed.urlOf('target'))}`;
  const all = [...bed.restorers(), { name: 'restorable restore', command }];
  return all.map((contender) => ({ ...contender, before: () => bed.freshDatabase('target') }));
}

/** Each starts a server of its own, except the last: the dump that digests of the restored database read, by the stock tool. */
function verifiers(database: string): Contender[] {
  const verify = (...more: string[]): string =>
    `${node} ${bundle} verify --name ${database} --destination file:${path('store')} ${unlock()} ${more.join(' ')}`;
  const [, , restore] = restorers(database);
  if (restore === undefined) throw new Error('no restore to compare with');
  return [
    restore,
    { name: 'restorable verify, `digest: off`', command: verify('--digest off') },
    { name: 'restorable verify', command: verify() },
    { ...bed.floor(database), name: 'the bare dump' },
  ];
}

function table(rows: readonly Row[], base: Row, dumpBytes?: number): string {
  const head = `| command | wall s (median) | range | ratio | CPU s (median) | peak MiB |${dumpBytes === undefined ? '' : ' stored, % of dump |'}`;
  const lines = rows.map((row) => {
    const ratio = (row.wallSeconds / base.wallSeconds).toFixed(2);
    const stored = row.storedBytes === undefined ? '–' : ((100 * row.storedBytes) / (dumpBytes ?? 1)).toFixed(1);
    const last = dumpBytes === undefined ? '' : ` ${stored} |`;
    const { name, spread, cpuSeconds, peakMiB } = row;
    return `| ${name} | ${row.wallSeconds.toFixed(2)} | ${spread} | ${ratio} | ${cpuSeconds.toFixed(2)} | ${peakMiB.toFixed(0)} |${last}`;
  });
  return [head, head.replaceAll(/[^|]+/g, '---'), ...lines].join('\n');
}

try {
  await prepareKeys();
  const megabytes = Number(values.megabytes);
  const rounds = Number(values.rounds);
  console.error(`Making about ${megabytes} MB`);
  await bed.makeDatabase('shop', dataset, megabytes);
  const dumpBytes = await bed.prepareRestore('shop');
  const backups = await compete(contenders('shop'), rounds, env);
  const incrementals = await compete([bed.floor('shop'), await unchanged('shop')], rounds, env);
  const levels = await compete(
    [1, 2, 3, 6].map((level) => ({
      name: `restorable, zstd level ${level}`,
      command: ours('shop', path(`level${level}`), level),
      before: () => rm(path(`level${level}`), { recursive: true, force: true }),
      storedBytes: () => sizeOf(path(`level${level}`)),
    })),
    rounds,
    env,
  );
  const restores = await compete(restorers('shop'), rounds, env);
  const verifications = await compete(verifiers('shop'), rounds, env);
  const memory: string[] = [];
  for (const size of values['memory-megabytes'].split(',').map(Number)) {
    await bed.makeDatabase(`shop${size}`, dataset, size);
    const backup = await measure(ours(`shop${size}`, path('memory')), env);
    await bed.dropDatabase(`shop${size}`);
    await bed.freshDatabase('target');
    const into = `--target ${quoted(bed.urlOf('target'))}`;
    const restore = await measure(
      `${node} ${bundle} restore --name shop${size} --destination file:${path('memory')} ${unlock()} ${into}`,
      env,
    );
    memory.push(
      `| ${size} MB | ${backup.peakMiB.toFixed(0)} | ${backup.wallSeconds.toFixed(1)} | ${restore.peakMiB.toFixed(0)} | ${restore.wallSeconds.toFixed(1)} |`,
    );
    await rm(path('memory'), { recursive: true, force: true });
  }
  const [floor] = backups;
  const [localRestore] = restores;
  if (floor === undefined || localRestore === undefined) throw new Error('nothing was measured');
  const cpu = cpus();
  const text = `# Benchmark results: ${bed.title}, ${dataset} rows

Made by \`npm run bench -- --server ${values.server} --dataset ${dataset} --megabytes ${megabytes} --rounds ${rounds}\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.
Machine: ${cpu.length} × ${cpu[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, server on the same machine (${bed.title}, dump of ${(dumpBytes / 1e6).toFixed(0)} MB).
Medians of ${rounds} rounds in turn. Times are this machine's; compare the ratios. Destinations are local folders.
Peak memory is the largest process of the command.

## Backup (ratio to the floor)

${table(backups, floor, dumpBytes)}

## A second backup, nothing changed (ratio to the floor)

${table(incrementals, incrementals[0] ?? floor)}

## Compression levels (ratio to the floor)

${table(levels, floor, dumpBytes)}

## Restore into an empty database (ratio to the database's own tool from an uncompressed local file)

\`restorable restore\` also checks every byte, counts all rows and compares the schema afterwards.

${table(restores, localRestore)}

## Verification (ratio to a restore into a server that runs)

A verification also creates and starts its own server. Digests read the restored database once more.

${table(verifications, verifications[0] ?? localRestore)}

## Peak memory by size of the dump

| dump, about | backup: peak MiB | wall s | restore: peak MiB | wall s |
|---|---|---|---|---|
${memory.join('\n')}
`;
  await writeFile(new URL(`./results-${values.server}-${dataset}.md`, import.meta.url), text);
  console.log(text);
} finally {
  await bed.stop();
  await rm(folder, { recursive: true, force: true });
}
