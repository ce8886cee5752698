import type { DatabaseSync } from 'node:sqlite';

/** Damage that a restore could do to the content of a SQLite database, without changing its schema. */

/** A cell that a mutation could change. */
interface Cell {
  readonly table: string;
  /** The columns that identify its row. */
  readonly key: readonly string[];
  readonly keyValues: readonly (string | number | bigint | null | Uint8Array)[];
  readonly column: string;
  readonly kind: string;
  readonly value: unknown;
}

export type Random = () => number;

/** The same numbers for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const asText = (bytes: Uint8Array | string): string => `cast(x'${Buffer.from(bytes).toString('hex')}' as text)`;

/** For a cell, an SQL expression for its damaged value. Undefined if this damage does not apply to it. */
type CellDamage = (cell: Cell) => string | undefined;

const realLiteral = (value: number): string =>
  Number.isFinite(value) ? value.toExponential() : value > 0 ? '9e999' : '-9e999';

const textOf = ({ kind, value }: Cell): Buffer | undefined =>
  kind === 'text' ? Buffer.from(value as Uint8Array) : undefined;

const shifted = (text: string): string => {
  const [, hour = '00'] = /[T ](\d\d):/.exec(text) ?? [];
  return text.replace(/([T ])\d\d:/, `$1${String((Number(hour) + 1) % 24).padStart(2, '0')}:`);
};

