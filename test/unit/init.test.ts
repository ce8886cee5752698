import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { shellWord } from '../../src/core/escaping/shell-word.ts';
import { requireDatabaseName } from '../../src/core/format/database-name.ts';
import { chooseBackup } from '../../src/core/planning/retention/catalog-trust.ts';
import { Secret } from '../../src/core/secret.ts';
import { absoluteDatabase, absoluteDestination } from '../../src/init/answers/absolute-paths.ts';
import { ACTION_REFERENCE, isReleased } from '../../src/init/answers/action-reference.ts';
import { nightlyFor, weeklyAfter } from '../../src/init/answers/schedule.ts';
import { credentialsFor } from '../../src/init/files/credentials.ts';
import { referToDatabases } from '../../src/init/files/database-secrets.ts';
import { partsOf } from '../../src/init/files/recovery-sheet.ts';
import { calendarOf, environmentLine, unitWord } from '../../src/init/files/server-units.ts';
import { yamlMapping } from '../../src/init/files/yaml-text.ts';
import type { Setup, SetupDatabase } from '../../src/init/setup.ts';
import { NO_ALERTS } from '../../src/options/alerts/setup-alerts.ts';
import { readDestinations } from '../../src/options/connections/destinations.ts';
import { readCron } from '../../src/options/cron.ts';
import { busyScheduleWarning } from '../../src/run/busy-schedule.ts';
import { readEnvironmentFile } from '../support/server-runner.ts';

const database = (
  name: string,
  url: string | undefined,
  engine: SetupDatabase['engine'] = 'mariadb',
): SetupDatabase => ({
  name: requireDatabaseName(name),
  engine,
  url: url === undefined ? undefined : new Secret(url),
});

function setupOf(databases: readonly SetupDatabase[], destinations: readonly string[] = []): Setup {
  return {
    databases: databases as Setup['databases'],
    databaseSecret: 'DATABASE_URL',
    destinations: destinations.map((line) => ({ line, spec: readDestinations([line])[0] as never })),
    encryption: 'keys',
    identity: 'test',
    scheduler: 'github',
    nightly: '23 2 * * *',
    weekly: '23 4 * * 0',
    alerts: NO_ALERTS,
    heartbeat: undefined,
    action: 'a/b@c',
    repository: '/r',
    privateFolder: '/p',
  };
}

it('keeps no path that depends on the working folder: a scheduler starts the runs in another one', () => {
  const database = (url: string): string => absoluteDatabase({ url: new Secret(url) }).url.reveal();
  for (const relative of ['sqlite:app.db', 'sqlite://app.db', 'sqlite:./x/../app.db']) {
    expect(database(relative)).toBe(`sqlite:${resolve('app.db')}`);
  }
  for (const kept of ['sqlite:/srv/app.db', 'sqlite:///srv/app.db', 'postgres://u:p@h/app.db', 'd1://a/app']) {
    expect(database(kept)).toBe(kept);
  }
  const destination = (line: string) => absoluteDestination({ line, spec: readDestinations([line])[0] as never });
  const { line, spec } = destination('file:backups');
  expect([line, spec.url.reveal()]).toEqual([`file:${resolve('backups')}`, `file:${resolve('backups')}`]);
  for (const kept of ['file:/mnt/b', 's3://b/p?region=r']) expect(destination(kept).line).toBe(kept);
});

