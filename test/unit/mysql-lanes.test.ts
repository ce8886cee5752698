import { describe, expect, it, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { Relation } from '../../src/engines/mysql/catalog/catalog.ts';
import { resolveScope, WHOLE_DATABASE } from '../../src/engines/mysql/catalog/scope.ts';
import type { Connection } from '../../src/engines/mysql/connection/connection.ts';
import { dumpArguments } from '../../src/engines/mysql/dump/dump.ts';
import { EarlyOutput } from '../../src/engines/mysql/lanes/early-output.ts';
import { planLocks } from '../../src/engines/mysql/lanes/lock-plans.ts';
import { connectToSame } from '../../src/engines/mysql/lanes/same-server.ts';
import { laneScopes } from '../../src/engines/mysql/lanes/scopes.ts';
import { underShortLock } from '../../src/engines/mysql/lanes/short-lock.ts';
import { joinSummaries } from '../../src/engines/mysql/lanes/summaries.ts';
import { layoutOf } from '../../src/engines/mysql/restore/layout.ts';

const TABLES = ['a', 'b', 'c', 'd'];
const relation = (name: string, kind: Relation['kind'] = 'table') => ({ name, kind }) as Relation;
const RELATIONS = [...TABLES.map((name) => relation(name)), relation('s', 'sequence'), relation('v', 'view')];
const NO_FLAWS = { ownViews: new Set<string>(), ownRoutines: false };

describe('the runs of the dump tool in a dump with lanes', () => {
  const select = (include: string[], exclude: string[]) =>
    resolveScope({ database: 'shop', names: RELATIONS.map(({ name }) => name) }, { include, exclude });

  it.each([
    ['everything', WHOLE_DATABASE, TABLES],
    ['what is included', select(['a', 'b', 'c', 'v'], []), ['a', 'b', 'c']],
    ['what is not excluded', select([], ['c', 's']), ['a', 'b', 'd']],
  ])('have each row once, of %s', (_what, scope, tables) => {
    const relations = RELATIONS.filter(({ name }) => scope.hasTable(name));
    const scopes = laneScopes({ database: 'shop', scope, relations, ownViews: new Set() }, [['b']]);
    const argumentsOf = (of: typeof scope): string[] =>
      dumpArguments({ flavor: 'mariadb', majorVersion: '11.8' }, { scope: of, flaws: NO_FLAWS }, 'shop');
    const dumped = (of: typeof scope): string[] => {
      const words = argumentsOf(of);
      const names = words.slice(words.indexOf('--') + 2);
      return RELATIONS.map(({ name }) => name).filter((name) =>
        names.length > 0 ? names.includes(name) : !words.includes(`--ignore-table=shop.${name}`),
      );
    };
    expect(scopes.data.map(dumped)).toEqual([tables.filter((name) => name !== 'b'), ['b']]);
    expect(dumped(scopes.code)).toEqual(tables);
    expect(dumped(scopes.schema)).toEqual(scope.hasTable('s') ? [...tables, 's'] : tables);
    expect(scopes.views && dumped(scopes.views)).toEqual(['v']);
    for (const of of scopes.data) expect(argumentsOf(of)).toContain('--no-create-info');
    expect(argumentsOf(scopes.code).includes('--routines')).toBe(scope.hasCode);
    expect(argumentsOf(scopes.schema)).not.toContain('--routines');
  });

  it('name no view if the tool is asked for none, because without names it would dump everything', () => {
    const divided = { database: 'shop', scope: WHOLE_DATABASE, relations: RELATIONS, ownViews: new Set(['v']) };
    expect(laneScopes(divided, [['b']]).views).toBeUndefined();
  });

  it('are refused together if a lane has rows of a table that nothing creates', () => {
    const summary = (tables: Record<string, number>) => ({
      rows: new Map(),
      totals: new Map(Object.entries(tables).map(([name, rows]) => [name, { rows, sum: BigInt(rows) }])),
      items: [],
      longestBytes: 7,
    });
    const joined = joinSummaries(summary({ a: 0, b: 0 }), [summary({ a: 2 }), summary({})]);
    expect(joined).toMatchObject({ rows: new Map([['a', 2], ['b', 0]]), longestBytes: 7 }); // biome-ignore format: a table
    expect(() => joinSummaries(summary({ a: 0 }), [summary({ gone: 1 })])).toThrow(/gone was dropped or renamed/);
  });
});

describe('the streams of a backup', () => {
  const layout = (...names: string[]) => layoutOf(names.map((name) => ({ name, content: (async function* () {})() })));

  it('are sorted by what they are for', () => {
    const { globals, first, data, code } = layout('globals.sql', 'schema.sql', 'data-1.sql', 'data-2.sql', 'code.sql');
    expect([globals, [first], data, code].map((all) => all.map(({ name }) => name))).toEqual([
      ['globals.sql'],
      ['schema.sql'],
      ['data-1.sql', 'data-2.sql'],
      ['code.sql'],
    ]);
    expect(layout('database.sql').data).toEqual([]);
  });

  it.each([
    [['globals.sql']],
    [['database.sql', 'data-1.sql']],
    [['database.sql', 'schema.sql', 'data-1.sql', 'code.sql']],
    [['schema.sql', 'code.sql']],
    [['schema.sql', 'data-1.sql']],
    [['database.sql', 'data-0.sql']],
  ])('are refused if they are not those of one dump: %s', (names) => {
    expect(() => layout(...names)).toThrow(expect.objectContaining({ code: 'RESTORE_FAILED' }));
  });
});

describe('the locks that are tried', () => {
  const granted = (flavor: Connection['flavor'], words: string, database = '*'): Connection =>
    ({
      flavor,
      majorVersion: flavor === 'mysql' ? '8.4' : '11.8',
      serverVersion: flavor,
      url: { database: 'shop' },
      query: async () => [{ value: 0 }],
      queryArrays: async () => ({ columns: [], rows: [[`GRANT ${words} ON ${database}.* TO \`u\`@\`%\``]] }),
    }) as unknown as Connection;
  const tables = TABLES.map((name) => ({ name, kind: 'table', engine: 'InnoDB', isTransactional: true }) as Relation);
  const triedBy = async (connection: Connection, wanted: 'auto' | number): Promise<string> => {
    const plans = await planLocks(connection, tables, wanted);
    return typeof plans === 'string' ? plans : plans.map(({ acquire }) => acquire.join()).join('; ');
  };

  it.each(['mysql', 'mariadb'] as const)(
    'of %s hold up no reader and end no transaction unless lanes are asked for',
    async (flavor) => {
      const all = granted(flavor, 'RELOAD, LOCK TABLES');
      expect(await triedBy(all, 'auto')).toMatch(flavor === 'mariadb' ? /^backup stage start,[^;]*$/ : /^only MariaDB/);
      expect(await triedBy(all, 2)).toMatch(/^(?:flush|backup) .*; lock tables `a` read, `b` read/);
      const few = granted(flavor, 'LOCK TABLES', '`shop`');
      expect(await triedBy(few, 'auto')).toMatch(/^only MariaDB .* if `lanes` is a number$/);
      expect(await triedBy(few, 2)).toMatch(/^lock tables `a` read/);
    },
  );
});

describe('the session that locks', () => {
  const served = (id: number, closed: number[] = []): Connection =>
    ({
      url: { host: 'db', port: 3306 },
      query: async () => [{ name: 'Server_id', value: String(id) }],
      close: async () => void closed.push(id),
    }) as unknown as Connection;

  it('has the server of the others, or there is none', async () => {
    const closed: number[] = [];
    const same = served(1, closed);
    expect(await connectToSame(served(1), async () => same)).toBe(same);
    expect(await connectToSame(served(1), async () => served(2, closed))).toBeUndefined();
    expect(closed).toEqual([2]);
  });
});

describe('a short lock', () => {
  const plan = (name: string) => ({ acquire: [`lock ${name}`], release: `release ${name}`, passesPrepared: false });
  const refusal = (errno: number) =>
    new RestorableError('DATABASE_PRIVILEGE', 'refused', { hint: '-', cause: { errno, code: '', message: '' } });
  const connected = (fail: (sql: string) => Error | undefined = () => undefined) => {
    const said: string[] = [];
    const simple = async (sql: string): Promise<void> => {
      said.push(sql);
      const error = fail(sql);
      if (error !== undefined) throw error;
    };
    const close = async (): Promise<void> => void said.push('close');
    return { said, connection: { simple, close } as unknown as Connection };
  };

  it('is released as soon as the work is done, by the session that has it', async () => {
    const { said, connection } = connected();
    expect(await underShortLock(connection, [plan('x')], async () => 7)).toEqual({ done: 7 });
    expect(said.slice(1)).toEqual(['lock x', 'release x', 'close']);
  });

  it('ends with its session if this machine is gone, and is not taken where a session has no such limits', async () => {
    const { said, connection } = connected();
    await underShortLock(connection, [plan('x')], async () => 7);
    expect(said[0]).toMatch(/^set session lock_wait_timeout = 2, session wait_timeout = 15$/);
    const unlimited = connected((sql) => (sql.startsWith('set ') ? refusal(1193) : undefined));
    expect(await underShortLock(unlimited.connection, [plan('x')], async () => 7)).toHaveProperty('refused');
    expect(unlimited.said.slice(1)).toEqual(['close']);
  });

  it('is another one if the server refuses the first, but not if others are in the way', async () => {
    const refused = connected((sql) => (sql === 'lock x' ? refusal(1227) : undefined));
    expect(await underShortLock(refused.connection, [plan('x'), plan('y')], async () => 7)).toEqual({ done: 7 });
    expect(refused.said.slice(1)).toEqual(['lock x', 'release x', 'lock y', 'release y', 'close']);
    const busy = connected((sql) => (sql === 'lock x' ? refusal(1205) : undefined));
    expect(await underShortLock(busy.connection, [plan('x'), plan('y')], async () => 7)).toEqual({
      refused: expect.stringContaining('in the way'),
    });
    expect(busy.said.slice(1)).toEqual(['lock x', 'release x', 'close']);
  });

  it('is given up after ten seconds, and the work is told', async () => {
    vi.useFakeTimers();
    try {
      const { said, connection } = connected();
      let isUnwanted = false;
      const locked = underShortLock(connection, [plan('x')], (unwanted) => {
        unwanted.addEventListener('abort', () => {
          isUnwanted = true;
        });
        return new Promise<never>(() => {});
      });
      await vi.advanceTimersByTimeAsync(9_999);
      expect(said.at(-1)).toBe('lock x');
      await vi.advanceTimersByTimeAsync(1);
      expect(await locked).toEqual({ refused: expect.stringContaining('10 seconds') });
      expect([said.at(-1), isUnwanted]).toEqual(['close', true]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('counts for nothing if its session ended meanwhile, or the work fails', async () => {
    const lost = connected((sql) => (sql === 'release x' ? new Error('lost') : undefined));
    const signals: AbortSignal[] = [];
    const work = async (unwanted: AbortSignal): Promise<void> => void signals.push(unwanted);
    await expect(underShortLock(lost.connection, [plan('x')], work)).rejects.toThrow('lost');
    const fine = connected();
    const failing = async (unwanted: AbortSignal): Promise<void> => {
      signals.push(unwanted);
      throw new Error('broken');
    };
    await expect(underShortLock(fine.connection, [plan('x')], failing)).rejects.toThrow('broken');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    expect([lost.said.at(-1), fine.said.at(-1)]).toEqual(['close', 'close']);
  });
});

describe('the beginning of a tool of rows', () => {
  it('is read until it shows that there is a snapshot, and given again', async () => {
    const pieces = ['-- head\n-- Host', ': x\n\n/*!40000 ALTER TA', 'BLE `t` DISABLE KEYS */;\n', 'INSERT', ' ...'];
    const memory = Buffer.alloc(100);
    let taken = 0;
    async function* output(): AsyncGenerator<Uint8Array> {
      for (const piece of pieces) {
        taken += 1;
        yield memory.subarray(0, memory.write(piece));
      }
    }
    const early = new EarlyOutput(Object.assign(output(), { destroy: () => {} }));
    await early.untilSnapshot();
    expect(taken).toBe(3);
    let text = '';
    for await (const piece of early) text += Buffer.from(piece).toString();
    expect(text).toBe(pieces.join(''));
  });
});
