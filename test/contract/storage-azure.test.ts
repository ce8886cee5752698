import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ContainerSASPermissions } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host } from '../../src/ports/host.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { openAzureStorage } from '../../src/storage/azure/index.ts';
import type { Tuning } from '../../src/storage/connection/http-retry.ts';
import { type Azurite, startAzurite } from '../support/azurite.ts';
import { testHost } from '../support/commands.ts';
import { type FaultProxy, startProxy } from '../support/proxy.ts';
import { describeStorage, failure, keys, put, signal, text } from './storage.ts';

const MiB = 1024 * 1024;
/** Few attempts, so that permanent failures end soon. */
const QUICK: Partial<Tuning> = { attempts: 3, firstAttempts: 3, idleTimeoutMs: 60_000, firstTimeoutMs: 60_000 };

let azurite: Azurite;
let shortPages: FaultProxy | undefined;
let container: Awaited<ReturnType<Azurite['container']>>;
beforeAll(async () => {
  azurite = await startAzurite();
  container = await azurite.container();
});
afterAll(async () => {
  await shortPages?.stop();
  await azurite.stop();
});

function hostWith(env: Readonly<Record<string, string>> = azurite.env): Host & { readonly printed: string[] } {
  return { ...testHost(), env };
}
/** Azure would store these under other names. */
const REFUSED = ['odd/back\\slash', 'odd/trailing.'];
const open = (url: string, env?: Readonly<Record<string, string>>): Promise<Storage> =>
  openAzureStorage(url, hostWith(env), QUICK);

describeStorage(
  'Azure Blob at a prefix',
  () => openAzureStorage(container.url('some where/contract/'), hostWith()),
  REFUSED,
);

describeStorage(
  'Azure Blob at the root of a container, with a SAS token, and pages of 100',
  async () => {
    const own = await azurite.container();
    const token = await own.sas(ContainerSASPermissions.parse('rcwdl'));
    // A page may have fewer entries than requested. A SAS token does not sign the query.
    shortPages = await startProxy(azurite.endpoint, (path) => path.replace('maxresults=1000', 'maxresults=100'));
    const endpoint = azurite.endpoint.replace(/^http:..[^/]+/, shortPages.url);
    return openAzureStorage(own.url('', endpoint), hostWith({ AZURE_STORAGE_SAS_TOKEN: `?${token}` }));
  },
  REFUSED,
);

describe('requests to Azure', () => {
  it('stays below its prefix', async () => {
    const outer = await open(container.url('outer'));
    const inner = await open(container.url('outer/in'));
    await put(outer, 'inside', 'x');
    await put(outer, 'in/object', 'y');
    expect(await keys(inner, '')).toEqual(['object']);
    expect(await text(inner, 'object')).toBe('y');
  });

  it('are permitted by a connection string too, which contains the account address', async () => {
    const base = `DefaultEndpointsProtocol=http;AccountName=${azurite.account};BlobEndpoint=${azurite.endpoint}`;
    const token = await container.sas(ContainerSASPermissions.parse('rcwdl'));
    const url = `azure://${azurite.account}/${container.name}/by-string`;
    for (const credentials of [`AccountKey=${azurite.key}`, `SharedAccessSignature=${token}`]) {
      const storage = await open(url, { AZURE_STORAGE_CONNECTION_STRING: `${base};${credentials}` });
      await put(storage, 'a', credentials);
      expect(await text(storage, 'a')).toBe(credentials);
    }
  });

  it('are permitted by the variable that the destination names, and by no other', async () => {
    const env = { AZURE_STORAGE_KEY: Buffer.alloc(64).toString('base64'), SECOND: azurite.key };
    const storage = await open(`${container.url('second')}&env=SECOND`, env);
    await put(storage, 'a', 'x');
    expect(await failure(open(`${container.url('second')}&env=THIRD`, env))).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      hint: expect.stringContaining('THIRD'),
    });
  });
});

