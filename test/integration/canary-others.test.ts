import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readArguments } from '../../src/cli/arguments.ts';
import { RestorableError } from '../../src/core/errors.ts';
import { ForeignText } from '../../src/core/foreign.ts';
import { Secret } from '../../src/core/secret.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import { createDecryptor } from '../../src/openpgp/encryption.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import { failedReport } from '../../src/report/failed.ts';
import { openPack } from '../../src/repository/packs/pack.ts';
import { withDiagnostics } from '../../src/restore/diagnostics.ts';
import { dumpWhole, openTestHost, replay } from '../contract/engine.ts';
import { refusalOf } from '../contract/engine-parts.ts';
import { CANARY, canariesIn, expectNoCanary, expectSilentReport } from '../support/canary.ts';
import { CommandBed, type Ran } from '../support/command-run.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { D1Fake, type Fault, TOKEN } from '../support/d1-fake.ts';
import { d1Url, hurriedEngine } from '../support/d1-fake-engine.ts';
import { keptWords } from '../support/kept-words.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { foundBy } from '../support/rendered.ts';
import { streamsIn } from '../support/streams-in.ts';

const PEOPLE = `create table people (id integer primary key, name text not null, email text unique, card integer, born text);
  insert into people values (1, '${CANARY.text}', '${CANARY.email}', ${CANARY.number}, '${CANARY.date}')`;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'canary-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function expectSilent(ran: Ran<'backup'> | Ran<'verify'> | Ran<'restore'>): void {
  expectSilentReport(ran);
  expectNoCanary(ran.log, 'debug log');
}

describe('SQLite', () => {
  let bed: CommandBed;
  let file: string;
  beforeEach(async () => {
    file = join(await mkdtemp(join(folder, 'sqlite-')), 'source.db');
    bed = await CommandBed.open(stringify({ databases: { cache: { database: `sqlite:${file}` } } }));
  });
  afterEach(() => bed.remove());
  const fill = (sql: string): void => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };

  it('shows numbers, times and codes of checks, and no text', async () => {
    fill(PEOPLE);
    expect((await bed.run('backup')).error).toBeUndefined();
    const checks = stringify([
      { name: 'text', sql: 'select name from people', expect: { equals: 'another' } },
      { name: 'digits', sql: "select '4111777788889999'", expect: { matches: '^5' } },
      { name: 'number', sql: 'select 40 + id from people', expect: { equals: 1 } },
      { name: 'time', sql: "select '2020-01-02 03:04:05'", expect: { within: '1h' } },
      { name: 'json', sql: "select json_extract(name, '$.x') from people", expect: { equals: 1 } },
      { name: 'path', sql: "select json_extract('{}', name) from people", expect: { equals: 1 } },
      { name: 'unknown', sql: 'select surname from people', expect: { equals: 1 } },
      { name: 'two', sql: 'select 1; select 2', expect: { equals: 1 } },
    ]);
    const ran = await bed.run('verify', { options: { checks } });
    const details = Object.fromEntries(ran.checks.map((check) => [check.name, foundBy(check)]));
    expect(details['text']).toMatch(/^the text does not match; expected exactly another/);
    expect(details['digits']).toMatch(/^the text does not match/);
    expect(details['number']).toContain('the value is 41');
    expect(details['time']).toContain('2020-01-02 03:04:05');
    expect(details['json']).toContain('malformed JSON (SQLite code 1)');
    expect(details['path']).toContain('SQLite code 1');
    expect(details['unknown']).toContain('no such column (SQLite code 1): "surname"');
    expect(details['two']).toContain('more than one statement');
    expectSilent(ran);
    expect(JSON.stringify(ran)).not.toContain('4111777788889999');
    // SQLite's message about the path quotes the value.
    expect(canariesIn(ran.words())).not.toEqual([]);
  });
});

