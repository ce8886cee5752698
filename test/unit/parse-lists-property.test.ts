import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LOG_CONTENTS_FORMAT, logContentsSchema } from '../../src/core/format/log/log-contents.ts';
import { CONTENTS_FORMAT, contentsSchema } from '../../src/core/format/manifest/contents.ts';
import { parseByItems } from '../../src/core/format/manifest/parse-lists.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const hex = 'ab'.repeat(32);
const at = '2026-11-01T02:00:00.000Z';
const stream = { name: 'a.sql', rawBytes: 5, sha256: hex, checkpoints: [hex], packCount: 1, maxPackBytes: 5 };
const table = { schema: 'public', name: 't' };

const CONTENTS: Json = {
  format: CONTENTS_FORMAT,
  id: '20261101T020000Z-full-4f9c2a',
  database: 'shop',
  streams: [
    stream,
    { ...stream, name: 'b', map: { partCount: 1, sources: [{ backup: 'x', stream: 'a.sql' }], maxPackBytes: 9 } },
  ],
  fingerprint: {
    engine: 'postgres',
    serverVersion: '17.1',
    takenAt: at,
    sizeBytes: null,
    tables: [
      { ...table, rows: 3, rowsFrom: 'count', counted: { before: 2, after: 3 } },
      { ...table, name: 'u', rows: null, rowsFrom: 'unknown', movesWithin: 'p' },
    ],
    objects: [{ type: 'table', name: 'public.t', definitionSha256: null }],
    sequences: [{ schema: 'public', name: 's', lastValue: '7', goes: 'down' }],
    extensions: [{ name: 'amcheck', version: '1.4' }],
    facts: { encoding: 'UTF8' },
    flaws: [{ kind: 'collation-changed', type: 'index', name: 'public.i' }],
  },
  digests: {
    method: 'rows/1',
    key: 'cd'.repeat(16),
    tables: [{ ...table, rows: 3, sum: 'ef'.repeat(16) }],
    exempt: [{ ...table, name: 'v', reason: 'same-name' }],
    parts: [{ ...table, name: 'w', of: table }],
  },
  marker: { table: 'markers', value: 'ab'.repeat(16), from: at, to: at },
  selection: { include: ['a'], exclude: [] },
  warnings: ['w'],
};

const position = { kind: 'binlog', file: 'binlog.000001', offset: 4, gtid: null, server: 's', at };
const LOG: Json = {
  format: LOG_CONTENTS_FORMAT,
  id: 'x',
  database: 'shop',
  streams: [{ ...stream, file: 'binlog.000001', start: 4, end: 9 }],
  from: position,
  to: position,
  transactions: { count: 0, firstAt: null, lastAt: at, precision: 'seconds' },
};

/** What a field may be replaced with, or what is added. */
const strange: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json[]>(null, true, -1, 0.5, 2 ** 53, 2 ** 53 - 1, 0, '', 'x', hex, at, [], {}, [[]], [{}], [null]),
  fc.constantFrom<Json[]>({ length: 1 }, { 0: 'a', length: 1 }, [table], Array(2_000).fill(hex)),
  fc.constant<Json>(JSON.parse('{"__proto__":[{"name":1}],"constructor":[]}') as Json),
);
const names = fc.constantFrom('__proto__', 'constructor', 'tables', 'streams', 'length', 'more', '0', 'toString');
const change = fc.record({
  /** Which of all places of the document. */
  place: fc.nat(),
  kind: fc.constantFrom('replace', 'remove', 'add', 'wrap', 'unwrap', 'repeat'),
  value: strange,
  name: names,
});

interface Place {
  readonly holder: Record<string, Json>;
  readonly name: string;
}

function* placesOf(holder: Json): Generator<Place> {
  if (typeof holder !== 'object' || holder === null) return;
  for (const name of Object.keys(holder)) {
    yield { holder: holder as Record<string, Json>, name };
    yield* placesOf((holder as Record<string, Json>)[name] ?? null);
  }
}

function put(holder: Json, name: string, value: Json): void {
  Object.defineProperty(holder, name, { value, enumerable: true, writable: true, configurable: true });
}

function changed(
  document: Json,
  { place, kind, value, name }: typeof change extends fc.Arbitrary<infer C> ? C : never,
) {
  const places = [...placesOf(document)];
  const chosen = places[place % places.length];
  if (chosen === undefined) return;
  const { holder } = chosen;
  const old = holder[chosen.name] ?? null;
  if (kind === 'replace') put(holder, chosen.name, structuredClone(value));
  else if (kind === 'remove')
    Array.isArray(holder) ? holder.splice(Number(chosen.name), 1) : delete holder[chosen.name];
  else if (kind === 'wrap') put(holder, chosen.name, [old]);
  else if (kind === 'unwrap' && Array.isArray(old)) put(holder, chosen.name, { ...old });
  else if (kind === 'repeat' && Array.isArray(old)) old.push(...structuredClone(old));
  else if (kind === 'add' && typeof old === 'object' && old !== null) {
    if (Array.isArray(old)) old.push(structuredClone(value));
    else put(old, name, structuredClone(value));
  }
}

/** Own fields in their order, so that `__proto__` counts too. */
const text = (value: unknown): string => JSON.stringify(value);

describe.each([
  ['a backup', contentsSchema, CONTENTS],
  ['a shipment', logContentsSchema, LOG],
] as const)('changed contents of %s', (_title, schema: z.ZodType, document) => {
  it('are accepted and refused like as a whole', () => {
    expect(schema.safeParse(document).success).toBe(true);
    let accepted = 0;
    const isSame = (changes: Parameters<typeof changed>[1][]): void => {
      const value = structuredClone(document);
      for (const each of changes) changed(value, each);
      const whole = schema.safeParse(structuredClone(value));
      const byItems = parseByItems(schema, value);
      expect(byItems !== undefined).toBe(whole.success);
      if (!whole.success) return;
      accepted += 1;
      expect(byItems?.data).toEqual(whole.data);
      expect(text(byItems?.data)).toBe(text(whole.data));
    };
    fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), isSame), { numRuns: 3_000 });
    expect(accepted).toBeGreaterThan(50);
  });
});

it('applies a rule of a field that may be absent to its lists', () => {
  const inner = z.strictObject({ a: z.array(z.string()) });
  const ofObject = z.strictObject({
    inner: inner.optional().refine((value) => value === undefined || value.a.length > 0),
  });
  const ofList = z.strictObject({
    list: z
      .array(z.string())
      .optional()
      .refine((list) => list?.length !== 0),
  });
  expect(parseByItems(ofObject, { inner: { a: ['x'] } })?.data).toEqual({ inner: { a: ['x'] } });
  expect(parseByItems(ofObject, { inner: { a: [] } })).toBeUndefined();
  expect(parseByItems(ofList, { list: ['x'] })?.data).toEqual({ list: ['x'] });
  expect(parseByItems(ofList, { list: [] })).toBeUndefined();
});
