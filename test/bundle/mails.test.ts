import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ActionResult, type KeyFiles, makeKeys, runAction, runBundle } from '../support/bundle.ts';
import { makeCertificate, type TestCertificate } from '../support/mysql-certificate.ts';
import { headerOf, type SmtpServer, startSmtpServer } from '../support/notifiers/smtp-server.ts';

const LOG_LOADS = fileURLToPath(new URL('../support/log-loads.mjs', import.meta.url));
const PASSWORD = 'pass-word-canary';
let folder: string;
let keys: KeyFiles;
let certificate: TestCertificate;
let server: SmtpServer;
/** In front of the mail server, which can be down behind it. */
let front: Server;
let isDown = false;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mails-'));
  keys = await makeKeys(folder);
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec("create table customers_canary (name text); insert into customers_canary values ('row-canary')");
  database.close();
  certificate = await makeCertificate(folder);
  server = await startSmtpServer(certificate, { user: 'backup@example.com', password: PASSWORD });
  front = createServer((socket) => {
    if (isDown) return void socket.destroy();
    const inner = connect(server.ports.starttls, '127.0.0.1');
    socket.on('error', () => inner.destroy()).pipe(inner);
    return void inner.on('error', () => socket.destroy()).pipe(socket);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  front.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

function line(): string {
  const { port } = front.address() as AddressInfo;
  return `smtp://backup%40example.com:${PASSWORD}@localhost:${port}?to=oncall@example.com`;
}

function backup(source: string): Promise<ActionResult> {
  const inputs = {
    mode: 'backup',
    database: `sqlite:${join(folder, source)}`,
    name: 'shop',
    destination: `file:${join(folder, 'backups')}`,
    'encrypt-to': keys.recoveryPublic,
    'runner-key': keys.runnerPrivate,
    notify: line(),
  };
  return runAction(inputs, folder, { env: { NODE_EXTRA_CA_CERTS: certificate.authority } });
}

it('mails a failure once, although the server was down at first, and once that it is over', async () => {
  isDown = true;
  const first = await backup('missing.db');
  expect([first.code, first.outputs['error-code']]).toEqual([2, 'DATABASE_NOT_FOUND']);
  expect(first.summary).toMatch(/smtp[^\n]*not delivered/);

  isDown = false;
  for (const source of ['missing.db', 'missing.db']) expect((await backup(source)).code).toBe(2);
  const good = await backup('shop.db');
  expect(good.code).toBe(0);
  expect((await backup('shop.db')).code).toBe(0);

  const mails = await server.received(2);
  expect(mails.map((mail) => headerOf(mail, 'subject'))).toEqual([
    expect.stringMatching(/^🔴 .*shop failed/),
    expect.stringMatching(/^✅ .*shop/),
  ]);
  expect(mails.map(({ to, from, isEncrypted, user }) => [to, from, isEncrypted, user])).toEqual(
    Array(2).fill([['oncall@example.com'], 'backup@example.com', true, 'backup@example.com']),
  );
  expect(new Set(mails.map((mail) => headerOf(mail, 'references'))).size).toBe(1);
  expect(JSON.stringify(mails)).not.toContain('canary');
  const printed = [first, good].map(({ stdout, stderr, summary }) => stdout + stderr + summary).join('\n');
  expect(printed.replaceAll(/^::add-mask::.*$/gm, '')).not.toContain(PASSWORD);
});

it('says by notify-test what happened, without the password and without what the server answered', async () => {
  server.mails.length = 0;
  const env = {
    NODE_EXTRA_CA_CERTS: certificate.authority,
    RESTORABLE_NOTIFY: `${line()}\n${line().replace('oncall@', 'unknown@')}`,
  };
  const { code, stdout, stderr } = await runBundle(['notify-test'], { env });
  expect(code).toBe(1);
  const [mail] = await server.received(1);
  expect(headerOf(mail as NonNullable<typeof mail>, 'subject')).toBe('🔔 Test message of Restorable');
  expect(stdout + stderr).toContain('refused all recipients (status 550 5.1.1)');
  expect(stdout + stderr).not.toContain(PASSWORD);
  expect(stdout + stderr).not.toContain('No such user');
});

it('loads the library for mails alone', async () => {
  const loaded = async (notify: string): Promise<boolean> => {
    const log = join(folder, 'loaded');
    const env = { NODE_OPTIONS: `--import=${LOG_LOADS}`, LOADED_FILES: log, RESTORABLE_NOTIFY: notify };
    await runBundle(['notify-test'], { env });
    const files = (await readFile(log, 'utf8')).trim().split('\n');
    await rm(log);
    const codes = await Promise.all(files.map((file) => readFile(fileURLToPath(file), 'utf8')));
    return codes.some((code) => code.includes('CRAM-MD5'));
  };
  expect(await loaded('webhook http://127.0.0.1:1/')).toBe(false);
  expect(await loaded('smtp smtp://127.0.0.1:1 from=a@example.com to=b@example.com')).toBe(true);
});
