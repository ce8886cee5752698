import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ActionResult, type BundleResult, type KeyFiles, makeKeys, runBundle } from '../support/bundle.ts';
import { type FakeHeartbeat, startFakeHeartbeat, type Understood } from '../support/fake-heartbeats.ts';
import { runProgram, runStepHere } from '../support/program.ts';

type Inputs = Readonly<Record<string, string>>;

let folder: string;
let keys: KeyFiles;
let fake: FakeHeartbeat;
let other: FakeHeartbeat;
/** A backup that the tests below build on, and what was reported of it. */
let first: { readonly result: ActionResult; readonly understood: readonly Understood[] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heartbeats-'));
  keys = await makeKeys(folder);
  fake = await startFakeHeartbeat('healthchecks');
  other = await startFakeHeartbeat('cronitor');
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec('create table things (id integer primary key); insert into things values (1), (2)');
  database.close();
  first = { result: await run(backup()), understood: [...fake.understood] };
});
afterAll(async () => {
  await fake?.stop();
  await other?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  for (const each of [fake, other]) {
    each.understood.length = 0;
    each.received.length = 0;
    each.trouble(undefined);
    each.onRequest = () => {};
  }
});

const onStored = (change: Inputs): Inputs => ({
  destination: `file:${join(folder, 'backups')}`,
  heartbeat: fake.url,
  ...change,
});
const backup = (change: Inputs = {}): Inputs =>
  onStored({
    mode: 'backup',
    database: `sqlite:${join(folder, 'shop.db')}`,
    'encrypt-to': keys.recoveryPublic,
    'runner-key': keys.runnerPrivate,
    ...change,
  });

/** The signals, each with its text. */
function signals(of = fake): string[] {
  return of.understood.map(({ kind, text }) => (text === '' ? kind : `${kind} ${text}`));
}

async function run(inputs: Inputs, env: Inputs = {}): Promise<ActionResult> {
  const result = await runStepHere(inputs, folder, { cwd: folder, env });
  expectClean(result);
  return result;
}

/** The address is a credential, and what a server answers may quote it. */
function expectClean(result: BundleResult & Partial<ActionResult>): void {
  const commands = /^::add-mask::.*$/gm;
  const shown = [result.stdout.replaceAll(commands, ''), result.stderr, result.summary, JSON.stringify(result.outputs)];
  for (const { secret } of [fake, other]) expect(shown.join('\n')).not.toContain(secret);
}

describe('a run with a heartbeat', () => {
  it('reports its start, and its success after the commit, under one id', async () => {
    const { result, understood } = first;
    expect(result, result.stdout).toMatchObject({ code: 0 });
    expect(understood.map(({ kind }) => kind)).toEqual(['start', 'success']);
    expect(new Set(understood.map(({ runId }) => runId)).size).toBe(1);
    expect(result.summary).not.toContain('Heartbeat');
  });

  it('reports a failure with its code', async () => {
    const result = await run(backup({ database: `sqlite:${join(folder, 'none.db')}` }));
    expect(result.code).toBe(2);
    expect(signals()).toEqual(['start', `failure ${result.outputs['error-code']}`]);
  });

  it('reports a run that reached its time limit, and not its start after that', async () => {
    const result = await run(backup({ timeout: '1ms' }));
    expect(result).toMatchObject({ code: 2, outputs: { 'error-code': 'TIMEOUT' } });
    expect(signals().at(-1)).toBe('failure TIMEOUT');
  });

  it('reports a verification by its verdict', async () => {
    const reading = { 'decrypt-with': keys.recoveryPrivate, signers: keys.runnerPublic };
    const stored = onStored({ mode: 'verify', name: 'shop', ...reading });
    const passed = await run(stored);
    expect(passed, passed.stdout).toMatchObject({ code: 0 });
    expect(signals()).toEqual(['start', 'success']);
    const late = await run({ ...stored, rto: '1ms' });
    expect(late.code).toBe(1);
    expect(signals().slice(2)).toEqual(['start', 'failure verdict failed (objective)']);
  });

  it('reports nothing after a cancel', async () => {
    const args = Object.entries(backup()).flatMap(([name, value]) => (name === 'mode' ? [] : [`--${name}`, value]));
    const result = await runBundle(['backup', ...args], {
      onStart: (child) => {
        fake.onRequest = () => void child.kill('SIGINT');
      },
    });
    expectClean(result);
    expect(result).toMatchObject({ code: 130 });
    expect(fake.received.filter(({ path }) => !path.includes('/start'))).toEqual([]);
    expect(fake.received).toHaveLength(1);
  });

  it('reports nothing of a dry run', async () => {
    const result = await run(onStored({ mode: 'prune', name: 'shop', 'keep-last': '1', 'dry-run': 'true' }));
    expect(result, result.stdout).toMatchObject({ code: 0 });
    expect(fake.received).toEqual([]);
  });

  it('ends as without one if the service fails, and says so', async () => {
    fake.trouble({ kind: 'status', status: 500 });
    const result = await run(backup());
    expect(result, result.stdout).toMatchObject({ code: 0 });
    const warning = 'Heartbeat (healthchecks): the success signal was not delivered (HTTP status 500)';
    expect(result.stdout).toContain(`::warning::${warning}`);
    expect(result.summary).toContain(warning);
    expect(fake.received.length).toBeGreaterThan(3);
  });
});

