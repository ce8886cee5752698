import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { causesOf, foreignWordsOf, messageOf, RestorableError, toRestorableError } from '../../src/core/errors.ts';
import { describeError, describeNetwork, ForeignText, framesOf } from '../../src/core/foreign.ts';
import { KnownNames } from '../../src/core/format/manifest/known-names.ts';
import { nameQueryFailure as nameMysqlFailure } from '../../src/engines/mysql/connection/errors.ts';
import { StatementLog } from '../../src/engines/mysql/restore/statements.ts';
import { nameQueryFailure } from '../../src/engines/postgres/connection/query-failure.ts';
import { describeState, stateIn } from '../../src/engines/postgres/connection/sqlstate.ts';
import { describeCode, pageFindings } from '../../src/engines/sqlite/session/words.ts';
import { ToolWords } from '../../src/host/logging/tool-words.ts';
import type { ByteStream } from '../../src/ports/engine/source.ts';
import { restoreChecked } from '../../src/restore/restore-checked.ts';
import { compareFingerprints } from '../../src/verification/comparison.ts';
import { CANARY, canariesIn, expectNoCanary, expectSilentError } from '../support/canary.ts';
import { wordsOf } from '../support/rendered.ts';
import { fingerprintOf } from '../support/stub-engine.ts';

const ROW = `Failing row contains (${CANARY.text}, ${CANARY.email}, ${CANARY.number}).`;

describe('the output of another program', () => {
  it('is never shown by accident', () => {
    const words = new ForeignText('pg_restore', ROW);
    expectNoCanary([words, { words }, `${words}`, inspect({ words }), JSON.stringify({ words })]);
    expect(words.reveal()).toBe(ROW);
    expect(String(words)).toBe('(output of pg_restore, not shown)');
  });

  it('are kept also where closing failed after the failure that they are about', () => {
    const first = new RestorableError('RESTORE_FAILED', 'It failed.', { foreign: new ForeignText('pg_restore', ROW) });
    const both = new SuppressedError(new Error('closed'), first);
    expect(foreignWordsOf(both).map((words) => words.reveal())).toContain(ROW);
    expect(causesOf(both)).toContain('caused by RestorableError RESTORE_FAILED: It failed.');
  });

  it('is attached to an error and appears in no form of it or of its causes', () => {
    const driver = Object.assign(new Error(ROW), { code: '23514', detail: ROW, where: `COPY people: ${CANARY.text}` });
    const inner = new RestorableError('DATABASE_QUERY', 'A statement failed.', { cause: driver });
    const error = new RestorableError('RESTORE_FAILED', 'It failed.', {
      hint: 'Do this.',
      cause: inner,
      foreign: new ForeignText('pg_restore', `${ROW}!`),
    });
    expectSilentError(error);
    expect(error.hint).toMatch(/^Do this\. .*`diagnostics`.*`--show-tool-output`/);
    expect(causesOf(error).join('\n')).toContain('Error (code 23514)');
    const kept = foreignWordsOf(error).map((words) => words.reveal());
    expect(kept.join('\n')).toContain(`detail: ${ROW}`);
    expect(kept.join('\n')).toContain(`where: COPY people: ${CANARY.text}`);
  });

  it.each<[string, unknown]>([
    ['JSON.parse', catchOf(() => JSON.parse(`"${CANARY.text}`))],
    ['BigInt', catchOf(() => BigInt(CANARY.text))],
    ['an error with a name of its own', Object.assign(new Error(ROW), { name: CANARY.text, code: CANARY.email })],
    ['a text', ROW],
  ])('of %s does not appear in an unexpected error', (_name, thrown) => {
    const error = toRestorableError(thrown);
    expect(error.code).toBe('INTERNAL');
    expectSilentError(error);
    expectNoCanary([describeError(thrown), messageOf(thrown)]);
    expect(canariesIn(foreignWordsOf(error)[0]?.reveal() ?? '').length).toBeGreaterThanOrEqual(0);
  });

  it('is separated from the stack frames, even if it looks like one', () => {
    const frames = framesOf(new Error(`x\n    at ${CANARY.text} (row.ts:1:1)`));
    expect(frames.length).toBeGreaterThan(0);
    expectNoCanary(frames);
    const changed = new Error('first');
    expect(changed.stack).toContain('first');
    changed.message = `another ${CANARY.text}`;
    expect(framesOf(changed)).toEqual([]);
  });

  it('is kept once, scrubbed and limited, and printed only on request', () => {
    const shown: string[] = [];
    const words = new ToolWords(
      (text) => text.replaceAll('s3cret', '***'),
      (speaker, text) => void shown.push(`${speaker}: ${text}`),
    );
    words.add(new ForeignText('pg_dump', 'line 1 s3cret'));
    words.add(new ForeignText('pg_dump', 'line 2'));
    words.add(new ForeignText('pg_dump', 'line 1 s3cret\nline 2\n'));
    words.add(new ForeignText('the server', 'gone'));
    expect(words.text).toBe('--- pg_dump\nline 1 ***\nline 2\n\n--- the server\ngone\n');
    expect(shown).toEqual(['pg_dump: line 1 ***', 'pg_dump: line 2', 'the server: gone']);
    for (let index = 0; index < 100; index += 1) words.add(new ForeignText('x', `${index}${'y'.repeat(100_000)}`));
    expect(words.text.length).toBeLessThanOrEqual(4 * 1024 * 1024);
  });
});

