/** Random numbers that a seed repeats (mulberry32): from 0 up to, but without, the limit. */
export type Random = (limit: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** One way in which the rows of a restored database may be wrong. */
export interface Mutation {
  readonly kind: string;
  readonly name: string;
  readonly table: string;
  /** Statements for the stock client. Some change nothing for some rows. */
  readonly statements: (random: Random) => string;
}

const ROWS = 60;
const WORDS = [
  'plain',
  'größe',
  'é',
  'naïve ',
  '日本',
  '😀 smile',
  "it's",
  'back\\slash',
  'tab\there',
  '',
  'trailing  ',
  '\nline',
];

/** Columns of the table `cells`: every type, with a change of one value. */
const CELLS: Readonly<Record<string, readonly [type: string, change: string]>> = {
  tiny: ['tinyint', 'tiny ^ 1'],
  big: ['bigint unsigned', 'big ^ 1'],
  price: ['decimal(40,10)', 'price + 0.0000000001'],
  ratio: ['float', 'ratio * 1.0000002'],
  exact: ['double', 'exact * (1 + 2.3e-16)'],
  name: ['varchar(100)', "insert(name, 1 + floor(char_length(name) / 2), 1, 'Z')"],
  padded: ['char(30)', "concat(padded, '.')"],
  body: ['longtext', "insert(body, 1 + floor(char_length(body) / 2), 1, ' ')"],
  latin: ['varchar(60) character set latin1', "insert(latin, 1, 1, 'ÿ')"],
  fixed: ['binary(8)', "unhex(insert(hex(fixed), 16, 1, 'F'))"],
  varied: ['varbinary(60)', "concat(varied, x'00')"],
  blobs: ['blob', "unhex(insert(hex(blobs), 1, 1, '7'))"],
  flags: ['bit(12)', 'flags ^ 4'],
  kind: ["enum('a','b','ö','')", "if(kind = 'a', 'b', 'a')"],
  tags: ["set('x','y','z')", 'tags ^ 1'],
  day: ['date', 'day + interval 1 day'],
  moment: ['datetime(6)', 'moment + interval 1 microsecond'],
  stamp: ['timestamp(3) null', 'stamp + interval 1000 microsecond'],
  span: ['time(3)', "addtime(span, '0:0:0.001')"],
  at_year: ['year', 'at_year + 1'],
  document: ['json', "json_set(document, '$.n', json_extract(document, '$.n') + 1)"],
  place: ['point', 'point(st_x(place) + 1e-9, st_y(place))'],
};

/** What else may happen to a value, by the table's column. */
const DAMAGE: readonly (readonly [kind: string, column: string, change: string])[] = [
  ['encoding', 'name', 'convert(cast(convert(name using utf8mb4) as binary) using latin1)'],
  ['encoding', 'body', 'convert(cast(convert(body using utf8mb4) as binary) using latin1)'],
  ['encoding', 'name', "replace(replace(name, 'ö', '?'), 'é', '?')"],
  ['encoding', 'body', "replace(body, 'é', 'e\u0301')"],
  ['encoding', 'body', "substring_index(body, '😀', 1)"],
  ['encoding', 'latin', "replace(latin, 'ö', 'o')"],
  ['encoding', 'body', "replace(body, '\\\\', '')"],
  ['encoding', 'body', "replace(body, '\\n', '\\r\\n')"],
  ['encoding', 'blobs', 'convert(blobs using latin1)'],
  ['time zone', 'moment', 'moment + interval 1 hour'],
  ['time zone', 'stamp', 'stamp - interval 2 hour'],
  ['time zone', 'day', 'day - interval 1 day'],
  ['time zone', 'span', "addtime(span, '1:0:0')"],
  ['truncation', 'exact', 'cast(concat(format(exact, 5)) as double)'],
  ['truncation', 'exact', 'round(exact, 6)'],
  ['truncation', 'ratio', 'round(ratio, 2)'],
  ['truncation', 'price', 'truncate(price, 4)'],
  ['truncation', 'moment', "cast(date_format(moment, '%Y-%m-%d %H:%i:%s') as datetime)"],
  ['truncation', 'body', 'left(body, char_length(body) - 1)'],
  ['padding', 'name', 'rtrim(name)'],
  ['padding', 'name', "concat(name, ' ')"],
  ['padding', 'body', 'trim(body)'],
  ['padding', 'varied', "trim(trailing x'00' from varied)"],
  ['padding', 'varied', "concat(varied, x'20')"],
  ['letters', 'name', 'upper(name)'],
  ['letters', 'name', "replace(name, 'é', 'e')"],
  ['nothing', 'name', "nullif(name, '')"],
  ['nothing', 'body', "coalesce(body, '')"],
  ['nothing', 'exact', 'nullif(exact, 0)'],
  ['nothing', 'exact', 'if(exact = 0, -exact, exact)'],
  ['nothing', 'document', 'null'],
  ['nothing', 'blobs', 'null'],
];

const NAMES = Object.keys(CELLS);

/** Statements that create the tables to be mutated, with the same rows for the same seed. */
export function mutatedTables(seed: number): string {
  const random = randomFrom(seed);
  const word = (): string => WORDS[random(WORDS.length)] ?? '';
  const phrase = (): string => Array.from({ length: 1 + random(4) }, word).join('');
  const hex = (bytes: number): string =>
    `x'${Array.from({ length: bytes }, () => `${random(16)}`.padStart(2, random(3) === 0 ? '0' : '4')).join('')}'`;
  const row = (_: unknown, at: number): string =>
    [
      at + 1,
      random(200) - 100,
      `${random(2 ** 31)}${random(10_000_000)}`,
      `${random(10 ** 9)}.${random(10 ** 9)}`,
      `${random(100_000)} / 7e0`,
      random(6) === 0 ? '0e0' : `${random(10 ** 9)} / 7e0`,
      text(phrase()),
      text(word().trim()),
      random(8) === 0 ? 'null' : text(phrase() + phrase()),
      text(['größe', 'é', 'x  ', ''][random(4)] ?? ''),
      hex(8),
      `concat(${hex(3 + random(5))}, x'000000')`,
      hex(random(20)),
      random(4096),
      `${1 + random(4)}`,
      random(8),
      `'20${10 + random(20)}-0${1 + random(9)}-1${random(10)}'`,
      `'2026-0${1 + random(9)}-02 0${random(10)}:30:00.${random(10 ** 6)}'`,
      random(9) === 0 ? 'null' : `'2026-1${random(3)}-02 0${random(10)}:30:00.${random(1000)}'`,
      `'1${random(10)}:00:0${random(10)}.${random(1000)}'`,
      1950 + random(100),
      `json_object('n', ${random(1000)}, 'price', ${random(1000)}.50, 'text', ${text(phrase())})`,
      `point(${random(180)}.${random(1000)}, ${random(90)}.5)`,
    ].join(', ');
  const loose = (): string => `(${random(50)}, ${text(word())}, ${random(1000)} / 3e0)`;
  const columns = Object.entries(CELLS).map(([name, [type]]) => `${name} ${type}`);
  return `set time_zone = '+00:00', sql_mode = '';
    create table cells (id int primary key, ${columns.join(', ')}, twice int as (id * 2) stored) default character set utf8mb4;
    insert into cells (id, ${NAMES.join(', ')}) values ${Array.from({ length: ROWS }, (_, at) => `(${row(_, at)})`).join(',\n')};
    create table loose (a int, b varchar(30), c double) default character set utf8mb4;
    insert into loose values ${Array.from({ length: ROWS }, loose).join(',\n')};
    create table parts (id int primary key, v varchar(30)) default character set utf8mb4 partition by hash (id) partitions 3;
    insert into parts select a, max(b) from loose group by a;`;
}

function text(value: string): string {
  return `'${value.replaceAll(/['\\]/g, '\\$&')}'`;
}

/** A condition for one row of `cells`. */
const one = (random: Random): string => `id = ${1 + random(ROWS)}`;
const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)] as T;

