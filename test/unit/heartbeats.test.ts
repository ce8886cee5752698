import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { earlyOptions } from '../../src/cli/early-options.ts';
import { RestorableError } from '../../src/core/errors.ts';
import { type Ended, endingOf } from '../../src/heartbeat/ending.ts';
import { Heartbeat } from '../../src/heartbeat/heartbeat.ts';
import { Heartbeats } from '../../src/heartbeat/heartbeats.ts';
import { SIGNAL_TUNING } from '../../src/heartbeat/send-signal.ts';
import {
  HEARTBEAT_DIALECTS,
  type HeartbeatAddress,
  readHeartbeat,
  secretsInHeartbeat,
} from '../../src/options/alerts/heartbeat.ts';
import { MODES } from '../../src/options/mode.ts';
import { failedReport } from '../../src/report/failed.ts';
import type { Report } from '../../src/report/report.ts';
import { type HeartbeatChoice, readHeartbeats } from '../../src/requests/heartbeats.ts';
import { type FakeHeartbeat, startFakeHeartbeat } from '../support/fake-heartbeats.ts';

const UUID = '5bf66975-d4c7-4bf5-bcc8-b8d8a82ea278';
/** Without delays, and with limits that a slow machine keeps. */
const TUNING = {
  ...SIGNAL_TUNING,
  timeoutMs: 120_000,
  totalMs: 120_000,
  startGraceMs: 120_000,
  baseMs: 0,
  longestMs: 0,
};
const FAILURE = { kind: 'failure', exitCode: 2, reason: 'STORAGE_FAILED' } as const;

function addressOf(text: string): HeartbeatAddress {
  const address = readHeartbeat(text);
  if (typeof address === 'string') throw new Error(address);
  return address;
}

function open(text: string, signal = new AbortController().signal, tuning = TUNING): Heartbeat {
  return new Heartbeat(addressOf(text), { env: {}, signal, tuning });
}

describe('the address of a heartbeat', () => {
  const url = (text: string): string => `${addressOf(text).dialect} ${addressOf(text).url.reveal()}`;

  it.each([
    [`https://hc-ping.com/${UUID}/`, `healthchecks https://hc-ping.com/${UUID}`],
    ['https://hc-ping.com/wsA-1_key/nightly?create=1', 'healthchecks https://hc-ping.com/wsA-1_key/nightly?create=1'],
    [`  "http://hc:8000/ping/${UUID}"  `, `healthchecks http://hc:8000/ping/${UUID}`],
    ['https://cronitor.link/p/key/job?state=run', 'cronitor https://cronitor.link/p/key/job'],
    ['https://cronitor.link/p/key/42', 'cronitor https://cronitor.link/p/key/42'],
    ['cronitor+https://proxy.example/p/key/job', 'cronitor https://proxy.example/p/key/job'],
    ['https://up.example.com/api/push/Xk3?status=up&msg=OK&ping=', 'kuma https://up.example.com/api/push/Xk3'],
    ['kuma+http://10.0.0.7:3001/x/42', 'kuma http://10.0.0.7:3001/x/42'],
    [
      'https://uptime.betterstack.com/api/v1/heartbeat/aB3',
      'betterstack https://uptime.betterstack.com/api/v1/heartbeat/aB3',
    ],
    ['https://o1.ingest.us.sentry.io/api/2/cron/job/k3y', 'sentry https://o1.ingest.us.sentry.io/api/2/cron/job/k3y/'],
    [
      'sentry+https://s.example/api/2/cron/job/k3y/?environment=prod&status=ok',
      'sentry https://s.example/api/2/cron/job/k3y/?environment=prod',
    ],
    ['https://k3y@o1.ingest.de.sentry.io/2?monitor=job', 'sentry https://o1.ingest.de.sentry.io/api/2/cron/job/k3y/'],
    ['https://sentry.io.evil.example/x', 'healthchecks https://sentry.io.evil.example/x'],
  ])('%s', (text, expected) => {
    expect(url(text)).toBe(expected);
  });

  it.each([
    ['hc-ping.com/x', /not a URL/],
    ['http://hc-ping.com/x', /not in a private network/],
    ['ftp://hc-ping.com/x', /https/],
    ['pingdom+https://h/x', /healthchecks, cronitor, kuma, betterstack, sentry/],
    ['https://hc-ping.com/', /no check/],
    ['https://hc-ping.com/a\nhttps://hc-ping.com/b', /one address/],
    ['https://cronitor.link/abc123/complete', /name of a signal/],
    [`https://hc-ping.com/${UUID}/start`, /name of a signal/],
    [`https://hc-ping.com/${UUID}/1`, /name of a signal/],
    [`https://healthchecks.io/checks/${UUID}/details/`, /ping URL/],
    ['https://user:word@hc-ping.com/x', /a user or a password/],
    ['https://k3y@o1.ingest.de.sentry.io/2', /monitor=/],
    ['https://sentry.io/organizations/x/crons/', /check-in/],
  ])('%s is refused', (text, reason) => {
    expect(readHeartbeat(text)).toMatch(reason);
    expect(readHeartbeat(text)).not.toContain(UUID);
  });

  it('is secret as a whole, and so is each token in it', () => {
    expect(secretsInHeartbeat(`https://hc-ping.com/${UUID}\n`)).toContain(UUID);
    expect(secretsInHeartbeat('cronitor+https://cronitor.link/p/0123456789abcdef0123/nightly-backup')).toEqual(
      expect.not.arrayContaining(['nightly-backup', 'p']),
    );
  });
});

