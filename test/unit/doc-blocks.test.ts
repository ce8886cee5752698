import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { busyScheduleWarning } from '../../src/run/busy-schedule.ts';
import { blocksIn, looseSteps, type Step, textOf, workflowBlocks } from '../support/pages.ts';

const shell = blocksIn('sh');
const jobs = workflowBlocks().flatMap(({ place, text }) =>
  Object.values<{ steps?: Step[] }>(parse(text).jobs).map(({ steps = [] }) => ({ place, steps })),
);
const runs = [...jobs.flatMap(({ place, steps }) => steps.map((step) => ({ place, step }))), ...looseSteps()].flatMap(
  ({ place, step: { run } }) => (run === undefined ? [] : [{ place, text: run }]),
);

/** What a shell says about a script that it only parses. */
function parseErrors(program: string, text: string): string {
  return spawnSync(program, ['-n'], { input: text, encoding: 'utf8' }).stderr;
}

describe('a shell command on a page', () => {
  it.each(shell)('is one that a shell can parse: $place', ({ text }) => {
    const program = text.startsWith('#!/bin/sh') ? 'sh' : 'bash';
    // `<id>` and `…` mean that something is to be filled in.
    expect(parseErrors(program, text.replaceAll(/<[a-z][\w -]*>/g, 'x'))).toBe('');
  });

  it.each(runs)('of a workflow is one that a shell can parse, and has no expression: $place', ({ text }) => {
    expect(parseErrors('bash', text)).toBe('');
    expect(text).not.toContain('${{');
  });

  it('would be found with an error', () => {
    expect(runs.length).toBeGreaterThan(3);
    expect(parseErrors('sh', 'if true; then')).not.toBe('');
  });
});

describe.each([
  ['docs/server.md', ['restorable.service', 'restorable.timer', 'restorable-alert@.service']],
  ['docs/frequent.md', ['restorable-frequent.service', 'restorable-frequent.timer']],
])('a systemd unit in %s', (place, names) => {
  const units = ['docs/server.md', place].flatMap((page) => [
    ...textOf(page).matchAll(/`\/etc\/systemd\/system\/([^`]+)`[^`]*(?:`[^`\n]+`[^`]*)*```ini\n([\s\S]*?)```/g),
  ]);
  let folder = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'units-'));
    // Its programs are not installed here.
    for (const [, name = '', text = ''] of units)
      writeFileSync(join(folder, name), text.replaceAll(/^(ExecStart=)\S+/gm, '$1/bin/true'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const verify = (...names: readonly string[]): string =>
    spawnSync(
      'systemd-analyze',
      ['verify', '--man=no', '--recursive-errors=no', ...names.map((name) => join(folder, name))],
      {
        encoding: 'utf8',
      },
    ).stderr;

  it('is accepted by systemd', () => {
    expect(units.map(([, name]) => name)).toEqual(expect.arrayContaining([...names]));
    expect(verify(...names)).toBe('');
  });

  it('would be refused with an unknown setting', () => {
    writeFileSync(join(folder, 'wrong.service'), '[Service]\nExecStat=/bin/true\n');
    expect(verify('wrong.service')).not.toBe('');
  });
});

it('a frequent timer starts four times an hour, never at a minute when GitHub has the most to start', () => {
  const [, calendar = ''] = /^OnCalendar=(.+)$/m.exec(textOf('docs/frequent.md')) ?? [];
  const times = spawnSync('systemd-analyze', ['calendar', '--iterations=5', calendar], { encoding: 'utf8' }).stdout;
  const minutes = [...times.matchAll(/\d\d:(\d\d):00/g)].map(([, minute]) => Number(minute) % 15);
  expect(new Set(minutes)).toEqual(new Set([7]));
});

/** The options of a command line, as pairs. */
function optionsIn([mode = '', ...words]: readonly string[]) {
  const options = words.flatMap((word, at) => (word.startsWith('--') ? [[word.slice(2), words[at + 1] ?? '']] : []));
  return { mode, options: Object.fromEntries(options) as Record<string, string> };
}

