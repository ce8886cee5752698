import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FAMILY_NAMES } from '../../src/metrics/families.ts';
import { type ActionResult, BUNDLE, runAction, runBundle } from '../support/bundle.ts';
import { type FakeCollector, startFakeCollector } from '../support/fake-otlp-collector.ts';
import { samplesOfText } from '../support/metric-timeline.ts';
import { runStepHere } from '../support/program.ts';
import { promtool, testRules } from '../support/promtool.ts';
import { compiledCode } from '../support/templates.ts';

const MONITORING = join(import.meta.dirname, '../../docs/monitoring');
const TOKEN = 'canary-Y2FuYXJ5LXRva2Vu';
let folder: string;
let collected: string;
let collector: FakeCollector;
let env: Record<string, string>;
const results: ActionResult[] = [];
let inputs: Record<'common' | 'signing', Record<string, string>>;

/** Two backups, a verification, a status and a prune, as the runner runs them. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metrics-'));
  collected = join(folder, 'collected');
  await mkdir(collected);
  twoDaysAgo(['keygen', '--output', join(folder, 'keys'), '--identity', 'test@example.com']);
  collector = await startFakeCollector();
  env = {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_HEADERS: `Authorization=Bearer%20${TOKEN}`,
  };
  const database = join(folder, 'shop.sqlite');
  const made = spawnSync(process.execPath, ['scripts/demo-database.mjs', database], { encoding: 'utf8' });
  expect(made.stderr).toBe('');
  const destination = ['one', 'two'].map((name) => `file:${join(folder, name)}`).join('\n');
  const common = { name: 'shop', destination, metrics: collected };
  const signing = {
    database: `sqlite:${database}`,
    'encrypt-to': keyFile('recovery.public'),
    'runner-key': keyFile('runner.private'),
  };
  inputs = { common, signing };
  twoDaysAgo([
    ...['backup', '--name', 'shop', '--database', signing.database, '--encrypt-to', keyFile('recovery.public')],
    ...['--runner-key', keyFile('runner.private'), '--destination', `file:${join(folder, 'one')}`],
    ...['--destination', `file:${join(folder, 'two')}`],
  ]);
  const reading = { 'decrypt-with': keyFile('recovery.private'), signers: keyFile('runner.public') };
  const trusting = { signers: keyFile('runner.public'), verifiers: keyFile('verifier.public') };
  const objectives = { rto: '5m', rpo: '24h' };
  for (const mode of [
    { mode: 'backup', ...signing, kind: 'full' },
    { mode: 'verify', ...reading, 'verifier-key': keyFile('verifier.private'), ...objectives, 'verify-copies': 'each' },
    { mode: 'status', ...trusting, ...objectives, 'verify-every': '8d', capacity: '2MB' },
    { mode: 'prune', ...trusting, 'keep-last': '1' },
  ]) {
    results.push(await runStepHere({ ...common, ...mode }, folder, { env }));
  }
});
afterAll(async () => {
  await collector[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the bundle with the clock of two days ago: a forecast needs two backups that were not made one right after the other. */
function twoDaysAgo(args: readonly string[]): void {
  const made = spawnSync('faketime', ['-2 days', process.execPath, BUNDLE, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...compiledCode() },
  });
  expect(made.status, made.stderr).toBe(0);
}

const keyFile = (name: string): string => join(folder, 'keys', `${name}.asc`);

async function textsIn(path: string): Promise<string[]> {
  return Promise.all((await readdir(path)).sort().map((name) => readFile(join(path, name), 'utf8')));
}

const namesIn = (text: string): string[] => [...new Set(text.match(/\brestorable_\w+/g))].sort();

/** The expressions of the dashboard, with a choice for each of its variables. */
async function dashboardExpressions(): Promise<string[]> {
  const dashboard: unknown = JSON.parse(await readFile(join(MONITORING, 'restorable.dashboard.json'), 'utf8'));
  const found: string[] = [];
  JSON.stringify(dashboard, (key, value: unknown) => {
    if (key === 'expr' && typeof value === 'string') found.push(value.replaceAll('$database', '.*'));
    return value;
  });
  expect(found.length).toBeGreaterThan(20);
  expect(found.join()).not.toContain('$');
  return found;
}