describe('an error in another input is reported as a failure, without a start', () => {
  it.each<readonly [name: string, change: Inputs, code: string]>([
    ['a wrong value', { compression: 'much' }, 'INPUT_INVALID'],
    ['an empty secret', { 'runner-key': '' }, 'INPUT_INVALID'],
    ['an unknown option', { passphrsae: 'Quill-Tundra' }, 'INPUT_UNKNOWN'],
    ['an unknown mode', { mode: 'bakcup' }, 'INPUT_INVALID'],
    ['a configuration file that is not there', { config: 'none.yml' }, 'FILE_UNREADABLE'],
    ['a configuration file with an error', { config: 'broken.yml' }, 'INPUT_INVALID'],
  ])('%s', async (_name, change, code) => {
    await writeFile(join(folder, 'broken.yml'), 'databases: { shop: { databse: sqlite:shop.db } }\n');
    const result = await run(backup(change));
    expect(result).toMatchObject({ code: 2, outputs: { 'error-code': code } });
    expect(signals()).toEqual([`failure ${code}`]);
  });

  it.each<readonly [name: string, words: readonly string[], env: Inputs, code: string]>([
    ['an unknown flag', ['backup', '--passphrsae', 'x'], {}, 'INPUT_UNKNOWN'],
    ['a flag without a value', ['backup', '--name'], {}, 'INPUT_INVALID'],
    ['an unknown command', ['bakcup'], {}, 'INPUT_UNKNOWN'],
    ['a variable that names no option', ['backup'], { RESTORABLE_PASSPHRSAE: 'x' }, 'INPUT_UNKNOWN'],
  ])('%s of a command line', async (_name, words, env, code) => {
    const result = await runProgram(words, { cwd: folder, env: { ...env, RESTORABLE_HEARTBEAT: fake.url } });
    expectClean(result);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain(`error ${code} `);
    expect(signals()).toEqual([`failure ${code}`]);
  });

  it('except in the address itself, which is not repeated', async () => {
    const result = await run(backup({ heartbeat: fake.url.replace('127.0.0.1', 'heartbeat.example.com') }));
    expect(result).toMatchObject({ code: 2, outputs: { 'error-code': 'INPUT_INVALID' } });
    expect(result.outputs['error-message']).toMatch(
      /^`heartbeat` begins with http:\/\/ and is not in a private network/,
    );
  });
});

describe('a run over several databases', () => {
  const config = (lines: string): string => `destinations: { near: { url: file:several } }
defaults: { encrypt-to: ${keys.recoveryPublic}, runner-key: "\${RUNNER_KEY}", modes: { backup: { heartbeat: "\${HEARTBEAT}" } } }
databases:
  shop: { database: sqlite:shop.db }
${lines}`;
  const env = async (): Promise<Inputs> => ({
    RUNNER_KEY: await readFile(keys.runnerPrivate, 'utf8'),
    HEARTBEAT: fake.url,
    OTHER: other.url,
  });

  it('is a success only if all of them are, and a database can have a heartbeat of its own', async () => {
    const own = `  none: { database: sqlite:none.db, modes: { backup: { heartbeat: "\${OTHER}" } } }\n`;
    await writeFile(join(folder, 'several.yml'), config(own));
    const all = { mode: 'backup', config: 'several.yml', all: 'true' };
    const apart = await run(all, await env());
    expect(apart.code).toBe(2);
    expect(signals()).toEqual(['start', 'success']);
    expect(signals(other)).toEqual(['start', expect.stringMatching(/^failure 1 of 1 databases: /)]);
  });

  it('has the heartbeat of its mode, and reports an error there that is not in the file', async () => {
    await writeFile(join(folder, 'one.yml'), config(''));
    expect((await run({ mode: 'list', config: 'one.yml', name: 'shop' }, await env())).code).toBe(0);
    expect(fake.received).toEqual([]);
    expect((await run({ mode: 'backup', config: 'one.yml', compression: 'much' }, await env())).code).toBe(2);
    expect(signals()).toEqual(['failure INPUT_INVALID']);
    await writeFile(join(folder, 'wrong.yml'), config('  crm: { databse: sqlite:crm.db }\n'));
    expect((await run({ mode: 'backup', config: 'wrong.yml', all: 'true' }, await env())).code).toBe(2);
    expect(signals()).toEqual(['failure INPUT_INVALID', 'failure INPUT_INVALID']);
  });
});
