import { describe, expect, it } from 'vitest';
import { proxyEnvironment, proxyFor } from '../../src/http/proxies.ts';
import { connectionProblem } from '../../src/storage/connection/connection-problem.ts';

const PROXY = 'http://user:hunter2@proxy.example.com:3128';
const S3 = 'https://bucket.s3.eu-central-1.amazonaws.com';

describe('the proxy for an address', () => {
  it.each([
    [S3, { HTTPS_PROXY: PROXY }, 'HTTPS_PROXY'],
    [S3, { https_proxy: ` ${PROXY}\n` }, 'https_proxy'],
    [S3, { HTTPS_PROXY: 'proxy.example.com:3128' }, 'HTTPS_PROXY'],
    ['http://10.1.2.3:9000', { HTTP_PROXY: PROXY }, 'HTTP_PROXY'],
    // Not for this address, or for programs that use SOCKS.
    [S3, { HTTP_PROXY: 'socks5://127.0.0.1:1080' }, undefined],
    [S3, { ALL_PROXY: 'socks5://127.0.0.1:1080', all_proxy: 'nonsense' }, undefined],
    [S3, { HTTPS_PROXY: 'socks5://127.0.0.1:1080', NO_PROXY: '.amazonaws.com' }, undefined],
    [S3, {}, undefined],
  ] as const)('%s with %o is %s', (address, env, variable) => {
    const proxy = proxyFor(new URL(address), env);
    expect(proxy?.variable).toBe(variable);
    if (proxy !== undefined) expect(proxy.address).toBe('proxy.example.com:3128');
  });

  it.each(['socks5://127.0.0.1:1', 'http://user:hunter2/@proxy', 'http://'])(
    'that is none (%s) is named without its value',
    (value) => {
      expect(() => proxyFor(new URL(S3), { HTTPS_PROXY: value })).toThrow(
        expect.objectContaining({
          code: 'INPUT_INVALID',
          message: 'The variable HTTPS_PROXY is not the address of a proxy.',
        }),
      );
    },
  );
});

describe('NO_PROXY', () => {
  it.each([
    [S3, '*', true],
    [S3, 'amazonaws.com', true],
    [S3, '.amazonaws.com', true],
    [S3, '*.amazonaws.com', true],
    [S3, 'example.com  .AMAZONAWS.com', true],
    [S3, 'amazonaws.com:443', true],
    [S3, 'amazonaws.com:8443', false],
    [S3, 'zonaws.com', false],
    [S3, '', false],
    ['http://10.1.2.3:9000', '10.0.0.0/8', true],
    ['http://10.1.2.3:9000', '10.1.2.0/30', true],
    ['http://10.1.2.3:9000', '10.1.3.0/24', false],
    ['http://10.1.2.3:9000', '10.0.0.0/8:9000', true],
    ['http://10.1.2.3:9000', '10.1.2.3:9000', true],
    ['http://10.1.2.3:9000', '10.1.2.3:9001', false],
    ['http://10.1.2.3:9000', '10.1.2.1-10.1.2.9', true],
    ['http://10.1.2.3:9000', '10.0.0.0/99', false],
    ['http://[fd00::1]:9000', 'fd00::/8', true],
    ['http://[fd00::1]:9000', 'fd00::1', true],
    ['http://[fd00::1]:9000', '[fd00::1]:9000', true],
  ])('for %s: %s goes directly: %s', (address, list, isDirect) => {
    const env = { HTTPS_PROXY: PROXY, HTTP_PROXY: PROXY, NO_PROXY: list };
    const target = new URL(address);
    expect(proxyFor(target, env) === undefined).toBe(isDirect);
    // Node's agents read the variables themselves. Forms that they do not support are set in a supported form.
    const { no_proxy: told = '' } = proxyEnvironment(target, env);
    if (isDirect) expect(told.split(',')).toContain(target.hostname);
    else expect(told.split(',')).not.toContain(target.hostname);
  });

  it('parses a network as the range of addresses that Node supports', () => {
    const env = { HTTPS_PROXY: PROXY, NO_PROXY: '10.20.0.0/14,192.168.1.7/32,example.com' };
    expect(proxyEnvironment(new URL(S3), env)).toEqual({
      https_proxy: `${PROXY}/`,
      no_proxy: '10.20.0.0-10.23.255.255,192.168.1.7-192.168.1.7,example.com,.example.com',
    });
  });
});

it('names an unreachable proxy, without its password', () => {
  const proxy = proxyFor(new URL(S3), { HTTPS_PROXY: PROXY });
  const problem = connectionProblem({ code: 'ECONNREFUSED', label: 's3://b', hostHint: '', proxy });
  expect(problem).toMatchObject({
    code: 'STORAGE_UNREACHABLE',
    message: "Can't connect to s3://b through the proxy of HTTPS_PROXY, proxy.example.com:3128 (ECONNREFUSED).",
    hint: expect.stringContaining('NO_PROXY'),
  });
});
