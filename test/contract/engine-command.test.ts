import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { createCommandEngine } from '../../src/engines/command/index.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import { expectQuick } from '../support/baseline.ts';
import { CommandBed, type RunOptions } from '../support/command-run.ts';
import { WAITING } from '../support/patience.ts';
import { freePort } from '../support/ports.ts';
import { documentedRecipe, type RedisServer, startCuttingProxy, startRedis } from '../support/redis.ts';
import { streamsIn } from '../support/streams-in.ts';
import { codeOf, openTestHost, replay, type Stored } from './engine.ts';

/**
 * The cases of the engines' contract for a command engine, with Redis and the documented recipe. The suite in engine.ts uses
 * SQL, which neither commands nor Redis support.
 */
const RECIPE = documentedRecipe('Redis');
const ODD_KEYS = [
  Buffer.from([0, 255, 10, 13, 9, 32, 34, 39, 92, 36]),
  Buffer.from('--option'),
  Buffer.from('$(touch x)`id`'),
  Buffer.from(' '),
  Buffer.from('日本\n"quoted"'),
];

let source: RedisServer;
let target: RedisServer;
let bed: CommandBed;

beforeAll(async () => {
  [source, target] = await Promise.all([
    startRedis('--repl-diskless-sync-delay', '0'),
    startRedis('--repl-diskless-sync-delay', '0'),
  ]);
});
afterAll(async () => {
  await Promise.all([source?.stop(), target?.stop()]);
});
beforeEach(async () => {
  bed = await CommandBed.open(RECIPE);
  await Promise.all([source.send('FLUSHALL'), target.send('FLUSHALL')]);
});
afterEach(() => bed.remove());

const here = (more: RunOptions = {}): RunOptions => ({ ...more, env: { ...source.env, ...more.env } });
const into = (more: Record<string, string> = {}): RunOptions => ({
  env: target.env,
  options: { target: 'command:cache', ...more },
});

async function fill(): Promise<void> {
  for (const [index, key] of ODD_KEYS.entries()) await source.send('SET', key, Buffer.from([index, 0, 255]));
  const script = `for i = 1, 2000 do redis.call('set', 'key:' .. i, string.rep('x', 50) .. i) end
    redis.call('hset', 'hash', 'f', 'v') redis.call('zadd', 'zset', 1.5, 'm') redis.call('xadd', 'stream', '*', 'a', 'b')
    redis.call('select', 9) redis.call('rpush', 'list', 'one', 'two')`;
  await source.send('EVAL', script, '0');
}