describe('refusals of Azure, by name', () => {
  it('a wrong key, for every operation, even in the middle of a large body', async () => {
    const wrong = Buffer.alloc(64, 7).toString('base64');
    const storage = await open(container.url(), { AZURE_STORAGE_KEY: wrong });
    const attempts = [
      () => storage.serverTime({ signal }),
      () => storage.get('a', { maxBytes: 1, signal }),
      () => keys(storage, ''),
      () => storage.folders('', { signal }),
      () => storage.delete('a', { signal }),
      () => put(storage, 'a', Buffer.alloc(8 * MiB)),
      () => put(storage, 'a', Buffer.alloc(8 * MiB), { ifAbsent: true }),
    ];
    for (const attempt of attempts) {
      const error = await failure(attempt());
      expect(error).toMatchObject({ code: 'STORAGE_AUTHENTICATION', hint: expect.stringContaining('backups') });
      expect(`${error.message} ${error.hint}`).not.toContain(wrong);
    }
  });

  it('an expired token', async () => {
    const token = await container.sas(ContainerSASPermissions.parse('rcwdl'), -60_000);
    const storage = await open(container.url(), { AZURE_STORAGE_SAS_TOKEN: token });
    const error = await failure(storage.serverTime({ signal }));
    expect(error).toMatchObject({
      code: 'STORAGE_AUTHENTICATION',
      hint: expect.stringContaining('is valid for longer'),
    });
    expect(error.message).not.toContain('sig=');
  });

  it('a token without a permission, with the permission to give', async () => {
    const full = await open(container.url('limits'));
    await put(full, 'a', 'x');
    const withToken = async (permissions: string) =>
      open(container.url('limits'), {
        AZURE_STORAGE_SAS_TOKEN: await container.sas(ContainerSASPermissions.parse(permissions)),
      });
    const expected = (permission: string) => ({
      code: 'STORAGE_PERMISSION',
      message: expect.stringContaining(`${permission} is not permitted`),
      hint: expect.stringContaining(permission),
    });
    const reader = await withToken('rl');
    expect(await text(reader, 'a')).toBe('x');
    expect(await failure(put(reader, 'b', 'x', { ifAbsent: true }))).toMatchObject(expected('Create'));
    expect(await failure(put(reader, 'b', 'x'))).toMatchObject(expected('Write'));
    expect(await failure(reader.delete('a', { signal }))).toMatchObject(expected('Delete'));
    const writer = await withToken('w');
    expect(await failure(writer.get('a', { maxBytes: 1, signal }))).toMatchObject(expected('Read'));
    expect(await failure(keys(writer, ''))).toMatchObject(expected('List'));
  });

  it('a token that can only create: it writes, also again after a lost answer, and replaces nothing', async () => {
    const token = await container.sas(ContainerSASPermissions.parse('rcl'));
    const proxy = await startProxy(azurite.endpoint);
    const url = container.url('create', `${proxy.url}/${azurite.account}`);
    const storage = await open(url, { AZURE_STORAGE_SAS_TOKEN: token });
    await put(storage, 'once', 'first', { ifAbsent: true });
    expect(await failure(put(storage, 'once', 'second', { ifAbsent: true }))).toMatchObject({ code: 'OBJECT_EXISTS' });
    expect(await failure(put(storage, 'once', 'second'))).toMatchObject({ code: 'STORAGE_PERMISSION' });
    expect(await text(storage, 'once')).toBe('first');
    proxy.plan('PUT', { kind: 'lose-answer' });
    await put(storage, 'pack', 'bytes');
    expect(await text(storage, 'pack')).toBe('bytes');
    await proxy.stop();
  });

  it('a missing container', async () => {
    const storage = await open(`azure://backups/no-such-container?endpoint=${encodeURIComponent(azurite.endpoint)}`);
    const expected = { code: 'STORAGE_FAILED', message: expect.stringContaining('"no-such-container"') };
    expect(await failure(storage.serverTime({ signal }))).toMatchObject(expected);
    expect(await failure(put(storage, 'a', 'x'))).toMatchObject(expected);
    expect(await failure(storage.get('a', { maxBytes: 1, signal }))).toMatchObject(expected);
  });

  it.each([
    ['http://127.0.0.1:1/backups', /ECONNREFUSED/, /endpoint=/],
    ['http://restorable.invalid', /ENOTFOUND|EAI_AGAIN/, /endpoint=|name server/],
  ])('%s, which does not exist', async (endpoint, message, hint) => {
    const error = await failure((await open(container.url('', endpoint))).serverTime({ signal }));
    expect(error).toMatchObject({
      code: 'STORAGE_UNREACHABLE',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
  });

  it('https if the server uses http', async () => {
    const storage = await open(container.url('', azurite.endpoint.replace('http:', 'https:')));
    expect(await failure(storage.serverTime({ signal }))).toMatchObject({
      code: 'STORAGE_UNREACHABLE',
      hint: expect.stringContaining('http://'),
    });
  });
});

describe('a connection to Azure that fails', () => {
  let proxy: FaultProxy;
  let storage: Storage;
  let direct: Storage;
  const through = (): string => container.url('faults', `${proxy.url}/${azurite.account}`);
  beforeAll(async () => {
    proxy = await startProxy(azurite.endpoint);
    storage = await open(through());
    direct = await open(container.url('faults'));
  });
  afterAll(async () => {
    await storage.close();
    await proxy.stop();
  });

  it('and another clock are distinguished: the time is that of the server', async () => {
    proxy.plan('GET', { kind: 'answer-header', name: 'date', value: 'Sun, 06 Nov 2033 08:49:37 GMT' });
    expect((await storage.serverTime({ signal })).getFullYear()).toBe(2033);
    // Azure refuses a date that is off by more than 15 minutes as if the key were wrong.
    const headers = { date: 'Sun, 06 Nov 2033 08:49:37 GMT', 'x-ms-error-code': 'AuthenticationFailed' };
    proxy.plan('GET', { kind: 'answer', status: 403, headers });
    expect(await failure(storage.serverTime({ signal }))).toMatchObject({ code: 'CLOCK_SKEW' });
  });

  it.each([
    [507, 'InsufficientStorage', 'STORAGE_FULL'],
    [400, 'Md5Mismatch', 'STORAGE_CORRUPTED'],
    [409, 'BlobImmutableDueToPolicy', 'STORAGE_PERMISSION'],
    [403, 'KeyBasedAuthenticationNotPermitted', 'STORAGE_PERMISSION'],
    [403, 'QuotaExceeded', 'STORAGE_FULL'],
    [409, 'ContainerBeingDeleted', 'STORAGE_FAILED'],
  ])('or the answer %i %s, is %s', async (status, name, code) => {
    const body = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${name}</Code><Message>No.\nRequestId:1</Message></Error>`;
    const headers = { 'content-type': 'application/xml', 'x-ms-error-code': name };
    proxy.plan('PUT', { kind: 'answer', status, body, headers });
    const error = await failure(put(storage, 'refused', 'x'));
    expect(error).toMatchObject({ code, message: expect.stringContaining(name) });
    expect(error.message).not.toContain('RequestId');
    expect(await keys(direct, 'refused')).toEqual([]);
  });
});

describe('a server that is not Azure', () => {
  async function serve(answer: (method: string, body: Buffer) => { headers: Record<string, string>; body?: string }) {
    const methods: string[] = [];
    const server = createServer(async (request, response) => {
      methods.push(request.method ?? '');
      const { headers, body } = answer(request.method ?? '', Buffer.concat(await Array.fromAsync(request)));
      response.writeHead(request.method === 'PUT' ? 201 : request.method === 'DELETE' ? 202 : 200, headers);
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const stop = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return { storage: await open(container.url('p', endpoint)), methods, stop };
  }

  it('and stores bytes other than those sent, is detected by its MD5, and the damaged object is removed', async () => {
    const { storage, methods, stop } = await serve((_, body) => ({
      headers: {
        'content-md5': createHash('md5')
          .update(Buffer.concat([body, Buffer.from('tail')]))
          .digest('base64'),
      },
    }));
    expect(await failure(put(storage, 'a', 'bytes'))).toMatchObject({ code: 'STORAGE_CORRUPTED' });
    expect(methods).toEqual(['PUT', 'DELETE']);
    await stop();
  });

  it('and returns no MD5, must at least store the size', async () => {
    const { storage, methods, stop } = await serve((method) => ({
      headers: { 'content-length': method === 'HEAD' ? '4' : '0' },
    }));
    expect(await failure(put(storage, 'a', 'bytes'))).toMatchObject({ code: 'STORAGE_CORRUPTED' });
    expect(methods).toEqual(['PUT', 'HEAD', 'DELETE']);
    await stop();
  });

  it.each([
    ['', 'text/html'],
    ['<html><body>Welcome</body></html>', 'text/html'],
    ['<?xml version="1.0"?><Other/>', 'application/xml'],
  ])('and answers a listing with %j, is refused', async (body, type) => {
    const { storage, stop } = await serve(() => ({ headers: { 'content-type': type }, body }));
    expect(await failure(keys(storage, ''))).toMatchObject({ code: 'STORAGE_FAILED' });
    expect(await failure(storage.folders('', { signal }))).toMatchObject({ code: 'STORAGE_FAILED' });
    await stop();
  });
});