describe.each(HEARTBEAT_DIALECTS)('%s', (dialect) => {
  let fake: FakeHeartbeat;
  beforeAll(async () => {
    fake = await startFakeHeartbeat(dialect);
  });
  beforeEach(() => {
    fake.understood.length = 0;
    fake.trouble(undefined);
  });
  afterAll(() => fake.stop());
  const hasStart = dialect !== 'kuma' && dialect !== 'betterstack';

  it('is told the start and the success of a run, under one id', async () => {
    const heartbeat = open(fake.url);
    heartbeat.start();
    expect(await heartbeat.finish({ kind: 'success' })).toEqual([]);
    expect(fake.understood.map(({ kind }) => kind)).toEqual(hasStart ? ['start', 'success'] : ['success']);
    expect(new Set(fake.understood.map(({ runId }) => runId)).size).toBe(1);
  });

  it('is told a failure without a start, with its code where it takes a text', async () => {
    expect(await open(fake.url).finish(FAILURE)).toEqual([]);
    const text = dialect === 'sentry' ? '' : 'STORAGE_FAILED';
    expect(fake.understood).toMatchObject([{ kind: 'failure', text }]);
  });

  it('is asked again if it fails, and the warning quotes neither the address nor the answer', async () => {
    fake.trouble({ kind: 'status', status: 500 }, 2);
    expect(await open(fake.url).finish(FAILURE)).toEqual([]);
    fake.trouble({ kind: 'status', status: 503 });
    const warnings = await open(fake.url).finish(FAILURE);
    expect(warnings).toEqual([expect.stringMatching(/the failure signal was not delivered \(HTTP status 503\)/)]);
    expect(warnings.join()).not.toContain(fake.secret);
  });

  it('is not followed to another address, and not asked again what it refuses', async () => {
    const elsewhere = await startFakeHeartbeat(dialect);
    fake.received.length = 0;
    fake.trouble({ kind: 'status', status: 307, headers: { location: elsewhere.url } });
    expect(await open(fake.url).finish({ kind: 'success' })).toEqual([expect.stringContaining('HTTP status 307')]);
    fake.trouble({ kind: 'status', status: 404 });
    expect(await open(fake.url).finish({ kind: 'success' })).toEqual([expect.stringContaining('in `heartbeat`')]);
    expect(fake.received).toHaveLength(2);
    expect(elsewhere.received).toEqual([]);
    await elsewhere.stop();
  });
});

