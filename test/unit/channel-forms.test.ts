import { describe, expect, it } from 'vitest';
import { readChannels } from '../../src/options/alerts/notify.ts';
import { secretsInChannels } from '../../src/secrets/channel-secrets.ts';

const KEY = 'R0123456789abcdefABCDEF987654321';
const SLACK = 'slack://TokenA1b2/TokenB3c4/TokenC5d6/#ops';

describe('a line of notify', () => {
  it.each([
    'ntfy https://ntfy.sh/shop-backups',
    'ntfy https://ntfy.sh/shop-backups/ token=tk_AgQdq7mVBoFD37zQVN29RhuMzNIz2',
    'ntfy https://phil:pass@ntfy.example.com/shop',
    'ntfy http://ntfy.lan:8080/shop',
    'gotify https://gotify.example.com token=AiOLxxDxYOCc7bY',
    'gotify http://192.168.1.5:8080/push/ token=AiOLxxDxYOCc7bY severity=critical',
    `pagerduty ${KEY}`,
    `pagerduty ${KEY} endpoint=https://events.eu.pagerduty.com conditions=backup-failed`,
    'apprise https://apprise.example.com/notify/ops',
    'apprise http://apprise:8000/notify/ops/ tag=on-call,database',
    `apprise https://user:pass@apprise.example.com/base/notify urls=${SLACK},mailtos://u:p@example.com`,
  ])('is accepted: %s', (line) => {
    expect(readChannels(line)).toMatchObject({ channels: [{ kind: line.split(' ')[0] }], problems: [] });
  });

  it.each([
    ['ntfy https://ntfy.sh/', 'has an address that is not the URL of a topic'],
    ['ntfy https://ntfy.sh/a/b', 'has an address that is not the URL of a topic'],
    ['ntfy https://ntfy.sh/shop?auth=QmFzaWM', 'has an address that is not the URL of a topic'],
    ['ntfy https://ntfy.sh/shöp', 'has an address that is not the URL of a topic'],
    ['ntfy http://ntfy.sh/shop', 'has an address that begins with http:// and is not in a private network'],
    ['ntfy https://ntfy.sh/shop token=tk_ä', 'has a value of `token` that is not a token'],
    ['gotify https://gotify.example.com', 'needs `token=` after the address'],
    [
      'gotify https://gotify.example.com/message?token=AiOL token=AiOL',
      'has an address that is not the URL of a server alone',
    ],
    ['pagerduty R0123', 'has an address that is not an integration key of 32 letters and digits'],
    [`pagerduty ${KEY} endpoint=http://events.pagerduty.com`, 'has a value of `endpoint` that begins with http://'],
    [`pagerduty ${KEY} endpoint=eu`, 'has a value of `endpoint` that is not a URL'],
    ['apprise https://apprise.example.com', 'has an address that is not the URL of /notify or /notify/KEY'],
    ['apprise https://apprise.example.com/notify/ops tag=a;b', 'has a value of `tag` that is not a tag'],
    ['apprise https://apprise.example.com/notify urls=ops', 'has a value of `urls` that is not a URL of Apprise'],
  ])('is refused, without its secrets: %s', (line, what) => {
    const { channels, problems } = readChannels(line);
    expect(channels).toEqual([]);
    expect(problems.map(({ message, hint }) => `${message} ${hint}`)).toEqual([expect.stringContaining(what)]);
    for (const secret of [KEY, 'tk_', 'AiOL', 'QmFz']) expect(problems[0]?.message).not.toContain(secret);
  });

  it('hides each service of Apprise, and no tag and no endpoint', () => {
    const secrets = secretsInChannels(
      `apprise https://apprise.lan/notify tag=ops urls=${SLACK},mailtos://u:pass-w0rd@example.com`,
    );
    expect(secrets).toEqual(expect.arrayContaining([SLACK, 'mailtos://u:pass-w0rd@example.com']));
    expect(secrets).not.toContain('ops');
    expect(new Set(secretsInChannels(`pagerduty ${KEY} endpoint=https://events.eu.pagerduty.com`))).toEqual(
      new Set([KEY]),
    );
  });
});
