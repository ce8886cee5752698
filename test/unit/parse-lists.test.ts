import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseByItems } from '../../src/core/format/manifest/parse-lists.ts';

const item = z.strictObject({ name: z.string().min(1), rows: z.number().int().default(0) });
const schema = z.strictObject({
  id: z.string(),
  tables: z.array(item),
  inner: z.strictObject({ columns: z.array(z.array(z.string())) }).optional(),
  names: z.array(z.string()).max(2),
});
const value = (more: object = {}): unknown => ({
  id: 'x',
  tables: [{ name: 'a' }, { name: 'b', rows: 7 }],
  inner: { columns: [['c'], []] },
  names: ['n'],
  ...more,
});

describe('parsing a value by the items of its lists', () => {
  it('gives what the schema gives', () => {
    expect(parseByItems(schema, value())?.data).toEqual(schema.parse(value()));
    const { inner: _, ...without } = schema.parse(value());
    expect(parseByItems(schema, structuredClone(without))?.data).toEqual(without);
  });

  it('keeps one copy of the lists: those of the value itself', () => {
    const given = value() as { tables: object[] };
    const { tables } = given;
    expect(parseByItems(schema, given)?.data.tables).toBe(tables);
  });

  it.each([
    ['an item', { tables: [{ name: '' }] }],
    ['an unknown field of an item', { tables: [{ name: 'a', more: 1 }] }],
    ['an item of an inner list', { inner: { columns: [['c'], [1]] } }],
    ['a list that is none', { tables: 'a' }],
    ['a missing list', { tables: undefined }],
    ['an unknown field', { more: 1 }],
    ['an unknown field that is a list', { more: [] }],
    ['a list that is too long', { names: ['a', 'b', 'c'] }],
  ])('refuses %s', (_title, more) => {
    expect(schema.safeParse(value(more)).success).toBe(false);
    expect(parseByItems(schema, value(more))).toBeUndefined();
  });

  it('lets a rule of an object see its lists', () => {
    const ruled = z.strictObject({ a: z.array(z.string()) }).refine(({ a }) => a.length > 0);
    expect(parseByItems(ruled, { a: [] })).toBeUndefined();
    expect(parseByItems(ruled, { a: ['x'] })?.data).toEqual({ a: ['x'] });
  });

  it.each(['__proto__', 'constructor'])('takes no list from a field %s', (name) => {
    const hostile = JSON.parse(`{"id":"x","tables":[],"names":[],"${name}":[{"name":""}]}`) as unknown;
    expect(parseByItems(schema, hostile)).toBeUndefined();
  });
});
