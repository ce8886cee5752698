import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { RestorableError } from '../../src/core/errors.ts';
import { requireDatabaseName } from '../../src/core/format/database-name.ts';
import { Secret } from '../../src/core/secret.ts';
import { Findings } from '../../src/doctor/examine.ts';
import { createHost } from '../../src/host/base.ts';
import { chooseAlerts } from '../../src/init/answers/choose-alerts.ts';
import { testAlerts } from '../../src/init/apply/test-alerts.ts';
import type { SetupContext } from '../../src/init/dependencies.ts';
import { toldNames } from '../../src/init/files/alert-parts.ts';
import { planGithub } from '../../src/init/files/plan-github.ts';
import { planServer } from '../../src/init/files/plan-server.ts';
import { sheetFile } from '../../src/init/files/recovery-sheet.ts';
import type { Setup } from '../../src/init/setup.ts';
import { NO_ALERTS } from '../../src/options/alerts/setup-alerts.ts';
import { readDestinations } from '../../src/options/connections/destinations.ts';
import type { InitRequest } from '../../src/options/request/setup.ts';
import type { Prompter } from '../../src/ports/prompter.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import type { InitReport } from '../../src/report/facts/setup/init.ts';
import { failedReport } from '../../src/report/failed.ts';
import { readHeartbeats } from '../../src/requests/heartbeats.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { readWatch } from '../../src/requests/watch-request.ts';
import { beginRun } from '../../src/run/run-context.ts';
import { textOf } from '../support/rendered.ts';
import { readEnvironmentFile } from '../support/server-runner.ts';

const TOKEN = 'aB3dEfGh1jKlMn0pQrStUvWx';
const SLACK = `slack https://hooks.slack.com/services/T024BE7LH/B024BE7LR/${TOKEN}`;
const TELEGRAM = 'telegram 123456789:AAF3dEfGh1jKlMn0pQrStUvWxYz-_aB3dEfG chat=-1001234567890 severity=critical';
const HEARTBEAT = 'kuma+https://status.example.com/push/aB3dEfGh1j';
const NO_CREDENTIALS = { variables: {}, missing: [] };
const CREDENTIALS = { backup: NO_CREDENTIALS, verify: NO_CREDENTIALS };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-alerts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function requestOf(inputs: Readonly<Record<string, string>>): Promise<InitRequest> {
  const raw = new Map(Object.entries({ mode: 'init', ...inputs }));
  return (await parseRequest(raw, { mask: () => {}, env: {} })) as InitRequest;
}

/** Answers questions in their order. Each answer that is refused is followed by the next one. */
function answering(...answers: readonly (string | boolean)[]): { prompter: Prompter; asked: string[] } {
  const left = [...answers];
  const asked: string[] = [];
  const answer = (message: string): string | boolean => {
    asked.push(message);
    const next = left.shift();
    if (next === undefined) throw new Error(`No answer to: ${message}`);
    return next;
  };
  const prompter: Prompter = {
    text: async ({ message, validate }) => {
      for (;;) {
        const text = String(answer(message));
        const objection = validate?.(text);
        if (objection === undefined) return text;
        asked.push(objection);
      }
    },
    choose: async (message) => answer(message) as never,
    confirm: async (message) => answer(message) === true,
    show: async () => {},
  };
  return { prompter, asked };
}

async function setupOf(
  inputs: Readonly<Record<string, string>>,
  scheduler: Setup['scheduler'] = 'github',
  names: readonly string[] = ['shop'],
): Promise<Setup> {
  const lines = ['s3://b/p?region=r'];
  const databases = names.map((name) => ({
    name: requireDatabaseName(name),
    engine: 'postgres' as const,
    url: new Secret(`postgres://u:p@h/${name}`),
  }));
  const request = await requestOf(inputs);
  return {
    databases: databases as unknown as Setup['databases'],
    databaseSecret: 'DATABASE_URL',
    destinations: lines.map((line) => ({ line, spec: readDestinations([line])[0] as never })),
    encryption: 'passphrase',
    identity: 'test',
    scheduler,
    nightly: '23 2 * * *',
    weekly: '23 4 * * 0',
    ...(await chooseAlerts(request, scheduler, { prompter: undefined, mask: () => {} })),
    action: 'a/b@c',
    repository: '/r',
    privateFolder: folder,
  };
}