describe('engine contract: commands (Redis)', () => {
  test('backup, verify and restore into an empty target', async () => {
    await fill();
    const backup = await bed.run('backup', here());
    expect(backup).toMatchObject({ exitCode: 0, error: undefined, leftovers: 0 });
    expect(backup.backup).toMatchObject({ engine: 'command', serverVersion: '7.0.15' });
    expect(backup.tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['db0', 2008],
      ['db9', 1],
    ]);
    // The verify job has neither the server's address nor its password.
    const verify = await bed.run('verify');
    expect(verify).toMatchObject({ exitCode: 0, verdict: 'passed', leftovers: 0 });
    expect(verify.checks).toContainEqual(expect.objectContaining({ name: 'row counts', provesData: true }));
    const restore = await bed.run('restore', into());
    expect(restore).toMatchObject({ exitCode: 0, error: undefined });
    for (const [index, key] of ODD_KEYS.entries()) {
      expect(await target.send('GET', key)).toBe(`$3\r\n${String.fromCharCode(index)}\0ÿ\r\n`);
    }
    expect(await target.send('XLEN', 'stream')).toBe(':1\r\n');
    expect(
      await target.send('EVAL', "redis.call('select', 9) return redis.call('lrange', 'list', 0, -1)", '0'),
    ).toContain('two');
    expect(`${backup.log}${verify.log}${restore.log}`).not.toContain('geheim');
  });

  test('a target with content is refused, and with replace becomes what was backed up', async () => {
    await fill();
    await bed.run('backup', here());
    await target.send('SET', 'mine', '1');
    const refused = await bed.run('restore', into());
    expect(refused.error).toMatchObject({ code: 'TARGET_NOT_EMPTY', hint: expect.stringMatching(/replace: true/) });
    expect(await target.send('DBSIZE')).toBe(':1\r\n');
    expect(await bed.run('restore', into({ replace: 'true' }))).toMatchObject({ exitCode: 0, error: undefined });
    expect(await target.send('EXISTS', 'mine')).toBe(':0\r\n');
    expect(await target.send('DBSIZE')).toBe(':2008\r\n');
  });

  test('an empty database is backed up, verified and restored, and the result shows no data', async () => {
    expect(await bed.run('backup', here())).toMatchObject({ exitCode: 0, tables: [] });
    const verify = await bed.run('verify');
    expect(verify).toMatchObject({ verdict: 'passed' });
    expect(verify.warnings.join()).toMatch(/No check saw any data/);
    expect(await bed.run('restore', into())).toMatchObject({ exitCode: 0 });
  });

  test('keys that expire between backup and verification are not a finding', async () => {
    await source.send('SET', 'kept', '1');
    const inFour = "redis.call('select', 4) return redis.call('exists', 'only')";
    const alive = async (): Promise<string> =>
      (await source.send('EXISTS', 'short')) + (await source.send('EVAL', inFour, '0'));
    let tables: BackupReport['tables'] = [];
    // Until they live longer than a backup takes on this machine.
    for (let lifeMs = 2_000; ; lifeMs *= 4) {
      await source.send('EVAL', `redis.call('select', 4) redis.call('set', 'only', '1', 'PX', ${lifeMs})`, '0');
      await source.send('SET', 'short', '1', 'PX', String(lifeMs));
      ({ tables } = await bed.run('backup', here()));
      if ((await alive()) === ':1\r\n:1\r\n') break;
    }
    expect(tables.map(({ name, rows }) => [name, rows])).toEqual([
      ['db0', 1],
      ['db4', 0],
    ]);
    await expect.poll(alive, WAITING).toBe(':0\r\n:0\r\n');
    expect(await bed.run('verify')).toMatchObject({ exitCode: 0, verdict: 'passed' });
    await target.send('SET', 'session', '1', 'EX', '1000');
    expect((await bed.run('restore', into())).error).toMatchObject({ code: 'TARGET_NOT_EMPTY' });
    expect(await target.send('EXISTS', 'session')).toBe(':1\r\n');
    expect(await bed.run('restore', into({ replace: 'true' }))).toMatchObject({ exitCode: 0 });
  });

  test('5,000 keys over all sixteen databases, and a value of 5 MB', async () => {
    await source.send(
      'EVAL',
      "for i = 1, 5000 do redis.call('select', i % 16) redis.call('set', 'k' .. i, i) end",
      '0',
    );
    await source.send('SET', 'large', Buffer.alloc(5 * 1024 * 1024, 'abcdefgh'));
    expect(await bed.run('backup', here())).toMatchObject({ exitCode: 0 });
    expect(await bed.run('verify')).toMatchObject({ verdict: 'passed' });
    expect(await bed.run('restore', into())).toMatchObject({ exitCode: 0 });
    expect(await target.send('STRLEN', 'large')).toBe(':5242880\r\n');
  });

  test.each<[string, Record<string, string>, string, RegExp]>([
    ['a wrong password', { REDISCLI_AUTH: 'wrong-password' }, 'DATABASE_AUTHENTICATION', /`environment`/],
    ['an unknown host', { REDIS_HOST: 'no-such-host.invalid' }, 'DATABASE_HOST_UNKNOWN', /spelling/],
  ])('%s is a named error', async (_name, env, code, hint) => {
    // `ready` waits for a host that may still start. This tests the message of the dump.
    await bed.configure(RECIPE.replace(/ {6}ready:[\s\S]*?(?= {6}inspect:)/, ''));
    const backup = await bed.run('backup', here({ env }));
    expect(backup.error).toMatchObject({ code, hint: expect.stringMatching(hint) });
    expect(JSON.stringify(backup)).not.toContain('wrong-password');
    expect(await bed.committed()).toEqual([]);
  });

  test('TLS is used if the commands request it, and an untrusted certificate is a named error', async () => {
    const certificate = makeCertificate(bed.folder);
    const files = ['--tls-cert-file', certificate.file, '--tls-key-file', certificate.key, '--tls-auth-clients', 'no'];
    const port = await freePort();
    const server = await startRedis('--repl-diskless-sync-delay', '0', '--tls-port', String(port), ...files);
    const speaking = (authority: string): string =>
      RECIPE.replace('[redis-cli, -h', `[redis-cli, --tls, --cacert, ${authority}, -h`)
        .replaceAll('set -- -h', `set -- --tls --cacert ${authority} -h`)
        .replace(/ {6}ready:[\s\S]*?(?= {6}inspect:)/, '');
    const env = { ...server.env, REDIS_PORT: String(port) };
    try {
      await server.send('SET', 'a', 'b');
      await bed.configure(speaking(certificate.file));
      expect(await bed.run('backup', { env })).toMatchObject({ exitCode: 0, tables: [{ name: 'db0', rows: 1 }] });
      await bed.configure(speaking('/etc/ssl/certs/ca-certificates.crt'));
      expect((await bed.run('backup', { env })).error).toMatchObject({ code: 'DATABASE_TLS' });
    } finally {
      await server.stop();
    }
  });

  test('a missing privilege is a named error', async () => {
    await source.send('ACL', 'SETUSER', 'reader', 'on', '>reader-password', '~*', '+info', '+ping');
    const config = RECIPE.replaceAll('redis-cli', 'redis-cli --user reader').replaceAll(
      '[redis-cli --user reader',
      '[redis-cli, --user, reader',
    );
    await bed.configure(config);
    const backup = await bed.run('backup', here({ env: { REDISCLI_AUTH: 'reader-password' } }));
    expect(backup.error).toMatchObject({
      code: 'DATABASE_PRIVILEGE',
      message: expect.stringMatching(/permission denied/),
    });
    expect(await bed.committed()).toEqual([]);
  });

  test('a connection that is cut in the middle of the dump commits nothing', async () => {
    await source.send('SET', 'large', Buffer.alloc(8 * 1024 * 1024, 'x'));
    await source.send('CONFIG', 'SET', 'rdbcompression', 'no');
    const proxy = await startCuttingProxy(source.port, 2 * 1024 * 1024);
    try {
      const backup = await bed.run('backup', here({ env: { REDIS_PORT: String(proxy.port) } }));
      expect(backup.error?.code).toMatch(/^(DATABASE_CONNECTION_LOST|DUMP_FAILED)$/);
      expect(backup.error?.hint).toMatch(/\w/);
      expect(await bed.committed()).toEqual([]);
    } finally {
      proxy.stop();
      await source.send('CONFIG', 'SET', 'rdbcompression', 'yes');
    }
  });

  test('a dump tool that is killed commits nothing', async () => {
    await source.send('EVAL', "for i = 1, 20000 do redis.call('set', 'k' .. i, string.rep('y', 400) .. i) end", '0');
    // The server then delays the dump.
    await source.send('CONFIG', 'SET', 'rdb-key-save-delay', '2000');
    try {
      const running = bed.run('backup', here());
      const killed = await killWhenThere(`redis-cli -h 127.0.0.1 -p ${source.port} --rdb -`);
      expect(killed).toBe(true);
      const backup = await running;
      expect(backup.error).toMatchObject({ code: 'DUMP_FAILED', message: expect.stringMatching(/SIGKILL/) });
      expect(await bed.committed()).toEqual([]);
    } finally {
      await source.send('CONFIG', 'SET', 'rdb-key-save-delay', '0');
    }
  });

  test('a cancelled dump ends quickly and leaves no process', async () => {
    await source.send('EVAL', "for i = 1, 20000 do redis.call('set', 'k' .. i, i) end", '0');
    await source.send('CONFIG', 'SET', 'rdb-key-save-delay', '2000');
    const words = `redis-cli -h 127.0.0.1 -p ${source.port} --rdb -`;
    try {
      const abort = new AbortController();
      const running = bed.run('backup', here({ signal: abort.signal }));
      await untilThere(words);
      const startMs = performance.now();
      abort.abort();
      expect((await running).error).toMatchObject({ code: 'CANCELLED' });
      await expectQuick(performance.now() - startMs);
      expect(processesOf(words)).toEqual([]);
    } finally {
      await source.send('CONFIG', 'SET', 'rdb-key-save-delay', '0');
    }
  });

  test.each<[string, (dump: Buffer) => Buffer]>([
    ['cut', (dump) => dump.subarray(0, dump.length - 1_000)],
    ['cut to a few bytes', (dump) => dump.subarray(0, 5)],
    [
      'changed',
      (dump) => Buffer.concat([dump.subarray(0, 5_000), Buffer.from([(dump[5_000] ?? 0) ^ 1]), dump.subarray(5_001)]),
    ],
    ['foreign', () => Buffer.from('PGDMP is no RDB file')],
  ])('a dump that is %s is refused by Redis, and that is a finding', async (_name, change) => {
    await fill();
    const place = await openTestHost();
    const host = { ...place.host, env: { ...process.env, ...source.env } };
    const engine = createCommandEngine(await recipeSpec());
    try {
      const opened = await engine.openSource(new Secret('command:cache'), { requireTls: false }, host);
      const dump = await opened.dump({ include: [], exclude: [], rowCountTimeoutMs: 0, withPasswordHashes: false });
      const streams: { name: string; bytes: Buffer }[] = [];
      for await (const { name, content } of streamsIn(dump)) {
        const parts: Uint8Array[] = [];
        for await (const part of content) parts.push(Buffer.from(part));
        streams.push({ name, bytes: Buffer.concat(parts) });
      }
      const fingerprint = await dump.fingerprint();
      await opened.close();
      const stored: Stored = { streams, fingerprint, needs: { majorVersion: '0', fingerprint, rawBytes: 200_000 } };
      const verifying = await engine.openTarget({ kind: 'ephemeral', trustSource: false }, stored.needs, host);
      try {
        expect(await codeOf(verifying.restore(replay(stored, change)))).toBe('RESTORE_FAILED');
      } finally {
        await verifying.close();
        await verifying.close();
      }
      expect((await place.host.openWorkspace())?.leftovers()).toEqual([]);
      // The recipe for the real database first tries the dump in a private server.
      await target.send('SET', 'mine', '1');
      const env = { ...process.env, ...target.env };
      const spec = { kind: 'restore', url: new Secret('command:cache'), replace: true } as const;
      const restoring = await engine.openTarget(spec, stored.needs, { ...host, env });
      expect(await codeOf(restoring.restore(replay(stored, change)))).toBe('RESTORE_FAILED');
      await restoring.close();
      expect(await target.send('GET', 'mine')).toBe('$1\r\n1\r\n');
    } finally {
      await place.remove();
    }
  });
});

