import { execFileSync } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import type { KeyFiles } from '../support/bundle.ts';
import { type BundleBed, openBundleBed } from '../support/bundle-bed.ts';
import type { TestPostgres } from '../support/postgres.ts';
import { runSql, urlOf } from '../support/postgres-fill.ts';
import { runProgram } from '../support/program.ts';
import { foundBy } from '../support/rendered.ts';

let bed: BundleBed;
let folder: string;
let keys: KeyFiles;
let clients: string;
let server: TestPostgres;
let url: string;

beforeAll(async () => {
  bed = await openBundleBed();
  ({ folder, keys, clients, server } = bed);
  await runSql(server.url, 'create database shop');
  url = urlOf(server, 'shop');
  await runSql(
    url,
    'create table orders (id int primary key, note text)',
    "insert into orders select i, md5(i::text) || repeat('x', 200) from generate_series(1, 20000) i",
    'create table customers (id int primary key)',
    'insert into customers select generate_series(1, 10)',
  );
});

afterAll(async () => {
  await bed?.stop();
});

/** A folder for PG_BIN in which pg_dump is a shell script around the real one, which is $REAL. */
async function withDump(name: string, script: string): Promise<string> {
  const bin = join(folder, `bin-${name}`);
  await mkdir(bin);
  for (const tool of ['pg_restore', 'psql']) await symlink(join(clients, tool), join(bin, tool));
  const version = 'for a in "$@"; do [ "$a" = --version ] && exec "$REAL" --version; done';
  const text = `#!/bin/bash\nREAL=${join(clients, 'pg_dump')}\n${version}\n${script}\n`;
  await writeFile(join(bin, 'pg_dump'), text, { mode: 0o755 });
  return bin;
}

async function backup(pgBin: string, destination: string): Promise<BackupReport> {
  const args = ['backup', '--json', '--database', url, '--name', 'shop', '--destination', `file:${destination}`];
  const keyArgs = ['--encrypt-to', keys.recoveryPublic, '--runner-key', keys.runnerPrivate];
  const result = await runProgram([...args, ...keyArgs], { env: { PG_BIN: pgBin } });
  const report = JSON.parse(result.stdout) as BackupReport;
  expect(result.code).toBe(report.exitCode);
  return report;
}

async function verify(destination: string, env: Record<string, string> = {}): Promise<VerifyReport> {
  const args = ['verify', '--json', '--name', 'shop', '--destination', `file:${destination}`];
  const keyArgs = ['--decrypt-with', keys.recoveryPrivate, '--signers', keys.runnerPublic];
  const result = await runProgram([...args, ...keyArgs], { env: { PG_BIN: clients, ...env } });
  const report = JSON.parse(result.stdout) as VerifyReport;
  expect(result.code).toBe(report.exitCode);
  return report;
}

async function storedFiles(destination: string): Promise<string[]> {
  const entries = await readdir(destination, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('a dump tool that lies', () => {
  it.each([
    ['is killed after partial output', '"$REAL" "$@" | head -c 1000000; kill -KILL $$', 'DUMP_FAILED'],
    ['fails after all of its output', '"$REAL" "$@"; echo "pg_dump: error: sorry" >&2; exit 1', 'DUMP_FAILED'],
    ['gives zero bytes and exits 0', 'exit 0', 'DUMP_EMPTY'],
    ['exits 0 before the end', '"$REAL" "$@" | head -c 1000000; exit 0', 'DUMP_TRUNCATED'],
    ['gives something else and exits 0', 'head -c 100000 /dev/urandom; exit 0', 'DUMP_FAILED'],
  ])('%s: nothing is committed, nothing is left', async (name, script, code) => {
    const destination = join(folder, `store-${name.replaceAll(' ', '-')}`);
    const report = await backup(await withDump(name.replaceAll(' ', '-'), script), destination);
    expect(report.error?.code).toBe(code);
    expect(report.error?.hint).toBeTruthy();
    expect(report.exitCode).toBe(2);
    expect(await storedFiles(destination)).toEqual([]);
  });

  it('leaves out the rows of a table: verification finds it empty', async () => {
    const destination = join(folder, 'store-emptied');
    const bin = await withDump('emptied', 'exec "$REAL" --exclude-table-data=public.customers "$@"');
    expect((await backup(bin, destination)).error).toBeUndefined();
    const report = await verify(destination);
    expect(report).toMatchObject({ verdict: 'failed', exitCode: 1 });
    const failed = report.checks.filter((check) => check.outcome === 'failed');
    expect(failed.map((check) => `${check.name} ${foundBy(check)}`).join()).toMatch(/customers/);
  });

  it('misses one row of twenty thousand: verification finds it', async () => {
    const destination = join(folder, 'store-row');
    // Dumps a later state than the snapshot that was counted.
    const psql = `${join(clients, 'psql')} -qX -c 'delete from orders where id = 777'`;
    const script = `${psql} >&2\nargs=(); for a in "$@"; do case "$a" in --snapshot*) ;; *) args+=("$a");; esac; done; exec "$REAL" "\${args[@]}"`;
    expect((await backup(await withDump('row', script), destination)).error).toBeUndefined();
    const report = await verify(destination);
    expect(report.verdict).toBe('failed');
    expect(
      report.checks
        .filter((check) => check.outcome === 'failed')
        .map(foundBy)
        .join(),
    ).toMatch(/19,?999/);
  });
});

describe('a full disk', () => {
  const mount = async (name: string, kilobytes: number): Promise<string> => {
    const path = join(folder, name);
    await mkdir(path);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=1777`, 'tmpfs', path]);
    return path;
  };

  it('at the destination commits nothing and leaves nothing', async () => {
    const path = await mount('full', 256);
    try {
      const report = await backup(clients, path);
      expect(report.error?.code).toBe('STORAGE_FULL');
      expect(await storedFiles(path)).toEqual([]);
    } finally {
      execFileSync('umount', ['-l', path]);
    }
  });

  it('below the ephemeral database is an error that names `target`, not a verdict', async () => {
    const destination = join(folder, 'store-disk');
    expect((await backup(clients, destination)).error).toBeUndefined();
    const path = await mount('small', 8192);
    try {
      const report = await verify(destination, { TMPDIR: path });
      expect(report).toMatchObject({ verdict: 'error', exitCode: 2, error: { code: 'DISK_FULL' } });
      expect(report.error?.hint).toContain('target');
      expect(await storedFiles(path)).toEqual([]);
    } finally {
      execFileSync('umount', ['-l', path]);
    }
  });
});
