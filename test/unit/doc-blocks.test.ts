import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
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

describe('a systemd unit in server.md', () => {
  const page = textOf('docs/server.md');
  const units = [...page.matchAll(/`\/etc\/systemd\/system\/([^`]+)`[\s\S]*?```ini\n([\s\S]*?)```/g)];
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
    expect(units.map(([, name]) => name)).toEqual([
      'restorable.service',
      'restorable.timer',
      'restorable-alert@.service',
    ]);
    expect(verify('restorable.service', 'restorable.timer', 'restorable-alert@.service')).toBe('');
  });

  it('would be refused with an unknown setting', () => {
    writeFileSync(join(folder, 'wrong.service'), '[Service]\nExecStat=/bin/true\n');
    expect(verify('wrong.service')).not.toBe('');
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
