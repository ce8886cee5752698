import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import { readRecoveryPage } from '../../src/runbook/recovery-page.ts';
import { recoverySteps } from '../../src/runbook/recovery-steps.ts';
import { makeTestKeys } from '../support/commands.ts';
import { DrillBench } from '../support/drill.ts';
import { createTargetHost } from '../support/target-host.ts';

const PLAN = { database: 'shop', engine: 'sqlite', isOfPassphrase: false, hasSigner: true } as const;
let bench: DrillBench;
let ids: string[];
let before: Record<string, string>;

beforeAll(async () => {
  bench = await DrillBench.open(await makeTestKeys());
  bench.sql('create table a (id integer primary key, t text); insert into a (t) values (1), (2), (3)');
  const full = await bench.backup();
  bench.sql('create table b as select 1 as n');
  const incremental = await bench.backup();
  ids = [full, incremental].map(({ backup }) => backup?.id ?? '');
  before = await bench.stored();
});

afterEach(async () => {
  bench.watcher = {};
  bench.engine = createSqliteEngine();
  expect(await bench.stored()).toEqual(before);
});

afterAll(() => bench.close());

const page = async () => readRecoveryPage(await readFile(join(bench.places[0] ?? '', 'shop/RECOVERY-v1.md'), 'utf8'));
const outcomes = (steps: readonly { readonly outcome: string }[]) => [...new Set(steps.map(({ outcome }) => outcome))];

describe('a scenario', () => {
  it('newest-backup runs exactly the commands of the page with the names filled in', async () => {
    const report = await bench.drill();
    expect(report, JSON.stringify(report.checks)).toMatchObject({ verdict: 'passed', exitCode: 0, error: undefined });
    expect(report.backup?.id).toBe(ids[1]);
    expect(report.tables).toMatchObject([
      { rows: 3, restoredRows: 3 },
      { rows: 1, restoredRows: 1 },
    ]);
    expect(bench.ran).toEqual(recoverySteps(await page(), PLAN).map(({ commands }) => commands));
    const runbook = await bench.runbook();
    const drilled = runbook.steps.filter(({ isDrilled }) => isDrilled);
    expect(drilled.map(({ commands }) => commands)).toEqual(bench.ran);
    expect(drilled.map(({ lastMs }) => lastMs)).toEqual(report.steps.map(() => expect.any(Number)));
    expect(runbook).toMatchObject({
      backup: { id: ids[1] },
      measured: [{ kind: 'drill', restoreMs: report.restoreMs }],
    });
    expect(report.steps.map(({ heading }) => heading.slice(0, 1)).join('')).toBe('2345677');
    expect(report.steps.every(({ durationMs, outcome }) => (durationMs ?? 0) > 0 && outcome === 'done')).toBe(true);
  });

  it('lost-destination reads nothing of the first one', async () => {
    const report = await bench.drill({ scenario: 'lost-destination' });
    expect(report).toMatchObject({ verdict: 'passed', source: `file:${bench.places[1]}` });
    expect(report.notes[0]).toContain(`${bench.places[0]} was taken as lost`);
    const record = JSON.parse(await readFile(join(bench.places[1] ?? '', report.record ?? ''), 'utf8'));
    expect(record).toMatchObject({
      kind: 'drill',
      scenario: 'lost-destination',
      verdict: 'passed',
      backup: { id: ids[1] },
    });
    expect(record.copies).toEqual([
      { destination: `file:${bench.places[1]}`, state: 'read' },
      { destination: `file:${bench.places[0]}`, state: 'not-read' },
    ]);
  });

  it('older-point recovers the oldest backup', async () => {
    const report = await bench.drill({ scenario: 'older-point' });
    expect(report).toMatchObject({ verdict: 'passed', backup: { id: ids[0] } });
    expect(bench.ran.join('\n')).toContain(`--backup ${ids[0]} --output`);
  });

  it('damaged-object is noticed by the script, and the other destination serves', async () => {
    const report = await bench.drill({ scenario: 'damaged-object' });
    expect(report).toMatchObject({ verdict: 'passed' });
    expect(report.steps.map(({ outcome }) => outcome)).toContain('noticed');
    expect(report.notes[0]).toMatch(/^One byte of packs\/\S+ was changed in the copy of file:/);
    const steps = recoverySteps(await page(), { ...PLAN, secondCopy: '$HOME/other/shop' });
    expect(bench.ran).toEqual(steps.map(({ commands }) => commands));
  });

  it('key-from-safe takes the key from the form of a workflow, and from nowhere else', async () => {
    const event = join(bench.folder, 'event.db');
    const armored = bench.keys.recovery.armoredPrivate.reveal();
    // A form has one line.
    await writeFile(event, JSON.stringify({ inputs: { 'recovery-key': armored.replaceAll('\n', ' ') } }));
    const env = { GITHUB_EVENT_NAME: 'workflow_dispatch', GITHUB_EVENT_PATH: event };
    const host = await createTargetHost(env);
    expect(await bench.drill({ scenario: 'key-from-safe' }, host)).toMatchObject({ verdict: 'passed' });
    host.remove();
    const other = await createTargetHost({ ...env, GITHUB_EVENT_NAME: 'schedule' });
    const none = await bench.drill({ scenario: 'key-from-safe' }, other);
    expect(none).toMatchObject({ verdict: 'error', exitCode: 2, error: { code: 'KEY_MISSING' } });
    other.remove();
    await expect(bench.drill({ scenario: 'key-from-safe', 'decrypt-with': armored })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    });
  });
});

