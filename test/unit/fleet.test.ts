import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { createHost, type RunHost } from '../../src/host/base.ts';
import { listenForCancellation } from '../../src/host/cancellation.ts';
import { type App, runHosted } from '../../src/host/run.ts';
import type { Host } from '../../src/ports/host.ts';
import { failedReport } from '../../src/report/failed.ts';
import type { FleetReport, Report } from '../../src/report/report.ts';
import { planRun } from '../../src/requests/plan-run.ts';

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

const ENV = { PASSPHRASE: 'plunder gizmo cradle unwed slinky', CRM: 'c.db' };

async function plan(options: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = ENV) {
  const raw = new Map(Object.entries({ mode: 'backup', config, ...options }));
  const planned = await planRun(raw, { mask: () => {}, env });
  if (planned.kind === 'one') return ['one', 'name' in planned.request ? planned.request.name : undefined];
  return { ...planned, names: planned.requests.map(({ name }) => name) };
}

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
      planRun(new Map(Object.entries({ destination: 'file:/nas', ...options })), { mask: () => {}, env: {} });
    expect(await raw({ mode: 'status', name: 'a,b' })).toMatchObject({ kind: 'many', requests: [{ name: 'a' }, {}] });
    await expect(
      raw({ mode: 'backup', name: 'a,b', database: 'sqlite:x.db', passphrase: 'plunder gizmo cradle unwed slinky' }),
    ).rejects.toThrow(/`database` is one database/);
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
      cleanUp: async () => {},
    };
    const raw = new Map(Object.entries({ mode: 'backup', config, all: 'true', ...change }));
    const { report } = await runHosted(raw, host, async () => app);
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
