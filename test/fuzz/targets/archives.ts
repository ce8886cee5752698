/** Small archives of pg_dump's custom format (src/bin/pg_dump/pg_backup_archiver.c and pg_backup_custom.c), of each version. */
export function archives(): Buffer[] {
  return [14, 15, 16].map(archive);
}

const NO_TEXT = undefined;

function int(value: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(value < 0 ? 1 : 0, 0);
  bytes.writeUInt32LE(Math.abs(value), 1);
  return bytes;
}

function text(value: string | undefined): Buffer {
  if (value === undefined) return int(-1);
  return Buffer.concat([int(Buffer.byteLength(value)), Buffer.from(value)]);
}

interface Entry {
  readonly id: number;
  readonly hasData: boolean;
  readonly name: string;
  readonly description: string;
  readonly definition: string;
  readonly copy?: string;
}

const ENTRIES: readonly Entry[] = [
  { id: 1, hasData: false, name: 'public', description: 'SCHEMA', definition: 'CREATE SCHEMA public;\n' },
  {
    id: 2,
    hasData: false,
    name: 'citext',
    description: 'EXTENSION',
    definition: 'CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;\n',
  },
  {
    id: 3,
    hasData: false,
    name: 'f()',
    description: 'FUNCTION',
    definition:
      'CREATE FUNCTION public.f() RETURNS int\n    LANGUAGE plpgsql\n    SET "a.b" TO \'x\'\n    AS $$begin end$$;\n',
  },
  {
    id: 4,
    hasData: true,
    name: 'orders',
    description: 'TABLE DATA',
    definition: '',
    copy: 'COPY public.orders (a) FROM stdin;\n',
  },
  { id: 5, hasData: true, name: 'BLOBS', description: 'BLOBS', definition: '' },
];

function entry({ id, hasData, name, description, definition, copy }: Entry, minor: number): Buffer {
  return Buffer.concat([
    ...[int(id), int(hasData ? 1 : 0), text('0'), text('0'), text(name), text(description), int(2)],
    ...[text(definition), text(''), text(copy), text('public'), text('')],
    ...(minor >= 14 ? [text('heap')] : []),
    ...(minor >= 16 ? [int(114)] : []),
    ...[text('owner'), text('false'), text('1'), text(NO_TEXT), Buffer.from([2]), Buffer.alloc(8)],
  ]);
}

function archive(minor: number): Buffer {
  const head = [Buffer.from('PGDMP'), Buffer.from([1, minor, 0, 4, 8, 1]), minor >= 15 ? Buffer.from([0]) : int(0)];
  const time = [0, 30, 12, 1, 1, 126, 0].map(int);
  const names = [text('shop'), text('16.1'), text('16.1')];
  const rows = 'first\nsecond\n';
  const data = [Buffer.from([1]), int(4), text(rows), text('\\.\n\n\n'), int(0)];
  const largeObjects = [Buffer.from([3]), int(5), int(16_401), text('a large object'), int(0), int(0)];
  const entries = ENTRIES.map((each) => entry(each, minor));
  return Buffer.concat([...head, ...time, ...names, int(ENTRIES.length), ...entries, ...data, ...largeObjects]);
}
