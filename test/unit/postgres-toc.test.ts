import { describe, expect, it } from 'vitest';
import { mergeTocs } from '../../src/engines/postgres/archive/merge.ts';
import { definitionOf, editToc, type Toc } from '../../src/engines/postgres/archive/texts.ts';
import { type ArchiveEntry, ArchiveTocReader, SECTION } from '../../src/engines/postgres/archive/toc.ts';
import { freeTocs, openArchives, sortStreams } from '../../src/engines/postgres/restore/parallel/archives.ts';
import { wholeArchive } from '../../src/engines/postgres/restore/plan.ts';
import { freedPieces } from '../support/reused-pieces.ts';

interface Entry {
  readonly id: number;
  readonly description: string;
  readonly section: number;
  readonly name: string;
  readonly definition?: string;
  readonly needs?: readonly number[];
}

const int = (value: number): Buffer => {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(value < 0 ? 1 : 0, 0);
  bytes.writeUInt32LE(Math.abs(value), 1);
  return bytes;
};
const text = (value: string): Buffer => Buffer.concat([int(Buffer.byteLength(value)), Buffer.from(value)]);

function entryOf({ id, description, section, name, definition = '', needs = [] }: Entry): Buffer {
  return Buffer.concat([
    ...[int(id), int(section === SECTION.data ? 1 : 0), text('0'), text(String(id)), text(name), text(description)],
    ...[int(section), text(definition), text(`DROP ${name}`), text('COPY t FROM stdin;\n'), text('public'), text('')],
    ...[text('heap'), text('owner'), text('false'), ...needs.map((need) => text(String(need))), int(-1)],
    ...[Buffer.from([2]), Buffer.alloc(8)],
  ]);
}

function tocOf(entries: readonly Entry[]): Buffer {
  const head = [Buffer.from('PGDMP'), Buffer.from([1, 14, 0, 4, 8, 1]), int(0), Buffer.alloc(35), int(0), int(0)];
  return Buffer.concat([...head, int(0), int(entries.length), ...entries.map(entryOf)]);
}

function parse(toc: Buffer): Toc & { readonly plan: { readonly entries: readonly ArchiveEntry[] } } {
  const reader = new ArchiveTocReader({ withPlaces: true });
  if (reader.push(toc)?.length !== 0 || reader.head === undefined) throw new Error('not a whole table of contents');
  return { head: reader.head, toc, plan: { entries: reader.entries } };
}

const shown = ({ places, ...entry }: ArchiveEntry): unknown => ({
  ...entry,
  places: places && [
    ...[places.hasData, places.definition, places.drop],
    ...[places.owner, places.dependencies, places.position],
  ],
});

const session: Entry = { id: 1, description: 'ENCODING', section: SECTION.preData, name: 'ENCODING' };
const table = (id: number, definition = 'CREATE TABLE'): Entry => ({
  ...{ id, description: 'TABLE', section: SECTION.preData, name: `t${id}`, definition },
});
const rows = (id: number, of: number, needs: readonly number[]): Entry => ({
  ...{ id, description: 'TABLE DATA', section: SECTION.data, name: `t${of}`, needs },
});
const key = (id: number, of: number): Entry => ({
  ...{ id, description: 'CONSTRAINT', section: SECTION.postData, name: `k${of}`, definition: 'ADD KEY', needs: [of] },
});

describe('tables of contents of a schema and of lanes', () => {
  it('become one, whose entries are those that are read from its bytes', () => {
    const schema = parse(tocOf([session, table(20), table(999), key(1_000, 20), key(1_001, 999)]));
    const lanes = [
      parse(tocOf([session, rows(7, 999, [5, 7])])),
      parse(tocOf([session, rows(12_345, 20, []), rows(8, 31, [12_345])])),
    ];
    const { toc, entries, firstIds } = mergeTocs(schema, lanes);
    const read = parse(toc);
    expect(entries.map(shown)).toEqual(read.plan.entries.map(shown));
    expect(entries.map(({ dumpId }) => dumpId)).toEqual([1, 20, 999, 1_008, 13_353, 1_016, 1_000, 1_001]);
    expect(firstIds).toEqual([1_001, 1_008]);
    const needs = read.plan.entries.map(({ places }) => toc.subarray(...(places?.dependencies ?? [0, 0])).toString());
    expect(needs.map((each) => each.match(/\d+/g)?.map(Number) ?? [])).toEqual([
      ...[[], [], []],
      ...[[999, 1_008], [20], [13_353]],
      ...[[20], [999]],
    ]);
  });

  it('become one if nothing follows the rows', () => {
    const { toc, entries } = mergeTocs(parse(tocOf([table(2)])), [parse(tocOf([rows(1, 2, [])]))]);
    expect(entries.map(shown)).toEqual(parse(toc).plan.entries.map(shown));
  });
});

