import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fingerprint } from '../../src/core/format/manifest/fingerprint.ts';
import { tableKey } from '../../src/core/format/manifest/table-name.ts';
import { ownAccounts } from '../../src/engines/postgres/physical/cluster/own-accounts.ts';
import { changesIn, describeCopy } from '../../src/engines/postgres/physical/description.ts';
import { finishSettings } from '../../src/engines/postgres/physical/folder/folder-settings.ts';
import { FolderWriter } from '../../src/engines/postgres/physical/folder/folder-writer.ts';
import { FileList } from '../../src/engines/postgres/physical/source/file-list.ts';
import { TarFailure, TarReader } from '../../src/engines/postgres/physical/source/tar.ts';
import type { ClusterState } from '../../src/engines/postgres/physical/state.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';

interface Member {
  readonly name: string;
  readonly type?: string;
  readonly content?: string;
  /** Of the format. */
  readonly magic?: string;
  /** More of the header, at its offset. */
  readonly also?: readonly [text: string, at: number];
}

function tarOf(members: readonly Member[], end = 1024): Buffer {
  const blocks = members.map(({ name, type = '0', content = '', magic = 'ustar\x0000', also = ['', 0] }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000600\0', 100);
    header.write(`${content.length.toString(8).padStart(11, '0')} `, 124);
    header.write(type, 156);
    header.write(magic, 257, 'latin1');
    header.write(also[0], also[1], 'latin1');
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return Buffer.concat([header, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)]);
  });
  return Buffer.concat([...blocks, Buffer.alloc(end)]);
}

/** Reads in pieces of this size. */
function read<R extends TarReader | FileList>(reader: R, tar: Buffer, step: number): string[] {
  const seen: string[] = [];
  for (let at = 0; at < tar.length; at += step) {
    for (const piece of reader.push(tar.subarray(at, at + step))) {
      if (piece.kind === 'entry') seen.push(piece.entry.name, '');
      else if (piece.kind === 'data') seen[seen.length - 1] += Buffer.from(piece.bytes).toString();
    }
  }
  reader.end();
  return seen;
}

describe('a tar file of pg_basebackup', () => {
  const members = [{ name: 'base/', type: '5' }, { name: 'base/1', content: 'x'.repeat(513) }, { name: 'empty' }];

  it.each([1, 7, 511, 512, 513, 100_000])('is read in pieces of %i bytes', (step) => {
    expect(read(new TarReader(), tarOf(members), step)).toEqual(['base', '', 'base/1', 'x'.repeat(513), 'empty', '']);
  });

  it('may end with a part of a block, as version 14 writes it', () => {
    expect(() => read(new TarReader(), tarOf(members, 642), 100)).not.toThrow();
  });

  it.each([
    ['a name that leads out', tarOf([{ name: '../etc/passwd' }])],
    ['a name that leads out within', tarOf([{ name: 'base/../../x' }])],
    ['a name that leads out behind a line break', tarOf([{ name: 'a\nb/../../../x' }])],
    ['a name of another spelling', tarOf([{ name: 'global//pg_control' }])],
    ['a file that tar takes for a folder', tarOf([{ name: 'x/' }])],
    ['a name that tar divides', tarOf([{ name: 'x', also: ['base', 345] }])],
    ['a format in which tar sees another name', tarOf([{ name: 'x', magic: 'ustar  \0' }])],
    ['a size of which tar sees more', tarOf([{ name: 'x', also: ['\x80\x00\x00\x01'.padEnd(12, '\0'), 124] }])],
    ['a folder with a size', tarOf([{ name: 'x', type: '5', content: 'x' }])],
    ['an absolute name', tarOf([{ name: '/etc/passwd' }])],
    ['an empty name', tarOf([{ name: './' }])],
    ['a symbolic link', tarOf([{ name: 'pg_tblspc/1', type: '2' }])],
    ['a hard link', tarOf([{ name: 'x', type: '1' }])],
    ['a device', tarOf([{ name: 'x', type: '3' }])],
    ['no end mark', tarOf(members, 0)],
    ['a cut', tarOf(members).subarray(0, 900)],
    ['a changed header', Buffer.concat([Buffer.from('B'), tarOf(members).subarray(1)])],
    ['something behind its end', Buffer.concat([tarOf(members), tarOf(members)])],
  ])('is refused with %s', (_what, tar) => {
    expect(() => read(new TarReader(), tar, 4096)).toThrow(TarFailure);
  });
});

/** As of a copy that spans a change of the timeline. */
const RANGES = [
  { Timeline: 1, 'Start-LSN': '0/2000028', 'End-LSN': '0/3000000' },
  { Timeline: 2, 'Start-LSN': '0/3000000', 'End-LSN': '0/30000D8' },
];

