import { describe, expect, it } from 'vitest';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { automaticJobs, readJobs } from '../../src/core/planning/jobs.ts';
import type { EntryPlaces } from '../../src/engines/postgres/archive/places.ts';
import { type ArchiveEntry, SECTION } from '../../src/engines/postgres/archive/toc.ts';
import { ToolOutput } from '../../src/engines/postgres/pg-restore/output.ts';
import { PartReader } from '../../src/engines/postgres/pg-restore/parts.ts';
import { lengthsOf } from '../../src/engines/postgres/restore/parallel/lengths.ts';
import { onlyPostData, postDataOf, withoutPostData } from '../../src/engines/postgres/restore/parallel/post-data.ts';
import { shareMemory } from '../../src/engines/postgres/server/memory.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { Run } from '../../src/run/run.ts';

const GIB = 1024 ** 3;

describe('the number of jobs', () => {
  it('is auto, or from 1 to 64', () => {
    expect(['auto', '1', '64', '0', '65', '04', '-1', '2.5', ''].map(readJobs)).toEqual([
      'auto',
      1,
      64,
      ...Array<undefined>(6).fill(undefined),
    ]);
  });

  it('is one for each core, as far as the memory is enough', () => {
    const jobsWith = (cores: number, bytes: number): number => automaticJobs(cores, { bytes, ofEachBytes: GIB });
    expect([jobsWith(4, 8 * GIB), jobsWith(4, 3 * GIB), jobsWith(4, 0), jobsWith(96, 96 * GIB)]).toEqual([4, 3, 1, 16]);
  });

  it('shrinks what each job of our own server may use', () => {
    const shares = [1, 8].map((gib) => shareMemory(gib * GIB, 'auto', 10 * GIB, 8));
    expect(shares).toEqual([
      { jobs: 4, sharedMib: 128, maintenanceMib: 64 },
      { jobs: 8, sharedMib: 512, maintenanceMib: 256 },
    ]);
    expect(shareMemory(GIB, 64)).toMatchObject({ jobs: 64, maintenanceMib: 64 });
    expect(shareMemory(8 * GIB, 'auto', GIB / 8, 8)).toEqual({ jobs: 8, sharedMib: 128, maintenanceMib: 256 });
    expect(shareMemory(8 * GIB, 'auto', 1, 8)).toMatchObject({ sharedMib: 64 });
  });
});

describe('what follows the rows', () => {
  const kinds: readonly (readonly [description: string, section: number, name?: string])[] = [
    ['ENCODING', SECTION.preData],
    ['TABLE', SECTION.preData],
    ['COMMENT', SECTION.none, 'TABLE t'],
    ['ACL', SECTION.none, 'TABLE t'],
    ['ACL', SECTION.none, 'LARGE OBJECTS 1..2'],
    ['TABLE DATA', SECTION.data],
    ['INDEX', SECTION.postData],
    ['COMMENT', SECTION.none, 'INDEX i'],
    ['EVENT TRIGGER', SECTION.postData],
    ['MATERIALIZED VIEW DATA', SECTION.postData],
  ];
  const entries = kinds.map(
    ([description, section, name = ''], at): ArchiveEntry => ({
      dumpId: at + 1,
      oid: 0,
      hasData: description === 'TABLE DATA',
      description,
      section,
      schema: '',
      name,
      isCopy: false,
      owner: '',
    }),
  );
  const found = postDataOf(entries);

  it('are indexes with what belongs to them, and what pg_restore leaves to the end', () => {
    expect(found).toEqual({ ids: new Set([4, 7, 8, 9, 10]) });
  });

  it('is restored once, with all others and the settings of each session', () => {
    if (found === undefined) throw new Error('nothing was found');
    const none = { edits: new Map(), first: [], last: [] };
    expect([...withoutPostData(none, found).edits.keys()]).toEqual([4, 7, 8, 9, 10]);
    const { edits } = onlyPostData(none, entries, found, ({ description }) =>
      description === 'TABLE DATA' ? 42 : undefined,
    );
    expect([...edits.keys()]).toEqual([2, 3, 5, 6, 10]);
    // pg_restore begins with the indexes of the largest table.
    expect([edits.get(6)?.position, edits.get(10)]).toEqual([1, { position: 43 }]);
  });

  it('begins with an index that takes long', () => {
    if (found === undefined) throw new Error('nothing was found');
    const lengths: Readonly<Record<string, number>> = { 'TABLE DATA': 42, INDEX: 500 };
    const none = { edits: new Map(), first: [], last: [] };
    const { edits } = onlyPostData(none, entries, found, ({ description }) => lengths[description]);
    expect([6, 7, 10].map((id) => edits.get(id))).toMatchObject([
      { position: 1, definition: '' },
      { position: 43 },
      { position: 543 },
    ]);
    // Its statement stays.
    expect(edits.get(7)).toEqual({ position: 43 });
    // Nothing comes after the last one.
    const data = { 'TABLE DATA': 42, 'MATERIALIZED VIEW DATA': 500 } as Readonly<Record<string, number>>;
    expect(onlyPostData(none, entries, found, ({ description }) => data[description]).edits.get(10)).toEqual({
      position: 43,
    });
  });

  it('takes long for indexes of other kinds than b-tree, brin, and hash', () => {
    const source = { tables: [{ schema: 'Old shop', name: 'a"b', rows: 100 }] } as unknown as Fingerprint;
    const [, , , , , data, index] = entries as ArchiveEntry[];
    const lengthOf = (method: string, entry = index): number | undefined => {
      const toc = Buffer.from(`00000CREATE INDEX "x USING gin (" ON "Old shop"."a""b" USING ${method} (c)`);
      const places = { definition: [0, toc.length] } as unknown as EntryPlaces;
      const lengthIn = lengthsOf(source, { toc, decode: (bytes) => Buffer.from(bytes).toString() });
      return entry && lengthIn({ ...entry, places, schema: 'Old shop', name: 'a"b' });
    };
    expect(['btree', 'brin', 'hash', 'gin', 'hnsw'].map((method) => lengthOf(method))).toEqual([
      undefined,
      undefined,
      undefined,
      801,
      801,
    ]);
    expect(lengthOf('btree', data)).toBe(101);
  });

  it('is not separated if an archive is in another order', () => {
    const [encoding, table, , , objects, data, index] = entries as [ArchiveEntry, ArchiveEntry, ...ArchiveEntry[]];
    const orders = [
      [encoding, table, data],
      [index, table],
      [index, data],
      [index, objects],
      [table, index, { ...index, hasData: true }],
    ];
    for (const order of orders) expect(postDataOf(order as ArchiveEntry[])).toBeUndefined();
  });
});