describe('instructions that were changed', () => {
  async function planted<T>(places: readonly string[], file: string, work: () => Promise<T>): Promise<T> {
    const paths = places.map((place) => join(place, 'shop', file));
    const good = await Promise.all(paths.map((path) => readFile(path)));
    const bad = good.map((bytes) => Buffer.from(bytes.toString('utf8').replace('.', ';')));
    await Promise.all(paths.map((path, at) => writeFile(path, bad[at] ?? '')));
    try {
      return await work();
    } finally {
      await Promise.all(paths.map((path, at) => writeFile(path, good[at] ?? '')));
    }
  }

  it.each(['RECOVERY-v1.md', 'RECOVERY-v1.py'])(
    'by one byte of %s are a finding, and nothing of them runs',
    async (file) => {
      const report = await planted(bench.places, file, () => bench.drill());
      expect(report).toMatchObject({ verdict: 'failed', reason: 'backup', exitCode: 1, steps: [] });
      expect(report.checks.map(({ code }) => code)).toEqual(['INSTRUCTIONS_UNKNOWN', 'INSTRUCTIONS_UNKNOWN']);
      expect(bench.ran).toEqual([]);
    },
  );

  it('at one destination are a finding, although the others recover the backup', async () => {
    const [first = ''] = bench.places;
    const report = await planted([first], 'RECOVERY-v1.py', () => bench.drill());
    expect(report).toMatchObject({ verdict: 'failed', source: expect.stringContaining(bench.places[1] ?? '') });
    expect(report.checks[0]).toMatchObject({ code: 'INSTRUCTIONS_UNKNOWN', at: `file:${first}` });
    expect(outcomes(report.steps)).toEqual(['done']);
  });
});

describe('a failure', () => {
  it('to choose a backup is on record, as one of a drill', async () => {
    const report = await bench.drill({ scenario: 'lost-destination', backup: '20200101T000000Z-full-abcdef' });
    expect(report).toMatchObject({ verdict: 'error', exitCode: 2, error: { code: 'BACKUP_NOT_FOUND' } });
    const record = JSON.parse(await readFile(join(bench.places[1] ?? '', report.record ?? ''), 'utf8'));
    expect(record).toMatchObject({
      ...{ kind: 'drill', scenario: 'lost-destination', backup: null, verdict: 'error' },
      ...{ errorCode: 'BACKUP_NOT_FOUND', unread: [`file:${bench.places[0]}`] },
      copies: [{ destination: `file:${bench.places[0]}`, state: 'not-read' }],
    });
  });

  it('of a step is a finding that names it, and the later ones are not run', async () => {
    bench.watcher = {
      before: async (commands, home) => {
        if (commands.includes('integrity_check')) await truncate(join(home, 'recovery/files/database.sqlite'), 100);
      },
    };
    const report = await bench.drill();
    expect(report).toMatchObject({ verdict: 'failed', reason: 'backup', exitCode: 1 });
    expect(report.checks.at(-1)).toMatchObject({ code: 'INSTRUCTIONS_FAILED', outcome: 'failed' });
    expect(JSON.stringify(report.checks.at(-1)?.facts)).toContain('section \\"6. Restore\\"');
    expect(report.steps.map(({ outcome }) => outcome)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'failed',
      'not-run',
      'not-run',
    ]);
  });

  it('is found if the commands restored something else', async () => {
    const real = createSqliteEngine();
    bench.engine = {
      ...real,
      openTarget: async (spec, needs, host) => {
        const target = await real.openTarget(spec, needs, host);
        const { byHand } = target;
        if (byHand === undefined) throw new Error('no target for a drill');
        bench.sql('create table if not exists c as select 1 as n');
        const other = [await readFile(join(bench.folder, 'shop.db'))];
        return { ...proxied(target), byHand: { ...byHand, adopt: () => byHand.adopt(streamOf(other)) } };
      },
    };
    const report = await bench.drill();
    expect(report).toMatchObject({ verdict: 'failed', reason: 'backup', exitCode: 1 });
    expect(report.checks.filter(({ outcome }) => outcome === 'failed').map(({ group }) => group)).toContain(
      'comparison',
    );
  });

  it('and a cancel leave nothing: no file, no process', async () => {
    const host = await createTargetHost();
    const noted: number[] = [];
    bench.watcher = {
      before: async (commands) => {
        if (!commands.includes('--output')) return;
        for (const each of host.leftovers) if (each.kind === 'process') noted.push(each.pid);
        host.cancel();
      },
    };
    const report = await bench.drill({}, host);
    expect(report).toMatchObject({ exitCode: 130, verdict: 'error', error: { code: 'CANCELLED' } });
    expect(noted).toHaveLength(1);
    expect(host.leftovers).toEqual([]);
    expect(await readdir(host.folder)).toEqual([]);
    host.remove();
  });
});

async function* streamOf(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

/** A class's methods are on its prototype. */
function proxied<T extends object>(target: T): T {
  return new Proxy(target, {});
}