describe('a heartbeat', () => {
  let fake: FakeHeartbeat;
  beforeAll(async () => {
    fake = await startFakeHeartbeat('healthchecks');
  });
  beforeEach(() => {
    fake.understood.length = 0;
    fake.received.length = 0;
    fake.onRequest = () => {};
    fake.trouble(undefined);
  });
  afterAll(() => fake.stop());

  it('knows that an older server says in a text that it does not know the check', async () => {
    fake.trouble({ kind: 'text', text: 'OK (not found)' });
    expect(await open(fake.url).finish(FAILURE)).toEqual([expect.stringContaining('the answer is a refusal')]);
    expect(fake.received).toHaveLength(1);
  });

  it('reports the end after the start, however long that takes', async () => {
    const begun = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    fake.onRequest = ({ path }) => {
      if (!path.includes('/start')) return undefined;
      begun.resolve();
      return released.promise;
    };
    const heartbeat = open(fake.url);
    heartbeat.start();
    await begun.promise;
    const finished = heartbeat.finish({ kind: 'success' });
    expect(fake.received).toHaveLength(1);
    released.resolve();
    expect(await finished).toEqual([]);
    expect(fake.understood.map(({ kind }) => kind)).toEqual(['start', 'success']);
  });

  it('reports the end without a start that gets no answer', async () => {
    fake.trouble({ kind: 'silence' }, 1);
    const heartbeat = open(fake.url, undefined, { ...TUNING, startGraceMs: 10 });
    const begun = Promise.withResolvers<void>();
    fake.onRequest = () => begun.resolve();
    heartbeat.start();
    await begun.promise;
    expect(await heartbeat.finish({ kind: 'success' })).toEqual([expect.stringContaining('the start signal')]);
    expect(fake.understood.map(({ kind }) => kind)).toEqual(['success']);
  });

  it('gives up a server that never answers', async () => {
    fake.trouble({ kind: 'silence' });
    const heartbeat = open(fake.url, undefined, { ...TUNING, totalMs: 50 });
    expect(await heartbeat.finish(FAILURE)).toEqual([expect.stringContaining('no answer in time')]);
  });

  it('reports nothing of a run that was cancelled, and does not start for it', async () => {
    const controller = new AbortController();
    const heartbeat = open(fake.url, controller.signal);
    controller.abort(new RestorableError('CANCELLED', 'x'));
    heartbeat.start();
    expect(await heartbeat.finish({ kind: 'none' })).toEqual([]);
    expect(fake.received).toEqual([]);
  });

  it('warns of a server that is gone', async () => {
    const gone = await startFakeHeartbeat('healthchecks');
    await gone.stop();
    const warnings = await open(gone.url).finish({ kind: 'success' });
    expect(warnings).toEqual([expect.stringContaining('(ECONNREFUSED)')]);
    expect(warnings.join()).not.toContain('127.0.0.1');
  });
});

const failed = (code: 'STORAGE_FAILED' | 'CANCELLED' | 'TIMEOUT', mode: 'verify' | 'backup' = 'backup'): Report =>
  failedReport(mode, new RestorableError(code, 'x'), new Date());
const ended = (report: Report): Ended => ({ report, error: report.error, exitCode: report.exitCode });
const done = (mode: 'backup' | 'verify' | 'prune' | 'status', change: object = {}): Report =>
  ({
    ...failedReport(mode, new RestorableError('INTERNAL', 'x'), new Date()),
    error: undefined,
    exitCode: 0,
    ...change,
  }) as Report;
const fleet = (databases: Readonly<Record<string, Report>>, change: object = {}): Ended =>
  ended({ ...done('backup'), mode: 'fleet', task: 'backup', databases, ...change } as unknown as Report);