describe('a schedule', () => {
  it.each(['23 2 * * *', '*/15 0-6,22 1 */2 *', '0 0 * * 1-5', ' 5   4 * * 7 '])('accepts %s', (text) => {
    expect(readCron(text)).toBe(text.trim().replaceAll(/\s+/g, ' '));
  });

  it.each(['', '23 2 * *', '60 2 * * *', '5 24 * * *', '5 2 0 * *', '5 2 * * mon', '@daily', "5 2 * * *'; x"])(
    'refuses %j',
    (text) => {
      expect(() => readCron(text)).toThrow(/not a cron expression/);
    },
  );

  it('is never at a minute at which GitHub has the most to start, which is a warning', () => {
    for (let number = 0; number < 300; number += 1) {
      const nightly = nightlyFor(`tenant-${number}`);
      expect([nightly, weeklyAfter(nightly)].flatMap((each) => busyScheduleWarning(each) ?? [])).toEqual([]);
    }
    expect(busyScheduleWarning('30 2 * * *')).toContain('minute 30');
    for (const often of [
      '* * * * *',
      '1-59/2 * * * *',
      '7,11 2 * * *',
      '1,58 * * * *',
      '1,58 4,5 * * *',
      '1,58 0,23 * * 1,2',
    ]) {
      expect(busyScheduleWarning(often)).toContain('less than 5 minutes apart');
    }
    for (const rare of ['7,12,58 * * * *', '1,58 2 * * *', '1,58 4,6 * * *', '1,58 0,23 * * 1,3', '3,58 * * * *']) {
      expect([rare, busyScheduleWarning(rare)]).toEqual([rare, undefined]);
    }
  });

  it('is at night, never at the full hour, the same for the same name, and differs from the weekly one', () => {
    for (const name of ['shop', 'crm', 'a', 'databases']) {
      const nightly = nightlyFor(name);
      expect(nightlyFor(name)).toBe(nightly);
      const [minute, hour] = nightly.split(' ').map(Number);
      expect(minute).toBeGreaterThan(0);
      expect(hour).toBeLessThan(5);
      expect(weeklyAfter(nightly)).not.toBe(nightly);
      expect(readCron(weeklyAfter(nightly))).toBe(weeklyAfter(nightly));
    }
    expect(weeklyAfter('0 22 * * 0')).toBe('0 0 * * 0');
    expect(weeklyAfter('53 4 * * 0')).not.toBe('53 4 * * 0');
    expect(weeklyAfter('*/5 * * * *')).toBe('53 4 * * 0');
  });

  it.each([
    ['23 2 * * *', '*-*-* 2:23:00 UTC'],
    ['*/15 0-6,22 * * *', '*-*-* 0..6,22:0/15:00 UTC'],
    ['5 4 * * 1-5', 'Mon,Tue,Wed,Thu,Fri *-*-* 4:5:00 UTC'],
    ['5 4 1 */3 *', '*-1/3-1 4:5:00 UTC'],
    ['5 4 * * 0', 'Sun *-*-* 4:5:00 UTC'],
  ])('%s is %s in systemd', (cron, calendar) => {
    expect(calendarOf(cron)).toBe(calendar);
  });

  it('with a day of the month and a weekday is refused for systemd, which would need both', () => {
    expect(() => calendarOf('5 4 1 * 1')).toThrow(/a day of the month and a weekday/);
  });
});

const HOSTILE = `a "b" 'c' $HOME \`id\` \\ %n % $(id)\nsecond line`;

describe('a text from a user', () => {
  it('survives the environment file, in a shell and in systemd', () => {
    const line = environmentLine('SECRET', HOSTILE);
    const shell = execFileSync('/bin/sh', ['-c', `${line}printf %s "$SECRET"`], { encoding: 'utf8' });
    expect(shell).toBe(HOSTILE);
    expect(readEnvironmentFile(line)).toEqual({ SECRET: HOSTILE });
  });

  it('survives a line of a shell, and is quoted in a unit', () => {
    expect(execFileSync('/bin/sh', ['-c', `printf %s ${shellWord(HOSTILE)}`], { encoding: 'utf8' })).toBe(HOSTILE);
    expect(unitWord('/opt/my app/100%/$x')).toBe('"/opt/my app/100%%/$$x"');
    expect(unitWord('--name')).toBe('--name');
  });

  it('survives a mapping of YAML', () => {
    const values = { destination: 's3://b/p?x=1\nsftp://u@h/~/p', name: 'yes', other: '# no: comment', number: '012' };
    expect(parse(yamlMapping(values, 0))).toEqual(values);
    expect(parse(`a:\n${yamlMapping(values, 2)}`)).toEqual({ a: values });
  });
});

describe('the URLs of databases', () => {
  it('of one server share a secret: everything before their names', () => {
    const databases = ['crm', 'wiki'].map((name) =>
      database(name, `mariadb://u:p%2Fw@db:3306/${name}?ssl-mode=REQUIRED`),
    );
    const { urls, secrets } = referToDatabases(setupOf(databases));
    expect(secrets.map(({ name, value }) => [name, value?.reveal()])).toEqual([
      ['DATABASE_URL', 'mariadb://u:p%2Fw@db:3306'],
    ]);
    expect([...urls.values()]).toEqual(['crm', 'wiki'].map((name) => `\${DATABASE_URL}/${name}?ssl-mode=REQUIRED`));
  });

  it('of different servers each have a secret, and a file has none', () => {
    const databases = [
      database('crm', 'postgres://u:p@one/crm', 'postgres'),
      database('a.b', 'postgres://u:p@two/a.b', 'postgres'),
      database('app', 'sqlite:/srv/app.db', 'sqlite'),
    ];
    const { urls, secrets } = referToDatabases(setupOf(databases));
    expect(secrets.map(({ name }) => name)).toEqual(['DATABASE_URL_CRM', 'DATABASE_URL_A_B']);
    expect([...urls.values()].toSorted()).toEqual([
      `\${DATABASE_URL_A_B}`,
      `\${DATABASE_URL_CRM}`,
      'sqlite:/srv/app.db',
    ]);
  });

  it('that only a secret holds has no value here', () => {
    const { secrets } = referToDatabases(setupOf([database('shop', undefined)]));
    expect(secrets).toMatchObject([{ name: 'DATABASE_URL', value: undefined }]);
  });
});