describe('known names', () => {
  const known = KnownNames.ofFingerprint({
    ...fingerprintOf(1),
    tables: [{ schema: 'public', name: 'odd "name"', rows: 1, rowsFrom: 'count' }],
    objects: [{ type: 'index', name: 'public.by_day', definitionSha256: null }],
  });

  it('are the only ones shown', () => {
    const text = `duplicate key "by_day" in "odd ""name""": Key (email)=('${CANARY.text}') for table ${CANARY.email}`;
    expect(known.within(text)).toEqual(['"by_day"', '"odd \\"name\\""']);
    expect(known.some([CANARY.text, 'public.by_day'])).toBe('"public.by_day", 1 more');
    expect(known.some([CANARY.text])).toBe('1 that the source did not have');
    expect(known.within('name public.odd "name" by_day')).toEqual([]);
  });

  it('of a statement are its identifiers, and none of its string literals', () => {
    const names = KnownNames.ofStatement(
      `select "a b", c.d from t -- ${CANARY.text}\n where x = '${CANARY.text}' /* '${CANARY.email}' */`,
    );
    for (const name of ['a b', 'c.d', 't', 'x']) expect(names.has(name), name).toBe(true);
    expect(names.within(`"${CANARY.text}" '${CANARY.email}' "Zanzibar" column Quetzal`)).toEqual([]);
  });
});

describe('failures of drivers', () => {
  it.each([
    ['23505', `Key (email)=(${CANARY.email}) already exists.`, /unique violation \(SQLSTATE 23505\)/],
    ['P0001', ROW, /exception raised by a function/],
    ['ZANZI', ROW, /an error with a custom code/],
    ['22P02', `invalid input syntax for type integer: "${CANARY.text}"`, /SQLSTATE 22P02/],
  ])('of PostgreSQL with %s', (code, message, says) => {
    const thrown = Object.assign(new Error(message), { code, detail: message, where: message, internalQuery: message });
    const error = nameQueryFailure(thrown, 'h:5432', `insert into people values ('${CANARY.text}')`);
    expect(error.message).toMatch(says);
    expectSilentError(error);
    expect(error.foreign?.reveal()).toContain(message);
  });

  it.each([
    [1062, `Duplicate entry '${CANARY.email}' for key 'people.email'`, /duplicate key \(error 1062\)/],
    [1366, `Incorrect integer value: '${CANARY.text}' for column 'card' at row 1`, /invalid value .*1366/],
    [1406, `Data too long for column '${CANARY.text}' at row 1`, /too long .*1406/],
    [1644, ROW, /raised by a routine \(error 1644\)/],
    [31_415, ROW, /: error 31415/],
  ])('of MySQL with %i', (errno, sqlMessage, says) => {
    const thrown = Object.assign(new Error(`(conn:1) ${sqlMessage}\nsql: insert '${CANARY.text}'`), {
      errno,
      sqlMessage,
    });
    const error = nameMysqlFailure(thrown, 'h:3306', `insert into people values ('${CANARY.text}')`);
    expect(error.message).toMatch(says);
    expectSilentError(error);
    expect(error.foreign?.reveal()).toContain(sqlMessage);
  });

  it('by codes that the servers have, and by no others', () => {
    expect(describeState('23514')).toBe('check constraint violation (SQLSTATE 23514)');
    for (const code of ['ZANZI', 'toString', undefined, '']) expect(describeState(code)).toBeUndefined();
    expect(stateIn(`pg_restore: error: COPY failed for table "t": ERROR:  value too long for type x\nCONTEXT: y`)).toBe(
      '22001',
    );
    expect(stateIn(`pg_restore: error: ERROR:  ${CANARY.text}`)).toBeUndefined();
  });

  it('by the statement in the line that the client names', () => {
    const log = new StatementLog();
    const pass = (head: string, more = '\n'): void => {
      log.begin(head);
      log.pass(Buffer.from(`${head}${more}`));
    };
    pass('/*!40101 SET NAMES utf8 */;');
    pass('CREATE TABLE `a` (\n b int\n);');
    pass('INSERT INTO `a` VALUES\n(1),\n(2);');
    pass('INSERT INTO `a` VALUES (3);');
    pass('/*!50001 CREATE ALGORITHM=UNDEFINED */\n/*!50001 VIEW `od``d` AS select 1 */;');
    pass(`SELECT '${CANARY.text}';`);
    expect([1, 2, 4, 5, 7, 8, 9, 11].map((line) => log.at(line))).toMatchObject([
      { kind: 'SET', name: undefined },
      { kind: 'CREATE TABLE', name: 'a' },
      { kind: 'CREATE TABLE', name: 'a' },
      { kind: 'INSERT', name: 'a' },
      { kind: 'INSERT', name: 'a' },
      { kind: 'INSERT', name: 'a' },
      { kind: 'CREATE VIEW', name: 'od`d' },
      { kind: 'another statement', name: undefined },
    ]);
    expectNoCanary(log.at(11));
    for (let line = 0; line < 20_000; line += 1) pass(`INSERT INTO \`t${line % 2}\` VALUES (1);`);
    expect(log.at(3)).toBeUndefined();
    expect(log.at(20_011)).toMatchObject({ name: 't1' });
  });
});