/** The jobs of the workflow, and the secrets that the user has to set. */
async function workflowOf(inputs: Readonly<Record<string, string>>, names?: readonly string[]) {
  const plan = planGithub(await setupOf(inputs, 'github', names), undefined, CREDENTIALS);
  const { jobs } = parse(plan.files.find(({ path }) => path.includes('workflows'))?.content ?? '');
  const of = (job: string) => ({ with: jobs[job].steps.at(-1).with, permissions: jobs[job].permissions });
  const told = plan.secrets.filter(({ name }) => /NOTIFY|HEARTBEAT/.test(name));
  return {
    plan,
    jobs: [of('backup'), of('verify'), of('verify-older')],
    secrets: Object.fromEntries(told.map(({ name, value }) => [name, value?.reveal()])),
  };
}

describe('a workflow', () => {
  it.each([{}, { alerts: 'github-issues' }, { notify: 'github-issues' }])(
    'opens issues of the repository in each job with %j, and needs no secret for that',
    async (inputs) => {
      const { jobs, secrets } = await workflowOf(inputs);
      for (const job of jobs) {
        expect(job.with).toMatchObject({ alerts: 'github-issues' });
        expect(job.with).not.toHaveProperty('notify');
        expect(job.permissions).toEqual({ contents: 'read', issues: 'write' });
      }
      expect(secrets).toEqual({});
    },
  );

  it('may write no issues if nobody, or another channel, is told', async () => {
    for (const notify of ['none', SLACK]) {
      const { jobs } = await workflowOf({ notify });
      for (const { permissions } of jobs) expect(permissions).toEqual({ contents: 'read' });
    }
    const { jobs } = await workflowOf({ notify: 'none' });
    for (const job of jobs) expect(Object.keys(job.with)).not.toContain('notify');
  });

  it.each([[['shop']], [['shop', 'crm']]])(
    'takes channels from one secret in each job, and the heartbeat in the backup alone, for %j',
    async (names) => {
      const inputs = { notify: `${SLACK}\n${TELEGRAM}`, alerts: 'github-issues', heartbeat: HEARTBEAT };
      const { jobs, secrets, plan } = await workflowOf(inputs, names);
      const [backup, ...verify] = jobs;
      for (const job of jobs) {
        expect(job.with).toMatchObject({ alerts: 'github-issues', notify: `\${{ secrets.NOTIFY_CHANNELS }}` });
      }
      expect(backup?.with.heartbeat).toBe(`\${{ secrets.BACKUP_HEARTBEAT }}`);
      for (const job of verify) expect(job.with).not.toHaveProperty('heartbeat');
      expect(secrets).toEqual({ NOTIFY_CHANNELS: `${SLACK}\n${TELEGRAM}`, BACKUP_HEARTBEAT: HEARTBEAT });
      for (const { content } of plan.files) expect(content).not.toContain(TOKEN);
    },
  );

  it('keeps the settings of the line for issues, which are no secret', async () => {
    const { jobs } = await workflowOf({ notify: `github-issues severity=critical\n${SLACK}` });
    for (const job of jobs) {
      expect(job.with.notify).toBe(`github-issues severity=critical\n\${{ secrets.NOTIFY_CHANNELS }}`);
      expect(job.with).not.toHaveProperty('alerts');
      expect(job.permissions).toMatchObject({ issues: 'write' });
    }
  });
});

