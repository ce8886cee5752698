import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { parseSftpUrl } from '../../src/storage/sftp/url.ts';

const FINGERPRINT = `SHA256:${'aB+/'.repeat(10)}aBc`;

describe('an sftp: destination', () => {
  it.each([
    ['sftp://me@host/srv/backups', { user: 'me', host: 'host', port: 22, root: '/srv/backups', hostKeys: [] }],
    ['sftp://me@host:2222/a%20b/c%23/', { user: 'me', host: 'host', port: 2222, root: '/a b/c#', hostKeys: [] }],
    ['sftp://me%40corp@[::1]:22/~/x', { user: 'me@corp', host: '::1', port: 22, root: 'x', hostKeys: [] }],
    ['sftp://me@10.0.0.1/~', { user: 'me', host: '10.0.0.1', port: 22, root: '.', hostKeys: [] }],
    [`sftp://me@h/x?host-key=${FINGERPRINT}`, { user: 'me', host: 'h', port: 22, root: '/x', hostKeys: [FINGERPRINT] }],
    [
      `SFTP://me@h/x?host-key=${encodeURIComponent(FINGERPRINT)}&host-key=ssh-ed25519%20AAAAC3`,
      { user: 'me', host: 'h', port: 22, root: '/x', hostKeys: [FINGERPRINT, 'ssh-ed25519 AAAAC3'] },
    ],
  ])('%s', (url, expected) => {
    expect(parseSftpUrl(url, {})).toEqual(expected);
  });

  it.each([
    [`127.0.0.1 ssh-ed25519 AAAAC3`, ['ssh-ed25519 AAAAC3']],
    [`[host]:2222,[10.0.0.1]:2222 ssh-rsa AAAAB3\n`, ['ssh-rsa AAAAB3']],
    [
      '# host:22 SSH-2.0-OpenSSH_9.2p1\r\nhost ssh-rsa AAAAB3\r\n\r\n# host:22\r\nhost ecdsa-sha2-nistp256 AAAAE2\r\n',
      ['ssh-rsa AAAAB3', 'ecdsa-sha2-nistp256 AAAAE2'],
    ],
    [
      `@revoked * ssh-rsa AAAAB3\n|1|c2FsdA==|aGFzaA== ssh-ed25519 AAAAC3 me`,
      ['@revoked ssh-rsa AAAAB3', 'ssh-ed25519 AAAAC3'],
    ],
    [`256 ${FINGERPRINT} root@host (ED25519)\n${FINGERPRINT},${FINGERPRINT}`, [FINGERPRINT, FINGERPRINT, FINGERPRINT]],
  ])('accepts SFTP_HOST_KEY as copied: %j', (text, expected) => {
    expect(parseSftpUrl('sftp://me@h/x', { SFTP_HOST_KEY: text }).hostKeys).toEqual(expected);
  });

  it.each(['@cert-authority *.example.com ssh-ed25519 AAAAC3', 'host AAAAC3', 'ssh-ed25519', 'MD5:aa:bb'])(
    'refuses SFTP_HOST_KEY %j, with a hint',
    (text) => {
      expect(() => parseSftpUrl('sftp://me@h/x', { SFTP_HOST_KEY: text })).toThrow(
        expect.objectContaining({ code: 'INPUT_INVALID', hint: expect.stringContaining('ssh-keyscan') }),
      );
    },
  );

  it('uses SFTP_HOST_KEY if the URL names no key', () => {
    const env = { SFTP_HOST_KEY: `${FINGERPRINT}, ssh-ed25519 AAAAC3 me@host\n` };
    expect(parseSftpUrl('sftp://me@h/x', env).hostKeys).toEqual([FINGERPRINT, 'ssh-ed25519 AAAAC3 me@host']);
    expect(parseSftpUrl(`sftp://me@h/x?host-key=${FINGERPRINT}`, env).hostKeys).toEqual([FINGERPRINT]);
    expect(parseSftpUrl('sftp://me@h/x', { SFTP_HOST_KEY: '' }).hostKeys).toEqual([]);
  });

  it.each([
    ['sftp://host/x', /names no user/],
    ['sftp://me:hush-4711@host/x', /holds a password/],
    ['sftp://me@host', /names no folder/],
    ['sftp://me@host/', /names no folder/],
    ['sftp://me@host:0/x', /port/],
    ['sftp://me@host:65536/x', /port/],
    ['sftp://me@-oProxyCommand=x/x', /host name/],
    ['sftp://me@host/a/../b', /"\.\."/],
    ['sftp://me@host/a%00b', /control/],
    ['sftp://me%0a@host/a', /control/],
    ['sftp://me@host/a%', /"%"/],
    ['sftp://me@host/x#y', /not a valid URL/],
    ['sftp://me@host/x?hostkey=SHA256:x', /unknown parameter "hostkey"/],
    ['sftp://me@host/x?host-key=', /host-key/],
    ['sftp://me@host/x?host-key=MD5:00', /invalid host key/],
  ])('%s is refused', (url, message) => {
    try {
      parseSftpUrl(url, {});
    } catch (error) {
      expect(error).toBeInstanceOf(RestorableError);
      expect(error).toMatchObject({ code: 'INPUT_INVALID', message: expect.stringMatching(message) });
      expect(JSON.stringify([error, (error as Error).message])).not.toContain('hush-4711');
      return;
    }
    expect.unreachable();
  });

  it('is a destination that commands accept', async () => {
    const options = { mode: 'list', destination: 'sftp://me@host/x' };
    const request = await parseRequest(new Map(Object.entries(options)), { mask: () => {}, env: {} });
    expect(request).toMatchObject({ destinations: [{ scheme: 'sftp' }] });
  });
});
