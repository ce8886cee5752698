// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the file's own `${NAME}` is what is tested.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outputsOf } from '../../src/action/outputs.ts';
import { isInShard, readShard } from '../../src/core/planning/shard.ts';
import { runMatrix } from '../../src/matrix/matrix.ts';
import type { MatrixRequest } from '../../src/options/request/setup.ts';
import type { Host } from '../../src/ports/host.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import type { MatrixReport } from '../../src/report/facts/setup/matrix.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { testHost } from '../support/commands.ts';
import { markdownOf, textOf } from '../support/rendered.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const FEW =
  'defaults: { database: "${DATABASE_URL}" }\ndatabases:\n  shop: {}\n  shop-old: { database: "${OLD}" }\n  crm: { database: sqlite:x }\n  cache: { commands: { dump: [a, "${X}"], restore: [b] } }\n';
const many = (count: number): string =>
  `databases:\n${Array.from({ length: count }, (_, at) => `  tenant-${at}: {}\n`).join('')}`;

async function matrix(
  text: string,
  options: Record<string, string> = {},
  hostParts: Partial<Host> = {},
): Promise<MatrixReport> {
  const path = join(folder, 'c.yml');
  writeFileSync(path, text);
  const raw = new Map(Object.entries({ mode: 'matrix', config: path, ...options }));
  // No variable is set: a job that plans needs no secret.
  const request = (await parseRequest(raw, { mask: () => {}, env: {} })) as MatrixRequest;
  return runMatrix(request, {
    host: { ...testHost(), ...hostParts },
    clock: SYSTEM_CLOCK,
    openStorage: () => Promise.reject(new Error('no storage in a plan')),
    engine: () => Promise.reject(new Error('no engine in a plan')),
    runHook: () => Promise.reject(new Error('no hook in a plan')),
    workflowRuns: () => Promise.reject(new Error('no workflow in a plan')),
    sigstore: () => Promise.reject(new Error('no signature in a plan')),
  });
}

const names = (report: MatrixReport): string[] => report.databases.map(({ name }) => name);

it('is a matrix in one line for GitHub, and lists one name per line for a shell', async () => {
  const report = await matrix(FEW);
  expect(outputsOf(report, undefined)).toContainEqual([
    'matrix',
    '{"include":[{"name":"shop","variable":"DATABASE_URL"},{"name":"shop-old","variable":"OLD"},{"name":"crm"},{"name":"cache"}]}',
  ]);
  expect(outputsOf(report, undefined)).toContainEqual(['count', '4']);
  expect(textOf(report)).toBe('shop\nshop-old\ncrm\ncache\n');
  expect(markdownOf(report)).toMatch(/4 jobs planned[\s\S]*<code>shop-old<\/code>/);
});

it.each([
  ['shop*', 'shop, shop-old'],
  ['shop*\n!*-old', 'shop'],
  ['!shop*', 'crm, cache'],
  ['{crm,cache}', 'crm, cache'],
  ['c?m', 'crm'],
])('selects the databases that match %j', async (filter, chosen) => {
  expect(names(await matrix(FEW, { filter })).join(', ')).toBe(chosen);
});

it('that match nothing are an error that lists the existing names', async () => {
  const report = await matrix(FEW, { filter: 'shpo*' });
  expect(report).toMatchObject({ exitCode: 2, error: { code: 'INPUT_INVALID' } });
  expect(report.error?.hint).toMatch(/The file has: shop, shop-old/);
  expect(outputsOf(report, undefined).map(([name]) => name)).not.toContain('matrix');
});

it('name the pattern that matches nothing', async () => {
  expect((await matrix(FEW, { filter: 'shop*\n!*-old' })).warnings).toEqual([]);
  const report = await matrix(FEW, { filter: 'shop\ncrmm\n!odl' });
  expect(names(report)).toEqual(['shop']);
  expect(report.warnings).toEqual([expect.stringContaining('`crmm`'), expect.stringContaining('`!odl`')]);
});

it('of more jobs than GitHub accepts is an error that states how many parts are needed', async () => {
  expect(names(await matrix(many(256)))).toHaveLength(256);
  const report = await matrix(many(1_000));
  expect(report.error?.message).toMatch(/1000 databases are more jobs/);
  expect(report.error?.hint).toMatch(/1\/5 to 5\/5/);
});

