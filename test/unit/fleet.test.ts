import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { App } from '../../src/host/app.ts';
import { createHost, type RunHost } from '../../src/host/base.ts';
import { listenForCancellation } from '../../src/host/cancellation.ts';
import { runHosted } from '../../src/host/run.ts';
import type { Host } from '../../src/ports/host.ts';
import type { FleetReport } from '../../src/report/facts/fleet.ts';
import { failedReport } from '../../src/report/failed.ts';
import type { Report } from '../../src/report/report.ts';
import type { Discover } from '../../src/requests/names-of-all.ts';
import { planRun } from '../../src/requests/plan-run.ts';
import { toEnd } from '../support/hosted.ts';

let folder: string;
let config: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-'));
  config = join(folder, 'restorable.yml');
  await writeFile(
    config,
    `destinations: { nas: 'file:/nas' }
defaults: { passphrase: '\${PASSPHRASE}' }
databases:
  shop-a: { database: 'sqlite:a.db' }
  shop-b: { database: 'sqlite:b.db', diagnostics: own.pgp }
  crm: { database: 'sqlite:\${CRM}', timeout: 5m }
`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const NOTHING = { mask: () => {}, env: {} };
const ENV = { PASSPHRASE: 'plunder gizmo cradle unwed slinky', CRM: 'c.db' };

async function plan(options: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = ENV) {
  const raw = new Map(Object.entries({ mode: 'backup', config, ...options }));
  const planned = await planRun(raw, { mask: () => {}, env }, discover);
  if (planned.kind === 'one') return ['one', 'name' in planned.request ? planned.request.name : undefined];
  return { ...planned, names: planned.requests.map(({ name }) => name) };
}

/** What a server, or destinations, answer. */
let answer: Discover = async () => {
  throw new Error('nothing is asked for');
};
const discover: Discover = (request) => answer(request);

describe('the databases of a run', () => {
  it.each([
    [{ all: 'true' }, ['shop-a', 'shop-b', 'crm']],
    [{ all: 'true', filter: 'shop-*\n!shop-b' }, ['shop-a']],
    [{ all: 'true', filter: '!shop-*' }, ['crm']],
    [{ name: 'crm\nshop-a' }, ['crm', 'shop-a']],
    [{ name: ' crm , shop-a ' }, ['crm', 'shop-a']],
  ])('with %j are %j', async (options, names) => {
    expect(await plan(options)).toMatchObject({ kind: 'many', mode: 'backup', names, warnings: [] });
  });

  it('are one without `all` and with one name', async () => {
    expect(await plan({ name: 'crm' })).toEqual(['one', 'crm']);
    expect(await plan({ name: 'crm', all: 'false' })).toEqual(['one', 'crm']);
  });

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['all of them together with one', { all: 'true', name: 'crm' }, /`all` and `name` exclude each other/],
    [
      'a filter without all',
      { name: 'crm', filter: 'crm' },
      /`filter` selects some of all databases, but `all` is not/,
    ],
    ['a filter that matches none', { all: 'true', filter: 'nothing' }, /No database matches `filter`/],
    ['a name twice', { name: 'crm,shop-a,crm' }, /`name` has "crm" twice/],
    ['a name that is not in the file', { name: 'crm,shop' }, /shop: .*does not contain the database "shop"/],
    ['a name with another case', { name: 'crm,Shop-a' }, /"Shop-a" can't be used/],
    ['a name that is a path', { name: 'crm,../x' }, /"..\/x" can't be used/],
    ['a word that is not a boolean', { all: 'yes' }, /`all` must be true or false/],
    ['an invalid option', { all: 'true', compression: '99' }, /shop-a: `compression` must be/],
  ])('refuse %s, before anything runs', async (_what, options, message) => {
    await expect(plan(options)).rejects.toThrow(message);
  });

  it('need the variables of all of them', async () => {
    await expect(plan({ all: 'true' }, { PASSPHRASE: ENV.PASSPHRASE })).rejects.toThrow(/^crm: .*CRM/);
  });

  it('need no variable in doctor, which names what each of them lacks', async () => {
    const planned = await plan({ mode: 'doctor', all: 'true' }, { PASSPHRASE: ENV.PASSPHRASE });
    expect(planned).toMatchObject({
      ...{ kind: 'many', mode: 'doctor' },
      requests: [
        { name: 'shop-a', problems: [] },
        { name: 'shop-b', problems: [] },
        { name: 'crm', problems: [{ option: 'database', error: { message: expect.stringMatching(/CRM/) } }] },
      ],
    });
  });

  it('warn of a pattern that matches none', async () => {
    expect(await plan({ all: 'true', filter: 'crm\nsohp-*' })).toMatchObject({
      warnings: ['No database matches `sohp-*` in `filter`.'],
    });
  });

  it('do not overwrite the diagnostics of each other', async () => {
    const planned = await plan({ name: 'shop-a,crm', diagnostics: 'logs/words.pgp' });
    expect(planned).toMatchObject({
      requests: [{ diagnostics: 'logs/shop-a-words.pgp' }, { diagnostics: 'logs/crm-words.pgp' }],
    });
    expect(await plan({ name: 'shop-b,crm' })).toMatchObject({
      requests: [{ diagnostics: 'own.pgp' }, { diagnostics: undefined }],
    });
  });

  it('are in a file, unless they are named', async () => {
    const raw = (options: Readonly<Record<string, string>>) =>
      planRun(new Map(Object.entries({ destination: 'file:/nas', ...options })), { mask: () => {}, env: {} }, discover);
    expect(await raw({ mode: 'status', name: 'a,b' })).toMatchObject({ kind: 'many', requests: [{ name: 'a' }, {}] });
    await expect(
      raw({ mode: 'backup', name: 'a,b', database: 'sqlite:x.db', passphrase: 'plunder gizmo cradle unwed slinky' }),
    ).rejects.toThrow(/`database` is one database/);
  });
});

it('destinations have their names of the file in every request, and a URL has none', async () => {
  await writeFile(
    join(folder, 'named.yml'),
    `destinations: { nas: 'file:/nas', far: { url: file:/far, offsite: true } }
defaults: { passphrase: '\${PASSPHRASE}' }
databases: { shop: { database: 'sqlite:a.db' }, crm: { database: 'sqlite:b.db', destinations: [far] } }
`,
  );
  const named = { config: join(folder, 'named.yml') };
  expect(await plan({ ...named, all: 'true' })).toMatchObject({
    requests: [{ destinations: [{ name: 'nas' }, { name: 'far' }] }, { destinations: [{ name: 'far' }] }],
  });
  expect(await plan({ ...named, name: 'shop,crm', destination: 'file:/other\nfar' })).toMatchObject({
    requests: [{ destinations: [{ name: undefined }, { name: 'far' }] }, {}],
  });
});

describe('the databases of a server', () => {
  const SERVER: Discover = async ({ at, request }) => {
    if (request.mode !== 'backup') return ['shop', 'old', 'prod-crm', 'other'];
    const url = request.database.url.reveal();
    if (at === 'destinations') return ['shop', 'gone', 'skipped'];
    return url.includes('second') ? ['crm', 'crm2'] : ['shop', 'test_1', 'blog'];
  };
  let file: string;
  const write = (databases: string): Promise<void> =>
    writeFile(
      file,
      `destinations: { nas: 'file:/nas' }\ndefaults: { passphrase: '\${PASSPHRASE}' }\ndatabases:\n${databases}`,
    );
  const all = (options: Readonly<Record<string, string>> = {}) => plan({ config: file, all: 'true', ...options });
  const urlsOf = (planned: Awaited<ReturnType<typeof plan>>): string[] =>
    ('requests' in planned ? planned.requests : []).map((request) =>
      request.mode === 'backup' ? request.database.url.reveal() : '',
    );

  beforeEach(async () => {
    answer = SERVER;
    file = join(folder, 'server.yml');
    await write(`  '*': { database: 'postgres://first/*', filter: ['!test_*', '!skipped'] }
  'prod-*': { database: 'mysql://second/*?socket=/run/x' }
  other: { database: 'sqlite:o.db' }
`);
  });

  it('are stored under their names, or as the key of the file says', async () => {
    const planned = await all();
    expect(planned).toMatchObject({ names: ['blog', 'shop', 'prod-crm', 'prod-crm2', 'other'], failures: [] });
    expect(urlsOf(planned)).toEqual([
      ...['postgres://first/blog', 'postgres://first/shop'],
      ...['mysql://second/crm?socket=/run/x', 'mysql://second/crm2?socket=/run/x', 'sqlite:o.db'],
    ]);
  });

  it('are also the meaning of the URL of an input, and a dropped one is reported', async () => {
    const raw = {
      mode: 'backup',
      destination: 'file:/nas',
      passphrase: ENV.PASSPHRASE,
      database: 'postgres://first/*',
    };
    const planned = await planRun(new Map(Object.entries({ ...raw, filter: '!test_*' })), NOTHING, discover);
    expect(planned).toMatchObject({ kind: 'many', requests: [{ name: 'blog' }, { name: 'shop' }] });
    expect('warnings' in planned && planned.warnings.join()).toMatch(
      /gone: The server no longer has.*skipped: The server/,
    );
    const one = await planRun(new Map(Object.entries({ ...raw, name: 'shop' })), NOTHING, discover);
    expect(one).toMatchObject({ kind: 'one', request: { name: 'shop' } });
  });

  it('that were dropped are reported, unless they are excluded', async () => {
    const { warnings } = (await all()) as { warnings: readonly string[] };
    expect(warnings).toEqual([
      'gone: The server no longer has this database. Its backups remain. To stop reporting it, exclude it with `filter`.',
    ]);
  });

  it('are those of the destinations for a verification, which reads no server', async () => {
    expect(await all({ mode: 'verify' })).toMatchObject({ names: ['old', 'shop', 'prod-crm', 'other'] });
    expect(await all({ mode: 'status', filter: 'prod-*' })).toMatchObject({ names: ['prod-crm'] });
    const raw = new Map(Object.entries({ mode: 'status', all: 'true', destination: 'file:/nas' }));
    expect(await planRun(raw, NOTHING, discover)).toMatchObject({ kind: 'many', requests: { length: 4 } });
  });

  it('can be run one by one', async () => {
    expect(await plan({ config: file, name: 'prod-crm' })).toEqual(['one', 'prod-crm']);
    expect(await plan({ config: file, name: 'shop,prod-crm' })).toMatchObject({ names: ['shop', 'prod-crm'] });
  });

  it.each<[string, readonly string[], RegExp]>([
    ['upper case', ['Shop'], /can't be used in storage: "Shop"/],
    ['another Unicode form', ['caf\u00e9'], /can't be used in storage/],
    ['a path', ['../../etc/passwd'], /can't be used in storage: "..\/..\/etc\/passwd"/],
    [
      'a line break and a command',
      ['a\n::set-env name=X::y', '$(rm -rf)'],
      /storage: "\$\(rm -rf\)", "a\\n::set-env name=X::y"/,
    ],
    ['a flag', ['--help'], /can't be used in storage/],
    ['nothing in it', [''], /can't be used in storage: ""/],
    ['the name of another entry', ['other'], /`databases.\?` has the database "other" .* belongs to the entry "other"/],
    ['the name of another pattern', ['prod-x'], /"prod-x" .* belongs to the entry "prod-\*"/],
  ])('with %s stop the run before anything runs', async (_what, names, message) => {
    answer = async (request) => (request.at === 'server' ? names : []);
    await expect(all()).rejects.toThrow(message);
  });

  it('are not hidden by a filter that means all of them', async () => {
    answer = async (request) => (request.at === 'server' ? ['a/b', '.hidden'] : []);
    await expect(all({ filter: '*' })).rejects.toThrow(/"\.hidden", "a\/b"/);
    expect(await all({ filter: 'other' })).toMatchObject({ names: ['other'] });
  });

  it('of one server do not stop those of another', async () => {
    answer = async (request) => {
      if (request.request.mode === 'backup' && request.request.database.engine === 'mysql') {
        throw new RestorableError('DATABASE_UNREACHABLE', 'There is no server.');
      }
      return SERVER(request);
    };
    expect(await all()).toMatchObject({
      names: ['blog', 'shop', 'other'],
      failures: [{ name: 'prod-*', error: { code: 'DATABASE_UNREACHABLE' } }],
    });
  });

  it.each([
    [`  '*': { database: 'postgres://first/shop' }`, /^\*: .*`database` of "\*" is one database/],
    [`  shop: { database: 'postgres://first/*' }`, /ends with \/\*, which means every database/],
    [`  '*': { database: 'sqlite:*' }`, /^\*: .*`database` of "\*" is one database/],
    [`  '*': { commands: { dump: [x], restore: [y] } }`, /has `commands`, which dump one database/],
    [`  'a*b*': { database: 'postgres://first/*' }`, /one \* is for/],
    [`  shop: { database: 'sqlite:x', filter: [a] }`, /selects databases of a server/],
  ])('need * in both the name and the URL: %s', async (databases, message) => {
    await write(databases);
    await expect(all()).rejects.toThrow(message);
  });
});

describe('a run over several databases', () => {
  type Work = (name: string, host: Host) => Promise<0 | 1 | RestorableError>;

  async function run(work: Work, change: { config?: string } = {}): Promise<{ report: FleetReport; log: string[] }> {
    const log: string[] = [];
    const cancellation = listenForCancellation();
    const host: RunHost = createHost({
      cancellation,
      env: ENV,
      temporaryFolder: folder,
      hasPostStep: false,
      write: (level, message) => void log.push(`${level}: ${message}`),
      progress: ({ phase }) => void log.push(phase),
    });
    const app: App = {
      runRequest: async (request, part) => {
        const name = 'name' in request ? String(request.name) : '';
        const ended = await work(name, part);
        const error = ended instanceof RestorableError ? ended : new RestorableError('INTERNAL', '');
        const failed = failedReport('backup', error, new Date());
        return typeof ended === 'number' ? ({ ...failed, error: undefined, exitCode: ended } as Report) : failed;
      },
      requireTogether: async () => {},
      databasesOf: async () => [],
      watch: async () => ({ openIncidents: 0, messages: [], warnings: [] }),
      cleanUp: async () => {},
    };
    const raw = new Map(Object.entries({ mode: 'backup', config, all: 'true', ...change }));
    const { report } = await toEnd(runHosted(raw, host, async () => app));
    return { report: report as FleetReport, log };
  }

  const codesOf = ({ databases }: FleetReport): unknown[] => Object.values(databases).map(({ exitCode }) => exitCode);
  const failure = new RestorableError('DATABASE_UNREACHABLE', 'There is no server.');

  it.each<[Record<string, 0 | 1 | RestorableError>, number]>([
    [{ 'shop-a': 0, 'shop-b': 0, crm: 0 }, 0],
    [{ 'shop-a': 0, 'shop-b': 1, crm: 0 }, 1],
    [{ 'shop-a': failure, 'shop-b': 1, crm: 0 }, 2],
    [{ 'shop-a': 0, 'shop-b': failure, crm: new RestorableError('CANCELLED', 'x') }, 130],
  ])('that end with %j exits with %i, after all of them ran', async (ends, code) => {
    const { report } = await run(async (name) => ends[name] ?? 0);
    expect(report).toMatchObject({ mode: 'fleet', task: 'backup', exitCode: code, error: undefined });
    expect(Object.keys(report.databases)).toEqual(['shop-a', 'shop-b', 'crm']);
  });

  it('is not cancelled by a signal after the work of the last one', async () => {
    const { report } = await run(async (name, { workspace }) => {
      await workspace();
      if (name === 'crm') setImmediate(() => process.emit('SIGTERM'));
      return name === 'crm' ? failure : 0;
    });
    expect(report).toMatchObject({ exitCode: 2, error: undefined });
  });

  it('goes on after a defect in one of them', async () => {
    const { report } = await run(async (name) => {
      if (name === 'shop-a') throw new TypeError('x');
      return 0;
    });
    expect(report.databases['shop-a']).toMatchObject({ error: { code: 'INTERNAL' } });
    expect(codesOf(report)).toEqual([2, 0, 0]);
  });

  it('gives each a folder of its own, which is gone when the next one begins, and names it in the log', async () => {
    const seen: string[] = [];
    const { log } = await run(async (name, host) => {
      seen.push((await host.workspace()).path);
      expect((await readdir(folder)).filter((each) => each.startsWith('restorable-'))).toHaveLength(1);
      host.log.warning('careful');
      host.progress({ phase: 'dump', doneBytes: 1 });
      return name === 'crm' ? failure : 0;
    });
    expect(new Set(seen).size).toBe(3);
    expect((await readdir(folder)).filter((each) => each.startsWith('restorable-'))).toEqual([]);
    expect(log.filter((line) => !line.startsWith('debug'))).toEqual([
      ...['info: shop-a (1 of 3)', 'warning: shop-a: careful', 'shop-a (1 of 3), dump'],
      expect.stringMatching(/^info: shop-a: /),
      ...['info: shop-b (2 of 3)', 'warning: shop-b: careful', 'shop-b (2 of 3), dump'],
      expect.stringMatching(/^info: shop-b: /),
      ...['info: crm (3 of 3)', 'warning: crm: careful', 'crm (3 of 3), dump'],
      'error: crm: No backup was made: There is no server.',
    ]);
  });

  it('stops one that takes too long, and goes on with the next', async () => {
    const slow = join(folder, 'slow.yml');
    await writeFile(slow, (await readFile(config, 'utf8')).replace('5m', '1ms'));
    const { report } = await run(
      async (name, host) => {
        if (name !== 'crm') return 0;
        if (!host.signal.aborted) await new Promise((resolve) => host.signal.addEventListener('abort', resolve));
        return host.signal.reason as RestorableError;
      },
      { config: slow },
    );
    expect(report).toMatchObject({ exitCode: 2, error: undefined });
    expect(report.databases['crm']).toMatchObject({ error: { code: 'TIMEOUT' } });
  });

  it('is stopped by a cancel, and says which databases did not run', async () => {
    const { report } = await run(async (name, host) => {
      if (name !== 'shop-b') return 0;
      process.emit('SIGTERM');
      expect(host.signal.aborted).toBe(true);
      return host.signal.reason as RestorableError;
    });
    expect(report).toMatchObject({ exitCode: 130, error: { code: 'CANCELLED' } });
    expect(codesOf(report)).toEqual([0, 130, 130]);
  });
});
