import { describe, expect, it } from 'vitest';
import { secretsInEnvironment } from '../../src/host/logging/masker.ts';
import { secretsInOtlpHeaders } from '../../src/metrics/otlp/secrets.ts';
import { readOtlpSettings } from '../../src/metrics/otlp/settings.ts';
import { publishMetrics } from '../../src/metrics/publish-metrics.ts';
import { type Answer, startFakeCollector } from '../support/fake-otlp-collector.ts';
import { backupReport, failure } from '../support/metric-reports.ts';

const NOW = new Date('2026-03-01T02:00:00Z');
const PUSH_ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';

/** Publishes a backup. @returns the warnings */
async function pushed(env: Record<string, string>, signal = new AbortController().signal): Promise<string[]> {
  const warnings: string[] = [];
  const warn = (sentence: string): void => void warnings.push(sentence);
  await publishMetrics(backupReport(NOW), { path: undefined, env, now: NOW, signal, warn });
  return warnings;
}

describe('a push', () => {
  it('is a request as OTLP defines it, with the same names, values and labels as the file', async () => {
    await using collector = await startFakeCollector();
    const env = {
      [PUSH_ENDPOINT]: `${collector.url}/base/`,
      OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Bearer%20canary,x-scope-orgid=shop',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment=prod%2C1,service.name=other',
      OTEL_SERVICE_NAME: 'backups',
    };
    expect(await pushed(env)).toEqual([]);
    const [first] = collector.received;
    expect(first?.path).toBe('/base/v1/metrics');
    expect(first?.headers).toMatchObject({ authorization: 'Bearer canary', 'x-scope-orgid': 'shop' });
    const [{ resource, scopeMetrics } = {}] = first?.request.resourceMetrics ?? [];
    expect(Object.fromEntries(resource?.attributes.map(({ key, value }) => [key, value]) ?? [])).toMatchObject({
      'service.name': { stringValue: 'backups' },
      'service.version': { stringValue: expect.any(String) },
      'deployment.environment': { stringValue: 'prod,1' },
    });
    const metrics = scopeMetrics?.[0]?.metrics ?? [];
    expect(metrics.find(({ name }) => name === 'restorable_backup_last_size_bytes')).toEqual({
      name: 'restorable_backup_last_size_bytes',
      description: expect.any(String),
      unit: 'By',
      gauge: {
        dataPoints: [
          {
            attributes: [
              { key: 'database', value: { stringValue: 'shop' } },
              { key: 'mode', value: { stringValue: 'backup' } },
              { key: 'backup_type', value: { stringValue: 'full' } },
            ],
            timeUnixNano: `${NOW.getTime()}000000`,
            asDouble: 1_000_000,
          },
        ],
      },
    });
    // Without a unit, Prometheus adds nothing to the name.
    expect(metrics.find(({ name }) => name === 'restorable_run_exit_code')).not.toHaveProperty('unit');
  });

  it('goes to the address for metrics as it is, if there is one', async () => {
    await using collector = await startFakeCollector();
    await pushed({
      [PUSH_ENDPOINT]: 'http://127.0.0.1:1',
      OTEL_EXPORTER_OTLP_METRICS_ENDPOINT: `${collector.url}/mine`,
    });
    expect(collector.received.map(({ path }) => path)).toEqual(['/mine']);
  });

  it.each<[string, Answer[], number, string[]]>([
    ['a moment without capacity', [{ status: 429, headers: { 'retry-after': '0' } }, { status: 503 }], 3, []],
    ['a refusal', [{ status: 401, body: 'canary-7' }], 1, ['status 401']],
    ['an error of its own', [{ status: 500, body: 'canary-7' }], 1, ['status 500']],
    ['another address', [{ status: 307, headers: { location: '/canary-7' } }], 1, ['status 307']],
    [
      'a part',
      [{ status: 200, body: '{"partialSuccess":{"rejectedDataPoints":"3","errorMessage":"canary-7"}}' }],
      1,
      ['rejected 3 of the values'],
    ],
    ['something else than JSON', [{ status: 200, body: 'ok' }], 1, []],
    ['an endless answer', [{ status: 200, body: 'x'.repeat(200_000) }], 1, []],
  ])('that is answered with %s is a warning at most, which quotes nothing', async (_what, answers, requests, words) => {
    await using collector = await startFakeCollector(answers);
    const warnings = await pushed({ [PUSH_ENDPOINT]: collector.url });
    expect(warnings).toEqual(words.map((word) => expect.stringContaining(word)));
    expect(warnings.join()).not.toContain('canary-7');
    expect(collector.requests()).toBe(requests);
  });

  it('ends after the time limit', async () => {
    await using collector = await startFakeCollector(['silence', 'silence', 'silence']);
    expect(await pushed({ [PUSH_ENDPOINT]: collector.url, OTEL_EXPORTER_OTLP_TIMEOUT: '50' })).toEqual([
      expect.stringContaining('within 0.05 s'),
    ]);
  });

  it('that finds nobody is a warning', async () => {
    const collector = await startFakeCollector();
    await collector[Symbol.asyncDispose]();
    expect(await pushed({ [PUSH_ENDPOINT]: collector.url })).toEqual([
      expect.stringMatching(/can't be reached \(.*ECONNREFUSED/),
    ]);
  });

  it('is not made by a cancelled run', async () => {
    await using collector = await startFakeCollector();
    expect(await pushed({ [PUSH_ENDPOINT]: collector.url }, AbortSignal.abort())).toEqual([]);
    const signal = new AbortController().signal;
    const outlet = { path: undefined, env: { [PUSH_ENDPOINT]: collector.url }, now: NOW, signal, warn: () => {} };
    await publishMetrics(failure('backup', NOW, 'CANCELLED'), outlet);
    expect(collector.requests()).toBe(0);
  });
});

describe('the settings', () => {
  const kindOf = (env: Record<string, string>): string => readOtlpSettings(env).kind;
  const local = { [PUSH_ENDPOINT]: 'http://collector:4318' };

  it('are off without an address, or by the variables that turn OpenTelemetry off', () => {
    expect(kindOf({})).toBe('off');
    expect(kindOf({ [PUSH_ENDPOINT]: ' ' })).toBe('off');
    expect(kindOf({ ...local, OTEL_SDK_DISABLED: 'TRUE' })).toBe('off');
    expect(kindOf({ ...local, OTEL_SDK_DISABLED: '1' })).toBe('push');
    expect(kindOf({ ...local, OTEL_METRICS_EXPORTER: 'none' })).toBe('off');
  });

  it.each([
    ['grpc', { ...local, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }],
    ['an address without a protocol', { [PUSH_ENDPOINT]: 'collector:4318' }],
    ['http over the internet', { [PUSH_ENDPOINT]: 'http://otlp.example.com' }],
    ['a public address', { [PUSH_ENDPOINT]: 'http://93.184.216.34' }],
    ['something else', { [PUSH_ENDPOINT]: 'file:///etc/passwd' }],
  ])('refuse %s, and do not quote it', (_what, env) => {
    const choice = readOtlpSettings(env);
    expect(choice.kind).toBe('refused');
    expect(JSON.stringify(choice)).not.toMatch(/example\.com|93\.184|passwd|collector:4318/);
  });

  it('take the variables for metrics before the general ones, and at most 10 s', () => {
    const choice = readOtlpSettings({
      ...local,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
      OTEL_EXPORTER_OTLP_METRICS_PROTOCOL: 'http/protobuf',
      OTEL_EXPORTER_OTLP_TIMEOUT: '50',
      OTEL_EXPORTER_OTLP_METRICS_TIMEOUT: '60000',
      OTEL_EXPORTER_OTLP_HEADERS: 'a=1',
      OTEL_EXPORTER_OTLP_METRICS_HEADERS: ' b = 2 ,',
    });
    expect(choice).toMatchObject({ kind: 'push', settings: { timeoutMs: 10_000, headers: { b: '2' }, remarks: [] } });
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_HEADERS', 'canary'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=%zz,b=canary'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a=canary%0d%0aHost:x'],
    ['OTEL_EXPORTER_OTLP_HEADERS', 'a b=canary'],
    ['OTEL_EXPORTER_OTLP_TIMEOUT', '10s canary'],
    ['OTEL_RESOURCE_ATTRIBUTES', 'canary'],
  ])('ignore all of %s=%s, and say so without its value', (name, value) => {
    const choice = readOtlpSettings({ ...local, [name]: value });
    expect(choice).toMatchObject({ kind: 'push', settings: { headers: {}, remarks: [expect.stringContaining(name)] } });
    expect(JSON.stringify(choice)).not.toContain('canary');
  });
});

describe('the headers for a collector', () => {
  it('are masked as they are given, decoded, and without their scheme', () => {
    const env = {
      OTEL_EXPORTER_OTLP_HEADERS: 'Authorization=Basic%20Y2FuYXJ5,api-key=ab+c,x-scope-orgid=shop-tenant,x-retry=true',
      OTEL_EXPORTER_OTLP_METRICS_HEADERS: 'x-other=long-enough-to-be-one',
    };
    expect(secretsInOtlpHeaders(env).sort()).toEqual(
      ['Basic%20Y2FuYXJ5', 'Basic Y2FuYXJ5', 'Y2FuYXJ5', 'ab+c', 'long-enough-to-be-one'].sort(),
    );
    expect(secretsInEnvironment(env)).toEqual(expect.arrayContaining(['Y2FuYXJ5', 'ab+c']));
  });

  it('are masked if they are no list, and so is a password in the address', () => {
    const masked = secretsInEnvironment({
      OTEL_EXPORTER_OTLP_HEADERS: 'only-a-token',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'https://user:canary-9@otlp.example.com',
    });
    expect(masked).toEqual(expect.arrayContaining(['only-a-token', 'canary-9']));
  });
});
