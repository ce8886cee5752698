import { afterAll, beforeAll, expect, it } from 'vitest';
import { earlyOptions } from '../../src/cli/early-options.ts';
import { createHost } from '../../src/host/base.ts';
import { openChannels } from '../../src/notifiers/index.ts';
import { readChannels } from '../../src/options/alerts/notify.ts';
import { CHANNEL_NAMES, factsOfChannel } from '../../src/ports/alerts/channel.ts';
import type { Message } from '../../src/ports/alerts/notifier.ts';
import { maskSecrets } from '../../src/requests/parse-request.ts';
import { type FakeService, startFakeService } from '../support/fake-service.ts';

const TOKEN = 'aB3dEfGh1jKlMn0pQrStUvWx';
const KEY = '0123456789abcdef0123456789abcdef';
const BOT = '123456789:AAF3dEfGh1jKlMn0pQrStUvWxYz-_aB3dEfG';
const WHSEC = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

let service: FakeService;
beforeAll(async () => {
  service = await startFakeService();
});
afterAll(() => service[Symbol.asyncDispose]());

/** A line of each kind, what is secret in it, and where the service itself must be given it. */
const LINES: Readonly<Record<string, (url: string) => { line: string; secrets: string[]; inBody?: string[] }>> = {
  slack: (url) => ({ line: `slack ${url}/services/${TOKEN}`, secrets: [TOKEN] }),
  teams: (url) => ({ line: `teams ${url}/workflows/1?sig=${TOKEN}`, secrets: [TOKEN] }),
  discord: (url) => ({ line: `discord ${url}/api/webhooks/1/${TOKEN}`, secrets: [TOKEN] }),
  telegram: (url) => ({ line: `telegram ${BOT} chat=5 api=${url}`, secrets: [BOT] }),
  ntfy: (url) => ({ line: `ntfy ${url}/alerts token=${TOKEN}`, secrets: [TOKEN] }),
  gotify: (url) => ({ line: `gotify ${url} token=${TOKEN}`, secrets: [TOKEN] }),
  pagerduty: (url) => ({ line: `pagerduty ${KEY} endpoint=${url}`, secrets: [KEY], inBody: [KEY] }),
  webhook: (url) => ({
    line: `webhook ${url}/hooks/${TOKEN} secret=${WHSEC}`,
    secrets: [TOKEN, WHSEC, WHSEC.slice(6)],
  }),
  apprise: (url) => ({
    line: `apprise ${url}/notify urls=mailtos://user:hunter2-hunter2@smtp.example.com`,
    secrets: ['hunter2-hunter2'],
    inBody: ['hunter2-hunter2'],
  }),
};

const MESSAGE: Message = {
  id: '5f3a9c0e1b2d4f68-opened',
  incident: '5f3a9c0e1b2d4f68',
  kind: 'opened',
  severity: 'critical',
  condition: 'backup-failed',
  title: 'Backup of shop failed',
  sentences: ['The run ended with the error DATABASE_UNREACHABLE.'],
  advice: 'Check that it runs.',
  fields: [['Database', 'shop']],
  at: '2026-12-01T02:00:03.125Z',
  runUrl: 'https://github.com/acme/shop/actions/runs/1',
};

it('has a line for each kind', () => {
  // Mails: test/unit/smtp-hostile.test.ts.
  const byHttp = CHANNEL_NAMES.filter((kind) => !['none', 'mail'].includes(factsOfChannel(kind).address));
  expect(Object.keys(LINES).toSorted()).toEqual(byHttp.toSorted());
});

it.each(Object.keys(LINES))('%s sends its secrets to its service, and shows them nowhere', async (kind) => {
  const { line, secrets, inBody = [] } = LINES[kind]?.(service.url) ?? { line: '', secrets: [] };
  const printed: string[] = [];
  const host = createHost({
    env: {},
    temporaryFolder: '/nowhere',
    write: (_, message) => void printed.push(message),
    progress: () => {},
    hasPostStep: true,
  });
  maskSecrets(new Map([['notify', line]]), host);
  const { channels, problems } = readChannels(line);
  expect(problems).toEqual([]);
  const [opened] = await openChannels(channels, {
    env: {},
    tuning: { attempts: 1, timeoutMs: 120_000, baseMs: 1, longestMs: 1 },
  });
  service.received.length = 0;
  service.answer({ status: 400, body: secrets.join(' ') });
  const error: unknown = await opened?.notifier.send(MESSAGE, host.signal).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'NOTIFY_REFUSED' });
  for (const secret of secrets) {
    const bodies = service.received.map(({ body }) => body).join('\n');
    if (!inBody.includes(secret)) expect(bodies).not.toContain(secret);
    const { id, label } = opened?.notifier ?? {};
    expect([id, label, String(error), JSON.stringify(error), JSON.stringify(channels)].join('\n')).not.toContain(
      secret,
    );
    // What a library prints of an address is masked too.
    host.log.info(`request to ${line} failed: ${secret}`);
    expect(printed.join('\n')).not.toContain(secret);
  }
  host.dispose();
});

it('are all read of a command line with another error, so that each channel hears of it', () => {
  const argv = [
    'backup',
    '--notify',
    'slack https://a.example/x',
    '--compresion=3',
    '--notify=webhook https://b.example/y',
  ];
  expect(earlyOptions(['notify'], argv, {}).get('notify')).toBe(
    'slack https://a.example/x\nwebhook https://b.example/y',
  );
  expect(earlyOptions(['notify'], ['backup'], { RESTORABLE_NOTIFY: 'slack x' }).get('notify')).toBe('slack x');
});
