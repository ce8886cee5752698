// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the file's own `${NAME}` is what is tested.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { readWatch } from '../../src/requests/watch-request.ts';

const SLACK = 'https://hooks.slack.com/services/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';
const TELEGRAM = '123456789:AAF3dEfGh1jKlMn0pQrStUvWxYz-_aB3dEfG';
const ENV = { SLACK_WEBHOOK_URL: SLACK, TELEGRAM_TOKEN: TELEGRAM };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'restorable-watch-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Reads inputs, with the text of a configuration file. */
async function read(inputs: Readonly<Record<string, string>>, file?: string, env: Record<string, string> = ENV) {
  const masked: string[] = [];
  const raw = new Map(Object.entries({ mode: 'backup', ...inputs }));
  if (file !== undefined) {
    writeFileSync(join(folder, 'restorable.yml'), file);
    raw.set('config', join(folder, 'restorable.yml'));
  }
  const watch = await readWatch(raw, { env, mask: (secret) => void masked.push(secret.reveal()) });
  for (const { message, hint } of watch.problems)
    for (const secret of masked) expect(`${message} ${hint}`).not.toContain(secret);
  return {
    watch,
    masked,
    raw,
    kinds: watch.channels.map(({ kind }) => kind),
    problems: watch.problems.map(({ message }) => message.replace(`${folder}/`, '')),
  };
}

const DATABASES = `
databases:
  shop: { database: "sqlite:shop.db", passphrase: "\${PASSPHRASE}" }
`;

it('has the path of the metrics, from an input or the file', async () => {
  const file = `defaults: { metrics: /of/the/file }${DATABASES}`;
  expect((await read({}, file)).watch.metrics).toBe('/of/the/file');
  expect((await read({ metrics: ' metrics.prom ' }, file)).watch.metrics).toBe('metrics.prom');
  expect((await read({ metrics: '', kind: 'wrong' })).watch.metrics).toBeUndefined();
});

describe('the channels of a run', () => {
  it('come from its inputs, and are masked', async () => {
    const { kinds, problems, masked } = await read({ notify: `slack ${SLACK}\ntelegram ${TELEGRAM} chat=5` });
    expect(kinds).toEqual(['slack', 'telegram']);
    expect(problems).toEqual([]);
    expect(masked).toEqual(expect.arrayContaining([SLACK, TELEGRAM]));
  });

  it('come from the file, as a list of mappings or lines', async () => {
    const { watch, kinds, problems, masked } = await read(
      {},
      `defaults:
  notify:
    - slack: \${SLACK_WEBHOOK_URL}
      severity: critical
      conditions: [backup-failed, capacity]
    - telegram: \${TELEGRAM_TOKEN}
      chat: -1001234567890
    - github-issues
  quiet-hours: 22:00-07:00
  time-zone: Europe/Vienna
${DATABASES}`,
      { ...ENV, GH_TOKEN: 'ghp_1234567890' },
    );
    expect(problems).toEqual([]);
    expect(kinds).toEqual(['slack', 'telegram']);
    expect(watch.channels[0]).toMatchObject({ severity: 'critical', conditions: ['backup-failed', 'capacity'] });
    expect(watch.channels[1]?.parameters.get('chat')?.reveal()).toBe('-1001234567890');
    expect(watch.issues).toMatchObject({ severity: 'warning', labels: [], repository: undefined });
    expect(watch.issues?.token?.reveal()).toBe('ghp_1234567890');
    expect(watch.quietHours?.window).toEqual({ fromMinute: 22 * 60, toMinute: 7 * 60 });
    expect(watch.quietHours?.calendar.minuteOfDay(new Date('2026-12-01T12:00:00Z'))).toBe(13 * 60);
    expect(masked).toEqual(expect.arrayContaining([SLACK, TELEGRAM, 'ghp_1234567890']));
  });

  it('of an input replace those of the file', async () => {
    const file = `defaults: { notify: [{ telegram: "\${TELEGRAM_TOKEN}", chat: 5 }] }\n${DATABASES}`;
    expect((await read({ notify: `slack ${SLACK}` }, file)).kinds).toEqual(['slack']);
  });

  it('are those of the closest section', async () => {
    const file = `defaults:
  notify: slack \${SLACK_WEBHOOK_URL}
  modes: { verify: { notify: [{ telegram: "\${TELEGRAM_TOKEN}", chat: 5 }] } }
databases:
  shop: { notify: ["slack \${SLACK_WEBHOOK_URL} severity=critical"] }
  blog: {}
  quiet: { without: [notify] }
`;
    const of = async (mode: string, name: string) =>
      (await read({ mode, name }, file)).watch.channels.map(({ kind, severity }) => `${kind} ${severity}`);
    expect(await of('backup', 'shop')).toEqual(['slack critical']);
    expect(await of('backup', 'blog')).toEqual(['slack warning']);
    expect(await of('verify', 'blog')).toEqual(['telegram warning']);
    expect(await of('backup', 'quiet')).toEqual([]);
  });

  it('are used although another input, the mode or the file is wrong', async () => {
    const inputs = { notify: `slack ${SLACK}` };
    expect((await read({ ...inputs, 'require-tsl': 'yes', compression: '99' })).kinds).toEqual(['slack']);
    expect((await read({ ...inputs, mode: 'bakcup' })).kinds).toEqual(['slack']);
    expect((await read(inputs, 'databases: [')).kinds).toEqual(['slack']);
    const file = `defaults:\n  notify: ["slack \${SLACK_WEBHOOK_URL}"]\n  compresion: 99\ndatabases: nothing\n`;
    expect((await read({}, file)).kinds).toEqual(['slack']);
    expect((await read({ mode: 'bakcup' }, file)).kinds).toEqual(['slack']);
    expect((await read({ config: join(folder, 'missing.yml'), ...inputs })).kinds).toEqual(['slack']);
  });

  it('that are right are used although others are wrong, with the place of the error', async () => {
    const inputs = await read({ notify: `slak x\nslack ${SLACK}` });
    expect([inputs.kinds, inputs.problems]).toEqual([['slack'], ['Line 1 of `notify` begins with an unknown kind.']]);
    const file = await read(
      {},
      `defaults:\n  notify:\n    - slak \${TELEGRAM_TOKEN}\n    - slack \${SLACK_WEBHOOK_URL}\n${DATABASES}`,
    );
    expect([file.kinds, file.problems]).toEqual([
      ['slack'],
      ['restorable.yml, line 2: Line 1 of `notify` begins with an unknown kind.'],
    ]);
  });

  it('are none for a mode without alerts, nor in a job that only reads names', async () => {
    expect((await read({ mode: 'keygen', notify: `slack ${SLACK}` })).kinds).toEqual([]);
    const file = `defaults: { notify: ["slack \${NOT_SET}"] }\n${DATABASES}`;
    expect(await read({ mode: 'matrix' }, file)).toMatchObject({ kinds: [], problems: [] });
  });

  it('are the same for all databases of a run', async () => {
    const file = `databases:\n  shop: { notify: ["slack \${SLACK_WEBHOOK_URL}"] }\n  blog: {}\n`;
    expect((await read({ mode: 'status', all: 'true' }, file)).problems).toEqual([
      'restorable.yml, line 2: `databases.shop.notify` is of one database, and this run is about several, which all have the same.',
    ]);
    expect((await read({ mode: 'status', name: 'shop' }, file)).kinds).toEqual(['slack']);
    expect((await read({ mode: 'status', all: 'true', notify: `slack ${SLACK}` }, file)).problems).toEqual([]);
  });
});

