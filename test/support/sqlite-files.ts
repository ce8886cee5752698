import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** SHA-256 of each file of a folder, by name. */
export async function hashesIn(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).toSorted();
  const hashes = names.map(async (name) =>
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex'),
  );
  const all = await Promise.all(hashes);
  return Object.fromEntries(names.map((name, index) => [name, all[index] ?? '']));
}

/**
 * Runs statements on a database in another process, which then ends like in a power failure: nothing is closed or rolled back.
 */
export async function killedAfter(path: string, sql: string): Promise<void> {
  const program = `
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1]);
    database.exec(process.argv[2]);
    process.kill(process.pid, 'SIGKILL');`;
  const child = spawn(process.execPath, ['--no-warnings', '-e', program, path, sql], { stdio: 'inherit' });
  const signal = await new Promise((resolve) => child.once('exit', (_code, name) => resolve(name)));
  if (signal !== 'SIGKILL') throw new Error(`the writer ended by ${String(signal)}`);
}

export interface Holder {
  execute(sql: string): Promise<void>;
  /** Closes the database properly. */
  close(): Promise<void>;
}

/** Another process that has a database open. In this process, any other read of the file would release SQLite's locks. */
export async function heldElsewhere(path: string, sql: string): Promise<Holder> {
  const program = `
    const { DatabaseSync } = require('node:sqlite');
    const database = new DatabaseSync(process.argv[1]);
    require('node:readline').createInterface({ input: process.stdin })
      .on('line', (line) => { database.exec(JSON.parse(line)); process.stdout.write('done'); })
      .on('close', () => database.close());`;
  const child = spawn(process.execPath, ['--no-warnings', '-e', program, path], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const execute = async (each: string): Promise<void> => {
    const done = new Promise((resolve) => child.stdout.once('data', resolve));
    child.stdin.write(`${JSON.stringify(each)}\n`);
    await Promise.race([done, gone]);
    if (child.exitCode !== null) throw new Error('the program that holds the database died');
  };
  await execute(sql);
  const close = async (): Promise<void> => {
    child.stdin.end();
    await gone;
  };
  return { execute, close };
}

/** Creates a database whose schema text is changed afterwards, as if by an application with its own extensions. */
export function makeForeign(path: string, sql: string, replacements: Readonly<Record<string, string>>): void {
  const database = new DatabaseSync(path, { defensive: false });
  database.function('app_key', { deterministic: true }, (value) => String(value).toUpperCase());
  database.exec(sql);
  database.exec('pragma writable_schema = on');
  for (const [from, to] of Object.entries(replacements)) {
    database.prepare('update sqlite_schema set sql = replace(sql, ?, ?)').run(from, to);
  }
  database.close();
}