/** The kinds of mutations. Each has a chance. */
export const MUTATIONS: readonly Mutation[] = [
  ...Object.entries(CELLS).map(([name, [, change]]) => ({
    kind: 'one cell',
    name,
    table: 'cells',
    statements: (random: Random) => `update cells set ${name} = ${change} where ${one(random)};`,
  })),
  ...DAMAGE.map(([kind, column, change]) => ({
    kind,
    name: `${column} = ${change}`,
    table: 'cells',
    statements: (random: Random) =>
      `update cells set ${column} = ${change}${random(3) === 0 ? '' : ` where ${one(random)}`};`,
  })),
  ...NAMES.map((name) => ({
    kind: 'swapped cells',
    name: `${name} of two rows`,
    table: 'cells',
    statements: (random: Random) => {
      const [first, second] = [one(random), one(random)];
      return `create temporary table kept as select ${name} as v from cells where ${first};
        update cells set ${name} = (select v from (select ${name} as v from cells where ${second}) other) where ${first};
        update cells set ${name} = (select v from kept) where ${second};`;
    },
  })),
  {
    kind: 'swapped cells',
    name: 'two columns of a row',
    table: 'cells',
    statements: (random) => {
      const [first, second] = pick(random, [
        ['name', 'body'],
        ['padded', 'latin'],
        ['tiny', 'flags'],
        ['ratio', 'exact'],
        ['varied', 'blobs'],
      ] as const);
      const where = one(random);
      return `create temporary table kept as select ${first} as v from cells where ${where};
        update cells set ${first} = ${second} where ${where}; update cells set ${second} = (select v from kept) where ${where};`;
    },
  },
  ...(['cells', 'parts'] as const).map((table) => ({
    kind: 'dropped row',
    name: table,
    table,
    statements: (random: Random) => `delete from ${table} where id = ${1 + random(ROWS)};`,
  })),
  {
    kind: 'dropped row',
    name: 'loose',
    table: 'loose',
    statements: (random) => `delete from loose order by a, b, c limit ${1 + random(3)};`,
  },
  {
    kind: 'dropped row',
    name: 'a partition',
    table: 'parts',
    statements: (random) => `delete from parts where id % 3 = ${random(3)};`,
  },
  {
    kind: 'duplicated row',
    name: 'loose',
    table: 'loose',
    statements: (random) => `insert into loose select * from loose order by a, b, c limit 1 offset ${random(ROWS)};`,
  },
  {
    kind: 'duplicated row',
    name: 'in the place of another',
    table: 'loose',
    statements: (random) =>
      `insert into loose select * from loose order by a, b, c limit 1 offset ${10 + random(ROWS - 10)}; delete from loose order by a, b, c limit 1;`,
  },
  {
    kind: 'duplicated row',
    name: 'cells',
    table: 'cells',
    statements: (random) =>
      `insert into cells (id, ${NAMES.join(', ')}) select ${1_000 + random(1_000)}, ${NAMES.join(', ')} from cells where ${one(random)};`,
  },
];

/** Statements that make a table equal to the one in another database. */
export function repair(table: string, pristine: string): string {
  const columns = table === 'cells' ? ['id', ...NAMES].join(', ') : table === 'loose' ? 'a, b, c' : 'id, v';
  return `truncate table ${table}; insert into ${table} (${columns}) select ${columns} from ${pristine}.${table};`;
}
