import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONDITIONS } from '../../src/core/watch/condition.ts';
import { readChannels } from '../../src/options/alerts/notify.ts';
import { readServiceUrl } from '../../src/options/urls/service-url.ts';
import { CHANNEL_KINDS, CHANNEL_NAMES, factsOfChannel } from '../../src/ports/alerts/channel.ts';
import { secretsIn } from '../../src/secrets/secrets.ts';

const SLACK = 'https://hooks.slack.com/services/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';
const DISCORD = 'https://discord.com/api/webhooks/1234567890/Xy9_aB3dEfGh1jKlMn0pQrStUvWxYz';
const TEAMS =
  'https://prod-1.westeurope.logic.azure.com:443/workflows/0a1b/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers&sig=aB3dEfGh1jKlMn0pQrStUvWx';
const TELEGRAM = '123456789:AAF3dEfGh1jKlMn0pQrStUvWxYz-_aB3dEfG';
const WHSEC = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** What can be read of one line. */
function read(line: string) {
  const { channels, issues, problems } = readChannels(line);
  return { channel: channels[0], issues, problem: problems[0] };
}

describe('a line of notify', () => {
  it.each([
    ['slack', `slack ${SLACK}`, SLACK],
    ['teams', `teams ${TEAMS}`, TEAMS],
    ['discord', `discord ${DISCORD}`, DISCORD],
    ['telegram', `telegram ${TELEGRAM} chat=-1001234567890`, TELEGRAM],
    ['webhook', `webhook https://example.com/hook secret=${WHSEC}`, 'https://example.com/hook'],
    ['webhook', 'webhook http://10.1.2.3:8080/hook', 'http://10.1.2.3:8080/hook'],
    ['slack', `  slack\t${SLACK}  `, SLACK],
    ['slack', `Slack: "${SLACK}"`, SLACK],
    // The address of these is enough.
    ['slack', SLACK, SLACK],
    ['discord', DISCORD.replace('discord.com', 'ptb.discord.com'), DISCORD.replace('discord.com', 'ptb.discord.com')],
    ['teams', `${TEAMS} severity=critical`, TEAMS],
  ])('is a channel: %s', (kind, line, address) => {
    const { channel, problem } = read(line);
    expect(problem).toBeUndefined();
    expect([channel?.kind, channel?.address.reveal()]).toEqual([kind, address]);
  });

  it('can want only some messages, and has settings of its kind', () => {
    const { channels } = readChannels(
      [
        `slack ${SLACK}`,
        `teams ${TEAMS} bare severity=critical`,
        `telegram ${TELEGRAM} conditions=backup-failed,capacity chat=@ops_alerts thread=7`,
      ].join('\n'),
    );
    expect(channels.map(({ severity, conditions }) => [severity, conditions])).toEqual([
      ['warning', undefined],
      ['critical', undefined],
      ['warning', ['backup-failed', 'capacity']],
    ]);
    expect([...(channels[1]?.flags ?? [])]).toEqual(['bare']);
    expect([...(channels[2]?.parameters ?? [])].map(([name, value]) => [name, value.reveal()])).toEqual([
      ['chat', '@ops_alerts'],
      ['thread', '7'],
    ]);
  });

  it('can be the issues of GitHub', () => {
    expect(readChannels(`github-issues severity=critical\nslack ${SLACK}`)).toMatchObject({
      issues: { severity: 'critical', conditions: undefined },
      channels: [{ kind: 'slack' }],
      problems: [],
    });
  });

  it.each([
    [
      'slack',
      /^Line 1 of `notify` has no address after `slack`: a GitHub secret or variable that does not exist/,
      /environment/,
    ],
    ['telegram chat=5', /has no address after `telegram`: a GitHub secret/, /environment/],
    ['webhook https://example.com/h secret=', /has no value after `secret=`: a GitHub secret/, /environment/],
    [`slack \${{ secrets.SLACK }}`, /an expression of a workflow that was not evaluated/, /env/],
    ['slack $SLACK_WEBHOOK_URL', /is the name of a variable/, /double quotes/],
    ['slak https://hooks.example.com/x', /begins with an unknown kind/, /`slack`/],
    ['email ops@example.com', /begins with an unknown kind/, /docs\/alerts.md#e-mail-in-two-lines/],
    ['healthchecks https://hc-ping.com/x', /begins with an unknown kind/, /`heartbeat`/],
    ['https://hooks.example.org/alerts', /has no kind/, /webhook/],
    [`slack ${DISCORD}`, /has an address of `discord` after `slack`/, /Write `discord https/],
    [`discord ${SLACK}`, /has an address of `slack` after `discord`/, /Write `slack https/],
    [`webhook ${TEAMS}`, /has an address of `teams` after `webhook`/, /Write `teams https/],
    [`discord ${DISCORD}/slack`, /for the messages of another service/, /Remove \/slack/],
    ['teams https://acme.webhook.office.com/webhookb2/x', /a connector, which Microsoft retired/, /workflow/],
    ['https://acme.webhook.office.com/webhookb2/x', /a connector, which Microsoft retired/, /workflow/],
    ['slack https://hooks.slack.com/triggers/T0/1/x', /a workflow of Slack/, /incoming webhook/],
    [
      `telegram https://api.telegram.org/bot${TELEGRAM}/sendMessage chat=5`,
      /has a URL after `telegram`/,
      /TOKEN chat=/,
    ],
    [`telegram ${TELEGRAM}`, /needs `chat=` after the address/, /chat=/],
    [`telegram ${TELEGRAM} chat=ops`, /has a value of `chat` that is not a number/, /chat=/],
    [
      `telegram ${TELEGRAM} chat=5 api=http://api.example.com`,
      /has a value of `api` that begins with http/,
      /api=https/,
    ],
    ['telegram 98765 chat=5', /has an address that is not the token of a bot/, /TOKEN/],
    [
      'webhook https://hooks.example.org/alerts secret=whsec_short',
      /has a value of `secret` that is not whsec_/,
      /whsec_/,
    ],
    [
      'slack http://hooks.example.com/x',
      /has an address that begins with http:\/\/ and is not in a private network/,
      /https/,
    ],
    ['slack ftp://example.com/x', /has an address that does not begin with https/, /https/],
    [`slack ${SLACK} sevrity=critical`, /has the unknown setting `sevrity`/, /`severity`/],
    [`slack ${SLACK} bare`, /has the unknown setting `bare`/, /severity/],
    [`slack ${SLACK} aB3dEfGh1jKlMn0pQrStUv==`, /has an unknown setting\.$/, /severity/],
    [`slack ${SLACK} severity=high`, /has an unknown severity/, /critical/],
    [`slack ${SLACK} conditions=backup-faild`, /has an unknown condition/, /`backup-failed`/],
    [`slack ${SLACK} severity=critical severity=warning`, /has `severity` twice/, /Remove/],
    [`slack webhook ${SLACK}`, /has two kinds/, /one channel on each line/],
  ])('is refused with what to write: %s', (line, message, hint) => {
    const { channel, issues, problem } = read(line);
    expect([channel, issues]).toEqual([undefined, undefined]);
    expect(problem).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    for (const secret of secretsIn(new Map([['notify', line]]))) {
      expect(`${problem?.message} ${problem?.hint}`).not.toContain(secret);
    }
  });

  it('that is wrong leaves the others, and says its number', () => {
    const { channels, problems } = readChannels(`slack ${SLACK}\n\nslak x\ndiscord ${DISCORD}`);
    expect(channels.map(({ kind }) => kind)).toEqual(['slack', 'discord']);
    expect(problems.map(({ message }) => message)).toEqual(['Line 3 of `notify` begins with an unknown kind.']);
  });

  it('is given once', () => {
    const { channels, problems } = readChannels(`slack ${SLACK}\nslack ${SLACK} severity=critical`);
    expect(channels.length).toBe(1);
    expect(problems[0]?.message).toBe('Line 2 of `notify` is the same channel as line 1.');
  });
});

describe('what is masked of a line', () => {
  it.each([
    [`slack ${SLACK}`, [SLACK, 'aB3dEfGh1jKlMn0pQrStUvWx']],
    [`slak ${SLACK} severity=critical`, [SLACK]],
    [SLACK, [SLACK]],
    [`telegram ${TELEGRAM} chat=-1001234567890`, [TELEGRAM]],
    [`webhook https://example.com/hook secret=${WHSEC}`, ['https://example.com/hook', WHSEC]],
    [`teams ${TEAMS}`, [TEAMS, 'aB3dEfGh1jKlMn0pQrStUvWx']],
    [`webhook https://user:hunter2@example.com/x`, ['hunter2']],
  ])('is each address and each secret: %s', (line, expected) => {
    expect(secretsIn(new Map([['notify', line]]))).toEqual(expect.arrayContaining(expected));
  });

  it('is no word of ours, which would hide half of every message', () => {
    const found = secretsIn(
      new Map([
        ['notify', `slack ${SLACK} severity=critical conditions=capacity\ngithub-issues\ntelegram ${TELEGRAM} chat=5`],
      ]),
    );
    for (const word of ['slack', 'critical', 'capacity', 'github-issues', 'services', 'hooks.slack.com', 'chat', '5']) {
      expect(found).not.toContain(word);
    }
  });
});

it('has an example of each kind that can be read, if its placeholders are replaced', () => {
  for (const kind of CHANNEL_NAMES) {
    const line = CHANNEL_KINDS[kind].example
      .replace('whsec_...', WHSEC)
      .replace(' TOKEN', ` ${TELEGRAM}`)
      .replace('ROUTING_KEY', 'a'.repeat(32))
      .replace('...', 'x');
    const { channel, issues, problem } = read(line);
    expect(problem?.message).toBeUndefined();
    expect(channel?.kind ?? (issues && 'github-issues')).toBe(kind);
  }
});

describe('docs/alerts.md', () => {
  const page = readFileSync(new URL('../../docs/alerts.md', import.meta.url), 'utf8');
  const rows = page.split('\n').flatMap((line) => {
    const [, first, ...others] = line.split('|').map((cell) => cell.trim());
    return first === undefined ? [] : [[first.replaceAll('`', ''), ...others]];
  });

  it('has every condition with its severity', () => {
    const listed = rows.filter(([, severity]) => severity === 'critical' || severity === 'warning');
    expect(listed.map(([name, severity]) => [name, severity])).toEqual(Object.entries(CONDITIONS));
  });

  it.each(CHANNEL_NAMES)('has the kind %s with its settings', (kind) => {
    const row = rows.find(([first]) => first?.split(' ')[0] === kind)?.join(' ') ?? '';
    const { parameters, flags } = factsOfChannel(kind);
    for (const setting of [kind, ...parameters.map((name) => `${name}=`), ...flags]) expect(row).toContain(setting);
  });
});

describe('the URL of a service', () => {
  it.each([
    'https://example.com/x',
    ...[
      '127.0.0.1',
      '10.0.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '169.254.1.1',
      '[::1]',
      '[fd00::1]',
      '[fe80::1]',
    ].map((host) => `http://${host}:8080/x`),
    ...['localhost', 'apprise', 'nas.local', 'hooks.internal', 'box.home.arpa', 'APPRISE'].map(
      (host) => `http://${host}/x`,
    ),
    'http://2130706433/x',
  ])('is accepted: %s', (text) => {
    expect(readServiceUrl(text)).toBeInstanceOf(URL);
  });

  it.each([
    ['', 'is not a URL'],
    ['example.com/x', 'is not a URL'],
    ['https://', 'is not a URL'],
    ['ftp://example.com/x', 'does not begin with https://'],
  ])('is refused: %s', (text, problem) => {
    expect(readServiceUrl(text)).toBe(problem);
  });

  it.each([
    ...['example.com', 'localhost.example.com', '8.8.8.8', '172.32.0.1', '100.128.0.1', '[2001:db8::1]'],
    '[::ffff:8.8.8.8]',
  ])('needs https outside of a private network: %s', (host) => {
    expect(readServiceUrl(`http://${host}/x`)).toBe('begins with http:// and is not in a private network');
  });
});