describe('the ending of a run', () => {
  it.each([
    ['a backup', done('backup'), 'success'],
    ['a verdict `passed`', done('verify', { verdict: 'passed' }), 'success'],
    ['a verdict `skipped`', done('verify', { verdict: 'skipped' }), 'none'],
    [
      'a missed objective',
      done('verify', { verdict: 'failed', reason: 'objective', exitCode: 1 }),
      'verdict failed (objective)',
    ],
    ['a finding of status', done('status', { exitCode: 1 }), 'finding'],
    ['an error', failed('STORAGE_FAILED'), 'STORAGE_FAILED'],
    ['a time limit', failed('TIMEOUT'), 'TIMEOUT'],
    ['a cancel', failed('CANCELLED'), 'none'],
    ['a cancelled verification', failed('CANCELLED', 'verify'), 'none'],
    ['a dry run', done('prune', { dryRun: true }), 'none'],
    ['a dry run that fails', { ...failed('STORAGE_FAILED'), mode: 'prune', dryRun: true } as unknown as Report, 'none'],
  ])('%s', (_name, report, expected) => {
    const ending = endingOf(ended(report));
    expect(ending.kind === 'failure' ? ending.reason : ending.kind).toBe(expected);
  });

  it('of an unknown mode is a failure', () => {
    const error = { code: 'INPUT_INVALID' };
    expect(endingOf({ report: undefined, error, exitCode: 2 })).toEqual({
      kind: 'failure',
      exitCode: 2,
      reason: 'INPUT_INVALID',
    });
  });

  it('over several databases is a success if all of them are', () => {
    const one = done('backup');
    const skipped = done('verify', { verdict: 'skipped' });
    const bad = failed('STORAGE_FAILED');
    expect(endingOf(fleet({ a: one, b: one })).kind).toBe('success');
    expect(endingOf(fleet({ a: one, b: skipped })).kind).toBe('none');
    expect(endingOf(fleet({})).kind).toBe('none');
    expect(endingOf(fleet({ a: one, b: bad, c: skipped }))).toEqual({
      kind: 'failure',
      exitCode: 2,
      reason: '1 of 3 databases: STORAGE_FAILED',
    });
    const cancelled = { exitCode: 130, error: failed('CANCELLED').error };
    expect(endingOf(fleet({ a: bad, b: failed('CANCELLED') }, cancelled)).kind).toBe('none');
  });

  it('for some of its databases is theirs', () => {
    const run = fleet({ a: done('backup'), b: failed('STORAGE_FAILED') });
    expect(endingOf(run, new Set(['a'])).kind).toBe('success');
    expect(endingOf(run, new Set(['b'])).kind).toBe('failure');
  });

  it('of databases that were finished before a cancel is theirs, and of all others none', () => {
    const cancelled = { ...failed('CANCELLED'), exitCode: 130 } as unknown as Report;
    const databases = { a: done('backup'), b: failed('STORAGE_FAILED'), c: cancelled, d: cancelled };
    const run = fleet(databases, { exitCode: 130, error: failed('CANCELLED').error });
    const kindOf = (...names: string[]): string => endingOf(run, new Set(names)).kind;
    expect([kindOf('a'), kindOf('b'), kindOf('a', 'b'), kindOf('c')]).toEqual([
      'success',
      'failure',
      'failure',
      'none',
    ]);
    expect([kindOf('a', 'c'), kindOf('b', 'c'), kindOf('a', 'b', 'c', 'd')]).toEqual(['none', 'none', 'none']);
  });
});

describe('the heartbeats of a run over several databases', () => {
  it('are told what happened to the databases that have them', async () => {
    const [ours, theirs] = await Promise.all([startFakeHeartbeat('healthchecks'), startFakeHeartbeat('healthchecks')]);
    const addressFor = (name: string | undefined): HeartbeatAddress => addressOf(name === 'c' ? theirs.url : ours.url);
    const options = { env: {}, signal: new AbortController().signal, tuning: TUNING };
    const run = fleet({ a: done('backup'), b: failed('STORAGE_FAILED'), c: done('backup') });
    const heartbeats = new Heartbeats(addressFor, [], options);
    heartbeats.start(['a', 'b', 'c']);
    expect(await heartbeats.finish(run)).toEqual([]);
    expect(ours.understood.map(({ kind, text }) => [kind, text])).toEqual([
      ['start', ''],
      ['failure', '1 of 2 databases: STORAGE_FAILED'],
    ]);
    expect(theirs.understood.map(({ kind }) => kind)).toEqual(['start', 'success']);
    // Before the databases are certain, all that the run is probably about are told.
    await new Heartbeats(addressFor, ['a', 'c'], options).finish(ended(failed('STORAGE_FAILED')));
    expect([ours, theirs].map(({ understood }) => understood.at(-1))).toMatchObject([
      { kind: 'failure', text: 'STORAGE_FAILED' },
      { kind: 'failure', text: 'STORAGE_FAILED' },
    ]);
    await Promise.all([ours.stop(), theirs.stop()]);
  });
});

it('is found in a command line that is wrong', () => {
  const early = (words: readonly string[]) => [
    ...earlyOptions(['heartbeat', 'config', 'dry-run'], words, {
      RESTORABLE_CONFIG: 'c.yml',
      RESTORABLE_HEARTBEAT: '',
    }),
  ];
  expect(early([])).toEqual([['config', 'c.yml']]);
  expect(early(['backup', '--no-such', '--heartbeat=https://h/x=y', '--dry-run', '--config'])).toEqual([
    ['mode', 'backup'],
    ['heartbeat', 'https://h/x=y'],
    ['config', 'true'],
    ['dry-run', 'true'],
  ]);
  const channels = ['--notify', 'slack https://h/1', '--notify=discord https://h/2'];
  expect(earlyOptions(['notify'], ['backup', ...channels], {}).get('notify')).toBe(
    'slack https://h/1\ndiscord https://h/2',
  );
  expect(early(['prune', '--heartbeat', 'https://h/1', '--heartbeat', 'https://h/2']).slice(0, 2)).toEqual([
    ['mode', 'prune'],
    ['heartbeat', 'https://h/2'],
  ]);
});

