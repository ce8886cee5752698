import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { WATCHED } from '../../src/options/table/option.ts';
import { type ActionResult, type KeyFiles, makeKeys, runAction } from '../support/bundle.ts';
import { FakeChannels } from '../support/fake-channels.ts';
import { FakeGithub, type FakeRepository } from '../support/fake-github.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { pgBin } from '../support/postgres-clients.ts';

type Inputs = Readonly<Record<string, string>>;

const HBA = 'local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n';
let folder: string;
let keys: KeyFiles;
let channels: FakeChannels;
let github: FakeGithub;
let repository: FakeRepository;
let cluster: TestPostgres;
let programs: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alerts-of-modes-'));
  keys = await makeKeys(folder);
  channels = await new FakeChannels().start();
  github = await new FakeGithub().start();
  repository = github.addRepository('example/shop');
  github.addToken('ghs_token', ['example/shop']);
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec('create table things (id integer primary key); insert into things values (1), (2)');
  database.close();
  await writeFile(join(folder, 'restorable.yml'), 'databases: { shop: { database: sqlite:shop.db } }\n');
  programs = await pgBin();
  cluster = await startPostgres({ major: 18, hba: HBA, settings: { max_slot_wal_keep_size: '96MB' } });
  for (const mode of ['backup', 'ship'] as const) {
    const made = await runAction({ ...good(mode), mode: 'backup' }, folder, { env: { PG_BIN: programs } });
    expect(made, made.stdout).toMatchObject({ code: 0 });
  }
});
afterAll(async () => {
  await channels?.stop();
  await github?.stop();
  await cluster?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => channels.reset());

type Mode = (typeof WATCHED)[number];

const stored = () => ({ name: 'shop', destination: `file:${join(folder, 'backups')}` });
const source = () => ({
  database: `sqlite:${join(folder, 'shop.db')}`,
  'encrypt-to': keys.recoveryPublic,
  'runner-key': keys.runnerPrivate,
});

/** What a mode needs besides the place of the backups. */
function ownOf(mode: Mode): Inputs {
  const at = (name: string) => join(folder, name);
  const reading = { 'decrypt-with': keys.recoveryPrivate, signers: keys.runnerPublic };
  const of: Partial<Record<Mode, Inputs>> = {
    backup: source(),
    ship: { ...source(), name: 'cluster', database: cluster.url, kind: 'physical' },
    verify: reading,
    restore: { ...reading, target: `sqlite:${at('restored.db')}` },
    drill: reading,
    prune: { 'keep-last': '9' },
    sync: { destination: `file:${at('backups')}\nfile:${at('copies')}` },
    hold: { reason: 'audit' },
    release: { reason: 'audit', 'verifier-key': keys.verifierPrivate },
    page: { 'report-html': at('page.html') },
    evidence: { period: String(new Date().getUTCFullYear()), evidence: at('evidence') },
    doctor: source(),
  };
  return of[mode] ?? {};
}

/** The inputs of a run that succeeds. */
function good(mode: Mode): Inputs {
  if (mode === 'matrix') return { mode, config: join(folder, 'restorable.yml') };
  return { mode, ...stored(), ...ownOf(mode) };
}

/** Those of a run that fails: the folder of its backups, or its file, is not there. */
function bad(mode: Mode): Inputs {
  const nowhere = join(folder, 'shop.db', 'nothing');
  return { ...good(mode), ...(mode === 'matrix' ? { config: nowhere } : { destination: `file:${nowhere}` }) };
}

function run(inputs: Inputs): Promise<ActionResult> {
  const env = {
    ...{ GITHUB_REPOSITORY: 'example/shop', GITHUB_SERVER_URL: 'https://github.com', GITHUB_RUN_ID: '42' },
    ...{ GITHUB_RUN_ATTEMPT: '1', GITHUB_EVENT_NAME: 'push' },
    GITHUB_WORKFLOW_REF: 'example/shop/.github/workflows/backup.yml@refs/heads/main',
    ...{ GITHUB_API_URL: github.url, PG_BIN: programs },
  };
  const told = { notify: channels.notify, alerts: 'github-issues', 'github-token': 'ghs_token' };
  return runAction({ ...told, ...inputs }, folder, { env });
}

const isOpen = () => repository.issues.some(({ state }) => state === 'open');

it.each(WATCHED)(
  'a failure of %s is one message, and its end another, also to a channel that was down',
  async (mode) => {
    channels.down.add('discord');
    const failed = await run(bad(mode));
    expect(failed.code, failed.stdout).toBe(mode === 'doctor' || mode === 'check-destinations' ? 1 : 2);
    expect(channels.counts).toEqual({ slack: 1, webhook: 1, discord: 0 });
    expect(failed.summary).toMatch(/discord[^\n]*not delivered/);
    const event: unknown = JSON.parse(channels.received.find(({ channel }) => channel === 'webhook')?.body ?? '');
    expect(event).toMatchObject({
      type: 'restorable.incident.opened',
      data: {
        condition: mode === 'verify' ? 'verification-error' : `${mode}-failed`,
        runUrl: expect.stringContaining('/42'),
      },
    });
    expect(isOpen()).toBe(true);

    channels.down.clear();
    const succeeded = await run(good(mode));
    expect(succeeded, succeeded.stdout).toMatchObject({ code: 0 });
    expect(channels.counts).toEqual({ slack: 2, webhook: 2, discord: 2 });
    expect(channels.received.filter(({ body }) => body.includes('incident.closed'))).toHaveLength(1);
    expect(isOpen()).toBe(false);
    expect(channels.received.map(({ body }) => body).join('')).not.toMatch(/secret-of-|shop\.db|things/);
  },
);
