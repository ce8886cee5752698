import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { findAccess } from '../../src/storage/azure/credentials.ts';
import { openAzureStorage } from '../../src/storage/azure/index.ts';
import { parseAzureUrl } from '../../src/storage/azure/url.ts';
import { openStorage } from '../../src/storage/index.ts';
import { testHost } from '../support/commands.ts';
import { failure, signal } from './storage.ts';

const KEY = Buffer.alloc(64, 5).toString('base64');
const SAS = 'sv=2026-01-01&sr=c&sp=rcl&sig=a%2Bb%2Fhunter2%3D';

function accessOf(url: string, env: Readonly<Record<string, string>>) {
  const masked: string[] = [];
  const host = { ...testHost(), env, mask: (secret: Secret) => void masked.push(secret.reveal()) };
  return { access: findAccess(parseAzureUrl(url), host), masked };
}

describe('the URL of a container', () => {
  it.each([
    ['azure://account/container', { account: 'account', container: 'container', prefix: '', endpoint: undefined }],
    ['azure://account/container/', { prefix: '' }],
    ['azure://account/container/a/b', { prefix: 'a/b/' }],
    ['azure://account/my-container/a b/100%25/', { container: 'my-container', prefix: 'a b/100%25/' }],
    ['azure://account/container?env=SECOND', { env: 'SECOND' }],
  ])('%s', (url, expected) => {
    expect(parseAzureUrl(url)).toMatchObject(expected);
  });

  it.each([
    ['azure://', 'azure://account'],
    ['azure:account/container', 'azure://account'],
    ['azure://account', 'azure://account/container'],
    ['azure://account.blob.core.windows.net/container', 'without its domain'],
    ['azure://Account/container', 'account'],
    ['azure://account/Container', 'lowercase'],
    ['azure://account/a--b', 'container'],
    ['azure://account/container?endpiont=x', 'endpoint'],
    ['azure://account/container?env=A&env=B', 'Remove one'],
    ['azure://account/container?env=', 'value'],
    ['azure://account/container?env=hunter2==', 'env=NAME'],
    ['azure://account/container?endpoint=azurite:10000', 'https://'],
    ['azure://account/container?endpoint=https://user:hunter2@host', 'https://'],
    ['azure://account:hunter2@host/container', 'AZURE_STORAGE_KEY'],
    [`azure://account/container?${SAS}`, 'AZURE_STORAGE_SAS_TOKEN'],
    ['azure://account/container/a/../b', 'plain path'],
    ['azure://account/container/a\\b', 'plain path'],
    ['azure://account/container//a', 'plain path'],
    ['azure://account/container/a#b', '#'],
  ])('%s is refused, with a hint and without secrets', (url, hint) => {
    let thrown: unknown;
    try {
      parseAzureUrl(url);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'INPUT_INVALID', hint: expect.stringContaining(hint) });
    expect(JSON.stringify([thrown, String(thrown)])).not.toContain('hunter2');
  });
});