describe('the choice of a heartbeat', () => {
  const URL_A = `https://hc-ping.com/${UUID}`;
  const URL_B = 'https://hc-ping.com/9d2f8a54-8f3d-4dcb-9e0e-0a1b2c3d4e5f';
  const masked = new Set<string>();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heartbeats-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const read = (raw: Readonly<Record<string, string>>): Promise<HeartbeatChoice | undefined> =>
    readHeartbeats(new Map(Object.entries(raw)), {
      mask: (secret) => void masked.add(secret.reveal()),
      env: { A: URL_A, B: URL_B },
    });
  const revealed = (choice: HeartbeatChoice | undefined, name?: string): string | undefined =>
    choice?.addressFor(name)?.url.reveal();
  const inFile = async (text: string, raw: Readonly<Record<string, string>>): Promise<HeartbeatChoice | undefined> => {
    const config = join(folder, 'c.yml');
    await writeFile(config, text);
    return read({ config, ...raw });
  };

  it('is there in every mode that reports, and for an unknown one', async () => {
    const without = ['keygen', 'init', 'notify-test', 'verify-evidence'];
    for (const mode of [...MODES, 'bakcup', '']) {
      const choice = await read({ mode, heartbeat: URL_A, 'no-such-option': '' });
      expect([mode, revealed(choice, 'shop')]).toEqual([mode, without.includes(mode) ? undefined : URL_A]);
    }
    expect(masked).toContain(UUID);
  });

  it('is none for a dry run of a mode that has one', async () => {
    expect(await read({ mode: 'sync', heartbeat: URL_A, 'dry-run': 'true' })).toBeUndefined();
    expect(await read({ mode: 'sync', heartbeat: URL_A, 'dry-run': 'yes' })).toBeDefined();
    expect(await read({ mode: 'backup', heartbeat: URL_A, 'dry-run': 'true' })).toBeDefined();
  });

  it('comes from the section of its mode in the file, the closest first, and an input overrides it', async () => {
    const file = `defaults: { modes: { backup: { heartbeat: "\${A}" } } }
databases:
  shop: { database: sqlite:a }
  crm-*: { database: sqlite:b, modes: { backup: { heartbeat: "\${B}" }, verify: { heartbeat: "\${B}" } } }
  old: { database: sqlite:c, without: [heartbeat] }
`;
    const choice = await inFile(file, { mode: 'backup', filter: '!old' });
    expect(choice?.names).toEqual(['shop', 'crm-*']);
    expect(['shop', 'crm-1', 'old', undefined].map((name) => revealed(choice, name))).toEqual([
      URL_A,
      URL_B,
      undefined,
      URL_A,
    ]);
    expect(revealed(await inFile(file, { mode: 'verify' }), 'shop')).toBeUndefined();
    expect(revealed(await inFile(file, { mode: 'doctor' }), 'shop')).toBeUndefined();
    expect(revealed(await inFile(file, { mode: 'backup', heartbeat: URL_B }), 'shop')).toBe(URL_B);
  });

  it.each([
    ['a misspelled key', `databases: { shop: { databse: x, modes: { backup: { heartbeat: "\${A}", x: 1 } } } }`],
    ['a section for all modes', `defaults: { heartbeat: "\${A}" }\ndatabases: { shop: {} }`],
    ['another section that is none', `defaults: { modes: { backup: { heartbeat: "\${A}" } } }\ndatabases: [shop]`],
  ])('comes from a file that is wrong for %s, so that this is reported', async (_name, text) => {
    expect(revealed(await inFile(text, { mode: 'backup', name: 'shop' }), 'shop')).toBe(URL_A);
  });

  it.each([
    ['not YAML', 'databases: {'],
    ['not a mapping', '[1]'],
    ['empty', ''],
  ])('is none in a file that is %s', async (_name, text) => {
    expect(revealed(await inFile(text, { mode: 'backup', name: 'shop' }), 'shop')).toBeUndefined();
  });
});
