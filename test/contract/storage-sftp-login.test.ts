import { execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import type { Tuning } from '../../src/storage/sftp/connect.ts';
import { openSftpStorage } from '../../src/storage/sftp/index.ts';
import { createEngineHost, type EngineHost } from '../support/engine-host.ts';
import { makeSshKey, type SshServer, startSshd } from '../support/sshd.ts';
import { failure, put, text } from './storage.ts';

const QUICK: Partial<Tuning> = { attempts: 3, firstAttempts: 2, idleTimeoutMs: 60_000, connectTimeoutMs: 60_000 };

let server: SshServer;
let home: string;
beforeAll(async () => {
  server = await startSshd();
  home = await mkdtemp(join(tmpdir(), 'sftp-home-'));
  await mkdir(join(home, '.ssh'));
});
afterAll(async () => {
  await server.stop();
  await rm(home, { recursive: true, force: true });
});

const unpinned = (path = 'login'): string => server.url(path).replace(/\?.*/, '');
const knownHosts = (...lines: readonly string[]): Promise<void> =>
  writeFile(join(home, '.ssh', 'known_hosts'), `${lines.join('\n')}\n`);

/** Opens, sends a request, closes. */
async function use(
  url: string,
  env: Record<string, string>,
  act = works,
  tuning: Partial<Tuning> = {},
): Promise<EngineHost> {
  const host = createEngineHost({ HOME: home, ...env });
  const storage = await openSftpStorage(url, host, { ...QUICK, ...tuning });
  try {
    await act(storage);
  } finally {
    await storage.close();
  }
  return host;
}

async function works(storage: Storage): Promise<void> {
  await put(storage, 'a', 'bytes');
  expect(await text(storage, 'a')).toBe('bytes');
}

const withKey = (): Record<string, string> => ({ SFTP_PRIVATE_KEY: server.privateKey });

describe("the server's key", () => {
  it('that is unknown is refused, with its fingerprint, before the login', async () => {
    await knownHosts('# nobody');
    const before = (await server.log()).length;
    const error = await failure(use(unpinned(), withKey()));
    expect(error).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      message: expect.stringContaining(server.fingerprints.ed25519),
      hint: expect.stringContaining(`host-key=${server.fingerprints.ed25519}`),
    });
    expect((await server.log()).slice(before)).not.toContain('Accepted');
  });

  it('is found in known_hosts: plain, hashed, by pattern, and of another type than the first one offered', async () => {
    const name = `[127.0.0.1]:${server.port}`;
    const [type = '', key = ''] = server.publicKey.split(' ');
    const rsa = execFileSync('ssh-keyscan', ['-t', 'rsa', '-p', String(server.port), '127.0.0.1'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for (const line of [`${name} ${type} ${key}`, `other,${name.replace('0.1', '0.*')} ${type} ${key} me`, rsa]) {
      await knownHosts('', '# comment', line);
      await use(unpinned(), withKey());
    }
    await knownHosts(`${name} ${type} ${key}`);
    execFileSync('ssh-keygen', ['-H', '-f', join(home, '.ssh', 'known_hosts')], { stdio: 'ignore' });
    expect(await readFile(join(home, '.ssh', 'known_hosts'), 'utf8')).not.toContain('127.0.0.1');
    await use(unpinned(), withKey());
  });

  it.each([
    ['another port', (port: number) => `[127.0.0.1]:${port + 1}`],
    ['no port', () => '127.0.0.1'],
    ['a name that is excluded', (port: number) => `[127.0.0.1]:${port},!*`],
  ])('in known_hosts for %s is ignored', async (_what, name) => {
    await knownHosts(`${name(server.port)} ${server.publicKey}`);
    expect(await failure(use(unpinned(), withKey()))).toMatchObject({ message: expect.stringContaining('unknown') });
  });

  it('is not accepted from a certificate authority, and this is reported', async () => {
    await knownHosts(`@cert-authority [127.0.0.1]:* ${server.publicKey}`);
    expect(await failure(use(unpinned(), withKey()))).toMatchObject({
      message: expect.stringContaining('unknown'),
      hint: expect.stringContaining('@cert-authority'),
    });
  });

  it('that differs from the known one, or is revoked, is refused as such', async () => {
    const other = makeSshKey(join(home, 'other'), 'ed25519');
    const wrong = (await readFile(`${other}.pub`, 'utf8')).trim();
    await knownHosts(`[127.0.0.1]:${server.port} ${wrong}`);
    expect(await failure(use(unpinned(), withKey()))).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      message: expect.stringContaining('a key that differs from the known one'),
    });
    await knownHosts(`[127.0.0.1]:${server.port} ${server.publicKey}`, `@revoked * ${server.publicKey}`);
    expect(await failure(use(unpinned(), withKey()))).toMatchObject({ message: expect.stringContaining('revoked') });
  });

  it('is that of the URL or SFTP_HOST_KEY, of any type, whatever known_hosts contains', async () => {
    await knownHosts('');
    await use(`${unpinned()}?host-key=${server.fingerprints.rsa}`, withKey());
    await use(unpinned(), { ...withKey(), SFTP_HOST_KEY: `${server.fingerprints.ed25519}\n` });
    await use(unpinned(), { ...withKey(), SFTP_HOST_KEY: server.publicKey });
    const scanned = `# 127.0.0.1:${server.port} SSH-2.0\n[127.0.0.1]:${server.port} ${server.publicKey}\n`;
    await use(unpinned(), { ...withKey(), SFTP_HOST_KEY: scanned });
    const revoked = `${scanned}@revoked * ${server.publicKey}`;
    expect(await failure(use(unpinned(), { ...withKey(), SFTP_HOST_KEY: revoked }))).toMatchObject({
      message: expect.stringContaining('revoked'),
    });
    await knownHosts(`[127.0.0.1]:${server.port} ${server.publicKey}`);
    const wrong = `${unpinned()}?host-key=SHA256:${'A'.repeat(43)}`;
    expect(await failure(use(wrong, withKey()))).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      message: expect.stringContaining(server.fingerprints.ed25519),
    });
  });
});

