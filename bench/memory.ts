// Peak memory of backups, restores and verifications of PostgreSQL by size and kind of database: the largest resident set of any process
// of a command. Writes bench/results-memory.md.
// Usage: npm run bench:memory [-- --small 100 --large 2000 --random 500 --tables 20000 --bundle dist/index.js --dry-run]
// Needs: Debian packages postgresql-15, time.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { measure } from './measure.ts';
import { startPostgresBed } from './postgres.ts';

const { values } = parseArgs({
  options: {
    small: { type: 'string', default: '100' },
    large: { type: 'string', default: '2000' },
    random: { type: 'string', default: '500' },
    tables: { type: 'string', default: '20000' },
    bundle: { type: 'string', default: 'dist/index.js' },
    'dry-run': { type: 'boolean', default: false },
  },
});
const folder = await mkdtemp(join(tmpdir(), 'bench-memory-'));
const path = (name: string): string => join(folder, name);
const bed = await startPostgresBed(path);
const program = `${process.execPath} ${values.bundle}`;
const stored = `--name shop --destination file:${path('store')}`;
const unlock = `--decrypt-with ${path('keys/recovery.private.asc')} --signers ${path('keys/runner.public.asc')}`;
const backup = `${program} backup ${stored} --database ${bed.urlOf('shop')} --encrypt-to ${path('keys/recovery.public.asc')} --runner-key ${path('keys/runner.private.asc')}`;

/** In turn. Each reads what those before it stored. */
const COMMANDS = [
  ['full backup, one lane', `${backup} --kind full --lanes 1`],
  ['full backup, four lanes', `${backup} --kind full --lanes 4`],
  ['incremental backup', `${backup} --kind incremental`],
  ['restore', `${program} restore ${stored} ${unlock} --target ${bed.urlOf('target')}`],
  ['verify', `${program} verify ${stored} ${unlock}`],
] as const;

interface Subject {
  readonly name: string;
  create(): Promise<void>;
}

/** 1 kB of random bytes as base64, of which zstd saves a quarter at most. It is another text for each `i`. */
const RANDOM_TEXT = `(select string_agg(encode(decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), 'base64'), '')
  from generate_series(1, 42) where i > 0)`;

const ofSize = (dataset: 'narrow' | 'wide', megabytes: string): Subject => ({
  name: `${dataset} rows, ${megabytes} MB`,
  create: () => bed.makeDatabase('shop', dataset, Number(megabytes)),
});

const SUBJECTS: readonly Subject[] = [
  ofSize('narrow', values.small),
  ofSize('narrow', values.large),
  ofSize('wide', values.small),
  ofSize('wide', values.large),
  {
    name: `random texts, ${values.random} MB`,
    create: () =>
      bed.makeFrom('shop', [
        'create table noise (id int primary key, body text not null)',
        `insert into noise select i, ${RANDOM_TEXT} from generate_series(1, ${Number(values.random) * 1000}) i`,
      ]),
  },
  {
    name: `${values.tables} tables of one row`,
    create: () =>
      // A transaction of each thousand: one of all would need more locks than a server has.
      bed.makeFrom(
        'shop',
        Array.from(
          { length: Math.ceil(Number(values.tables) / 1000) },
          (_, thousand) => `do $$ begin for i in 1..1000 loop
            execute format('create table t_%s (id int primary key, title text, price numeric(10,2))', ${thousand} * 1000 + i);
            execute format('insert into t_%s values (1, ''one'', 2.5)', ${thousand} * 1000 + i);
          end loop; end $$`,
        ),
      ),
  },
];

async function peaksOf({ name, create }: Subject): Promise<string> {
  await create();
  const cells: string[] = [];
  for (const [what, command] of COMMANDS) {
    await bed.freshDatabase('target');
    const { peakMiB, wallSeconds } = await measure(command, bed.env);
    console.error(`${name}, ${what}: ${peakMiB.toFixed(0)} MiB, ${wallSeconds.toFixed(1)} s`);
    cells.push(peakMiB.toFixed(0));
  }
  await rm(path('store'), { recursive: true, force: true });
  await bed.dropDatabase('shop');
  return `| ${name} | ${cells.join(' | ')} |`;
}

try {
  const keygen = [values.bundle, 'keygen', '--output', path('keys'), '--identity', 'bench@example.com'];
  await promisify(execFile)(process.execPath, keygen);
  const lines: string[] = [];
  for (const subject of SUBJECTS) lines.push(await peaksOf(subject));
  const text = `# Benchmark results: peak memory

Made by \`npm run bench:memory -- --small ${values.small} --large ${values.large} --random ${values.random} --tables ${values.tables}\` on ${new Date().toISOString().slice(0, 10)}; do not edit by hand.
Machine: ${cpus().length} × ${cpus()[0]?.model.trim()}; ${bed.title} on the same machine. One run of each command. MiB: the largest resident set of any
process of the command, a verification's own server included. Nothing changed before the incremental backup.

| database | ${COMMANDS.map(([what]) => what).join(' | ')} |
|---|${'---|'.repeat(COMMANDS.length)}
${lines.join('\n')}
`;
  if (!values['dry-run']) await writeFile(new URL('./results-memory.md', import.meta.url), text);
  console.log(text);
} finally {
  await bed.stop();
  await rm(folder, { recursive: true, force: true });
}
