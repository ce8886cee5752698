import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalSecret } from '../../src/config-file/schema/literal-secrets.ts';
import { isMailMistake, type MailAccount, readMailAccount } from '../../src/core/watch/mail-account.ts';
import { readChannels } from '../../src/options/alerts/notify.ts';
import { secretsIn } from '../../src/secrets/secrets.ts';

const ENDS = 'from=backup@example.com&to=ops@example.com';

function accountOf(line: string): MailAccount {
  const { channels, problems } = readChannels(line);
  expect(problems).toEqual([]);
  const [spec] = channels;
  const read = readMailAccount({
    address: spec?.address.reveal() ?? '',
    setting: (name) => spec?.parameters.get(name)?.reveal(),
    isUnencrypted: spec?.flags.has('unencrypted') ?? false,
  });
  if (isMailMistake(read)) throw new Error(read.what);
  return read;
}

describe('a line for mails', () => {
  it('is an address alone', () => {
    expect(accountOf('smtps://user:password@smtp.example.com?from=backup@example.com&to=oncall@example.com')).toEqual({
      host: 'smtp.example.com',
      port: 465,
      tls: 'implicit',
      login: { user: 'user', password: 'password' },
      from: 'backup@example.com',
      to: ['oncall@example.com'],
    });
  });

  it('is an address with settings, whose values are not encoded', () => {
    const line =
      'smtp smtp://mail.example.com user=ops@example.com password=a%b:c@d/e?f#g=h to=a@example.com,b@example.com';
    expect(accountOf(line)).toEqual({
      host: 'mail.example.com',
      port: 587,
      tls: 'starttls',
      login: { user: 'ops@example.com', password: 'a%b:c@d/e?f#g=h' },
      from: 'ops@example.com',
      to: ['a@example.com', 'b@example.com'],
    });
  });

  it.each<[string, string, Partial<MailAccount>]>([
    [
      'an encoded login',
      `smtps://ops%40example.com:p%40s%3As%20w@h.example?${ENDS}`,
      { login: { user: 'ops@example.com', password: 'p@s:s w' } },
    ],
    [
      'a user with "@"',
      `smtps://ops@example.com:pw@h.example?${ENDS}`,
      { login: { user: 'ops@example.com', password: 'pw' }, host: 'h.example' },
    ],
    [
      'a user in front and a password behind',
      `smtps://ops@h.example?${ENDS} password=pw`,
      { login: { user: 'ops', password: 'pw' } },
    ],
    [
      'several recipients',
      'smtps://h.example?to=a@x.example&to=b@x.example,c@x.example&from=d@x.example',
      { to: ['a@x.example', 'b@x.example', 'c@x.example'] },
    ],
    ['a folder after "+"', 'smtps://h.example?to=ops+db@x.example&from=d@x.example', { to: ['ops+db@x.example'] }],
    [
      'international hosts',
      'smtps://bücher.example?to=a@münchen.example&from=b@x.example',
      { host: 'xn--bcher-kva.example', to: ['a@xn--mnchen-3ya.example'] },
    ],
    ['an address of IPv6', `smtps://[2001:db8::1]:4650?${ENDS}`, { host: '2001:db8::1', port: 4650 }],
    ['a relay without a login', `smtp://mail.example.com?${ENDS}`, { port: 25, tls: 'starttls', login: undefined }],
    ['a relay on the same machine', `smtp://localhost?${ENDS}`, { port: 25, tls: 'none' }],
    ['the same with a login', `smtp://u:p@127.0.0.1?${ENDS}`, { port: 587, tls: 'starttls' }],
    ['a server on this network', `smtp://u:p@10.1.2.3:2525?${ENDS} unencrypted`, { port: 2525, tls: 'none' }],
  ])('can have %s', (_, line, expected) => {
    expect(accountOf(line)).toMatchObject(expected);
  });

  it.each([
    ['smtps://u:canary@h.example?from=a@x.example', /needs `to=`/, /to=ops/],
    ['smtps://u:canary@h.example?to=a@x.example', /needs `from=`/, /from=/],
    ['smtps://u:can#ary@h.example?to=a@x.example', /not that of a mail server/, /%23/],
    ['smtps://u:can/ary@h.example?to=a@x.example', /not that of a mail server/, /%2F/],
    [`smtps://u:100%canary@h.example?${ENDS}`, /a "%" that encodes nothing/, /%25/],
    [`smtps://u@h.example?${ENDS}`, /a user without a password/, /secret does not exist/],
    [`smtps://u:@h.example?${ENDS}`, /a user without a password/, /secret does not exist/],
    [`smtps://h.example?${ENDS} password=`, /no value after `password=`/, /environment/],
    [`smtps://h.example?${ENDS} password=canary`, /a password without a user/, /user=/],
    [
      `smtps://u:canary@h.example?${ENDS} password=canary`,
      /`password` twice, in the address and after it/,
      /Remove one/,
    ],
    [`smtps://u:a%0D%0Acanary@h.example?${ENDS}`, /a control character in `password`/, /line break/],
    [`smtps://h.example?${ENDS} unencrypted`, /`unencrypted` after an address with smtps/, /smtp:/],
    [`smtp://u:canary@h.example?${ENDS} unencrypted`, /not in a private network/, /smtp:\/\/10/],
    [`smtp://h.example:465?${ENDS}`, /the port of smtps/, /smtps/],
    [`smtps://h.example:70000?${ENDS}`, /a port that does not exist/, /65535/],
    [`smtps://h.example?${ENDS}&cc=a@x.example`, /unknown parameters/, /from= and to=/],
    ['smtps://h.example?from=a@x.example&to=ops', /`to` that is not an e-mail address/, /ops@example.com/],
    [
      'smtps://h.example?from=a@x.example&to=a@x.example%0D%0ABcc:b@x.example',
      /not an e-mail address/,
      /several with commas/,
    ],
    [
      'smtps://h.example?to=a@x.example&from=Ops%20%3Cops@x.example%3E',
      /`from` that is not an e-mail address/,
      /without a name/,
    ],
    ['smtps://h.example?to=a@x.example&from=a@x.example,b@x.example', /more than one address in `from`/, /one/],
    [
      `smtps://h.example?from=a@x.example&to=${Array.from({ length: 21 }, (__, at) => `a${at}@x.example`).join()}`,
      /more than 20 addresses/,
      /mailing list/,
    ],
    ['email ops@example.com', /unknown kind/, /Write `smtp`.*docs\/alerts.md#e-mail-in-two-lines/],
    ['smtps smtps://h.example', /unknown kind/, /Write `smtp`/],
    ['smtp https://h.example', /not that of a mail server/, /smtps/],
    [`smtps://h.example?${ENDS} proxy=socks5://h:1080`, /`proxy` that is not the address of a proxy/, /http:/],
    [`smtps://h.example?${ENDS} proxy=http://u:100%@h:1`, /`proxy` that is not the address of a proxy/, /%40/],
    [`smtps://h.example?${ENDS} proxy=http://[`, /`proxy` that is not the address of a proxy/, /http:/],
  ])('is refused with what to write, and nothing secret: %s', (line, message, hint) => {
    const { channels, problems } = readChannels(line);
    expect(channels).toEqual([]);
    const [problem] = problems;
    expect(problem).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
    expect(`${problem?.message} ${problem?.hint}`).not.toContain('canary');
  });

  it('never lets a line break or another command into an address, whatever is written', () => {
    const pieces = [
      '\r',
      '\n',
      '<',
      '>',
      ' ',
      ',',
      '"',
      '@',
      'a',
      '.',
      '\0',
      '%0D',
      '\u2028',
      '\u0085',
      'é',
      'x.example',
      ';',
      '\\',
    ];
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, fc.boolean(), (from, to, isQuery) => {
        const query = isQuery ? `?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}` : '';
        const read = readMailAccount({
          address: `smtps://h.example${query}`,
          setting: (name) => (isQuery ? undefined : { from, to, user: undefined, password: undefined }[name]),
          isUnencrypted: false,
        });
        if (isMailMistake(read)) return;
        for (const address of [read.from, ...read.to]) expect(address).toMatch(/^[^\s\p{C}<>,;:"()\\]+@[a-z0-9._-]+$/u);
      }),
      {
        examples: [
          ['a@b', 'c@d', true],
          ['a@b\r\nBcc: x@y', 'c@d', false],
          ['a@b', 'c@d> SIZE=1', false],
        ],
      },
    );
  });
});

describe('the password of a line for mails', () => {
  it.each([
    ['smtps://u:hunter2-canary@h.example?to=a@x.example&from=b@x.example', ['hunter2-canary']],
    ['smtps://u:p%40ss%2Fcanary@h.example?to=a@x.example', ['p%40ss%2Fcanary', 'p@ss/canary']],
    ['smtp smtps://h.example user=u password=hunter2-canary to=a@x.example', ['hunter2-canary']],
    ['smtps://h.example user=u password=x proxy=http://u:proxy-canary@h:3128', ['proxy-canary']],
  ])('is masked: %s', (line, expected) => {
    const found = secretsIn(new Map([['notify', line]]));
    expect(found).toEqual(expect.arrayContaining(expected));
    for (const word of ['a@x.example', 'b@x.example', 'u', 'h.example', 'unencrypted', 'smtp'])
      expect(found).not.toContain(word);
  });

  it.each([
    ['smtps://u:hunter2-canary@h.example?to=a@x.example', true],
    ['smtp smtps://h.example user=u password=hunter2-canary', true],
    ['smtp smtps://h.example user=u password=\u0024{SMTP_PASSWORD} to=a@x.example', false],
    ['smtps://u:\u0024{SMTP_PASSWORD}@h.example?to=a@x.example', false],
    ['smtp smtp://10.1.2.3 from=b@x.example to=a@x.example unencrypted', false],
    ['smtp smtps://h.example proxy=http://u:proxy-canary@h:3128', true],
    ['smtp smtps://h.example proxy=http://h:3128', false],
  ])('is no literal in the configuration file: %s', (line, isLiteral) => {
    expect(literalSecret(line, 'channels') !== undefined).toBe(isLiteral);
  });
});