it('the tables of contents of archives are freed together', async () => {
  const schema = tocOf([session, table(2, 'x'.repeat(200_000)), key(3, 2)]);
  const tables = Array.from({ length: 2_000 }, (_, at) => rows(at + 4, at + 4, []));
  const stream = (name: string, bytes: Buffer) => ({ name, content: freedPieces(bytes, [70_000]) });
  const opened = await openArchives(
    sortStreams([stream('schema.dump', schema), stream('data-1.dump', tocOf([session, ...tables]))]),
  );
  const { toc, lanes, plan } = opened;
  expect(plan.entries.map(shown)).toEqual(parse(toc).plan.entries.map(shown));
  const all = [toc, ...lanes.map(({ archive }) => archive.toc)];
  expect(all.map(({ buffer }) => buffer.byteLength > 200_000)).toEqual([true, true]);
  freeTocs(opened);
  expect(all.map(({ length }) => length)).toEqual([0, 0]);
});

describe('a changed table of contents', () => {
  const long = 'x'.repeat(200_000);
  const given = (): Toc => parse(tocOf([session, table(2, long), table(3, long), rows(4, 2, [2]), key(5, 2)]));

  it('has the changes, and everything else', () => {
    const toc = given();
    const edits = new Map([
      [2, { definition: `CREATE ${long}`, dropsOwner: true }],
      [4, { dropsData: true, definition: '' }],
      [5, { position: 77 }],
    ]);
    const changed = parse(Buffer.concat([...editToc(toc, { edits, first: ['one', 'two'], last: ['three'] })]));
    const texts = { toc: changed.toc, decode: (bytes: Uint8Array) => Buffer.from(bytes).toString() };
    const definitions = changed.plan.entries.map((entry) => definitionOf(texts, entry));
    expect(definitions).toEqual(['one', 'two', '', `CREATE ${long}`, long, '', 'ADD KEY', 'three']);
    expect(changed.plan.entries.map(({ dumpId }) => dumpId)).toEqual([6, 7, 1, 2, 3, 4, 5, 8]);
    expect(changed.plan.entries.map(({ owner }) => owner)).toEqual(['', '', 'owner', '', 'owner', '', 'owner', '']);
    expect(changed.plan.entries.map(({ hasData }) => hasData).slice(2, 7)).toEqual(Array(5).fill(false));
    const [start = 0] = changed.plan.entries[6]?.places?.position ?? [];
    expect(changed.toc.readUIntLE(start + 1, 6)).toBe(77);
  });

  it('comes in pieces, of which none is kept or is memory of the original', async () => {
    const toc = given();
    const pieces: Uint8Array[] = [];
    const copies: Buffer[] = [];
    const rest = (async function* () {})();
    const edit = { edits: new Map([[3, { definition: 'y' }]]), first: [], last: [] };
    for await (const piece of wholeArchive(editToc(toc, edit), rest)) {
      copies.push(Buffer.from(piece));
      pieces.push(piece);
    }
    const [first = Buffer.alloc(0)] = copies;
    expect(copies.length).toBe(1);
    expect(pieces.map(({ length }) => length)).toEqual([0]);
    expect(first.length).toBe(toc.toc.length - long.length + 1);
    const whole: Buffer[] = [];
    for (const piece of editToc(toc, { edits: new Map(), first: [], last: [] })) whole.push(piece);
    expect(whole.length).toBe(2);
    expect(Buffer.concat(whole).equals(toc.toc)).toBe(true);
  });
});