const CELL_DAMAGE: Readonly<Record<string, CellDamage>> = {
  'another integer': ({ kind, column }) => (kind === 'integer' ? `${quote(column)} + 1` : undefined),
  'integer as text': ({ kind, value }) => (kind === 'integer' ? `'${value}'` : undefined),
  'integer as float': ({ kind, column }) => (kind === 'integer' ? `cast(${quote(column)} as real)` : undefined),
  'integer as NULL': ({ kind }) => (kind === 'integer' ? 'null' : undefined),
  'float truncated': ({ kind, value }) => (kind === 'real' ? realLiteral(Math.fround(value as number)) : undefined),
  'float rounded to 15 digits': ({ kind, value }) =>
    kind === 'real' ? realLiteral(Number((value as number).toPrecision(15))) : undefined,
  'float as text': ({ kind, value }) => (kind === 'real' ? `'${value}'` : undefined),
  'NULL as empty text': ({ kind }) => (kind === 'null' ? `''` : undefined),
  'NULL as zero': ({ kind }) => (kind === 'null' ? '0' : undefined),
  'NULL as blob': ({ kind }) => (kind === 'null' ? `x''` : undefined),
  'text as NULL': ({ kind }) => (kind === 'text' ? 'null' : undefined),
  'text as blob': ({ kind, column }) => (kind === 'text' ? `cast(${quote(column)} as blob)` : undefined),
  'blob as text': ({ kind, column }) => (kind === 'blob' ? `cast(${quote(column)} as text)` : undefined),
  'padding trimmed': (cell) => {
    const text = textOf(cell);
    return text === undefined ? undefined : asText(Buffer.from(text.toString('latin1').trimEnd(), 'latin1'));
  },
  'padding added': (cell) => {
    const text = textOf(cell);
    return text === undefined ? undefined : asText(Buffer.concat([text, Buffer.from(' ')]));
  },
  'UTF-8 read as Latin-1': (cell) => {
    const text = textOf(cell);
    return text?.some((byte) => byte > 127) === true ? asText(Buffer.from(text.toString('latin1'))) : undefined;
  },
  'invalid bytes replaced': (cell) => {
    const text = textOf(cell);
    return text === undefined ? undefined : asText(Buffer.from(text.toString('utf8')));
  },
  'question marks': (cell) => {
    const text = textOf(cell);
    return text === undefined ? undefined : asText(Buffer.from(text.toString('utf8').replaceAll(/[^\0-\x7f]/g, '?')));
  },
  'time shifted': (cell) => {
    const text = textOf(cell)?.toString('latin1');
    return text !== undefined && /[T ]\d\d:/.test(text) ? asText(Buffer.from(shifted(text), 'latin1')) : undefined;
  },
  'line ends changed': (cell) => {
    const text = textOf(cell)?.toString('latin1');
    return text === undefined ? undefined : asText(Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'));
  },
  'cut at NUL': (cell) => {
    const text = textOf(cell);
    return text === undefined || !text.includes(0) ? undefined : asText(text.subarray(0, text.indexOf(0)));
  },
  'one bit': ({ kind, value }) => {
    if (kind !== 'text' && kind !== 'blob') return undefined;
    const bytes = Buffer.from(value as Uint8Array);
    const at = bytes.length >> 1;
    if (bytes.length === 0) return undefined;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return kind === 'text' ? asText(bytes) : `x'${bytes.toString('hex')}'`;
  },
};

interface MutableTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

/** Tables whose rows can be changed: not the ones that SQLite itself or a virtual table owns. */
function tablesOf(database: DatabaseSync): MutableTable[] {
  const listed = database.prepare('pragma main.table_list').all();
  return listed
    .filter(({ type, name }) => type === 'table' && !String(name).startsWith('sqlite_'))
    .map((row) => {
      const name = String(row['name']);
      const columns = database.prepare(`pragma table_xinfo(${quote(name)})`).all();
      const key = columns.filter(({ pk }) => Number(pk) > 0).map((column) => String(column['name']));
      return {
        name,
        key: row['wr'] === 1 ? key : ['rowid'],
        columns: columns.filter(({ hidden }) => hidden === 0).map((column) => String(column['name'])),
      };
    });
}

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** A random row, with the text of each column as bytes. */
function cellsOf(database: DatabaseSync, table: MutableTable, random: Random): Cell[] {
  const count = Number(database.prepare(`select count(*) n from ${quote(table.name)}`).get()?.['n']);
  if (count === 0) return [];
  const shown = table.columns.flatMap((column) => {
    const name = quote(column);
    return [`typeof(${name})`, `iif(typeof(${name}) = 'text', cast(${name} as blob), ${name})`];
  });
  const key = table.key.map((column) => (column === 'rowid' ? column : quote(column)));
  const statement = database.prepare(
    `select ${[...key, ...shown].join(', ')} from ${quote(table.name)} limit 1 offset ${Math.floor(random() * count)}`,
  );
  statement.setReturnArrays(true);
  statement.setReadBigInts(true);
  const row = (statement.get() as unknown[] | undefined) ?? [];
  return table.columns.map((column, at) => ({
    table: table.name,
    key,
    keyValues: row.slice(0, key.length) as Cell['keyValues'],
    column,
    kind: String(row[key.length + 2 * at]),
    value: row[key.length + 2 * at + 1],
  }));
}

function whereOf({ key }: Pick<Cell, 'key'>): string {
  return key.map((column, at) => `${column} = ?${at + 1}`).join(' and ');
}

/** The value of a cell in a form that shows every difference. */
function lookOf(database: DatabaseSync, cell: Cell): string {
  const name = quote(cell.column);
  const statement = database.prepare(
    `select typeof(${name}) || hex(cast(${name} as blob)), iif(typeof(${name}) = 'real', ${name}, 0) from ${quote(cell.table)} where ${whereOf(cell)}`,
  );
  statement.setReturnArrays(true);
  const [text, number] = (statement.get(...cell.keyValues) as unknown as [string, number] | undefined) ?? ['gone', 0];
  return `${text} ${Object.is(number, -0) ? '-0' : number}`;
}

function damageCell(database: DatabaseSync, cell: Cell, damage: CellDamage): boolean {
  const expression = damage(cell);
  if (expression === undefined) return false;
  const before = lookOf(database, cell);
  const sql = `update or ignore ${quote(cell.table)} set ${quote(cell.column)} = ${expression} where ${whereOf(cell)}`;
  database.prepare(sql).run(...cell.keyValues);
  return lookOf(database, cell) !== before;
}

/** Damage to whole rows. */
const ROW_DAMAGE: Readonly<Record<string, (database: DatabaseSync, cells: readonly Cell[]) => boolean>> = {
  'a dropped row': (database, [cell]) => {
    if (cell === undefined) return false;
    const sql = `delete from ${quote(cell.table)} where ${whereOf(cell)}`;
    return database.prepare(sql).run(...cell.keyValues).changes === 1;
  },
  'a duplicated row': (database, cells) => {
    const [cell] = cells;
    if (cell === undefined || cell.key[0] !== 'rowid') return false;
    const names = cells.map(({ column }) => quote(column)).join(', ');
    const sql = `insert or ignore into ${quote(cell.table)} (${names}) select ${names} from ${quote(cell.table)} where ${whereOf(cell)}`;
    return database.prepare(sql).run(...cell.keyValues).changes === 1;
  },
  'swapped cells': (database, cells) => {
    const [one, other] = cells.filter(({ kind }) => kind !== 'null').slice(-2);
    if (one === undefined || other === undefined) return false;
    const before = [lookOf(database, one), lookOf(database, other)];
    const sql = `update or ignore ${quote(one.table)} set ${quote(one.column)} = ${quote(other.column)}, ${quote(other.column)} = ${quote(one.column)} where ${whereOf(one)}`;
    database.prepare(sql).run(...one.keyValues);
    return lookOf(database, one) !== before[0] || lookOf(database, other) !== before[1];
  },
};

/**
 * Damages the content of one of the wanted tables once.
 * @returns what was damaged
 */
export function mutate(
  database: DatabaseSync,
  random: Random,
  isWanted: (table: string) => boolean = () => true,
): string {
  const tables = tablesOf(database).filter(({ name }) => isWanted(name));
  const kinds = [...Object.keys(CELL_DAMAGE), ...Object.keys(ROW_DAMAGE)];
  for (let attempt = 0; attempt < 10_000; attempt += 1) {
    const kind = pick(kinds, random) ?? '';
    // Many kinds of damage apply to few cells.
    for (let place = 0; place < 100; place += 1) {
      const table = pick(tables, random);
      const cells = table === undefined ? [] : cellsOf(database, table, random);
      const where = damageOnce(database, kind, cells, pick(cells, random));
      if (where !== undefined) return `${kind}: ${where}`;
    }
  }
  throw new Error('nothing could be damaged');
}

/** @returns what was damaged, if it was */
function damageOnce(database: DatabaseSync, kind: string, cells: readonly Cell[], cell?: Cell): string | undefined {
  const damage = CELL_DAMAGE[kind];
  if (cell === undefined) return undefined;
  try {
    if (damage === undefined) return ROW_DAMAGE[kind]?.(database, cells) === true ? cell.table : undefined;
    return damageCell(database, cell, damage) ? `${cell.table}.${cell.column}` : undefined;
  } catch (error) {
    // A strict column or a constraint refuses this damage.
    if (/constraint|cannot store|datatype/i.test(String(error))) return undefined;
    throw error;
  }
}