describe('the issues of a run', () => {
  const token = { 'github-token': 'ghs_1234567890' };

  it('have a repository, a token, an assignee and labels', async () => {
    const { watch, problems, masked } = await read({
      ...token,
      alerts: 'github-issues',
      'alert-repository': 'acme/operations',
      'alert-token': 'ghp_1234567890',
      'alert-assignee': '@octocat',
      'alert-labels': 'on-call\nbackup',
    });
    expect(problems).toEqual([]);
    expect(watch.issues).toMatchObject({
      repository: 'acme/operations',
      assignee: 'octocat',
      labels: ['on-call', 'backup'],
      severity: 'warning',
    });
    expect(watch.issues?.token?.reveal()).toBe('ghp_1234567890');
    expect(masked).toEqual(expect.arrayContaining(['ghs_1234567890', 'ghp_1234567890']));
  });

  it.each([
    [
      { alerts: 'github-issues', notify: 'github-issues' },
      '`alerts` and the line `github-issues` of `notify` are the same.',
    ],
    [{ alerts: 'mail' }, '`alerts` must be github-issues.'],
    [{ 'alert-assignee': 'octocat' }, '`alert-assignee` needs `alerts`.'],
    [{ alerts: 'github-issues', 'alert-repository': 'acme/operations' }, '`alert-repository` needs `alert-token`.'],
    [
      { alerts: 'github-issues', 'alert-repository': 'operations', 'alert-token': 'ghp_1234' },
      /`alert-repository` must be the name/,
    ],
    [{ alerts: 'github-issues', 'alert-assignee': 'a b' }, /`alert-assignee` must be the name/],
    [{ alerts: 'github-issues', 'alert-labels': 'x'.repeat(51) }, /`alert-labels` has a label of more than 50/],
    [{ 'quiet-hours': '22-7' }, /`quiet-hours` must be two times of day/],
    [{ 'quiet-hours': '22:00-07:00', 'time-zone': 'Mars/Base' }, '"Mars/Base" is not a time zone.'],
  ])('are refused: %j', async (inputs, message) => {
    const { problems, watch } = await read({ ...token, ...inputs });
    expect(problems).toEqual([typeof message === 'string' ? message : expect.stringMatching(message)]);
    expect(watch.issues === undefined || 'quiet-hours' in inputs).toBe(true);
  });
});

it('is found by the complete file too, for which a mapping becomes a line', async () => {
  const file = (notify: string): string => `defaults: { notify: ${notify} }\n${DATABASES}`;
  const parse = async (text: string, env = { ...ENV, PASSPHRASE: 'correct-horse-battery-staple-Qx9-zebra-41' }) => {
    const { raw } = await read({ destination: 'file:/a' }, text);
    return parseRequest(raw, { mask: () => {}, env });
  };
  expect((await parse(file('[{ slack: "${SLACK_WEBHOOK_URL}" }]'))).mode).toBe('backup');
  await expect(parse(file(`[{ slack: "${SLACK}" }]`))).rejects.toThrow(/is a literal secret/);
  await expect(parse(file(`["telegram ${TELEGRAM} chat=5"]`))).rejects.toThrow(/is a literal secret/);
  await expect(parse(file(`"slack ${SLACK}"`))).rejects.toThrow(/is a literal secret/);
  await expect(parse(file('[{ slack: "${NOT_SET}" }]'))).rejects.toThrow(/NOT_SET, which is not set/);
  await expect(parse(file('[{ slak: "${SLACK_WEBHOOK_URL}" }]'))).rejects.toThrow(/is not known|must be a line/);
  await expect(parse(file('[{ severity: critical }]'))).rejects.toThrow(/needs one of slack/);
  await expect(parse(file('[{ slack: "${A}", discord: "${B}" }]'))).rejects.toThrow(/has slack and discord/);
});