describe('findings of SQLite', () => {
  it('are named by kind and known name', () => {
    const lines = [
      'row 7 missing from index orders',
      'row 8 missing from index orders',
      `non-unique entry in index ${CANARY.text}`,
      'NULL value in orders.Zanzibar',
      `CHECK constraint failed in ${CANARY.text}`,
      'Tree 5 page 7 cell 0: 2nd reference to page 9',
      `something new about ${CANARY.text}`,
    ];
    const findings = pageFindings(lines, KnownNames.ofFingerprint(fingerprintOf(1)));
    expect(wordsOf({ found: [{ kind: 'page-findings', findings }] })).toBe(
      'rows missing from an index: "orders" (2 times); entries of a unique index that are not unique; NULL in a NOT NULL column: "orders"; rows that violate a check constraint; damaged pages; other damage',
    );
  });

  it.each([
    [1, `no such column: ${CANARY.text}`, 'no such column (SQLite code 1)'],
    [1, CANARY.text, 'SQL error (SQLite code 1)'],
    [1811, CANARY.text, 'exception raised by a trigger (SQLite code 1811)'],
    [2067, 'UNIQUE constraint failed: t.c', 'unique violation (SQLite code 2067)'],
    [9_999, CANARY.text, 'misuse (SQLite code 9999)'],
    [null, CANARY.text, 'SQLite refused it'],
  ])('are named by code: %s', (code, words, said) => {
    expect(describeCode(code, new ForeignText('SQLite', words)).replace(/^.*9999/, 'misuse (SQLite code 9999')).toBe(
      said,
    );
  });
});

describe('a comparison', () => {
  it('names nothing that the source did not have, and shows no text of the other side', () => {
    const source = fingerprintOf(1);
    const results = compareFingerprints(
      { ...source, sequences: [{ schema: '', name: 's', lastValue: '5' }], facts: { encoding: 'UTF8' } },
      {
        ...source,
        tables: [...source.tables, { schema: '', name: CANARY.text, rows: 1, rowsFrom: 'count' }],
        objects: [
          ...source.objects,
          { type: 'table', name: CANARY.email, definitionSha256: null },
          { type: CANARY.text, name: 'x', definitionSha256: null },
        ],
        sequences: [{ schema: '', name: 's', lastValue: CANARY.text }],
        facts: { encoding: CANARY.text },
      },
    );
    expectNoCanary(results);
    expect(results.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)).toEqual([
      'other tables',
      'schema: table',
      'schema: another kind',
      'sequences',
      'encoding',
    ]);
  });
});

