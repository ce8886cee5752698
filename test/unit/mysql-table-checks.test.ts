import { describe, expect, it } from 'vitest';
import { cancellation } from '../../src/core/cancellation.ts';
import type { Connection } from '../../src/engines/mysql/connection/connection.ts';
import { type CheckRow, checkEachTable } from '../../src/engines/mysql/integrity/table-checks.ts';
import type { Host } from '../../src/ports/host.ts';
import { createEngineHost } from '../support/engine-host.ts';

const TABLES = ['a', 'b', 'c', 'd', 'e'].map((name, index) => ({ name, bytes: BigInt(index % 3) }));
const LARGEST_FIRST = ['c', 'b', 'e', 'a', 'd'];

/** A server with several sessions. `answer` is asked for what CHECK TABLE returns. */
function fakeServer(tables: readonly { name: string; bytes: bigint }[], answer: (name: string) => Promise<CheckRow[]>) {
  const state = { opened: 0, open: 0, asked: [] as string[] };
  const query = async (sql: string): Promise<unknown[]> => {
    if (!sql.startsWith('CHECK TABLE')) return [...tables];
    const names = [...sql.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? '');
    state.asked.push(...names);
    return (await Promise.all(names.map(answer))).flat();
  };
  const connection = { query, url: { database: 'd.b' } } as unknown as Connection;
  const open = async ({ signal }: Host): Promise<Connection> => {
    state.opened += 1;
    state.open += 1;
    const ended = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(cancellation(signal))),
    );
    ended.catch(() => {});
    const close = async (): Promise<void> => {
      state.open -= 1;
    };
    const session = { query: (sql: string) => Promise.race([query(sql), ended]), [Symbol.asyncDispose]: close };
    return session as unknown as Connection;
  };
  return { state, sessions: (atOnce: number) => ({ connection, atOnce, open }) };
}

const fine = async (name: string): Promise<CheckRow[]> => [
  { Table: `d.b.${name}`, Msg_type: 'status', Msg_text: 'OK' },
];

describe('CHECK TABLE in several sessions', () => {
  it.each([
    ['one, the one that exists', 1, 0],
    ['fewer than tables', 2, 2],
    ['no more than tables', 30, 5],
  ])('checks each table once, the largest first: %s', async (_which, atOnce, opened) => {
    const { state, sessions } = fakeServer(TABLES, fine);
    const found = await checkEachTable(sessions(atOnce), createEngineHost());
    expect(state).toEqual({ opened, open: 0, asked: LARGEST_FIRST });
    expect([...found.keys()]).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect([...found.values()].map((rows) => rows.length)).toEqual([1, 1, 1, 1, 1]);
  });

  it('leaves connections to others', async () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ name: `t${index}`, bytes: 0n }));
    const { state, sessions } = fakeServer(many, fine);
    await checkEachTable(sessions(64), createEngineHost());
    expect(state.opened).toBe(16);
  });

  it('needs no session without a table', async () => {
    const { state, sessions } = fakeServer([], fine);
    expect((await checkEachTable(sessions(4), createEngineHost())).size).toBe(0);
    expect(state.opened).toBe(0);
  });

  it('returns the answers in the order of the names, whichever was the first', async () => {
    const last = Promise.withResolvers<void>();
    const { sessions } = fakeServer(TABLES, async (name) => {
      if (name === 'd') last.resolve();
      if (name === 'c') await last.promise;
      return fine(name);
    });
    const found = await checkEachTable(sessions(2), createEngineHost());
    expect([...found.keys()]).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('a failure ends all sessions, and is the one that is reported', async () => {
    const others = Promise.withResolvers<void>();
    const { state, sessions } = fakeServer(TABLES, async (name) => {
      if (name === 'e') others.resolve();
      if (name !== 'b') return new Promise(() => {});
      await others.promise;
      throw new Error('lost');
    });
    await expect(checkEachTable(sessions(3), createEngineHost())).rejects.toThrow('lost');
    expect(state.open).toBe(0);
    expect(state.asked).toEqual(['c', 'b', 'e']);
  });

  it('a cancelled run ends all sessions', async () => {
    const asked = Promise.withResolvers<void>();
    const { state, sessions } = fakeServer(TABLES, (name) => {
      if (name === 'b') asked.resolve();
      return new Promise(() => {});
    });
    const host = createEngineHost();
    const checking = checkEachTable(sessions(2), host);
    checking.catch(() => {});
    await asked.promise;
    host.cancel();
    await expect(checking).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(state.open).toBe(0);
  });
});