describe('the Kubernetes objects in frequent.md', () => {
  const [text = ''] = blocksIn('yaml').flatMap((block) => (block.text.includes('kind: CronJob') ? block.text : []));
  const [map, job] = parseAllDocuments(text).map((document) => document.toJS());

  it('have options that the program accepts, and a schedule that it understands', async () => {
    const { schedule, jobTemplate } = job.spec;
    expect(busyScheduleWarning(schedule)).toBeUndefined();
    const pod = jobTemplate.spec.template.spec;
    const [container] = pod.containers;
    const folder = mkdtempSync(join(tmpdir(), 'kubernetes-'));
    try {
      writeFileSync(join(folder, 'restorable.yml'), map.data['restorable.yml']);
      const given = (container.args as string[]).map((word) => word.replace('/etc/restorable', folder));
      const { mode, options } = optionsIn(given);
      const env = {
        DATABASE_URL: 'postgres://backup@db.example.com/shop',
        BACKUP_PASSPHRASE: 'plunder gizmo cradle unwed slinky',
      };
      const request = await parseRequest(new Map(Object.entries({ mode, ...options })), { mask: () => {}, env });
      expect(request).toMatchObject({
        mode: 'backup',
        name: 'shop',
        rpoMs: 30 * 60_000,
        chain: { kind: 'auto', maxChain: 30 },
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('can write where a run writes, and nowhere else', () => {
    const pod = job.spec.jobTemplate.spec.template.spec;
    const mounts = pod.containers[0].volumeMounts as { name: string; readOnly?: boolean }[];
    const volumes = pod.volumes as { name: string }[];
    expect(mounts.map(({ name }) => name)).toEqual(volumes.map(({ name }) => name));
    expect(mounts.filter(({ readOnly }) => readOnly !== true).map(({ name }) => name)).toEqual(['temporary']);
    expect(job.spec.concurrencyPolicy).toBe('Forbid');
  });
});

it('the crontab in server.md has five fields, a user and a program that the page creates', () => {
  const [block] = blocksIn('cron');
  const lines = (block?.text ?? '').trim().split('\n');
  const [entry = ''] = lines.filter((line) => !/^[A-Z]+=/.test(line));
  expect(entry).toMatch(/^(?:[\d*/,-]+ ){5}restorable \/usr\/local\/bin\/restorable-nightly$/);
  expect(textOf('docs/server.md')).toContain('`/usr/local/bin/restorable-nightly` (mode 755)');
});

describe('the scripts in server.md and sqlite.md', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'page-scripts-'));
    mkdirSync(join(folder, 'bin'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const script = (page: string, part: string): string =>
    shell.find(({ place, text }) => place.startsWith(page) && text.includes(part))?.text ?? '';
  const save = (name: string, text: string): string => {
    writeFileSync(join(folder, 'bin', name), text, { mode: 0o755 });
    return join(folder, 'bin', name);
  };
  const env = () => ({ PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, TMPDIR: folder });

  it('print nothing after a success, and the log after a failure', () => {
    writeFileSync(join(folder, 'environment'), "BACKUP_PASSPHRASE='it''s a secret'\n");
    const text = script('docs/server.md', 'nightly()').replaceAll(
      '/etc/restorable/environment',
      join(folder, 'environment'),
    );
    const nightly = save('restorable-nightly', text);
    save('restorable', '#!/bin/sh\necho "$1 $BACKUP_PASSPHRASE"\n');
    expect(spawnSync(nightly, { env: env(), encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '', stderr: '' });
    save('restorable', '#!/bin/sh\necho "$1 is done"\n[ "$1" = backup ]\n');
    expect(spawnSync(nightly, { env: env(), encoding: 'utf8' })).toMatchObject({
      status: 1,
      stdout: 'backup is done\nverify is done\n',
    });
  });

  it('send a consistent copy of a SQLite database that is in use', () => {
    const file = join(folder, 'shop.db');
    execFileSync('sqlite3', [
      file,
      'pragma journal_mode = wal; create table orders (id); insert into orders values (7)',
    ]);
    const send = save(
      'send-shop',
      script('docs/sqlite.md', 'Sends a consistent copy').replaceAll('/srv/shop/shop.db', file),
    );
    const { stdout, status } = spawnSync(send, { env: env() });
    expect(status).toBe(0);
    writeFileSync(join(folder, 'copy.db'), stdout);
    const rows = execFileSync('sqlite3', [join(folder, 'copy.db'), 'pragma integrity_check; select id from orders'], {
      encoding: 'utf8',
    });
    expect(rows).toBe('ok\n7\n');
  });

  it('fail if the database is missing', () => {
    const send = save(
      'send-none',
      script('docs/sqlite.md', 'Sends a consistent copy').replaceAll('/srv/shop/shop.db', join(folder, 'none.db')),
    );
    expect(spawnSync(send, { env: env() }).status).not.toBe(0);
  });
});
