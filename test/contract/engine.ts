import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { Fingerprint } from '../../src/core/fingerprint.ts';
import type { Secret } from '../../src/core/secret.ts';
import { createHost, type RunHost } from '../../src/host/base.ts';
import type { ByteStream, DumpOptions, Engine, TargetNeeds } from '../../src/ports/engine.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';

/** A database of a real engine that the suite works on, with a name that nobody else uses. */
export interface ContractDatabase {
  readonly url: Secret;
  /** Runs statements that every engine of the suite understands. */
  execute(sql: string): Promise<void>;
}

/** What one engine brings so that the suite can run it. */
export interface EngineUnderTest {
  readonly name: string;
  create(): Engine;
  /** Starts servers, when there are any. */
  start(): Promise<void>;
  stop(): Promise<void>;
  newDatabase(): Promise<ContractDatabase>;
  /** The URL of a target that doesn't exist or is empty. */
  newTarget(): Promise<Secret>;
  /** `main.` or `public.`: before a table's name in a message. */
  readonly trustSource: boolean;
}

export const WHOLE_DUMP: DumpOptions = {
  include: [],
  exclude: [],
  countTimeLimitMs: 60_000,
  withPasswordHashes: false,
};

export interface Stored {
  readonly streams: readonly { readonly name: string; readonly bytes: Buffer }[];
  readonly fingerprint: Fingerprint;
  readonly needs: TargetNeeds;
}

/** A host as commands get it, in a folder of its own, that a test can cancel. */
export async function openTestHost(): Promise<{ host: RunHost; abort: AbortController; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'engine-'));
  const base = createHost({
    env: process.env,
    temporaryFolder: folder,
    write: () => {},
    progress: () => {},
    hasPostStep: true,
  });
  const abort = new AbortController();
  const remove = async (): Promise<void> => {
    base.dispose();
    await rm(folder, { recursive: true, force: true });
  };
  return { host: { ...base, signal: abort.signal }, abort, remove };
}

/** Dumps a database to memory. */
export async function dumpWhole(engine: Engine, url: Secret, host: RunHost): Promise<Stored> {
  const source = await engine.openSource(url, { requireTls: false }, host);
  try {
    const dump = await source.dump(WHOLE_DUMP);
    const streams: { name: string; bytes: Buffer }[] = [];
    for await (const stream of dump.streams) {
      const parts: Buffer[] = [];
      for await (const part of stream.content) parts.push(Buffer.from(part));
      streams.push({ name: stream.name, bytes: Buffer.concat(parts) });
    }
    const fingerprint = await dump.fingerprint();
    const rawBytes = streams.reduce((sum, stream) => sum + stream.bytes.length, 0);
    return { streams, fingerprint, needs: { majorVersion: source.info.majorVersion, fingerprint, rawBytes } };
  } finally {
    await source.close();
  }
}

/** The stored streams again, in pieces of an awkward size. */
export async function* replay(stored: Stored, change = (bytes: Buffer): Buffer => bytes): AsyncGenerator<ByteStream> {
  for (const { name, bytes } of stored.streams) yield { name, content: pieces(change(bytes)) };
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 70_001) yield bytes.subarray(start, start + 70_001);
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  return thrown instanceof RestorableError ? thrown.code : `not refused: ${String(thrown)}`;
}

function failures(source: Fingerprint, restored: Fingerprint): string[] {
  return compareFingerprints(source, restored)
    .filter((check) => check.outcome === 'failed')
    .map((check) => `${check.name}: ${check.detail}`);
}

const ODD_NAMES = [
  'plain',
  'with "quotes"',
  "it's",
  'new\nline',
  '-- comment',
  '--option',
  '../../up',
  'ünï',
  '日本',
  ' ',
];

