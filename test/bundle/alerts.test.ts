import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WATCHED } from '../../src/options/table/option.ts';
import { type ActionResult, type KeyFiles, makeKeys, runAction } from '../support/bundle.ts';
import { FakeChannels } from '../support/fake-channels.ts';
import { FakeGithub, type FakeRepository } from '../support/fake-github.ts';
import { runStepHere } from '../support/program.ts';

const SIGNAL_AT_LOAD = fileURLToPath(new URL('../support/signal-at-load.mjs', import.meta.url));
const SIGNAL_AT_DELETE = fileURLToPath(new URL('../support/signal-at-delete.mjs', import.meta.url));
const NEVER_ENDS = fileURLToPath(new URL('../support/never-ends.mjs', import.meta.url));
let folder: string;
let keys: KeyFiles;
let channels: FakeChannels;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alerts-'));
  keys = await makeKeys(folder);
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec("create table customers_canary (name text); insert into customers_canary values ('row-canary')");
  database.close();
  channels = await new FakeChannels().start();
});

afterAll(async () => {
  await channels.stop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => channels.reset());

const JOB = {
  GITHUB_REPOSITORY: 'example/shop',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_EVENT_NAME: 'schedule',
  GITHUB_WORKFLOW_REF: 'example/shop/.github/workflows/backup.yml@refs/heads/main',
};

function run(inputs: Record<string, string>, env: Record<string, string> = {}): Promise<ActionResult> {
  return runStepHere({ notify: channels.notify, ...inputs }, folder, { env: { ...JOB, ...env } });
}

const inputsOfBackup = (destination: string, source = 'shop.db'): Record<string, string> => ({
  mode: 'backup',
  database: `sqlite:${join(folder, source)}`,
  name: 'shop',
  destination: `file:${join(folder, destination)}`,
  'encrypt-to': keys.recoveryPublic,
  'runner-key': keys.runnerPrivate,
});

function backup(
  destination: string,
  source = 'shop.db',
  more: Record<string, string> = {},
  env: Record<string, string> = {},
): Promise<ActionResult> {
  return run({ ...inputsOfBackup(destination, source), ...more }, env);
}

describe('three channels', () => {
  it('get one message for a problem and one for its end, and what one missed from the next run', async () => {
    const failing = () => backup('three', 'missing.db');
    channels.down.add('discord');
    const first = await failing();
    expect(first.code).toBe(2);
    expect(first.outputs['error-code']).toBe('DATABASE_NOT_FOUND');
    expect(channels.counts).toEqual({ slack: 1, webhook: 1, discord: 0 });
    expect(first.summary).toMatch(/discord[^\n]*not delivered/);
    expect(channels.received.map(({ body }) => body).join('\n')).toContain(
      'https://github.com/example/shop/actions/runs/42',
    );

    channels.down.clear();
    expect((await failing()).code).toBe(2);
    expect(channels.counts).toEqual({ slack: 1, webhook: 1, discord: 1 });

    const good = await backup('three');
    expect(good.code).toBe(0);
    expect(channels.counts).toEqual({ slack: 2, webhook: 2, discord: 2 });
    expect(good.summary).toContain('it is over');

    expect((await backup('three')).code).toBe(0);
    expect(channels.counts).toEqual({ slack: 2, webhook: 2, discord: 2 });
    const all = [first, good].map(({ stdout, stderr, summary }) => stdout + stderr + summary).join('\n');
    expect(all.replaceAll(/^::add-mask::.*$/gm, '')).not.toMatch(/secret-of-/);
    expect(channels.received.map(({ body }) => body).join('\n')).not.toMatch(/canary|secret-of-/);
  });

  it.each(WATCHED)('hear that %s failed because of another input, once each', async (mode) => {
    const { code } = await run({ mode }, { INPUT_TYPO: 'x' });
    expect(code).toBe(2);
    expect(channels.counts).toEqual({ slack: 1, webhook: 1, discord: 1 });
    const condition = mode === 'verify' ? 'verification-error' : `${mode}-failed`;
    expect(channels.received.find(({ channel }) => channel === 'webhook')?.body).toContain(condition);
  });

  it('hear of a destination that is down, also if it is the only one and would have the history', async () => {
    const address = 's3://bucket/backups?region=us-east-1&path-style=true&endpoint=http://127.0.0.1:1';
    const env = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret-of-s3' };
    const { code, outputs, stdout } = await backup('unused', 'shop.db', { destination: address }, env);
    expect([code, outputs['error-code'], channels.counts]).toEqual([
      2,
      'STORAGE_UNREACHABLE',
      { slack: 1, webhook: 1, discord: 1 },
    ]);
    expect(stdout).toContain("Incidents at s3://bucket/backups (127.0.0.1:1) can't be used");
  });

  it('hear once of a wrong input, and once that it is right again', async () => {
    const wrong = () => backup('input', 'shop.db', { 'keep-last': 'x' });
    expect((await wrong()).outputs['error-code']).toBe('INPUT_INVALID');
    expect((await wrong()).code).toBe(2);
    expect(channels.counts).toEqual({ slack: 1, webhook: 1, discord: 1 });
    expect((await backup('input')).code).toBe(0);
    expect(channels.counts).toEqual({ slack: 2, webhook: 2, discord: 2 });
  });

  it('hear of an unknown mode, and of a line of `notify` that is wrong from the others', async () => {
    expect((await run({ mode: 'backups' })).code).toBe(2);
    expect(channels.counts).toEqual({ slack: 1, webhook: 1, discord: 1 });
    const wrong = await backup('wrong', 'shop.db', { notify: `${channels.notify}\nslak https://hooks.slack.com/x` });
    expect(wrong).toMatchObject({ code: 2, outputs: { 'error-code': 'INPUT_INVALID' } });
    expect(channels.counts).toEqual({ slack: 2, webhook: 2, discord: 2 });
  });

  it('hear nothing of a dry run', async () => {
    const prune = await run({
      mode: 'prune',
      name: 'none',
      destination: `file:${join(folder, 'nothing')}`,
      'keep-last': '1',
      'dry-run': 'true',
    });
    expect(channels.counts).toEqual({ slack: 0, webhook: 0, discord: 0 });
    expect(prune.stdout).not.toContain('Alerts');
  });

  it('hear nothing of a cancelled run, also if it had failed before, and the next one goes on where that was', async () => {
    expect((await backup('cancelled', 'missing.db')).code).toBe(2);
    channels.received = [];
    const signalled = await runAction({ notify: channels.notify, ...inputsOfBackup('cancelled') }, folder, {
      // Once it has loaded half of its files.
      env: { ...JOB, NODE_OPTIONS: `--import=${SIGNAL_AT_LOAD}`, SIGNAL_NAME: 'SIGINT', SIGNAL_AT_LOAD: '8' },
    });
    expect(signalled.stderr).toContain('signal sent');
    expect(signalled).toMatchObject({ code: 130, outputs: { 'error-code': 'CANCELLED' } });
    expect(channels.counts).toEqual({ slack: 0, webhook: 0, discord: 0 });
    expect((await backup('cancelled')).code).toBe(0);
    expect(channels.counts).toEqual({ slack: 1, webhook: 1, discord: 1 });
  });

  it('hear of a run that failed, although it was cancelled while it removed what it had stored', async () => {
    const config = join(folder, 'failing.yml');
    const dump = `[sh, -c, 'head -c 40000000 /dev/urandom; exit 3']`;
    await writeFile(config, `databases:\n  cache:\n    commands: { dump: ${dump}, restore: [cat], verify: [cat] }\n`);
    const { database: _, ...inputs } = inputsOfBackup('clean-up');
    const env = { ...JOB, NODE_OPTIONS: `--import=${SIGNAL_AT_DELETE}` };
    const failed = await runAction({ notify: channels.notify, ...inputs, config, name: 'cache' }, folder, { env });
    expect(failed.stderr).toContain('signal sent');
    expect([failed.code, failed.outputs['error-code']]).toEqual([2, 'DUMP_FAILED']);
    expect(channels.counts).toEqual({ slack: 1, webhook: 1, discord: 1 });
  });
});

it('a run that waits for nothing that keeps a process running does not end as if it had succeeded', async () => {
  const env = { ...JOB, NODE_OPTIONS: `--import=${NEVER_ENDS}` };
  const { code } = await runAction(inputsOfBackup('never', 'never.db'), folder, { env });
  expect(code).toBe(130);
});

describe('GitHub issues', () => {
  let github: FakeGithub;
  let repository: FakeRepository;
  const openNumbers = () => repository.issues.flatMap(({ number, state }) => (state === 'open' ? [number] : []));

  beforeEach(async () => {
    github = await new FakeGithub().start();
    repository = github.addRepository('example/shop', 'public');
    github.addToken('ghs_token-canary', ['example/shop']);
  });
  afterEach(() => github.stop());

  function once(destination: string, source?: string): Promise<ActionResult> {
    const inputs = {
      ...{ alerts: 'github-issues', 'github-token': 'ghs_token-canary', mode: 'backup', name: 'shop' },
      ...{ 'encrypt-to': keys.recoveryPublic, 'runner-key': keys.runnerPrivate },
      database: `sqlite:${join(folder, source ?? 'shop.db')}`,
      destination: `file:${join(folder, destination)}`,
    };
    return runStepHere(inputs, folder, { env: { ...JOB, GITHUB_API_URL: github.url } });
  }

  it('are one per problem, in a public repository without names, and closed at its end', async () => {
    expect((await once('issues', 'missing.db')).code).toBe(2);
    expect(openNumbers()).toEqual([1]);
    const failed = await once('issues', 'missing.db');
    expect([failed.code, repository.issues.length]).toEqual([2, 1]);
    expect(repository.issues[0]).toMatchObject({ title: expect.stringMatching(/database [0-9a-f]{8} failed/) });
    const good = await once('issues');
    expect([good.code, openNumbers()]).toEqual([0, []]);
    expect(repository.comments.map(({ body }) => body)).toEqual([expect.stringMatching(/It lasted/)]);
    expect(good.summary).toContain('it is over');
    const shown = [...repository.issues.map(({ body }) => body), ...repository.comments.map(({ body }) => body)];
    expect(shown.join('\n')).not.toMatch(/ of shop|shop\.db|canary/);
    expect((await once('issues')).code).toBe(0);
    expect([repository.issues.length, repository.comments.length]).toEqual([1, 1]);
  });

  it('are opened by the next run if GitHub did not answer, and one warning says what is missing', async () => {
    github.addToken('ghs_token-canary', ['example/shop'], { issues: 'none' });
    const first = await once('later', 'missing.db');
    expect([first.code, repository.issues.length]).toEqual([2, 0]);
    expect(first.stdout.match(/^::warning.*issues: write/gm)).toHaveLength(1);
    github.addToken('ghs_token-canary', ['example/shop']);
    await once('later', 'missing.db');
    expect(openNumbers()).toEqual([1]);
  });
});