describe('parts', () => {
  it('contain every database once, stay below the limit as advised, and an empty one is not an error', async () => {
    const parts = await Promise.all([1, 2, 3, 4, 5].map((at) => matrix(many(1_000), { shard: `${at}/5` })));
    const all = parts.flatMap(names);
    expect(new Set(all).size).toBe(1_000);
    expect(all).toHaveLength(1_000);
    for (const part of parts) expect(part.databases.length).toBeLessThanOrEqual(256);
    const sparse = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((at) => matrix(FEW, { shard: `${at}/8` })));
    expect(sparse.flatMap(names)).toHaveLength(4);
    const empty = sparse.find((part) => part.databases.length === 0);
    expect(empty).toMatchObject({ exitCode: 0 });
    expect(outputsOf(empty as MatrixReport, undefined)).toContainEqual(['matrix', '{"include":[]}']);
  });

  it('do not change with the other databases', async () => {
    const before = names(await matrix(many(300), { shard: '2/3' }));
    const after = names(await matrix(many(310), { shard: '2/3' }));
    expect(after).toEqual(expect.arrayContaining(before));
    // Fixed: users who split by day must not lose a database when this program is updated.
    expect(
      ['shop', 'crm', 'accounting'].map((name) => [1, 2, 3, 4].find((number) => isInShard(name, { number, of: 4 }))),
    ).toEqual([2, 4, 4]);
  });

  it.each(['0/4', '5/4', '1/0', '1', 'a/b', '1/1000', '-1/4'])('cannot be written %s', async (shard) => {
    expect(readShard(shard)).toBeUndefined();
    await expect(matrix(FEW, { shard })).rejects.toThrow(/`shard` must be a part such as/);
  });
});

it('requires its file, and refuses one with any error', async () => {
  await expect(parseRequest(new Map([['mode', 'matrix']]), { mask: () => {}, env: {} })).rejects.toThrow(
    /needs `config`/,
  );
  await expect(matrix(`${FEW}  bad: { rto: 30 }\n`)).rejects.toThrow(
    /line 7: `databases\.bad\.rto` must be a duration/,
  );
});

describe('a schedule at a busy minute', () => {
  const origin = {
    repository: 'example/shop',
    workflow: '.github/workflows/backup.yml',
    runId: '1',
    attempt: 1,
    event: 'schedule',
    schedule: '0 2 * * *',
    url: 'https://github.com/example/shop/actions/runs/1',
  };
  const workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
  const path = join(workspace, origin.workflow);
  mkdirSync(dirname(path), { recursive: true });
  afterAll(() => rmSync(workspace, { recursive: true, force: true }));
  const warnings = async (workflow: string | undefined, change: Partial<typeof origin> = {}) => {
    rmSync(path, { force: true });
    if (workflow !== undefined) writeFileSync(path, workflow);
    const parts = { origin: { ...origin, ...change }, env: { GITHUB_WORKSPACE: workspace } };
    return (await matrix(FEW, {}, parts)).warnings;
  };

  it('is a warning, of the schedule that started the run and of all in its file', async () => {
    expect(await warnings(undefined)).toEqual([
      'The schedule "0 2 * * *" is at minute 0 of the hour, when GitHub has the most to start: runs start late, or never. Choose another minute, such as 23.',
    ]);
    const file =
      "on:\n  schedule:\n    - cron: '23 2 * * *'\n    - { cron: '*/15  * * * *', timezone: Europe/Vienna }\n";
    expect(await warnings(file, { schedule: '23 2 * * *' })).toEqual([
      expect.stringContaining('"*/15 * * * *" is at minute 0, 15, 30, 45 of the hour'),
    ]);
  });

  it.each([
    ['none', "on:\n  schedule:\n    - cron: '23 2 * * *'\n"],
    ['no schedule', 'on: push\n'],
    ['strange values', 'on:\n  schedule:\n    - cron: 5\n'],
    ['no cron expression', "on:\n  schedule:\n    - cron: '0 2 \u001b[31m'\n"],
    ['no YAML', '{{{'],
    ['too much', `# ${'x'.repeat(600_000)}\non:\n  schedule:\n    - cron: '0 2 * * *'\n`],
  ])('is no warning if the file has %s', async (_what, file) => {
    expect(await warnings(file, { schedule: '23 2 * * *' })).toEqual([]);
  });

  it('is unknown outside of a workflow', async () => {
    expect((await matrix(FEW)).warnings).toEqual([]);
  });
});