/** One suite for every engine: what the commands rely on, whatever the database. */
export function engineContract(subject: EngineUnderTest): void {
  describe(`engine contract: ${subject.name}`, () => {
    const engine = subject.create();
    let place: Awaited<ReturnType<typeof openTestHost>>;
    const sampled = async (rows = 300): Promise<ContractDatabase> => {
      const database = await subject.newDatabase();
      await database.execute(
        `create table items (id integer primary key, title text not null); create index by_title on items (title);
         create view long_titles as select id from items where length(title) > 3;`,
      );
      const values = Array.from({ length: rows }, (_, index) => `(${index}, 'title ${index} é')`);
      if (rows > 0) await database.execute(`insert into items values ${values.join(',')};`);
      return database;
    };
    beforeAll(async () => {
      place = await openTestHost();
      await subject.start();
    }, 60_000);
    afterAll(async () => {
      await subject.stop();
      await place.remove();
    });

    test('a dump that is restored gives the same fingerprint, and queries see the rows', async () => {
      const stored = await dumpWhole(engine, (await sampled()).url, place.host);
      expect(stored.fingerprint.tables).toMatchObject([{ name: 'items', rows: 300, rowsFrom: 'count' }]);
      const spec = { kind: 'ephemeral', trustSource: subject.trustSource } as const;
      const target = await engine.openTarget(spec, stored.needs, place.host);
      try {
        await target.restore(replay(stored));
        expect(failures(stored.fingerprint, await target.inspect())).toEqual([]);
        expect((await target.integrity()).filter((each) => !each.ok)).toEqual([]);
        const { rows } = await target.query('select count(*) from items', { timeoutMs: 10_000 });
        expect(Number(rows[0]?.[0])).toBe(300);
        expect(await codeOf(target.query('delete from items', { timeoutMs: 10_000 }))).toBe('DATABASE_QUERY');
        expect(await codeOf(target.query('select nothing from nowhere', { timeoutMs: 10_000 }))).toBe('DATABASE_QUERY');
      } finally {
        await target.close();
      }
      await target.close();
    });

    test('a query that never ends is stopped by its time limit, and the next one runs', async () => {
      const stored = await dumpWhole(engine, (await sampled()).url, place.host);
      const spec = { kind: 'ephemeral', trustSource: subject.trustSource } as const;
      const target = await engine.openTarget(spec, stored.needs, place.host);
      try {
        await target.restore(replay(stored));
        const startMs = performance.now();
        const endless = 'with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n';
        expect(await codeOf(target.query(endless, { timeoutMs: 500 }))).toBe('DATABASE_QUERY');
        expect(performance.now() - startMs).toBeLessThan(5_000);
        expect((await target.query('select 1', { timeoutMs: 10_000 })).rows).toHaveLength(1);
      } finally {
        await target.close();
      }
    });

    test('a database without tables is dumped, restored and equal', async () => {
      const stored = await dumpWhole(engine, (await subject.newDatabase()).url, place.host);
      expect(stored.streams.every((stream) => stream.bytes.length > 0)).toBe(true);
      expect(stored.fingerprint.tables).toEqual([]);
      const spec = { kind: 'ephemeral', trustSource: subject.trustSource } as const;
      const target = await engine.openTarget(spec, stored.needs, place.host);
      try {
        await target.restore(replay(stored));
        expect(failures(stored.fingerprint, await target.inspect())).toEqual([]);
      } finally {
        await target.close();
      }
    });

    test('names with quotes, newlines, dashes and other alphabets survive', async () => {
      const database = await subject.newDatabase();
      for (const [index, name] of ODD_NAMES.entries()) {
        const quoted = `"${name.replaceAll('"', '""')}"`;
        await database.execute(`create table ${quoted} (${quoted} integer); insert into ${quoted} values (${index});`);
      }
      const stored = await dumpWhole(engine, database.url, place.host);
      expect(stored.fingerprint.tables.map((table) => table.name).sort()).toEqual([...ODD_NAMES].sort());
      const spec = { kind: 'ephemeral', trustSource: subject.trustSource } as const;
      const target = await engine.openTarget(spec, stored.needs, place.host);
      try {
        await target.restore(replay(stored));
        expect(failures(stored.fingerprint, await target.inspect())).toEqual([]);
      } finally {
        await target.close();
      }
    });

    test('a restore refuses a database that holds something, and with replace keeps the old one', async () => {
      const stored = await dumpWhole(engine, (await sampled()).url, place.host);
      const url = await subject.newTarget();
      const restoreInto = async (replace: boolean): Promise<string | undefined> => {
        const target = await engine.openTarget({ kind: 'restore', url, replace }, stored.needs, place.host);
        try {
          await target.restore(replay(stored));
          expect(failures(stored.fingerprint, await target.inspect())).toEqual([]);
          return (await target.publish()).keptAs;
        } finally {
          await target.close();
        }
      };
      expect(await restoreInto(false)).toBeUndefined();
      expect(await codeOf(restoreInto(false))).toBe('TARGET_NOT_EMPTY');
      expect(await restoreInto(true)).toBeTypeOf('string');
      expect(failures(stored.fingerprint, (await dumpWhole(engine, url, place.host)).fingerprint)).toEqual([]);
    });

    test('a cut dump is refused and is never what a restore leaves', async () => {
      const stored = await dumpWhole(engine, (await sampled()).url, place.host);
      const url = await subject.newTarget();
      const target = await engine.openTarget({ kind: 'restore', url, replace: false }, stored.needs, place.host);
      try {
        const cut = replay(stored, (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2) - 7));
        expect(await codeOf(target.restore(cut))).toBe('RESTORE_FAILED');
      } finally {
        await target.close();
      }
    });

    test('a cancelled dump ends within five seconds and leaves no process or file', async () => {
      const { host, abort, remove } = await openTestHost();
      const source = await engine.openSource((await sampled(2_000)).url, { requireTls: false }, host);
      const startMs = performance.now();
      const reading = (async () => {
        const dump = await source.dump(WHOLE_DUMP);
        for await (const stream of dump.streams) {
          for await (const _part of stream.content) abort.abort();
        }
        await dump.fingerprint();
      })();
      expect(await codeOf(reading)).toBe('CANCELLED');
      await source.close();
      await source.close();
      expect(performance.now() - startMs).toBeLessThan(5_000);
      const workspace = await host.openWorkspace();
      expect(workspace?.leftovers() ?? []).toEqual([]);
      if (workspace !== undefined) expect(await filesOf(workspace.path)).toEqual([]);
      await remove();
    });
  });
}

/** Files with bytes below a folder, other than the journal of leftovers. */
async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.includes('journal'));
  const filled = await Promise.all(
    files.map(async (entry) => ((await readFile(join(entry.parentPath, entry.name))).length > 0 ? entry.name : '')),
  );
  return filled.filter((name) => name !== '' && !name.startsWith('leftovers'));
}