describe('credentials for a container', () => {
  const url = 'azure://account/container';

  it.each([
    [{ AZURE_STORAGE_KEY: KEY }, 'key', 'https://account.blob.core.windows.net'],
    [{ AZURE_STORAGE_SAS_TOKEN: SAS }, 'sas', 'https://account.blob.core.windows.net'],
    [{ AZURE_STORAGE_SAS_TOKEN: `?${SAS}\n` }, 'sas', 'https://account.blob.core.windows.net'],
    [
      { AZURE_STORAGE_CONNECTION_STRING: `AccountName=account;AccountKey=${KEY};EndpointSuffix=core.chinacloudapi.cn` },
      'key',
      'https://account.blob.core.chinacloudapi.cn',
    ],
    [
      { AZURE_STORAGE_CONNECTION_STRING: `BlobEndpoint=https://b.example.com/;SharedAccessSignature=${SAS}` },
      'sas',
      'https://b.example.com',
    ],
    [
      { AZURE_STORAGE_KEY: KEY, AZURE_STORAGE_SAS_TOKEN: SAS, AZURE_STORAGE_CONNECTION_STRING: '' },
      'key',
      'https://account.blob.core.windows.net',
    ],
  ])('%o', (env, kind, endpoint) => {
    expect(accessOf(url, env).access).toMatchObject({ credentials: { kind }, endpoint });
  });

  it.each([
    [`https://account.blob.core.windows.net/container?${SAS}`, 'https://account.blob.core.windows.net'],
    [` https://account.blob.core.chinacloudapi.cn/?${SAS}\n`, 'https://account.blob.core.chinacloudapi.cn'],
    [`http://127.0.0.1:10000/account/container?${SAS}`, 'http://127.0.0.1:10000/account'],
  ])('as a complete SAS URL %s', (text, endpoint) => {
    const { access, masked } = accessOf(url, { AZURE_STORAGE_SAS_TOKEN: text });
    expect(access.endpoint).toBe(endpoint);
    expect(access.credentials).toMatchObject({ kind: 'sas' });
    expect(access.credentials.kind === 'sas' && access.credentials.token.reveal()).toBe(SAS);
    expect(masked).toContain('a+b/hunter2=');
  });

  it.each([
    `https://other.blob.core.windows.net/container?${SAS}`,
    `https://account.blob.core.windows.net/other?${SAS}`,
    'https://account.blob.core.windows.net/container',
  ])('as the URL of something else are refused, without secrets: %s', (text) => {
    let thrown: unknown;
    try {
      accessOf(url, { AZURE_STORAGE_SAS_TOKEN: text });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code: 'INPUT_INVALID' });
    expect(String(thrown)).not.toContain('hunter2');
  });

  it('that have expired are named with the time', async () => {
    const server = createServer((_request, response) => {
      response.setHeader('x-ms-error-code', 'AuthenticationFailed');
      response.writeHead(403).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/account`;
    const messages: string[] = [];
    for (const end of ['2020-01-02', '2999-01-02T03:04Z']) {
      const host = { ...testHost(), env: { AZURE_STORAGE_SAS_TOKEN: `${SAS}&se=${encodeURIComponent(end)}` } };
      const storage = await openAzureStorage(`azure://account/container?endpoint=${endpoint}`, host);
      const error = await failure(storage.serverTime({ signal }));
      expect(error.code).toBe('STORAGE_AUTHENTICATION');
      messages.push(error.message);
    }
    server.close();
    expect(messages[0]).toContain('ended at 2020-01-02T00:00:00.000Z');
    expect(messages[1]).not.toContain('ended');
  });

  it('are masked, completely and in parts', () => {
    const string = `AccountName=account;AccountKey=${KEY}`;
    expect(accessOf(url, { AZURE_STORAGE_CONNECTION_STRING: string }).masked).toEqual([string, KEY]);
    expect(accessOf(url, { AZURE_STORAGE_SAS_TOKEN: SAS }).masked).toEqual(
      expect.arrayContaining([SAS, 'a+b/hunter2=', 'a%2Bb%2Fhunter2%3D']),
    );
  });

  it('from the variable that the destination names take precedence, in any form', () => {
    const env = { AZURE_STORAGE_KEY: KEY, SECOND: SAS };
    expect(accessOf(`${url}?env=SECOND`, env).access.credentials.kind).toBe('sas');
  });

  it.each([
    [{}, 'STORAGE_AUTHENTICATION', 'AZURE_STORAGE_SAS_TOKEN'],
    [{ AZURE_STORAGE_KEY: 'hunter2' }, 'INPUT_INVALID', 'base64'],
    [
      { AZURE_STORAGE_CONNECTION_STRING: `AccountName=other;AccountKey=${KEY}` },
      'INPUT_INVALID',
      'connection string of this account',
    ],
  ])('%o are refused', (env, code, hint) => {
    expect(() => accessOf(url, env)).toThrow(expect.objectContaining({ code, hint: expect.stringContaining(hint) }));
  });
});

describe('opening a container', () => {
  it('reports its name without a request to the storage', async () => {
    const host = { ...testHost(), env: { AZURE_STORAGE_SAS_TOKEN: SAS } };
    const url = new Secret('azure://account/container/prefix/?endpoint=https://storage.invalid');
    const storage = await openStorage({ scheme: 'azure', url }, host);
    expect(storage.label).toBe('azure://account/container/prefix (storage.invalid)');
    await storage.close();
  });

  it.each([
    ['http://storage.invalid', true],
    ['https://storage.invalid', false],
    ['http://127.0.0.1:9/account', false],
    ['http://[::1]:9/account', false],
  ])('%s warns of an unencrypted connection: %s', async (endpoint, warns) => {
    const host = { ...testHost(), env: { AZURE_STORAGE_KEY: KEY } };
    await (await openAzureStorage(`azure://account/container?endpoint=${endpoint}`, host)).close();
    expect(host.printed.some((line) => line.includes('not encrypted'))).toBe(warns);
  });
});
