import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { ForeignText } from '../../src/core/foreign.ts';
import { KnownNames } from '../../src/core/format/manifest/known-names.ts';
import { Secret } from '../../src/core/secret.ts';
import { findAddresses, ipv6Failure } from '../../src/engines/parts/network.ts';
import { nameConnectFailure } from '../../src/engines/postgres/connection/errors.ts';
import { nameDumpFailure } from '../../src/engines/postgres/dump/errors.ts';
import { describeServer, parsePostgresUrl } from '../../src/engines/postgres/url/url.ts';

const url = (host: string) => parsePostgresUrl(new Secret(`postgres://u@${host}:5432/x`));

const place = (host: string) => ({ host: url(host).host, shown: describeServer(url(host)) });

describe('where a host leads', () => {
  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['10.2.3.4', true],
    ['172.18.0.2', true],
    ['192.168.1.1', true],
    ['[::1]', true],
    ['[fd12::1]', true],
    ['%2Fvar%2Frun', true],
    ['203.0.113.7', false],
    ['172.32.0.1', false],
    ['[2001:db8::1]', false],
  ])('%s is nearby: %s', async (host, isNear) => {
    expect((await findAddresses(place(host))).isNear).toBe(isNear);
  });

  it('names an IPv6-only host without a route, and leaves other failures alone', () => {
    const only = { isNear: false, isIpv6Only: true };
    const named = ipv6Failure('ENETUNREACH', only, place('db.example.com'), new Error('x'));
    expect(named).toBeInstanceOf(RestorableError);
    expect(named).toMatchObject({ code: 'DATABASE_IPV6_ONLY', hint: expect.stringContaining('IPv4') });
    expect(ipv6Failure('ECONNREFUSED', only, place('db.example.com'), undefined)).toBeUndefined();
    expect(ipv6Failure('ENETUNREACH', { isNear: false, isIpv6Only: false }, place('h'), undefined)).toBeUndefined();
  });
});

describe('failures that only a provider can cause', () => {
  it.each([
    [{ code: 'XX000', message: 'Tenant or user not found' }, 'DATABASE_AUTHENTICATION'],
    [{ code: '08P01', message: 'no such database: x' }, 'DATABASE_NOT_FOUND'],
    [{ code: '53300', message: 'sorry, too many clients already' }, 'DATABASE_UNREACHABLE'],
    [{ code: 'CERT_HAS_EXPIRED', message: 'certificate has expired' }, 'DATABASE_TLS'],
    [{ code: 'ECONNREFUSED', errors: [{ message: 'connect ECONNREFUSED ::1:5432' }] }, 'DATABASE_UNREACHABLE'],
  ])('%j', (thrown, code) => {
    expect(nameConnectFailure(thrown, url('h'))).toMatchObject({ code, hint: expect.stringMatching(/.{20}/) });
  });

  it.each([
    ['pg_dump: error: query failed: ERROR:  canceling statement due to lock timeout', 'DUMP_FAILED', /exclusive lock/],
    ['ERROR:  canceling statement due to conflict with recovery of x', 'DUMP_FAILED', /hot_standby_feedback/],
    ['pg_dump: error: query failed: SSL SYSCALL error: EOF detected', 'DATABASE_CONNECTION_LOST', /network/],
    ['FATAL:  terminating connection due to administrator command', 'DATABASE_CONNECTION_LOST', /restart/],
  ])('%s', (words, code, hint) => {
    const error = nameDumpFailure(
      { code: 1, signal: null },
      new ForeignText('pg_dump', words),
      url('h'),
      KnownNames.none,
    );
    expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) });
    expect(error.message).not.toContain(words.slice(-20));
    expect(error.foreign?.reveal()).toBe(words);
  });
});