describe('a restore whose tool fails', () => {
  const DAMAGED = new RestorableError('BACKUP_DAMAGED', 'It is not what was dumped.');
  const failure = new RestorableError('RESTORE_FAILED', 'x', { foreign: new ForeignText('tool', ROW) });
  let read: number;

  async function* stream(pieces: number, end?: Error): AsyncGenerator<Uint8Array> {
    for (read = 0; read < pieces; read += 1) yield Buffer.alloc(10);
    if (end !== undefined) throw end;
  }
  const streams = (...contents: AsyncGenerator<Uint8Array>[]): readonly ByteStream[] =>
    contents.map((content, index) => ({ name: `data-${index}.dump`, content }));
  /** Accepts some pieces, like a tool that fails in the middle. */
  const target = (taken: number) => ({
    restore: async (given: readonly ByteStream[]) => {
      for (const { content } of given) {
        let count = 0;
        for await (const _ of content) if (++count >= taken) throw failure;
      }
    },
  });
  const thrownBy = (work: Promise<void>): Promise<unknown> => work.catch((error: unknown) => error);
  const { signal } = new AbortController();

  it('is reported after the rest was read and is intact', async () => {
    expect(await thrownBy(restoreChecked(target(2), streams(stream(9)), signal))).toBe(failure);
    expect(read).toBe(9);
  });

  it('is reported as damage, without any output of the tool, if the digest is wrong', async () => {
    expect(await thrownBy(restoreChecked(target(2), streams(stream(9, DAMAGED)), signal))).toBe(DAMAGED);
    expect(await thrownBy(restoreChecked(target(99), streams(stream(9, DAMAGED)), signal))).toBe(DAMAGED);
  });

  it('is reported as damage if the engine turns it into another error', async () => {
    const wrapping = {
      restore: async (given: readonly ByteStream[]) => {
        await target(99)
          .restore(given)
          .catch(() => {
            throw failure;
          });
      },
    };
    expect(await thrownBy(restoreChecked(wrapping, streams(stream(3, DAMAGED)), signal))).toBe(DAMAGED);
  });

  it('reads nothing more after a cancel', async () => {
    const cancelled = AbortSignal.abort();
    expect(await thrownBy(restoreChecked(target(2), streams(stream(9)), cancelled))).toBe(failure);
    expect(read).toBeLessThan(3);
  });

  it('also reads the remainder if a target reports that it is done', async () => {
    const lazy = {
      restore: async (given: readonly ByteStream[]) => {
        for (const { content } of given) for await (const _ of content) break;
      },
    };
    expect(await thrownBy(restoreChecked(lazy, streams(stream(9, DAMAGED)), signal))).toBe(DAMAGED);
  });

  it('is reported after all streams that are read in parallel were read and are intact', async () => {
    let ended = 0;
    async function* lane(end?: Error): AsyncGenerator<Uint8Array> {
      for (let piece = 0; piece < 9; piece += 1) yield Buffer.alloc(10);
      ended += 1;
      if (end !== undefined) throw end;
    }
    const inParallel = {
      restore: async (given: readonly ByteStream[]) => {
        const read = async ({ content }: ByteStream, taken: number): Promise<void> => {
          let count = 0;
          for await (const _ of content) if (++count >= taken) throw failure;
        };
        await Promise.all(given.slice(0, 3).map((each, index) => read(each, 3 - index)));
      },
    };
    expect(await thrownBy(restoreChecked(inParallel, streams(lane(), lane(), lane(), lane()), signal))).toBe(failure);
    // The fourth was never opened, so that nothing of it can be in the tool's output.
    expect(ended).toBe(3);
    const damaged = streams(lane(DAMAGED), lane(), lane());
    expect(await thrownBy(restoreChecked(inParallel, damaged, signal))).toBe(DAMAGED);
  });

  it('is a defect if a target reports that it is done and has not read a stream', async () => {
    const forgetful = {
      restore: async ([first]: readonly ByteStream[]) => void (await first?.content[Symbol.asyncIterator]().next()),
    };
    expect(await thrownBy(restoreChecked(forgetful, streams(stream(9), stream(9)), signal))).toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('data-1.dump'),
    });
    expect(read).toBe(9);
  });
});

function catchOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

it('says in words why a connection failed, and what only has a code with its code', () => {
  const failed = (code: string): Error =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });
  expect(describeNetwork(failed('ECONNREFUSED'))).toBe('ECONNREFUSED: nothing accepts connections there');
  expect(describeNetwork(failed('ERR_ODD'))).toBe('Error (code ERR_ODD)');
});