describe('D1', () => {
  const fake = new D1Fake();
  const engine = hurriedEngine();
  let place: Awaited<ReturnType<typeof openTestHost>>;
  beforeAll(async () => {
    await fake.start();
    place = await openTestHost({ CLOUDFLARE_API_TOKEN: TOKEN, CLOUDFLARE_API_BASE_URL: fake.url });
  });
  afterAll(async () => {
    await fake.stop();
    await place.remove();
  });

  it('shows no row of a failed import, into a file or into D1', async () => {
    const source = fake.create('canary');
    source.sqlite.exec(PEOPLE);
    const stored = await dumpWhole(engine, d1Url('canary'), place.host);
    const change = (bytes: Buffer): Buffer =>
      Buffer.from(`${bytes.toString()}\nINSERT INTO people VALUES (2, json_extract('{}', '${CANARY.text}'), 1, 2, 3);`);
    const empty = fake.create('empty');
    for (const url of [d1Url(empty.uuid), new Secret(`sqlite:${join(folder, 'd1.db')}`)]) {
      const target = await engine.openTarget({ kind: 'restore', url, replace: false }, stored.needs, place.host);
      try {
        const refusal = await refusalOf(target.restore(replay(stored, change)));
        expect(refusal.code).toBe('RESTORE_FAILED');
        expect(canariesIn(refusal.foreign?.reveal() ?? '')).not.toEqual([]);
      } finally {
        await target.close();
      }
      expectNoCanary([place.lines, place.host.toolWords.text.replaceAll(/.*/g, '')]);
    }
  });

  it.each<[string, object]>([
    ['a refusal', { status: 400, message: `${CANARY.text}: SQLITE_CONSTRAINT_UNIQUE` }],
    ['a task that fails', { kind: 'task-error', words: `${CANARY.text}: SQLITE_CONSTRAINT_UNIQUE` }],
  ])('shows the symbol of %s, and no other part of the message', async (_name, fault) => {
    const source = fake.create(`fault ${_name}`);
    source.sqlite.exec(PEOPLE);
    const url = d1Url(source.name);
    const opened = await engine.openSource(url, { requireTls: false }, place.host);
    fake.faults = [{ on: 'export', how: fault as Fault['how'] }];
    const reading = (async () => {
      const dump = await opened.dump({ include: [], exclude: [], rowCountTimeoutMs: 1_000, withPasswordHashes: false });
      for await (const { content } of streamsIn(dump)) for await (const _ of content);
      await dump.fingerprint();
    })();
    const refusal = await refusalOf(reading);
    fake.faults = [];
    expect(refusal.message).toContain('SQLITE_CONSTRAINT_UNIQUE');
    expectNoCanary(place.lines);
  });
});

describe('commands and hooks', () => {
  const sh = (script: string): string[] => ['sh', '-c', script];
  const SAY = `echo '${CANARY.text}' >&2`;
  const GOOD = {
    dump: sh(`${SAY}; printf '${CANARY.text}'`),
    restore: sh(`${SAY}; cat >/dev/null`),
    verify: sh(`${SAY}; cat >/dev/null`),
    inspect: sh(`${SAY}; printf '{"lines": 1}'`),
  };
  let bed: CommandBed;
  beforeEach(async () => {
    bed = await CommandBed.open(stringify({ databases: { cache: { commands: GOOD } } }));
  });
  afterEach(() => bed.remove());
  const use = (commands: object, hooks: object = {}): Promise<void> =>
    bed.configure(stringify({ databases: { cache: { commands: { ...GOOD, ...commands }, hooks } } }));

  it('that succeed show none of their output', async () => {
    const backup = await bed.run('backup');
    expect(backup.error).toBeUndefined();
    const verify = await bed.run('verify');
    expect(verify.verdict).toBe('passed');
    for (const ran of [backup, verify]) {
      expectSilent(ran);
      expect(canariesIn(ran.words())).not.toEqual([]);
    }
  });

  it.each<[string, object]>([
    ['dump', { dump: sh(`${SAY}; exit 3`) }],
    ['inspect', { inspect: sh(`printf '${CANARY.text}'`) }],
    ['counts', { inspect: sh(`printf '{"${CANARY.text}": "${CANARY.email}"}'`) }],
  ])('that fail at %s show nothing', async (_name, commands) => {
    await use(commands);
    const ran = await bed.run('backup');
    expect(ran.exitCode).toBe(2);
    expectSilent(ran);
    expect(canariesIn(ran.words())).not.toEqual([]);
  });

  it.each<[string, object]>([
    ['verify', { verify: sh(`head -c 3 >/dev/null; ${SAY}; exit 3`) }],
    ['inspect', { inspect: sh(`printf '{"${CANARY.text}": 5}'`) }],
  ])('that fail at %s of restored data show nothing', async (_name, commands) => {
    expect((await bed.run('backup')).error).toBeUndefined();
    await use(commands);
    const ran = await bed.run('verify');
    expect(ran.exitCode).not.toBe(0);
    expectSilent(ran);
  });

  it.each(['before', 'before-commit', 'after'])('at %s show nothing, whether they succeed or fail', async (stage) => {
    for (const code of [0, 3]) {
      await use({}, { [stage]: sh(`echo '${CANARY.text}'; ${SAY}; echo "::error::${CANARY.email}"; exit ${code}`) });
      const ran = await bed.run('backup');
      expect(ran.exitCode).toBe(code === 0 ? 0 : 2);
      expectSilent(ran);
      expect(ran.words()).toContain(`--- the hook \`${stage}\``);
    }
  });
});