describe('on a server', () => {
  const program = { node: '/usr/bin/node', script: '/opt/restorable.js' };

  it('the runs read their channels, and the backup alone its heartbeat, from the files that are written', async () => {
    const notify = [SLACK, TELEGRAM, `${SLACK}2 conditions=capacity`].join('\n');
    const setup = await setupOf({ notify, heartbeat: HEARTBEAT }, 'cron');
    const { files } = planServer(setup, undefined, CREDENTIALS, program);
    const config = files.find(({ path }) => path.endsWith('restorable.yml'))?.content ?? '';
    for (const file of files) if (!file.isSecret) expect(file.content).not.toContain(TOKEN);
    const path = join(folder, 'restorable.yml');
    writeFileSync(path, config);
    const env = readEnvironmentFile(files.find(({ isSecret }) => isSecret)?.content ?? '');
    for (const mode of ['backup', 'verify']) {
      const raw = new Map(Object.entries({ mode, config: path }));
      const watch = await readWatch(raw, { mask: () => {}, env });
      expect(watch.problems).toEqual([]);
      expect(watch.channels.map(({ kind, severity, conditions }) => [kind, severity, conditions])).toEqual([
        ['slack', 'warning', undefined],
        ['telegram', 'critical', undefined],
        ['slack', 'warning', ['capacity']],
      ]);
      const heartbeat = (await readHeartbeats(raw, { mask: () => {}, env }))?.addressFor('shop');
      expect(heartbeat?.dialect).toBe(mode === 'backup' ? 'kuma' : undefined);
    }
  });

  it('nobody is told by default, and the configuration has no section for it', async () => {
    const setup = await setupOf({}, 'systemd');
    expect(setup).toMatchObject({ alerts: NO_ALERTS, heartbeat: undefined });
    const { files } = planServer(setup, undefined, CREDENTIALS, program);
    expect(files.map(({ content }) => content).join('')).not.toMatch(/defaults:|NOTIFY|HEARTBEAT/);
  });

  it('issues are refused, because no job has a token there', async () => {
    await expect(setupOf({ notify: 'github-issues' }, 'cron')).rejects.toThrow(/can't set up `github-issues`/);
  });
});

describe('what was given', () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['a line that can not be read', { notify: `slak https://hooks.example.com/${TOKEN}` }, /Line 1 of `notify`/],
    ['issues twice', { notify: 'github-issues', alerts: 'github-issues' }, /are the same/],
    ['nobody and issues', { notify: 'none', alerts: 'github-issues' }, /were given together/],
    ['an address that is no heartbeat', { heartbeat: `https://hc-ping.com/ ${TOKEN}` }, /`heartbeat`/],
  ])('is refused with %s, without the secret', async (_what, inputs, message) => {
    const error = await requestOf(inputs).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RestorableError);
    const { message: text, hint } = error as RestorableError;
    expect(text).toMatch(message);
    expect(`${text} ${hint}`).not.toContain(TOKEN);
  });
});

describe('the questions', () => {
  const ask = async (scheduler: Setup['scheduler'], ...answers: string[]) => {
    const { prompter, asked } = answering(...answers);
    const masked: string[] = [];
    const mask = (secret: Secret): void => void masked.push(secret.reveal());
    const chosen = await chooseAlerts(await requestOf({}), scheduler, { prompter, mask });
    return { told: toldNames(chosen), heartbeat: chosen.heartbeat?.url.reveal(), asked, masked };
  };

  it('take several channels, one after another, and a wrong one is asked for again', async () => {
    const [, webhook = ''] = SLACK.split(' ');
    const { told, heartbeat, asked, masked } = await ask(
      ...(['github', 'channels', `slak ${webhook}`, webhook, TELEGRAM, 'github-issues', ''] as const),
      ...['https://example.com', HEARTBEAT],
    );
    expect(told).toEqual(['issues of the repository', 'slack', 'telegram']);
    expect(heartbeat).toBe('https://status.example.com/push/aB3dEfGh1j');
    expect(asked.join('\n')).toMatch(/Line 1 of `notify`[\s\S]*names no check/);
    expect(asked.join('\n')).not.toContain(TOKEN);
    expect(masked).toEqual(expect.arrayContaining([webhook, TELEGRAM, HEARTBEAT]));
  });

  it('offer no issues on a server, and Enter means no heartbeat', async () => {
    expect(await ask('cron', 'channels', 'github-issues', SLACK, '', '')).toMatchObject({
      told: ['slack'],
      heartbeat: undefined,
    });
    expect(await ask('systemd', 'none', '')).toMatchObject({ told: [] });
    expect(await ask('github', 'issues', '')).toMatchObject({ told: ['issues of the repository'] });
  });

  it('are not asked for what was given', async () => {
    const { prompter, asked } = answering();
    const request = await requestOf({ notify: SLACK, heartbeat: HEARTBEAT });
    const chosen = await chooseAlerts(request, 'github', { prompter, mask: () => {} });
    expect([toldNames(chosen), asked]).toEqual([['slack'], []]);
  });
});

