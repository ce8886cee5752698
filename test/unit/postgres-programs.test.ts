import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installHint, packageName, pgdgCommand } from '../../src/engines/postgres/clients/install.ts';
import { chooseProgram, findPostgresPrograms } from '../../src/engines/postgres/clients/programs.ts';
import {
  onCurrentDatabase,
  quoteIdentifier,
  quoteLiteral,
  splitIdentifierList,
} from '../../src/engines/postgres/sql/text.ts';
import { aptCommand } from '../../src/process/apt.ts';
import { dockerPrefix } from '../../src/process/docker.ts';
import { createEngineHost } from '../support/engine-host.ts';

describe('the choice of a client', () => {
  const some = [{ version: 18 }, { version: 14 }, { version: 16 }, { version: 16, second: true }];

  it('prefers the same major, then the nearest higher, and never a lower one', () => {
    expect(chooseProgram(some, 16)).toBe(some[2]);
    expect(chooseProgram(some, 15)).toBe(some[2]);
    expect(chooseProgram(some, 13)).toBe(some[1]);
    expect(chooseProgram(some, 19)).toBeUndefined();
    expect(chooseProgram(some, 13, 17)).toBe(some[0]);
  });
});

describe('the search for programs', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'programs-'));
    for (const [name, text] of [
      ['a', 'echo "restorable_tool (PostgreSQL) 16.3"'],
      ['b', 'exit 1'],
      ['c', 'echo "restorable_tool (PostgreSQL) 17beta1"'],
    ] as const) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'restorable_tool'), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    }
    await mkdir(join(folder, 'wrapper'));
    await writeFile(join(folder, 'pg_wrapper'), '#!/bin/sh\necho "x (PostgreSQL) 99.1"\n', { mode: 0o755 });
    await symlink(join(folder, 'pg_wrapper'), join(folder, 'wrapper', 'restorable_tool'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('runs each of PG_BIN and PATH once, without broken ones, repetitions and pg_wrapper', async () => {
    const at = (name: string): string => join(folder, name);
    const host = createEngineHost({
      PG_BIN: `${at('c')}:${at('b')}:${at('missing')}`,
      PATH: `${at('wrapper')}:${at('a')}:${at('c')}`,
    });
    const found = await findPostgresPrograms('restorable_tool', host);
    expect(found).toEqual([
      { path: join(folder, 'c', 'restorable_tool'), directory: at('c'), version: 17 },
      { path: join(folder, 'a', 'restorable_tool'), directory: at('a'), version: 16 },
    ]);
  });

  it('asks several copies at once, the first of which ends last', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const at = (name: string): string => join(folder, name);
    for (const [name, version, wait] of [
      ['waits', 17, `read line < '${pipe}'`],
      ['tells', 16, `echo line > '${pipe}'`],
    ] as const) {
      await mkdir(at(name));
      const text = `#!/bin/sh\n${wait}\necho "x (PostgreSQL) ${version}.1"\n`;
      await writeFile(join(at(name), 'paired_tool'), text, { mode: 0o755 });
    }
    const host = createEngineHost({ PG_BIN: `${at('waits')}:${at('tells')}`, PATH: '' });
    const found = await findPostgresPrograms('paired_tool', host);
    expect(found.map(({ version }) => version)).toEqual([17, 16]);
  });

  it('runs a file again only if it has changed', async () => {
    const path = join(folder, 'once');
    await mkdir(path);
    const write = (version: number): Promise<void> =>
      writeFile(join(path, 'counted_tool'), `#!/bin/sh\necho >> '${path}/runs'\necho "x (PostgreSQL) ${version}.1"\n`, {
        mode: 0o755,
      });
    const find = async (): Promise<unknown> => {
      const host = createEngineHost({ PG_BIN: path, PATH: '' });
      return (await findPostgresPrograms('counted_tool', host)).map(({ version }) => version);
    };
    await write(16);
    expect([await find(), await find()]).toEqual([[16], [16]]);
    expect(await readFile(join(path, 'runs'), 'utf8')).toBe('\n');
    await write(17);
    expect(await find()).toEqual([17]);
  });
});

describe('commands that only other machines can run', () => {
  it('are as in the manuals of apt, PGDG and Docker', () => {
    expect(aptCommand(['sudo', '-n'], ['install', '--yes', packageName('client', 17)], '/tmp/kept')).toEqual([
      ...['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', '-o', 'Dpkg::Use-Pty=0'],
      ...['-o', 'DPkg::Lock::Timeout=120'],
      ...['-o', 'Dir::Cache::archives=/tmp/kept/', '-o', 'APT::Sandbox::User=root'],
      ...['install', '--yes', 'postgresql-client-17'],
    ]);
    expect(pgdgCommand([])).toEqual(['/usr/share/postgresql-common/pgdg/apt.postgresql.org.sh', '-y']);
    expect(installHint('client', 17, 'darwin')).toBe('brew install postgresql@17');
    expect(installHint('server', 17, 'linux')).toContain('apt-get install --yes postgresql-17');
    const image = `docker.io/library/postgres@sha256:${'5'.repeat(64)}` as const;
    const docker = dockerPrefix({ image, program: 'pg_dump', variables: ['PGPASSWORD'] });
    expect(docker.slice(0, 3)).toEqual(['run', '--rm', '--interactive']);
    expect(docker.slice(-2)).toEqual(['--entrypoint=pg_dump', image]);
    expect(docker).toContain('--env=PGPASSWORD');
    expect(docker.filter((argument) => argument.startsWith('--env=')).join()).not.toMatch(/--env=\w+=/);
  });
});

describe('SQL text', () => {
  it('keeps every statement on one line', () => {
    expect(quoteIdentifier('a "b"')).toBe('"a ""b"""');
    expect(quoteIdentifier('a"\n\\')).toBe('U&"a""\\000a\\\\"');
    expect(quoteLiteral("it's\r")).toBe("U&'it''s\\000d'");
    expect(onCurrentDatabase('ALTER DATABASE %I SET "a" TO \'x\'')).toBe(
      "DO 'begin execute pg_catalog.format(''ALTER DATABASE %I SET \"a\" TO ''''x'''''', pg_catalog.current_database()); end';",
    );
    expect(splitIdentifierList('"$user", public, "a ""b"", c", ""')).toEqual(['$user', 'public', 'a "b", c', '']);
  });
});