describe('the metrics of a backup, a verification, a status and a prune', () => {
  it('are files that Prometheus reads, one for each', async () => {
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect((await readdir(collected)).sort()).toEqual(
      ['backup', 'prune', 'status', 'verify'].map((mode) => `restorable-${mode}-shop.prom`),
    );
    for (const text of await textsIn(collected)) expect(await promtool(['check', 'metrics'], text)).toBe('');
    const series = (await textsIn(collected)).flatMap(samplesOfText).map(([name]) => name);
    expect(new Set(series).size).toBe(series.length);
  });

  it('include all that the alert rules and the dashboard name', async () => {
    const written = namesIn((await textsIn(collected)).flatMap(samplesOfText).join('\n'));
    const rules = await readFile(join(MONITORING, 'restorable.rules.yml'), 'utf8');
    const { groups } = parse(rules) as { groups: { rules: { expr: string }[] }[] };
    const named = namesIn(groups.flatMap((group) => group.rules.map(({ expr }) => expr)).join('\n'));
    expect(named.length).toBeGreaterThan(20);
    // This database has no log to ship: a unit test has those samples.
    expect(named.filter((name) => !written.includes(name))).toEqual([
      'restorable_destination_log_objective_seconds',
      'restorable_destination_log_reached_timestamp_seconds',
      'restorable_log_last_reached_timestamp_seconds',
    ]);
    const shown = namesIn((await dashboardExpressions()).join('\n'));
    expect(shown.filter((name) => !written.includes(name))).toEqual([]);
    expect(written.filter((name) => !(FAMILY_NAMES as string[]).includes(name))).toEqual([]);
  });

  it('fill every panel of the dashboard', async () => {
    const series = (await textsIn(collected)).flatMap(samplesOfText);
    const input_series = series.map(([name, value]) => ({ series: name, values: value }));
    const filled = (await dashboardExpressions()).map((expr) => ({
      expr: `count(${expr}) > bool 0`,
      eval_time: '0s',
      exp_samples: [{ labels: '{}', value: 1 }],
    }));
    await testRules(folder, [], [{ interval: '1m', input_series, promql_expr_test: filled }]);
  });

  it('are pushed with the same names and values', async () => {
    expect(collector.received).toHaveLength(results.length);
    const pushed = collector.received.flatMap(
      ({ request }) => request.resourceMetrics[0]?.scopeMetrics[0]?.metrics ?? [],
    );
    const points = pushed.flatMap(({ gauge }) => gauge.dataPoints.map(({ asDouble }) => asDouble));
    const written = (await textsIn(collected)).flatMap(samplesOfText);
    expect(points.toSorted()).toEqual(written.map(([, value]) => Number(value)).toSorted());
    expect(collector.received[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('and all output of the runs hide the header', async () => {
    const reports = await Promise.all(results.map(({ outputs }) => readFile(outputs['report'] ?? '', 'utf8')));
    const all = [...results.flatMap(({ stdout, stderr, summary }) => [stdout, stderr, summary]), ...reports];
    // The runner learns what to mask by this command, which it does not show.
    const shown = all.join('\n').replace(/^::add-mask::.*$/gm, '');
    expect(shown).not.toContain(TOKEN);
  });
});

describe('a run whose metrics can not be published', () => {
  it('ends as it would without, with a warning in the log and in the summary', async () => {
    const input = { ...inputs.common, ...inputs.signing, mode: 'backup', metrics: join(folder, 'none', 'x.prom') };
    const closed = { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' };
    const { code, stdout, summary } = await runAction(input, folder, { env: closed });
    expect(code).toBe(0);
    for (const words of [/metrics can't be written \(ENOENT\)/, /collector can't be reached/]) {
      expect(stdout).toMatch(words);
      expect(summary).toMatch(words);
    }
  });
});

describe('a run that fails', () => {
  it('changes its exit code in the file, and keeps the time of the last success', async () => {
    const path = join(collected, 'restorable-backup-shop.prom');
    const success = /^restorable_run_last_success_timestamp_seconds.*$/m;
    const before = success.exec(await readFile(path, 'utf8'))?.[0];
    const failed = await runBundle(
      [
        ...['backup', '--name', 'shop', '--database', `sqlite:${join(folder, 'no-such.sqlite')}`],
        ...['--destination', `file:${join(folder, 'one')}`, '--metrics', collected],
        ...['--encrypt-to', keyFile('recovery.public'), '--runner-key', keyFile('runner.private')],
      ],
      { env },
    );
    expect(failed.code).toBe(2);
    const text = await readFile(path, 'utf8');
    expect(text).toContain('restorable_run_exit_code{database="shop",mode="backup"} 2');
    expect(success.exec(text)?.[0]).toBe(before);
    expect(await readdir(collected)).not.toContain('restorable-backup.prom');
  });

  it('also says so if its options were wrong, in the place that the configuration file names', async () => {
    const config = join(folder, 'restorable.yml');
    await writeFile(config, `defaults: { metrics: '${collected}', kind: big }\ndatabases: { shop: {} }\n`);
    const { code } = await runBundle(['backup', '--config', config, '--name', 'shop'], {});
    expect(code).toBe(2);
    expect(await readFile(join(collected, 'restorable-backup-shop.prom'), 'utf8')).toContain('code="INPUT_INVALID"} 1');
  });
});
