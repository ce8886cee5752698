import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeyFiles, runBundle } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { fillRestoredSample } from '../support/postgres-fill.ts';

const run = promisify(execFile);
let bed: BundleBed;
let folder: string;
let keys: KeyFiles;
let clients: string;
let server: TestPostgres;

beforeAll(async () => {
  bed = await openBundleBed();
  ({ folder, keys, clients, server } = bed);
});

afterAll(async () => {
  await bed?.stop();
});

/** The shell blocks of the instructions that lie beside the backups, by the number of their section. */
async function blocksOf(stored: string): Promise<Map<number, string[]>> {
  const text = await readFile(join(stored, 'RECOVERY-v1.md'), 'utf8');
  const blocks = new Map<number, string[]>();
  for (const section of text.split(/^## /m).slice(1)) {
    const found = [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
    blocks.set(Number.parseInt(section, 10), found);
  }
  return blocks;
}

/** Runs the instructions' own commands, in a copy of the stored folder, with nothing of this program. */
async function follow(stored: string, engine: 'PostgreSQL' | 'SQLite', env: Record<string, string>): Promise<string> {
  const work = await mkdtemp(join(folder, 'work-'));
  await cp(stored, work, { recursive: true });
  await copyFile(keys.runnerPublic, join(work, 'runner.public.asc'));
  await copyFile(keys.recoveryPrivate, join(work, 'recovery.private.asc'));
  const id = (await readdir(join(work, 'manifests')))[0]?.replace('.json', '') ?? '';
  const blocks = await blocksOf(stored);
  const file = engine === 'PostgreSQL' ? 'recover database.dump' : 'recover database.sqlite';
  const restore = blocks.get(4)?.find((block) => block.includes(file)) ?? '';
  const script = [...(blocks.get(1) ?? []), ...(blocks.get(2) ?? []), ...(blocks.get(3) ?? []), restore].join('\n');
  // The reader puts in the id of the backup, and reads globals.sql with eyes rather than a pager.
  const commands = script.replace(/^ID=\S+/m, `ID=${id}`).replace(/^less /m, 'cat ');
  expect(commands).toContain(`ID=${id}`);
  const gnupg = join(work, 'gnupg');
  await mkdir(gnupg, { mode: 0o700 });
  const path = `${clients}:/usr/bin:/bin`;
  await run('sh', ['-c', commands], { cwd: work, env: { PATH: path, GNUPGHOME: gnupg, LC_ALL: 'C.UTF-8', ...env } });
  return work;
}

describe('recovery with stock tools, by the commands in RECOVERY-v1.md', () => {
  it('brings a SQLite database back, byte for byte as its digest says', async () => {
    const source = join(folder, 'shop.sqlite');
    const database = new DatabaseSync(source);
    database.exec(`create table "odd -- name" (id integer primary key, body blob);
      insert into "odd -- name" (body) select randomblob(3000) from (
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000) select i from n)`);
    database.close();
    const destination = join(folder, 'sqlite-store');
    const backup = await runBundle([
      ...['backup', '--database', `sqlite:${source}`, '--name', 'shop', '--destination', `file:${destination}`],
      ...['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate],
    ]);
    expect(backup, backup.stderr).toMatchObject({ code: 0 });
    const work = await follow(join(destination, 'shop'), 'SQLite', {});
    const contents = JSON.parse(await readFile(join(work, 'contents.json'), 'utf8'));
    const { stdout } = await run('sha256sum', [join(work, 'database.sqlite')]);
    expect(stdout.split(' ')[0]).toBe(contents.streams[0].sha256);
    const restored = new DatabaseSync(join(work, 'database.sqlite'), { readOnly: true });
    expect(restored.prepare('select count(*) as n from "odd -- name"').get()).toEqual({ n: 3000 });
    restored.close();
  });

  it('brings a PostgreSQL database back, equal to the source in a plain dump', async () => {
    const source = await fillRestoredSample(server, 'shop', clients);
    const destination = join(folder, 'postgres-store');
    const backup = await runBundle(
      [
        ...['backup', '--database', source, '--name', 'shop', '--destination', `file:${destination}`],
        ...['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate],
      ],
      { env: { PG_BIN: clients } },
    );
    expect(backup, backup.stderr).toMatchObject({ code: 0 });
    const env = { PGHOST: '127.0.0.1', PGPORT: String(server.port), PGUSER: 'postgres' };
    await follow(join(destination, 'shop'), 'PostgreSQL', env);
    const dump = async (database: string): Promise<string> => {
      const args = ['--restrict-key=fixed', '--dbname', database];
      const { stdout } = await run(join(clients, 'pg_dump'), args, { env, maxBuffer: 1e9 });
      return stdout;
    };
    expect(await dump('restored')).toBe(await dump('shop'));
  });

  it('stops at a pack that was removed or changed', async () => {
    const stored = join(folder, 'postgres-store', 'shop');
    const [id] = await readdir(join(stored, 'packs'));
    await rm(join(stored, 'packs', id ?? '', 'database.dump', '000000.zst.pgp'));
    await expect(follow(stored, 'PostgreSQL', {})).rejects.toThrow(/000000\.zst\.pgp/);
  });
});
