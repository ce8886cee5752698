import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHost } from '../../src/host/base.ts';
import { POST_TUNING } from '../../src/notifiers/attempts.ts';
import { openChannels } from '../../src/notifiers/index.ts';
import { runNotifyTest } from '../../src/notify-test/notify-test.ts';
import type { NotifyTestRequest } from '../../src/options/request/setup.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import type { NotifyTestReport } from '../../src/report/facts/setup/notify-test.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { type FakeService, startFakeService } from '../support/fake-service.ts';
import { markdownOf, textOf } from '../support/rendered.ts';

const TOKEN = 'aB3dEfGh1jKlMn0pQrStUvWx';
let service: FakeService;
let printed: string[];
beforeEach(async () => {
  service = await startFakeService();
  printed = [];
});
afterEach(() => service[Symbol.asyncDispose]());

/** Reads the inputs as a host does, and runs them. */
async function notifyTest(inputs: Readonly<Record<string, string>>, env = {}): Promise<NotifyTestReport> {
  const host = createHost({
    env,
    temporaryFolder: tmpdir(),
    write: (_, message) => void printed.push(message),
    progress: () => {},
    hasPostStep: true,
  });
  try {
    const raw = new Map(Object.entries({ mode: 'notify-test', ...inputs }));
    const request = (await parseRequest(raw, { mask: host.mask, env })) as NotifyTestRequest;
    const unused = () => Promise.reject(new Error('nothing else is used'));
    const report = await runNotifyTest(request, {
      host,
      clock: SYSTEM_CLOCK,
      openStorage: unused,
      engine: unused,
      workflowRuns: unused,
      sigstore: unused,
      runHook: unused,
      openNotifiers: async (specs) => {
        const opened = await openChannels(specs, { env, tuning: { ...POST_TUNING, baseMs: 1 } });
        return opened.map(({ notifier }) => notifier);
      },
    });
    return host.scrubDeep(report);
  } finally {
    host.dispose();
  }
}

it('sends one message to each channel, and says that all accepted it', async () => {
  const report = await notifyTest({ notify: `slack ${service.url}/${TOKEN}\nwebhook ${service.url}/hook` });
  expect(report).toMatchObject({ exitCode: 0, error: undefined, warnings: [] });
  expect(report.channels.map(({ label, outcome }) => `${label} ${outcome}`)).toEqual([
    'slack delivered',
    'webhook delivered',
  ]);
  expect(service.received.map(({ path }) => path).toSorted()).toEqual([`/${TOKEN}`, '/hook'].toSorted());
  for (const { body } of service.received) expect(body).toContain('Test message of Restorable');
  expect(textOf(report)).toMatch(/2 channels accepted a test message/);
});

it('says what happened to each if some fail, and exits with 1', async () => {
  service.answer(({ path }) => {
    if (path.endsWith('/gone')) return { status: 404, body: TOKEN };
    return path.endsWith('/busy') ? { status: 503, body: TOKEN } : {};
  });
  const lines = [
    `slack ${service.url}/${TOKEN}/gone`,
    `slack ${service.url}/${TOKEN}/busy`,
    `webhook ${service.url}/ok`,
  ];
  const report = await notifyTest({ notify: lines.join('\n') });
  expect(report.exitCode).toBe(1);
  expect(report.channels).toMatchObject([
    { label: 'slack 1', outcome: 'failed', error: { code: 'NOTIFY_FAILED' } },
    { label: 'slack 2', outcome: 'failed', error: { code: 'NOTIFY_FAILED' } },
    { label: 'webhook', outcome: 'delivered', error: undefined },
  ]);
  for (const text of [textOf(report), markdownOf(report)]) {
    expect(text).toMatch(/2 channels did not accept a test message/);
    expect(text).toMatch(/slack 1: the service refused the message \(status 404\)/);
    expect(text).toMatch(/it does not exist, or was removed/);
  }
  expect([JSON.stringify(report), ...printed].join('\n')).not.toContain(TOKEN);
});

it('does not open an issue, and says so', async () => {
  const report = await notifyTest({ notify: `github-issues\nwebhook ${service.url}/hook` });
  expect(report.warnings).toEqual(['`github-issues` is not tested: a test would open an issue.']);
  await expect(notifyTest({ notify: 'github-issues' })).rejects.toThrow(
    /has no channel that a test message can be sent to/,
  );
});

it('tests the channels of a configuration file, without its databases, destinations and their variables', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'notify-test-'));
  const config = join(folder, 'restorable.yml');
  writeFileSync(
    config,
    `destinations: { offsite: "s3://backups/prod?env=\${PREFIX}" }
defaults: { notify: [{ slack: "\${HOOK}" }], database: "\${DATABASE_URL}" }
databases:
  shop: { destinations: [offsite], notify: [{ slack: "\${OTHER}" }] }
  blog: { keep-daily: 3, time-zone: Europe/Vienna }
`,
  );
  const env = { HOOK: `${service.url}/defaults`, OTHER: `${service.url}/shop` };
  expect((await notifyTest({ config }, env)).exitCode).toBe(0);
  expect((await notifyTest({ config, name: 'shop' }, env)).exitCode).toBe(0);
  expect(service.received.map(({ path }) => path)).toEqual(['/defaults', '/shop']);
  rmSync(folder, { recursive: true });
});

it('ends with a line that is wrong before it sends anything', async () => {
  await expect(notifyTest({ notify: `slack ${service.url}/${TOKEN}\nslak x` })).rejects.toThrow(/Line 2 of `notify`/);
  expect(service.received).toEqual([]);
});
