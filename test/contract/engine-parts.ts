import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { ContentDigests } from '../../src/core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import type { Secret } from '../../src/core/secret.ts';
import { createHost, type RunHost } from '../../src/host/base.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import type { ByteStream, DumpOptions } from '../../src/ports/engine/source.ts';
import type { Target, TargetNeeds } from '../../src/ports/engine/target.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { CANARY, expectSilentError } from '../support/canary.ts';
import { expectSameContent } from '../support/digests.ts';
import { foundBy } from '../support/rendered.ts';
import { streamsIn } from '../support/streams-in.ts';
import { emptyServers } from '../support/templates.ts';
import type { ContractDatabase, EngineUnderTest } from './engine-subject.ts';

export const WHOLE_DUMP: DumpOptions = {
  include: [],
  exclude: [],
  rowCountTimeoutMs: 600_000,
  withPasswordHashes: false,
  digestKey: '000102030405060708090a0b0c0d0e0f',
};

export interface Stored {
  readonly streams: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly fingerprint: Fingerprint;
  readonly digests?: ContentDigests | undefined;
  readonly needs: TargetNeeds;
}

/** A host as commands receive it, in a separate folder. A test can cancel it. */
export async function openTestHost(
  env: Readonly<Record<string, string>> = {},
): Promise<{ host: RunHost; lines: string[]; abort: AbortController; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-'));
  const lines: string[] = [];
  const base = createHost({
    env: { ...process.env, ...env },
    temporaryFolder: folder,
    write: (_level, message) => void lines.push(message),
    progress: () => {},
    hasPostStep: true,
  });
  const abort = new AbortController();
  const remove = async (): Promise<void> => {
    base.dispose();
    await rm(folder, { recursive: true, force: true });
  };
  return { host: { ...base, signal: abort.signal, ...emptyServers() }, lines, abort, remove };
}

/** Dumps a database to memory. @param onBytes called after each piece with the number of bytes so far */
export async function dumpWhole(
  engine: Engine,
  url: Secret,
  host: RunHost,
  onBytes: (total: number) => void | Promise<void> = () => {},
): Promise<Stored> {
  const source = await engine.openSource(url, { requireTls: false }, host);
  try {
    const dump = await source.dump(WHOLE_DUMP);
    const streams: { name: string; bytes: Buffer }[] = [];
    let total = 0;
    for await (const stream of streamsIn(dump)) {
      const parts: Buffer[] = [];
      for await (const part of stream.content) {
        parts.push(Buffer.from(part));
        total += part.length;
        await onBytes(total);
      }
      streams.push({ name: stream.name, bytes: Buffer.concat(parts) });
    }
    const fingerprint = await dump.fingerprint();
    const rawBytes = streams.reduce((sum, stream) => sum + stream.bytes.length, 0);
    const digests = await dump.digests?.();
    return { streams, fingerprint, digests, needs: { majorVersion: source.info.majorVersion, fingerprint, rawBytes } };
  } finally {
    await source.close();
  }
}

/** The stored streams again, in pieces of an awkward size. */
export function replay(stored: Stored, change = (bytes: Buffer): Buffer => bytes): readonly ByteStream[] {
  return stored.streams.map(({ name, bytes }) => ({ name, content: pieces(change(bytes)) }));
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 70_001) yield bytes.subarray(start, start + 70_001);
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof RestorableError) expectSilentError(thrown);
  return thrown instanceof RestorableError ? thrown.code : `not refused: ${String(thrown)}`;
}

/** The error that work ends with, which must help the user. */
export async function refusalOf(work: Promise<unknown>): Promise<RestorableError> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof RestorableError)) throw new Error('not refused by name', { cause: thrown });
  expect(thrown.message, thrown.code).toMatch(/\S/);
  expect(thrown.hint, `${thrown.code}: ${thrown.message}`).toMatch(/\S/);
  expectSilentError(thrown);
  return thrown;
}