describe('the test messages', () => {
  /** The findings, and the channels that got a message. Each channel answers with its error. */
  async function tested(
    errors: readonly (RestorableError | undefined)[],
    answer?: boolean,
    inputs: Readonly<Record<string, string>> = { notify: `${SLACK}\n${TELEGRAM}` },
    repository?: object,
  ) {
    const sent: string[] = [];
    const { prompter, asked } = answering(...(answer === undefined ? [] : [answer]));
    const base = createHost({
      env: {},
      temporaryFolder: folder,
      write: () => {},
      progress: () => {},
      hasPostStep: true,
    });
    const unused = () => Promise.reject(new Error('nothing else is used'));
    const dependencies = {
      host: { ...base, prompter: answer === undefined ? undefined : prompter },
      clock: SYSTEM_CLOCK,
      openStorage: unused,
      engine: unused,
      workflowRuns: unused,
      sigstore: unused,
      runHook: unused,
      runProgram: async ({ args }: Parameters<SetupContext['runProgram']>[0]) => {
        if (repository === undefined) return undefined;
        return { code: 0, stdout: args[0] === 'api' ? `HTTP/2.0 200 OK\r\n\r\n${JSON.stringify(repository)}` : '' };
      },
      openNotifiers: async (specs: Parameters<SetupContext['openNotifiers']>[0]) =>
        specs.map(({ kind }, at) => ({
          id: kind,
          label: kind,
          send: async () => {
            sent.push(kind);
            const error = errors[at];
            if (error !== undefined) throw error;
          },
        })),
    };
    const context: SetupContext = { ...dependencies, ...beginRun(dependencies) };
    const findings = new Findings(context);
    await testAlerts(await setupOf(inputs), await requestOf({}), findings, context);
    base.dispose();
    return { sent, asked, found: findings.all.map(({ name, result, code }) => [name, result, code]) };
  }

  it('go to each channel. Only a refusal keeps the setup from being written', async () => {
    const refused = new RestorableError('NOTIFY_REFUSED', 'slack refused the message.', { hint: '' });
    const lost = new RestorableError('NOTIFY_FAILED', 'telegram did not answer.', { hint: '' });
    expect(await tested([refused, lost])).toMatchObject({
      sent: ['slack', 'telegram'],
      found: [
        ['slack', 'failed', 'NOTIFY_REFUSED'],
        ['telegram', 'warning', 'NOTIFY_FAILED'],
      ],
    });
    expect(await tested([], true)).toMatchObject({
      found: [
        ['slack', 'ok', undefined],
        ['telegram', 'ok', undefined],
      ],
    });
  });

  it('open no issue, but a repository that has no issues is refused', async () => {
    const issues = { alerts: 'github-issues' };
    expect((await tested([], undefined, issues)).found).toEqual([]);
    expect((await tested([], undefined, issues, { has_issues: true })).found).toEqual([['issues', 'ok', undefined]]);
    expect((await tested([], undefined, issues, { has_issues: false })).found).toEqual([
      ['issues', 'failed', 'GITHUB_REFUSED'],
    ]);
    expect((await tested([], undefined, { notify: 'none' }, { has_issues: false })).found).toEqual([]);
  });

  it('are not sent without the agreement of a user who can be asked, or without a channel', async () => {
    expect(await tested([], false)).toMatchObject({
      sent: [],
      found: [],
      asked: [expect.stringContaining('test message')],
    });
    expect(await tested([], undefined, {})).toMatchObject({ sent: [], found: [] });
  });
});

describe('the report', () => {
  const saying = (alerts: InitReport['alerts']): string => {
    const files = [{ path: '/r/w.yml', outcome: 'written' as const, purpose: 'workflow' }];
    return textOf({
      ...(failedReport('init', new RestorableError('INTERNAL', ''), new Date()) as InitReport),
      files,
      alerts,
    });
  };

  it('says who is told, and what to do where that is missing', () => {
    const told = saying({ told: ['issues of the repository', 'slack'], hasHeartbeat: true });
    expect(told).toContain('Problems are reported to: issues of the repository, slack.');
    expect(told).toContain('A heartbeat service notices if no backup runs.');
    const silent = saying({ told: [], hasHeartbeat: false });
    expect(silent).toMatch(/only in the log[\s\S]*--notify[\s\S]*--heartbeat/);
    expect(saying(undefined)).not.toContain('Alerts');
  });

  it('and the recovery sheet name no address', async () => {
    const setup = await setupOf({ notify: SLACK, heartbeat: HEARTBEAT });
    const { content } = await sheetFile(setup, { kind: 'passphrase', passphrase: new Secret('words') }, false);
    expect(content).toContain('Problems are reported to: slack. A heartbeat service notices missing backups.');
    expect(content).not.toContain(TOKEN);
    expect(
      (await sheetFile(await setupOf({ notify: 'none' }), { kind: 'passphrase', passphrase: new Secret('w') }, false))
        .content,
    ).toContain('only in the log');
  });
});