describe('the list of files in a base backup', () => {
  const files = (listed: (object | null)[], ranges: unknown = RANGES): Member[] => [
    { name: 'backup_label', content: 'START' },
    { name: 'global/pg_control', content: 'control' },
    { name: 'base/1', content: 'rows' },
    { name: 'pg_wal/000000010000000000000002', content: 'log' },
    { name: 'backup_manifest', content: JSON.stringify({ Files: listed, 'WAL-Ranges': ranges }) },
  ];
  const complete = [
    { Path: 'base/1', Size: 4 },
    { 'Encoded-Path': Buffer.from('global/pg_control').toString('hex'), Size: 7 },
  ];
  const check = (members: Member[]) => () => read(new FileList(), tarOf(members), 1000);

  it('accepts a complete one, and says where it ends in the log', () => {
    const list = new FileList();
    for (const _ of list.push(tarOf(files(complete)))) {
      // Only looked at.
    }
    expect(list.end()).toEqual({ timeline: 2, lsn: '0/30000D8' });
  });

  it.each([
    ['a missing file', files([...complete, { Path: 'base/2', Size: 1 }]), /1 files of its list/],
    ['another size', files([{ Path: 'base/1', Size: 5 }]), /1 files of its list/],
    ['no list', files(complete).slice(0, -1), /backup_manifest is missing/],
    ['an empty list', files([]), /is empty/],
    ['no end in the log', files(complete, []), /where it ends in the log/],
    ['no place as its end', files(complete, [{ Timeline: 1, 'End-LSN': 'x' }]), /where it ends in the log/],
    ['no log', files(complete).filter(({ name }) => !name.startsWith('pg_wal')), /write-ahead log/],
    ['no label', files(complete).slice(1), /backup_label is missing/],
    ['a list that is not one', files([...complete, null]), /can't be read/],
    ['a folder twice', [1, 2].map(() => ({ name: 'base', type: '5' })), /twice/],
    ['a tablespace', [{ name: 'pg_tblspc/1', type: '5' }], /tablespaces/],
    ['a file twice', [...files(complete), { name: 'base/1' }], /twice/],
    ['links to tablespaces', [{ name: 'tablespace_map', content: '1 /x' }, ...files(complete)], /tablespaces/],
  ])('refuses %s', (_what, members, words) => expect(check(members)).toThrow(words));
});

describe('a data folder', () => {
  const made: string[] = [];
  afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));
  const newFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'physical-'));
    made.push(folder);
    return folder;
  };
  const base = (more: readonly Member[]): AsyncIterable<Uint8Array> =>
    (async function* () {
      yield tarOf([
        ...[{ name: 'global', type: '5' }, { name: 'pg_wal', type: '5' }, ...more],
        ...[{ name: 'backup_label' }, { name: 'global/pg_control', content: 'control' }],
        { name: 'pg_wal/000000010000000000000002', content: 'log' },
        {
          name: 'backup_manifest',
          content: JSON.stringify({ Files: [{ Path: 'backup_label', Size: 0 }], 'WAL-Ranges': RANGES }),
        },
      ]);
    })();

  it('is made of a cluster that was restored before', async () => {
    const path = join(await newFolder(), 'new');
    const writer = new FolderWriter(path, 2);
    await writer.begin();
    const names = ['postgresql.auto.conf', 'postgresql.auto.conf.source'];
    await writer.write(
      base([{ name: 'standby.signal', type: '5' }, ...names.map((name) => ({ name, content: name }))]),
    );
    await writer.finish();
    expect(await readdir(path)).toContain('standby.signal.source');
    expect(await readFile(join(path, 'postgresql.auto.conf'), 'utf8')).toContain("max_prepared_transactions = '2'\n");
    expect(await readFile(join(path, 'postgresql.auto.conf.source'), 'utf8')).toBe('postgresql.auto.conf');
    expect(await readFile(join(path, 'postgresql.auto.conf.source.source'), 'utf8')).toBe(names[1]);
    expect(await readFile(join(path, 'global', 'pg_control'), 'utf8')).toBe('control');
  });

  it.each([
    [16, '# The backup has none: the source had it outside of its data folder.\n'],
    [64, expect.stringMatching(/\.\nmin_wal_size = 320MB\nmax_wal_size = 4096MB\n$/)],
  ])('without the settings of the source can be started with files of the log of %i MB', (mib, expected) => {
    const facts = { names: new Set<string>(), end: undefined, preparedTransactions: 0 };
    const files = new Map(finishSettings({ ...facts, segmentBytes: mib * 1_048_576 }));
    expect(files.get('postgresql.conf')).toEqual(expected);
    expect(files.get('postgresql.auto.conf')).not.toContain('max_prepared_transactions');
  });

  it('is not begun if it was filled meanwhile, and keeps what is not of the restore', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'other'), 'x');
    const late = new FolderWriter(folder, 0);
    await expect(late.begin()).rejects.toMatchObject({ code: 'TARGET_NOT_EMPTY' });
    await late.remove();
    const path = join(folder, 'new');
    const writer = new FolderWriter(path, 0);
    await writer.begin();
    await mkdir(join(path, 'pg_wal'));
    await expect(writer.write(base([]))).rejects.toMatchObject({
      code: 'TARGET_UNSUITABLE',
      message: expect.stringContaining('EEXIST'),
    });
    await writer.remove();
    expect((await readdir(folder, { recursive: true })).sort()).toEqual(['new', 'new/pg_wal', 'other']);
  });
});

