/**
 * Damage to rows that a restore could do and that leaves the number of tables, and mostly of rows, as it was. Each is one
 * statement on a table made by MUTABLE_TABLE that changes at least one row, or says so by changing none.
 */
export interface Mutation {
  readonly kind: string;
  /** @param id a row's number */
  sql(table: string, id: number): string;
}

/** Rows of each table, numbered from 1. */
export const MUTABLE_ROWS = 40;

/** A table with values that are easily damaged. Without a key, so that rows can be there twice. */
export function mutableTable(name: string): string {
  return `create table ${name} (id int, name text, note text, code char(12), amount numeric(20, 8), ratio float8, small float4,
      at timestamptz, plain timestamp, day date, span interval, flag boolean, data bytea, doc jsonb, raw json, tags text[], uid uuid);
    insert into ${name} select g, 'Jos\u00e9 ' || g || '  ', E'line one\\r\\nline two \\\\. ' || g, 'c' || g, 1234567.12345678 + g, 0.1::float8 * g + 1e-15 * g, 0.3::float4 * g,
      timestamptz '2026-03-29 01:30:00.123456+00' + g * interval '1 hour', timestamp '2026-01-01' + g * interval '1 us', date '2024-02-29' + g,
      interval '1 day' * g, g % 2 = 0, decode(md5(g::text) || '0000', 'hex'), jsonb_build_object('n', g, 's', 'v' || g), ('{"n":  ' || g || '}')::json,
      array['a' || g, 'b', null], md5(g::text)::uuid from generate_series(1, ${MUTABLE_ROWS}) g;`;
}

const set = (kind: string, change: string): Mutation => ({
  kind,
  sql: (table, id) => `update ${table} set ${change} where id = ${id}`,
});

const swap = (column: string): Mutation => ({
  kind: `swapped cells of ${column}`,
  sql: (table, id) => `update ${table} m set ${column} = o.${column} from ${table} o
    where m.id in (${id}, ${other(id)}) and o.id in (${id}, ${other(id)}) and o.id <> m.id`,
});

/** Another row. */
const other = (id: number): number => (id % MUTABLE_ROWS) + 1;

export const MUTATIONS: readonly Mutation[] = [
  set('a letter changed', "name = overlay(name placing 'x' from 1 for 1)"),
  set('a cell of another row', 'uid = md5(id::text || id::text)::uuid'),
  set('a null instead of a text', 'note = null'),
  set('an empty text instead of a text', "note = ''"),
  set('two columns of a row swapped', 'name = note, note = name'),
  swap('name'),
  swap('amount'),
  swap('at'),
  { kind: 'a row dropped', sql: (table, id) => `delete from ${table} where id = ${id}` },
  {
    kind: 'a row twice',
    sql: (table, id) => `insert into ${table} select * from ${table} where id = ${id}`,
  },
  {
    kind: 'a row three times',
    sql: (table, id) => `insert into ${table} select m.* from ${table} m, generate_series(1, 2) where id = ${id}`,
  },
  {
    kind: 'a row replaced by a copy of another',
    sql: (table, id) =>
      `with gone as (delete from ${table} where id = ${id}) insert into ${table} select * from ${table} where id = ${other(id)}`,
  },
  set('UTF-8 read as Latin 1', "name = convert_from(convert_to(name, 'UTF8'), 'LATIN1')"),
  set('a letter that was replaced', "name = replace(name, '\u00e9', '?')"),
  set('another normal form', 'name = normalize(name, NFD)'),
  set('a time zone shifted', "at = at + interval '1 hour'"),
  set('a time zone ignored', "at = (at at time zone 'Europe/Vienna') at time zone 'UTC'"),
  set('microseconds lost', "at = date_trunc('milliseconds', at)"),
  set('a microsecond more', "plain = plain + interval '1 us'"),
  set('a day less', 'day = day - 1'),
  set('days as hours', "span = justify_interval(span) + interval '1 day' - interval '24 hours'"),
  set('a double as a float', 'ratio = ratio::float4::float8'),
  set('a double with 15 digits', 'ratio = (ratio::numeric(30, 15))::float8 + 1e-14'),
  set('the last bit of a float', 'small = small * (1 + 1.2e-7::float4)'),
  set('a number truncated', 'amount = trunc(amount, 2)'),
  set('a number rounded', 'amount = round(amount, 6)'),
  set('padding trimmed', 'name = rtrim(name)'),
  set('a fixed text cut', 'code = left(code, 1)'),
  set('line ends changed', "note = replace(note, E'\\r\\n', E'\\n')"),
  set('a flag turned', 'flag = not flag'),
  set('a bit turned', 'data = set_bit(data, 0, 1 - get_bit(data, 0))'),
  set('the last bytes of a binary value cut', 'data = substring(data from 1 for length(data) - 2)'),
  set('a key of JSON lost', "doc = doc - 's'"),
  set('JSON printed again', 'raw = raw::jsonb::json'),
  set('elements in another order', 'tags = array[tags[2], tags[1], tags[3]]'),
  set('a null element as a text', "tags[3] = 'NULL'"),
];