describe('messages of pg_restore', () => {
  it('are understood if its workers write at the same time', () => {
    const output = new ToolOutput(undefined, { hasWorkers: true, ids: new Set([7, 8, 9]) });
    const lines = [
      'pg_restore:pg_restore:  while PROCESSING TOC:',
      'while PROCESSING TOC:',
      'pg_restore:pg_restore:  from TOC entry 7; 1259 16399 INDEX i postgres',
      ' from TOC entry 8; 1259 16400 INDEX j postgres',
      'pg_restore: pg_restore: error: error: could not execute query: ERROR:  division by zero',
      'could not execute query: ERROR:  division by zero',
      'Command was: CREATE INDEX i ON t (a);',
      'pg_restore: finished item 9 INDEX k',
      // An error of a setting, at an entry that has nothing to restore.
      'pg_restore: from TOC entry 2; 1259 16401 TABLE t postgres',
      'pg_restore: warning: errors ignored on restore: 2',
    ];
    for (const line of lines) output.add(line);
    expect([...output.failed]).toEqual([7, 8]);
    expect([output.ignored, output.finished]).toEqual([2, 1]);
    expect(output.text.reveal()).toMatch(/^pg_restore: error: could not execute query: ERROR: {2}division by zero$/m);
  });

  it('show when rows and indexes begin', () => {
    const parts: string[] = [];
    const reader = new PartReader((part) => void parts.push(part));
    const lines = [
      'creating TABLE "a.t"',
      'processing data for table "a.t"',
      'creating INDEX "a.i"',
      'creating INDEX "a.j"',
    ];
    for (const line of lines) {
      reader.add(`pg_restore: ${line}`);
      parts.push(line.slice(0, 8));
    }
    expect(parts).toEqual(['creating', 'data', 'processi', 'post-data', 'creating', 'creating']);
  });

  it('split a phase of the report into its parts', async () => {
    let nowMs = 0;
    const clock = { now: () => new Date(0), monotonicMs: () => nowMs };
    const run = new Run({ clock, host: { log: { debug: () => {} } } } as unknown as Dependencies);
    await run.phase('open', async () => {
      nowMs += 1;
    });
    await run.phase('restore', async (onPart) => {
      nowMs += 2;
      for (const part of ['pre-data', 'data', 'post-data', 'post-data']) {
        onPart(part);
        nowMs += 10;
      }
    });
    expect(run.phases.map(({ phase, durationMs }) => [phase, durationMs])).toEqual([
      ['open', 1],
      ['restore: pre-data', 12],
      ['restore: data', 10],
      ['restore: post-data', 20],
    ]);
  });
});