describe('diagnostics', () => {
  let keys: TestKeys;
  beforeAll(async () => {
    keys = await makeTestKeys();
  });

  it('are encrypted to the recovery keys, including those of the verify job, and bound to their identity', async () => {
    const bench = new Workbench(keys, new MemoryStorage());
    const backup = await bench.backup();
    const toolWords = keptWords();
    toolWords.add(new ForeignText('pg_restore', CANARY.text));
    const dependencies = { ...bench.dependencies, host: { ...bench.dependencies.host, toolWords } };
    const unlock = {
      kind: 'keys',
      keys: [{ armored: keys.recovery.armoredPrivate, passphrase: undefined }],
    } as const;
    const decryptor = await createDecryptor(unlock);
    const id = backup.backup?.id ?? '';
    for (const [name, request] of [
      [
        'backup',
        { mode: 'backup', recipients: { kind: 'keys', publicKeys: [keys.recovery.armoredPublic] }, aead: false },
      ],
      ['verify', { mode: 'verify', unlock }],
    ] as const) {
      const diagnostics = join(folder, `${name}.zst.pgp`);
      const told = await withDiagnostics({ ...request, name: 'shop', diagnostics } as never, dependencies, backup);
      expect(told.diagnostics?.open).toBe(`gpg -d '${diagnostics}' | zstd -d`);
      const stored = await readFile(diagnostics);
      const binding = { kind: 'diagnostics', database: 'shop', backup: id } as const;
      expect(Buffer.from(await openPack(stored, 10_000, decryptor, binding)).toString()).toContain(CANARY.text);
      await expect(openPack(stored, 10_000, decryptor, { ...binding, kind: 'contents' })).rejects.toMatchObject({
        code: 'BACKUP_DAMAGED',
      });
      expectSilentReport(told);
    }
  });

  it('that cannot be written are a warning, and the outcome stays', async () => {
    const bench = new Workbench(keys, new MemoryStorage());
    const toolWords = keptWords();
    toolWords.add(new ForeignText('x', 'y'));
    const dependencies = { ...bench.dependencies, host: { ...bench.dependencies.host, toolWords } };
    const report = failedReport('backup', new RestorableError('DUMP_FAILED', 'x'), new Date()) as BackupReport;
    const request = {
      mode: 'backup',
      name: 'shop',
      recipients: { kind: 'passphrase', passphrase: new Secret('a passphrase') },
      diagnostics: join(folder, 'no such folder', 'x'),
    };
    const told = await withDiagnostics(request as never, dependencies, report);
    expect(told.error).toBe(report.error);
    expect(told.diagnostics).toBeUndefined();
    expect(told.warnings).toEqual([expect.stringContaining('ENOENT')]);
  });

  it('are shown on a terminal only on request, and never in a job', () => {
    const argv = ['list', '--destination', 'file:x'];
    expect(readArguments(argv, {})).toMatchObject({ showToolOutput: false });
    expect(readArguments([...argv, '--show-tool-output'], {})).toMatchObject({ showToolOutput: true });
    expect(() => readArguments([...argv, '--show-tool-output'], { GITHUB_ACTIONS: 'true' })).toThrow(
      /would print rows into the log of a job/,
    );
  });

  it('are what the SQLite engine kept about a failed source', async () => {
    const place = await openTestHost();
    const path = join(folder, 'damaged.db');
    const database = new DatabaseSync(path);
    database.exec(PEOPLE);
    database.close();
    const bytes = await readFile(path);
    const { writeFile } = await import('node:fs/promises');
    await writeFile(path, bytes.subarray(0, 4_096));
    const refusal = await refusalOf(dumpWhole(createSqliteEngine(), new Secret(`sqlite:${path}`), place.host));
    expect(refusal.message).toMatch(/SQLite code|is not|bytes/);
    expectNoCanary(place.lines);
    await place.remove();
  });
});
