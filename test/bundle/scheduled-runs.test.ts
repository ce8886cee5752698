import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StatusReport } from '../../src/report/facts/status/status.ts';
import { type ActionResult, type KeyFiles, makeKeys, runAction } from '../support/bundle.ts';
import { FakeGithub } from '../support/fake-github.ts';

const github = new FakeGithub();
let folder: string;
let keys: KeyFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scheduled-runs-'));
  keys = await makeKeys(folder);
  const database = new DatabaseSync(join(folder, 'shop.db'));
  database.exec('create table things (id integer primary key); insert into things values (1), (2)');
  database.close();
  await github.start();
  github.addToken('ghs_0123456789', ['example/shop']);
  github.addRepository('example/shop').workflows.push({
    ...{ id: 7, name: 'Backup', path: '.github/workflows/backup.yml', state: 'disabled_inactivity' },
    ...{ created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' },
  });
});
afterAll(async () => {
  await github.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As the runner starts a step of a run that a schedule started. */
async function step(inputs: Record<string, string>, event: string): Promise<ActionResult> {
  const path = join(folder, 'event.json');
  await writeFile(path, event);
  return runAction({ name: 'shop', destination: `file:${join(folder, 'backups')}`, ...inputs }, folder, {
    cwd: folder,
    env: {
      GITHUB_REPOSITORY: 'example/shop',
      GITHUB_WORKFLOW_REF: 'example/shop/.github/workflows/backup.yml@refs/heads/main',
      GITHUB_RUN_ID: '17283940561',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_EVENT_PATH: path,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: github.url,
    },
  });
}

const backup = (event: string): Promise<ActionResult> =>
  step(
    {
      mode: 'backup',
      database: `sqlite:${join(folder, 'shop.db')}`,
      'encrypt-to': keys.recoveryPublic,
      'runner-key': keys.runnerPrivate,
    },
    event,
  );

function runInNewestManifest(): unknown {
  const manifests = join(folder, 'backups/shop/manifests');
  const newest = readdirSync(manifests).toSorted().at(-1) ?? '';
  return JSON.parse(readFileSync(join(manifests, newest), 'utf8')).run;
}

it('a backup states which run of a schedule made it, and status asks GitHub about its workflow', async () => {
  const made = await backup('{"schedule": "23  2 * * *"}');
  expect(made, made.stdout + made.stderr).toMatchObject({ code: 0 });
  expect(runInNewestManifest()).toEqual({
    repository: 'example/shop',
    workflow: '.github/workflows/backup.yml',
    runId: '17283940561',
    attempt: 1,
    event: 'schedule',
    schedule: '23 2 * * *',
  });
  const report = join(folder, 'report.json');
  const asked = { workflow: 'backup.yml', 'github-token': 'ghs_0123456789', report };
  const status = await step({ mode: 'status', signers: keys.runnerPublic, ...asked }, '{}');
  expect(status, status.stdout + status.stderr).toMatchObject({ code: 1 });
  const found = JSON.parse(await readFile(report, 'utf8')) as StatusReport;
  expect(found.schedules).toMatchObject([{ what: 'backup', schedule: '23 2 * * *', made: 1, missed: 0 }]);
  expect(found.workflow).toMatchObject({
    repository: 'example/shop',
    file: 'backup.yml',
    state: 'disabled_inactivity',
  });
  expect(status.summary).toContain('disabled by GitHub, because nothing was committed for 60 days');
  const printed = status.stdout.replaceAll(/^::add-mask::.*$/gm, '') + status.stderr + status.summary;
  expect(printed).not.toContain('ghs_0123456789');
});

it('a backup does not state what an event should not contain, and prints none of it', async () => {
  const made = await backup('{"schedule": "23 2 * * *\\n::error::CANARY"}');
  expect(made, made.stdout + made.stderr).toMatchObject({ code: 0 });
  expect(runInNewestManifest()).toMatchObject({ event: 'schedule', schedule: null });
  expect(made.stdout + made.stderr + made.summary).not.toContain('CANARY');
});