function makeCertificate(folder: string): { readonly file: string; readonly key: string } {
  const [file, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const args = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    ...subject,
  ];
  execFileSync('openssl', [...args, '-keyout', key, '-out', file], { stdio: 'ignore' });
  return { file, key };
}

async function recipeSpec() {
  const { parseRequest } = await import('../../src/requests/parse-request.ts');
  const raw = {
    mode: 'backup',
    name: 'cache',
    destination: 'file:b',
    passphrase: 'plunder gizmo cradle unwed slinky',
    config: `${bed.folder}/config.yml`,
  };
  const request = await parseRequest(new Map(Object.entries(raw)), { mask: () => {}, env: source.env });
  if (request.mode !== 'backup' || request.database.engine !== 'command') throw new Error('the recipe has no commands');
  return request.database.commands;
}

/** Process ids whose complete command line is this. */
function processesOf(words: string): number[] {
  const printed = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return printed
    .split('\n')
    .map((line) => /^\s*(\d+) (.*)$/.exec(line))
    .filter((match) => match?.[2] === words)
    .map((match) => Number(match?.[1]));
}

async function untilThere(words: string): Promise<number> {
  return vi.waitUntil(() => processesOf(words)[0] ?? 0, WAITING);
}

async function killWhenThere(words: string): Promise<boolean> {
  return process.kill(await untilThere(words), 'SIGKILL');
}