describe('the login', () => {
  it('with a key that is text, a path, damaged by a web form, or locked', async () => {
    await use(server.url('login'), withKey());
    await use(server.url('login'), { SFTP_PRIVATE_KEY: `${server.privateKeyFile} \n` });
    await use(server.url('login'), { SFTP_PRIVATE_KEY: server.privateKey.trim().replaceAll('\n', '\r\n') });
    const locked = join(home, 'locked');
    await writeFile(locked, server.privateKey);
    await chmod(locked, 0o600);
    execFileSync('ssh-keygen', ['-q', '-p', '-N', 'a passphrase', '-f', locked], { stdio: 'ignore' });
    const key = await readFile(locked, 'utf8');
    const right = { SFTP_PRIVATE_KEY: key, SFTP_PRIVATE_KEY_PASSPHRASE: 'a passphrase\r\n\n' };
    const host = await use(server.url('login'), right);
    expect(host.scrub(`the text is ${key} and a passphrase`)).toBe('the text is *** and ***');
    expect(await failure(use(server.url('login'), { SFTP_PRIVATE_KEY: key }))).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      hint: expect.stringContaining('SFTP_PRIVATE_KEY_PASSPHRASE'),
    });
    const wrong = { SFTP_PRIVATE_KEY: key, SFTP_PRIVATE_KEY_PASSPHRASE: 'another' };
    expect(await failure(use(server.url('login'), wrong))).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      message: expect.stringContaining('does not open'),
    });
  });

  it('with an agent', async () => {
    const socket = join(home, 'agent.sock');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      await new Promise((resolve) => agent.stdout.once('data', resolve));
      const env = { SSH_AUTH_SOCK: socket };
      execFileSync('ssh-add', ['-q', server.privateKeyFile], { env: { ...process.env, ...env }, stdio: 'ignore' });
      await use(server.url('login'), env);
    } finally {
      agent.kill();
    }
  });

  it('that is refused is not tried again, and names its key', async () => {
    const stranger = makeSshKey(join(home, 'stranger'), 'ed25519');
    const before = (await server.log()).length;
    const env = { SFTP_PRIVATE_KEY: await readFile(stranger, 'utf8'), SFTP_PASSWORD: 'not-the-password' };
    const error = await failure(use(server.url('login'), env));
    expect(error).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      message: expect.stringContaining('SFTP_PRIVATE_KEY, SFTP_PASSWORD'),
    });
    expect(JSON.stringify([error.message, error.hint])).not.toContain('not-the-password');
    const connections = (await server.log()).slice(before).match(/Connection from/g);
    expect(connections).toHaveLength(1);
  });

  it.each([
    ['none', {}, /SFTP_PRIVATE_KEY, SFTP_PASSWORD.*SSH_AUTH_SOCK/],
    ['a public key', { SFTP_PRIVATE_KEY: 'PUBLIC' }, /BEGIN|private/],
    ['half a key', { SFTP_PRIVATE_KEY: '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n' }, /BEGIN/],
    ['a key without its first line', { SFTP_PRIVATE_KEY: 'b3BlbnNza\nAAAA' }, /BEGIN/],
  ])('with %s is an error that names what is searched for', async (_what, env, hint) => {
    const given = Object.values(env)[0] === 'PUBLIC' ? { SFTP_PRIVATE_KEY: `${server.privateKeyFile}.pub` } : env;
    expect(await failure(use(server.url('login'), given))).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      hint: expect.stringMatching(hint),
    });
  });

  it('with the path of a missing key', async () => {
    const env = { SFTP_PRIVATE_KEY: join(home, 'absent') };
    expect(await failure(use(server.url('login'), env))).toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

describe('a missing or invalid server', () => {
  it('does not listen', async () => {
    const url = `sftp://me@127.0.0.1:1/x?host-key=${server.fingerprints.rsa}`;
    expect(await failure(use(url, withKey()))).toMatchObject({
      code: 'STORAGE_UNREACHABLE',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it.each([
    ['speaks HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['returns nothing', ''],
  ])('%s', async (_what, greeting) => {
    const other = createServer((socket) => {
      socket.on('error', () => {});
      if (greeting !== '') socket.end(greeting);
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `sftp://me@127.0.0.1:${(other.address() as AddressInfo).port}/x`;
    const using = use(url, withKey(), works, { connectTimeoutMs: 3_000 });
    expect(await failure(using)).toMatchObject({ code: 'STORAGE_UNREACHABLE' });
    other.close();
  });
});
