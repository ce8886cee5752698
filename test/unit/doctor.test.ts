import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../src/core/error-codes.ts';
import { RestorableError } from '../../src/core/errors.ts';
import { broken, fine } from '../../src/core/finding.ts';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import { Secret } from '../../src/core/secret.ts';
import { withDoctorHint } from '../../src/host/doctor-hint.ts';
import type { DatabaseSource } from '../../src/options/connections/database-source.ts';
import type { DoctorRequest } from '../../src/options/request/doctor.ts';
import type { EngineName } from '../../src/ports/engine/names.ts';
import { documentOf } from '../../src/report/document/document-of.ts';
import { renderMarkdown } from '../../src/report/render/markdown.ts';
import { renderText } from '../../src/report/render/text.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { ABLE, doctor, findingOf, resultsOf } from '../support/doctor.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

let keys: TestKeys;
let folder: string;
beforeAll(async () => {
  keys = await makeTestKeys();
  folder = await mkdtemp(join(tmpdir(), 'doctor-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** In the memory of a program on this machine. */
class LocalStorage extends MemoryStorage {
  override readonly place = { provider: 'rclone memory', region: undefined, offsite: false };
}

const NAME = 'shop' as DatabaseName;
const privateKey = (name: keyof TestKeys) => ({ armored: keys[name].armoredPrivate, passphrase: undefined });
const ofKeys = (): Partial<DoctorRequest> => ({
  recipients: { kind: 'keys', publicKeys: [keys.recovery.armoredPublic] },
  unlock: { kind: 'keys', keys: [privateKey('recovery')] },
  runnerKey: privateKey('runner'),
  signers: [keys.runner.armoredPublic],
});

function bench(...storages: MemoryStorage[]): Workbench {
  const made = new Workbench(keys, ...storages);
  made.hostParts = {
    workspace: async () => ({ path: folder, note: async () => {}, forget: async () => {} }),
  };
  return made;
}

function sourceOf(engine: Exclude<EngineName, 'command'> = 'postgres'): DatabaseSource {
  return { engine, url: new Secret(`${engine}://app:hunter22@db.example.com/shop`) };
}

describe('without anything given', () => {
  it('examines the machine, and says what it could not check and why', async () => {
    const report = await doctor({}, bench().dependencies);
    expect(report.exitCode).toBe(0);
    expect(resultsOf(report, 'machine')).toMatchObject({ program: 'ok', host: 'ok', gpg: 'ok' });
    for (const name of ['keys', 'destinations', 'database']) {
      expect(findingOf(report, name)).toMatchObject({ result: 'not-checked' });
      expect(findingOf(report, name).detail).toMatch(/is not given/);
    }
    expect(findingOf(report, 'containment').result).toBe('ok');
  });

  it.each([
    [false, 'failed', 1],
    [true, 'warning', 0],
  ] as const)('containment that is missing, with trust-source %s, is %s', async (trustSource, result, exitCode) => {
    const machine = {
      ...ABLE,
      containment: async () =>
        broken({ kind: 'error', message: 'This machine has none.', advice: 'Install bubblewrap.' }),
    };
    const report = await doctor({ trustSource }, bench().dependencies, machine);
    expect(findingOf(report, 'containment')).toMatchObject({ result, remedy: 'Install bubblewrap.' });
    expect(report.exitCode).toBe(exitCode);
  });
});

describe('keys', () => {
  it('that fit each other are ok, and nothing is said of their private halves', async () => {
    const report = await doctor(ofKeys(), bench().dependencies);
    expect(resultsOf(report, 'keys')).toEqual({
      'encrypt-to': 'ok',
      'decrypt-with': 'ok',
      'encrypt-to and decrypt-with': 'ok',
      'runner-key': 'ok',
      'runner-key and signers': 'ok',
      roles: 'ok',
      signers: 'ok',
    });
    expect(JSON.stringify(report)).not.toContain('PRIVATE KEY');
  });

  it.each([
    ['encrypt-to and decrypt-with', () => ({ unlock: { kind: 'keys', keys: [privateKey('stranger')] } }) as const],
    ['runner-key and signers', () => ({ signers: [keys.stranger.armoredPublic] })],
    [
      'verifier-key and verifiers',
      () => ({ verifierKey: privateKey('stranger'), verifiers: [keys.runner.armoredPublic] }),
    ],
    ['roles', () => ({ verifierKey: privateKey('runner') })],
    ['encrypt-to', () => ({ recipients: { kind: 'keys', publicKeys: ['no key'] } }) as const],
    ['runner-key', () => ({ runnerKey: { armored: new Secret('no key'), passphrase: undefined } })],
  ])('%s that do not are a finding with a remedy', async (name, change) => {
    const report = await doctor({ ...ofKeys(), ...change() }, bench().dependencies);
    const finding = findingOf(report, name);
    expect(finding.result).toBe('failed');
    expect(finding.remedy).toMatch(/\w+/);
    expect(report.exitCode).toBe(1);
  });
});

describe('the steps to a server', () => {
  const STEPS = ['URL', 'DNS', 'TCP', 'TLS', 'login', 'name', 'pooler', 'version'];

  it.each<[ErrorCode, string]>([
    ['INPUT_INVALID', 'URL'],
    ['DATABASE_HOST_UNKNOWN', 'DNS'],
    ['DATABASE_UNREACHABLE', 'TCP'],
    ['DATABASE_TLS', 'TLS'],
    ['DATABASE_AUTHENTICATION', 'login'],
    ['DATABASE_NOT_FOUND', 'name'],
    ['DATABASE_POOLER', 'pooler'],
    ['DATABASE_VERSION', 'version'],
  ])('%s: those before %s passed, those after it were not tried', async (code, name) => {
    const { dependencies, engine } = bench();
    engine.refusal = new RestorableError(code, 'No.', { hint: 'Do this.' });
    const report = await doctor({ database: sourceOf() }, { ...dependencies, engine: async () => engine });
    const results = resultsOf(report, 'database');
    const at = STEPS.indexOf(name);
    expect(STEPS.map((step) => results[step])).toEqual(
      STEPS.map((_, index) => (index < at ? 'ok' : index === at ? 'failed' : 'not-checked')),
    );
    expect(findingOf(report, name)).toMatchObject({ code, detail: 'No.', remedy: 'Do this.' });
    expect(report.exitCode).toBe(1);
  });

  it('an error of another kind is shown as it is', async () => {
    const { dependencies, engine } = bench();
    engine.refusal = new Error('row 17 holds hunter22');
    const report = await doctor({ database: sourceOf() }, { ...dependencies, engine: async () => engine });
    expect(findingOf(report, 'connection')).toMatchObject({ result: 'failed', code: 'INTERNAL' });
    expect(JSON.stringify(report)).not.toContain('hunter22');
  });
});

describe('the server of a verification', () => {
  it('is reached like a database, and needs no server program here', async () => {
    const { dependencies, engine } = bench();
    const reached = { ...dependencies, engine: async () => engine };
    const report = await doctor({ target: sourceOf('sqlite') }, reached);
    expect(findingOf(report, 'target: server').result).toBe('ok');
    expect(resultsOf(report, 'verification')).not.toHaveProperty('server program');
    engine.refusal = new RestorableError('DATABASE_AUTHENTICATION', 'No.', { hint: 'Do this.' });
    expect(findingOf(await doctor({ target: sourceOf() }, reached), 'target: login').result).toBe('failed');
  });
});

describe('an examination', () => {
  it('that does not end is left behind, and so is what would wait for it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { dependencies, engine } = bench();
      engine.examinations = [
        { name: 'endless', examine: () => new Promise(() => {}) },
        { name: 'roles', examine: async () => fine({ kind: 'reads', what: 'large-objects' }) },
      ];
      const running = doctor({ database: sourceOf('sqlite') }, { ...dependencies, engine: async () => engine });
      let isOver = false;
      const over = running.finally(() => {
        isOver = true;
      });
      while (!isOver) {
        await vi.advanceTimersByTimeAsync(1_000);
        await new Promise((resolve) => setImmediate(resolve));
      }
      const report = await over;
      expect(findingOf(report, 'endless')).toMatchObject({ result: 'failed', code: 'TIMEOUT' });
      expect(findingOf(report, 'roles').result).toBe('not-checked');
      expect(findingOf(report, 'containment').result).toBe('ok');
    } finally {
      vi.useRealTimers();
    }
  });

  it('that fails stops no other', async () => {
    const { dependencies, engine } = bench();
    const refuse = async () => {
      throw new RestorableError('DATABASE_PRIVILEGE', "This account can't read it.", { hint: 'GRANT it.' });
    };
    engine.examinations = [
      { name: 'privileges', examine: refuse },
      { name: 'roles', examine: async () => fine({ kind: 'reads', what: 'large-objects' }) },
    ];
    const report = await doctor({ database: sourceOf('sqlite') }, { ...dependencies, engine: async () => engine });
    expect(resultsOf(report, 'database')).toMatchObject({ privileges: 'failed', roles: 'ok' });
  });

  it('ends with the run', async () => {
    const cancel = new AbortController();
    const made = bench();
    made.signal = cancel.signal;
    const { dependencies, engine } = made;
    engine.examinations = [
      {
        name: 'endless',
        examine: () => {
          cancel.abort(new RestorableError('CANCELLED', 'Cancelled.'));
          return new Promise(() => {});
        },
      },
    ];
    const report = await doctor({ database: sourceOf('sqlite') }, { ...dependencies, engine: async () => engine });
    expect(report).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' } });
    expect(findingOf(report, 'server').result).toBe('ok');
  });
});

describe('destinations and stored backups', () => {
  const at = (made: Workbench): Partial<DoctorRequest> => ({
    ...ofKeys(),
    name: NAME,
    destinations: made.destinations,
  });

  it('an empty one holds none yet, and nothing is left there', async () => {
    const storage = new MemoryStorage();
    const made = bench(storage);
    const report = await doctor(at(made), made.dependencies);
    expect(report.exitCode).toBe(0);
    expect(findingOf(report, 'newest backup').detail).toBe('none yet');
    expect(findingOf(report, 'connection').result).toBe('ok');
    expect([...storage.objects.keys()]).toEqual([]);
  });

  it('the newest backup is opened with the recovery key and authenticated', async () => {
    const made = bench(new MemoryStorage());
    expect((await made.backup()).exitCode).toBe(0);
    const report = await doctor(at(made), made.dependencies);
    expect(resultsOf(report, 'stored backup')).toEqual({
      'newest backup': 'ok',
      signature: 'ok',
      'roles of keys': 'ok',
      'recovery key': 'ok',
    });
  });

  it('a key that does not open it, or a signer who did not sign it, is a finding', async () => {
    const made = bench(new MemoryStorage());
    await made.backup();
    const unlock = { kind: 'keys', keys: [privateKey('stranger')] } as const;
    const report = await doctor({ ...at(made), unlock, signers: [keys.stranger.armoredPublic] }, made.dependencies);
    expect(findingOf(report, 'recovery key')).toMatchObject({ result: 'failed', code: 'KEY_WRONG' });
    expect(findingOf(report, 'signature').result).toBe('failed');
  });

  it('a misspelled name shows what the destination holds', async () => {
    const made = bench(new MemoryStorage());
    await made.backup();
    const report = await doctor({ ...at(made), name: 'shp' as DatabaseName }, made.dependencies);
    expect(findingOf(report, 'newest backup')).toMatchObject({ result: 'warning' });
    expect(findingOf(report, 'newest backup').detail).toContain('the destination holds shop');
  });

  it('one that is lost with the job of a GitHub-hosted runner is a finding, unless that is accepted', async () => {
    const made = bench(new LocalStorage());
    made.hostParts = { ...made.hostParts, env: { GITHUB_ACTIONS: 'true', RUNNER_ENVIRONMENT: 'github-hosted' } };
    expect(findingOf(await doctor(at(made), made.dependencies), 'place')).toMatchObject({ result: 'failed' });
    const accepted = await doctor({ ...at(made), allowEphemeralDestination: true }, made.dependencies);
    expect(findingOf(accepted, 'place').result).toBe('ok');
  });

  it('one that is given twice is a finding, and the other is still tried', async () => {
    const storage = new MemoryStorage();
    const made = bench(storage, storage);
    const report = await doctor(at(made), made.dependencies);
    expect(findingOf(report, 'address')).toMatchObject({ result: 'failed' });
    expect(findingOf(report, 'address').detail).toContain('the same place');
    expect(findingOf(report, 'connection').result).toBe('ok');
  });
});

describe('variables of the environment', () => {
  const withEnv = (env: Record<string, string>): Dependencies => {
    const made = bench();
    made.hostParts = { ...made.hostParts, env };
    return made.dependencies;
  };

  it.each([
    ['AWS_SECRET_ACCESS_KEY', '', 'warning', /does not exist/],
    ['AWS_SECRET_ACCESS_KEY', 'abc\n', 'failed', /without them/],
    ['PGPASSWORD', '"hunter22"', 'failed', /without quotes/],
    ['AWS_SECRET_ACCES_KEY', 'hunter22', 'warning', /`AWS_SECRET_ACCESS_KEY`/],
    ['RESTORABLE_DATABASE', 'sqlite:x', 'warning', /as an input/],
  ])('%s = %j is a %s', async (name, value, result, remedy) => {
    const report = await doctor({}, withEnv({ [name]: value }));
    expect(findingOf(report, name)).toMatchObject({ area: 'options', result, remedy: expect.stringMatching(remedy) });
    expect(JSON.stringify(report)).not.toContain('hunter22');
  });

  it('that are as they should be, or of somebody else, are not named', async () => {
    const env = { AWS_SECRET_ACCESS_KEY: 'abc', AWS_EXECUTION_ENV: 'x', SFTP_PRIVATE_KEY: 'a\nb\n', HOME: '' };
    const report = await doctor({}, withEnv(env));
    expect(resultsOf(report, 'options')).toEqual({ environment: 'ok' });
  });
});

describe('options', () => {
  const parse = async (options: Record<string, string>): Promise<DoctorRequest> => {
    const request = await parseRequest(new Map(Object.entries({ mode: 'doctor', ...options })), {
      mask: () => {},
      env: {},
    });
    if (request.mode !== 'doctor') throw new Error(request.mode);
    return request;
  };

  it('that are wrong are findings, and hide none of the others', async () => {
    const request = await parse({
      database: 'postgres//db/shop',
      destination: 'file:/a\nnowhere\nfile:/b',
      compression: '99',
      'runner-key': '-----BEGIN PGP',
      'key-passphrase': 'hunter22',
      timeout: '5m',
    });
    expect(request.problems.map(({ option }) => option).toSorted()).toEqual(
      ['compression', 'database', 'decrypt-with', 'destination', 'runner-key'].toSorted(),
    );
    expect(request.destinations).toHaveLength(2);
    expect(request.timeoutMs).toBe(300_000);
    const report = await doctor({ problems: request.problems }, bench().dependencies);
    expect(resultsOf(report, 'options')).toMatchObject({ compression: 'failed', database: 'failed' });
    expect(JSON.stringify(report)).not.toContain('hunter22');
  });

  it('that are empty, because a secret does not exist, are named', async () => {
    const request = await parse({
      'runner-key': '',
      config: ' ',
      passphrase: 'Zq7 mountain lamp orbit',
      'key-bundle': 'Zq7',
    });
    expect(request.problems.map(({ option }) => option).toSorted()).toEqual(['config', 'key-bundle', 'runner-key']);
    expect(request.problems.find(({ option }) => option === 'runner-key')?.error.hint).toContain('`environment:`');
    expect(request.passphrase?.reveal()).toContain('mountain');
  });

  it('that a backup or a verification refuses together are findings', async () => {
    const options = { database: 'postgres://db/shop', destination: 'file:/a', passphrase: 'vK3nQ9xT7mB2sL8dW4fR' };
    expect((await parse(options)).problems).toEqual([]);
    const copies = await parse({ ...options, 'min-copies': '2' });
    expect(copies.problems.map(({ option }) => option)).toEqual(['min-copies']);
    const target = await parse({ ...options, target: 'mongodb://db/shop', name: 'shop' });
    expect(target.problems.map(({ option }) => option)).toEqual(['target']);
  });

  it('with a passphrase that is easy to guess are named for a backup, and not where it only reads', async () => {
    const weak = { passphrase: 'summer2024', destination: 'file:/a', name: 'shop' };
    const backup = await parse({ ...weak, database: 'postgres://db/shop' });
    expect(backup.problems).toMatchObject([{ option: 'passphrase', error: { code: 'PASSPHRASE_WEAK' } }]);
    expect((await parse(weak)).problems).toEqual([]);
  });

  it('that are unknown end the run', async () => {
    await expect(parse({ databse: 'x' })).rejects.toMatchObject({ code: 'INPUT_UNKNOWN' });
  });

  it('suggest the name of the database', async () => {
    expect((await parse({ database: 'postgres://db/shop' })).name).toBe('shop');
  });
});

it('a backup that ends at the first missing privilege names the mode that finds the others', async () => {
  const made = bench(new MemoryStorage());
  made.engine.refusal = new RestorableError('DATABASE_PRIVILEGE', 'No.', { hint: 'GRANT it.' });
  expect(withDoctorHint(await made.backup()).error?.hint).toMatch(/^GRANT it\. .*`doctor`/);
  made.engine.refusal = new RestorableError('DATABASE_VERSION', 'No.', { hint: 'Upgrade it.' });
  expect(withDoctorHint(await made.backup()).error?.hint).toBe('Upgrade it.');
});

it('several databases are one table, with the counts of each', async () => {
  const { dependencies, engine } = bench();
  const examined = () => doctor({ database: sourceOf() }, { ...dependencies, engine: async () => engine });
  const good = await examined();
  engine.refusal = new RestorableError('DATABASE_AUTHENTICATION', 'The server refused "app".', { hint: 'Check it.' });
  const databases = { crm: good, shop: await examined() };
  const { findings: _, ...facts } = good;
  const document = documentOf({ ...facts, mode: 'fleet', task: 'doctor', exitCode: 1, databases });
  expect(document.title).toBe('1 of 2 databases not ready');
  const text = renderText(document, (_tone, word) => word);
  expect(text).toMatch(/RESULT +DATABASE +OK +WARNINGS +FAILED +NOT CHECKED/);
  expect(text).toMatch(/failed +shop +\d+ +0 +1 /);
});

it('the table names what failed first, each with its remedy, in every medium', async () => {
  const { dependencies, engine } = bench();
  engine.refusal = new RestorableError('DATABASE_AUTHENTICATION', 'The server refused "app".', { hint: 'Check it.' });
  const report = await doctor({ database: sourceOf() }, { ...dependencies, engine: async () => engine });
  const document = documentOf(report);
  const text = renderText(document, (_, word) => word);
  expect(document.tone).toBe('bad');
  const lines = text.split('\n');
  const row = lines.findIndex((line) => /^ {2}failed/.test(line));
  expect(lines[row]).toMatch(/failed +database: login +The server refused "app"\./);
  expect(lines[row + 1]).toMatch(/^ +→ Check it\./);
  expect(lines.slice(0, row).join('\n')).not.toMatch(/^ {2}ok/m);
  expect(renderMarkdown(document)).toContain('→ Check it.');
});