describe('the credentials of a job', () => {
  const setup = setupOf([database('shop', 'd1://a/shop', 'd1')], ['s3://b/p?env=B2', 'sftp://u@h/p', 'rclone://nas/p']);
  const env = {
    B2_ACCESS_KEY_ID: 'id',
    B2_SECRET_ACCESS_KEY: 'secret',
    B2_SESSION_TOKEN: 'expires',
    VERIFY_B2_SECRET_ACCESS_KEY: 'only reads',
    SFTP_PASSWORD: 'word',
    RCLONE_CONFIG_NAS_TYPE: 'webdav',
    RCLONE_CONFIG_OTHER_PASS: 'x',
    CLOUDFLARE_API_TOKEN: 'token',
    AWS_ACCESS_KEY_ID: 'not needed',
  };

  it('are those that its destinations read, and nothing that expires', () => {
    expect(credentialsFor('backup', setup, env)).toEqual({
      variables: {
        B2_ACCESS_KEY_ID: 'id',
        B2_SECRET_ACCESS_KEY: 'secret',
        SFTP_PASSWORD: 'word',
        RCLONE_CONFIG_NAS_TYPE: 'webdav',
        CLOUDFLARE_API_TOKEN: 'token',
      },
      missing: [],
    });
  });

  it('of the verification can be others, and have no token of the database', () => {
    const { variables } = credentialsFor('verify', setup, env);
    expect(variables).toMatchObject({ B2_SECRET_ACCESS_KEY: 'only reads', B2_ACCESS_KEY_ID: 'id' });
    expect(variables).not.toHaveProperty('CLOUDFLARE_API_TOKEN');
  });

  it('that are missing are named', () => {
    expect(credentialsFor('backup', setup, {}).missing.map(({ oneOf }) => oneOf[0])).toEqual([
      'B2_ACCESS_KEY_ID',
      'B2_SECRET_ACCESS_KEY',
      'SFTP_PRIVATE_KEY',
      'RCLONE_CONFIG_NAS_TYPE',
      'CLOUDFLARE_API_TOKEN',
    ]);
  });
});

it('a key for several QR codes is cut at its lines, and joins to the same key', () => {
  const key = Array.from({ length: 40 }, (_, line) => `${line}`.padEnd(64, 'x')).join('\n');
  const parts = partsOf(key);
  expect(parts.length).toBeGreaterThan(2);
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(700);
  expect(parts.join('\n')).toBe(key);
});

it('a build that belongs to no release is told from one that does', () => {
  expect(isReleased(ACTION_REFERENCE)).toBe(false);
  expect(isReleased(`example/restorable@${'a'.repeat(40)} # v1.2.3`)).toBe(true);
});

describe('the backup of an age', () => {
  const now = new Date('2026-12-08T00:00:00Z');
  const ids = [
    '20261201T020000Z-full-aaaaaa',
    '20261204T020000Z-incremental-bbbbbb',
    '20261207T020000Z-incremental-cccccc',
  ];
  const chosen = (days: number, of = ids): string => chooseBackup(of, { kind: 'age', ms: days * 86_400_000 }, now);

  it('is the one that is closest to it, also if all are younger or older', () => {
    expect(chosen(7)).toBe(ids[0]);
    expect(chosen(30)).toBe(ids[0]);
    expect(chosen(3)).toBe(ids[1]);
    expect(chosen(0)).toBe(ids[2]);
  });

  it('exists as soon as there is one backup', () => {
    expect(chosen(7, [ids[2] ?? ''])).toBe(ids[2]);
    expect(() => chosen(7, [])).toThrow(/no backup/);
  });
});