describe('the description of a base backup', () => {
  const state = (given: Partial<Fingerprint> & { writes?: string; schemaMark?: string }): ClusterState => ({
    outline: {
      engine: 'postgres',
      serverVersion: '17.1',
      takenAt: '2026-12-01T00:00:00.000Z',
      sizeBytes: 1,
      objects: given.objects ?? [],
      sequences: given.sequences ?? [],
      extensions: [],
      facts: given.facts ?? {},
    },
    rows: given.tables ?? [],
    writes: new Map((given.tables ?? []).map((table) => [tableKey(table), given.writes ?? ''])),
    schemaMark: given.schemaMark ?? '',
    unlogged: [],
    hidden: 0,
  });
  const table = (name: string, rows: number) => ({ schema: 's', name, rows, rowsFrom: 'count' }) as const;

  it('has the rows of tables that nobody wrote to', () => {
    const before = state({ tables: [table('a', 1), table('gone', 1)], writes: '5' });
    const { tables } = describeCopy(before, state({ tables: [table('a', 1), table('new', 2)], writes: '5' }));
    expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['a', 1],
      ['gone', null],
      ['new', null],
    ]);
  });

  it('does not trust an equal number of a table that was written to', () => {
    const of = (writes: string) => state({ tables: [table('queue', 1)], writes });
    expect(describeCopy(of('5'), of('7')).tables[0]).toMatchObject({ rows: null, rowsFrom: 'unknown' });
  });

  it('exempts what was changed, and leaves out facts and sequences that can be anything', () => {
    const object = (name: string, definitionSha256: string) => ({ type: 'view', name, definitionSha256 });
    const sequence = (name: string, lastValue: string) => ({ schema: 's', name, lastValue });
    const copy = describeCopy(
      state({
        objects: [object('same', 'a'), object('changed', 'a')],
        sequences: [sequence('up', '9'), sequence('back', '9')],
        facts: { encoding: 'UTF8', databases: '3' },
      }),
      state({
        objects: [object('same', 'a'), object('changed', 'b')],
        sequences: [sequence('up', '10'), sequence('back', '1')],
        facts: { encoding: 'UTF8', databases: '4' },
      }),
    );
    expect(copy.engine).toBe('postgres-physical');
    expect(copy.flaws).toEqual([{ kind: 'changed-during-copy', type: 'view', name: 'changed' }]);
    expect(copy.sequences).toEqual([sequence('up', '9')]);
    expect(copy.facts).toEqual({ encoding: 'UTF8' });
  });

  it('exempts no table that nobody wrote to, nor a sequence', () => {
    const exempts = changesIn({ tables: [table('quiet', 0), { ...table('busy', 1), rows: null }] });
    expect(exempts('table', 's.quiet')).toBe(false);
    expect(exempts('sequence', 's.numbers')).toBe(false);
    expect(exempts('table', 's.busy')).toBe(true);
    expect(exempts('index', 's.quiet')).toBe(true);
  });

  it('says that the schema was changed, also if it is the same before and after', () => {
    expect(describeCopy(state({ schemaMark: 'a' }), state({ schemaMark: 'b' })).facts).toEqual({
      'source.schema-changed': 'yes',
    });
  });
});

describe('the accounts of a verification', () => {
  it.each([
    [16, false],
    [17, true],
  ])('run no trigger of logins in version %i', (major, has) => {
    const statements = ownAccounts({ password: 'p', database: 'shop', major });
    const off = ['restorable_admin', 'restorable_restore'].map((name) => `alter role ${name} set event_triggers = off`);
    expect(statements.filter((each) => each.includes('event_triggers'))).toEqual(has ? off : []);
  });
});

describe('`kind: physical`', () => {
  const options = { mode: 'backup', destination: 'file:/backups', 'allow-unsigned': 'true', kind: 'physical' };
  const parse = (given: Record<string, string>) =>
    parseRequest(new Map(Object.entries({ passphrase: 'seven unrelated words of a test phrase 71', ...given })), {
      mask: () => {},
      env: {},
    });

  it('selects the engine, and lets chains grow as with auto', async () => {
    expect(await parse({ ...options, database: 'postgres://u@h/shop' })).toMatchObject({
      database: { engine: 'postgres-physical' },
      chain: { kind: 'auto' },
      name: 'shop',
    });
  });

  it.each([
    ['another database', { ...options, database: 'mysql://u@h/shop' }, 'is for PostgreSQL only'],
    ['a folder as a source', { ...options, database: 'pgdata:/data' }, 'only allowed in `target` of a restore'],
  ])('refuses %s', async (_what, given, words) => {
    await expect(parse(given)).rejects.toThrow(words);
  });

  it('is restored into a folder', async () => {
    const { mode: _, kind: __, 'allow-unsigned': ___, ...rest } = options;
    const request = await parse({ ...rest, mode: 'restore', name: 'shop', backup: 'latest', target: 'pgdata:/data' });
    expect(request).toMatchObject({ target: { engine: 'postgres-physical' } });
  });
});