/** Failed comparisons of the restored data with its source. */
export function failures(source: Fingerprint, restored: Fingerprint): string[] {
  return compareFingerprints(source, restored)
    .filter((check) => check.outcome === 'failed')
    .map((check) => `${check.name}: ${foundBy(check)}`);
}

/** What the cases use. */
export interface Bench {
  readonly subject: EngineUnderTest;
  readonly engine: Engine;
  readonly host: RunHost;
  readonly env: Readonly<Record<string, string>>;
  /** The same database for every case that interrupts a dump: about 40 MB. */
  big(): Promise<ContractDatabase>;
}

/** Restores into an ephemeral database, shows that it is equal, and lets a case examine it. */
export async function restoreEphemeral(
  { engine, host, subject }: Bench,
  stored: Stored,
  look: (target: Target) => Promise<void> = async () => {},
): Promise<void> {
  const spec = { kind: 'ephemeral', trustSource: subject.trustSource } as const;
  const target = await engine.openTarget(spec, stored.needs, host);
  try {
    await target.restore(replay(stored));
    expect(failures(stored.fingerprint, await target.inspect())).toEqual([]);
    await expectSameContent(target, stored);
    await look(target);
  } finally {
    await target.close();
  }
  await target.close();
}

/** A small database with a table, an index and a view. */
export async function sampled({ subject }: Pick<Bench, 'subject'>, rows = 300): Promise<ContractDatabase> {
  const database = await subject.newDatabase();
  await database.execute(
    `create table items (id integer primary key, title varchar(100) not null); create index by_title on items (title);
     create view long_titles as select id from items where length(title) > 3;`,
  );
  const values = Array.from({ length: rows }, (_, index) => `(${index}, 'title ${index} é ${CANARY.text}')`);
  if (rows > 0) await database.execute(`insert into items values ${values.join(',')};`);
  return database;
}

/** More than pipes and buffers hold, so that a dump without a reader stops in the middle: 4,096 rows of 10 KB. */
export async function filled({ subject }: Pick<Bench, 'subject'>): Promise<ContractDatabase> {
  const database = await subject.newDatabase();
  const text = `${CANARY.email} ${'Zwölf Boxkämpfer jagen Viktor über den großen Deich. '.repeat(180)}`;
  const first = Array.from({ length: 64 }, (_, index) => `(${index}, '${index} ${text}')`);
  await database.execute(`create table bulk (id integer primary key, body text not null);
    insert into bulk values ${first.join(',')};`);
  for (let rows = 64; rows < 4_096; rows *= 2) {
    await database.execute(`insert into bulk select id + ${rows}, body from bulk;`);
  }
  return database;
}

/**
 * Processes that run a program with one of these names for this database and were started here, at any depth, including
 * orphaned ones. Other processes of the machine are irrelevant, and so is an abandoned dump of another test.
 */
export async function childrenRunning(names: readonly string[], url: Secret): Promise<number[]> {
  const database = decodeURIComponent(new URL(url.reveal()).pathname.slice(1));
  const parents = new Map<number, number>();
  const running: number[] = [];
  for (const name of (await readdir('/proc')).filter((each) => /^\d+$/.test(each))) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const [state = 'Z', parent = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') continue;
    parents.set(Number(name), Number(parent));
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    // Among the first words: a program may be started by its own dynamic loader or by a shell.
    if (!command.split('\0', 7).some((word) => names.includes(basename(word)))) continue;
    const environment = await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '');
    if (`${command}\0${environment}`.includes(database)) running.push(Number(name));
  }
  const isOurs = (pid: number | undefined): boolean =>
    pid === process.pid || (pid !== undefined && pid > 1 && isOurs(parents.get(pid)));
  return running.filter((pid) => isOurs(pid) || parents.get(pid) === 1);
}

/** Non-empty files below a folder, except the journal of leftovers. */
export async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.includes('journal'));
  const filledFiles = await Promise.all(
    files.map(async (entry) => ((await readFile(join(entry.parentPath, entry.name))).length > 0 ? entry.name : '')),
  );
  return filledFiles.filter((name) => name !== '' && !name.startsWith('leftovers'));
}
