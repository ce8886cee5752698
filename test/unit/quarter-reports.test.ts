import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecoveryPage } from '../../src/runbook/recovery-page.ts';
import { recoverySteps } from '../../src/runbook/recovery-steps.ts';
import { filesOfQuarter, QUARTER_FOLDER } from '../support/evidence.ts';
import { QUARTER_DATABASES } from '../support/quarter.ts';
import { factsOfQuarter, renderReports } from '../support/quarter-reports.ts';

const read = (name: string): string => readFileSync(join(QUARTER_FOLDER, name), 'utf8');
const { page, runbooks } = factsOfQuarter();
const SFTP = 'sftp://backup@vault.acme.example/backups';
const S3 = 's3://acme-backups/prod';
/** As a reader sees it. */
const shown = read('page.html')
  .replace(/<style>.*?<\/style>/gs, '')
  .replace(/<[^>]+>/g, ' ')
  .replaceAll('&nbsp;', ' ')
  .replace(/\s+/g, ' ');

describe('the files of the simulated quarter', () => {
  it('are what its facts give: write them again with scripts/write-quarter.ts --render', () => {
    const rendered = [...renderReports({ page, runbooks })];
    expect(rendered.map(([name]) => name)).toEqual([
      'page.html',
      ...QUARTER_DATABASES.map((database) => `runbook-${database}.md`),
    ]);
    for (const [name, text] of rendered) expect(read(name) === text, name).toBe(true);
  });

  it('name no folder of a machine, and are small', () => {
    const files = readdirSync(QUARTER_FOLDER, { recursive: true, encoding: 'utf8' });
    const texts = files.filter((name) => /\.(json|html|md)$/.test(name)).map((name) => [name, read(name)] as const);
    texts.push(['facts.json', JSON.stringify({ page, runbooks })]);
    texts.push(...[...filesOfQuarter()].map(([name, bytes]) => [name, bytes.toString('utf8')] as const));
    expect(texts.length).toBeGreaterThan(100);
    const found = texts.filter(([, text]) =>
      /file:\/|\/(tmp|dev\/shm|work|root|private|Users)\/|quarter-\w{6}\b/.test(text),
    );
    expect(found.map(([name]) => name)).toEqual([]);
    const sizes = files.map((name) => statSync(join(QUARTER_FOLDER, name))).filter((each) => each.isFile());
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(1_000_000);
  });
});

describe('the page of the quarter', () => {
  const histories = Object.values(page.databases).map((report) => {
    if (report.mode !== 'page' || report.history === undefined) throw new Error('no history');
    return report.history;
  });

  it('has the two failures, the missed week, the drills, and what was reached', () => {
    const ended = histories.flatMap(({ database, tests }) =>
      tests.filter(({ verdict }) => verdict !== 'passed').map((test) => [database, test.finishedAt.slice(0, 10)]),
    );
    expect(ended).toEqual([
      ['shop', '2026-07-26'],
      ['billing', '2026-08-23'],
    ]);
    for (const { tests, schedules } of histories) {
      expect(tests.filter(({ kind }) => kind === 'drill')).toMatchObject([
        { scenario: 'lost-destination', verdict: 'passed' },
      ]);
      expect(schedules.length).toBe(2);
    }
    // Expected, made, late, missed and failed runs of the week without any.
    expect(shown.match(/week of 2026-08-03 8 0 0 8 0 /g)).toHaveLength(QUARTER_DATABASES.length);
    expect(shown.match(/It exceeded the RPO of 1d 2h 1 time\./g)).toHaveLength(QUARTER_DATABASES.length);
    for (const day of ['2026-07-26', '2026-08-23']) expect(shown).toContain(day);
    for (const word of ['lost-destination', 'vault', 'offsite', 'RTO', '2 of 2 destinations. The 3-2-1 rule is met'])
      expect(shown).toContain(word);
  });
});

describe.each(QUARTER_DATABASES)('the runbook of %s', (database) => {
  const text = read(`runbook-${database}.md`);
  const report = runbooks.find((each) => each.database === database);

  it('says who, where, which keys and how long', () => {
    expect(report?.destinations).toEqual([SFTP, S3]);
    expect(text).toContain('+1 202 555 0143');
    expect(text).toContain(`sftp -r backup@vault.acme.example:/backups/${database} .`);
    expect(text).toContain(`aws s3 sync s3://acme-backups/prod/${database} ${database} `);
    for (const fingerprint of [...(report?.backup?.recipients ?? []), report?.backup?.signer ?? 'none'])
      expect(text).toContain(fingerprint);
    expect(report?.measured.map(({ kind }) => kind)).toEqual(['drill', 'verification']);
    expect(text.match(/ in the last drill\)/g)).toHaveLength(7);
  });

  it('has the commands of RECOVERY, with the name: after a change of that, scripts/write-quarter.ts simulates again', () => {
    const recovery = readRecoveryPage(
      readFileSync(new URL('../../src/repository/writing/runbook/RECOVERY-v1.md', import.meta.url), 'utf8'),
    );
    const steps = recoverySteps(recovery, { database, engine: 'sqlite', isOfPassphrase: false, hasSigner: true });
    const drilled = report?.steps.filter(({ isDrilled }) => isDrilled) ?? [];
    expect(drilled.map(({ commands }) => commands)).toEqual(steps.map(({ commands }) => commands));
    for (const { commands } of steps) expect(text).toContain(commands.trim());
  });

  it('counts no time twice', () => {
    const sum = (report?.phases ?? []).reduce((ms, { durationMs }) => ms + durationMs, 0);
    expect(report?.phases.length).toBeGreaterThan(3);
    expect(sum).toBeLessThanOrEqual((report?.durationMs ?? 0) + (report?.phases.length ?? 0));
  });
});
