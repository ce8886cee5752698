import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installPackage } from '../../src/process/apt.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { createEngineHost, type EngineHost } from '../support/engine-host.ts';

const run = promisify(execFile);
const PACKAGE = 'restorable-probe';

/** A complete apt environment: repository, lists, downloads, and a dpkg that only records its arguments. */
interface AptWorld {
  readonly folder: string;
  readonly host: EngineHost;
  readonly good: string;
  readonly evil: string;
  /** Hashes of the packages that dpkg received. */
  given(): Promise<string[]>;
}

let world: AptWorld;

async function makePackage(folder: string, name: string, script: string): Promise<string> {
  const root = join(folder, name);
  await mkdir(join(root, 'DEBIAN'), { recursive: true });
  const control = `Package: ${PACKAGE}\nVersion: 1.0\nArchitecture: all\nMaintainer: T <t@example.com>\nDescription: x\n`;
  await writeFile(join(root, 'DEBIAN', 'control'), control);
  await writeFile(join(root, 'DEBIAN', 'postinst'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  await run('dpkg-deb', ['-Znone', '--root-owner-group', '--build', root, join(folder, `${name}.deb`)]);
  return join(folder, `${name}.deb`);
}

async function makeWorld(): Promise<AptWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'apt-world-'));
  const at = (...names: string[]): string => join(folder, ...names);
  for (const name of ['repository', 'state/lists/partial', 'etc/parts', 'cache/archives/partial', 'bin', 'log', 'work'])
    await mkdir(at(name), { recursive: true });
  const good = await makePackage(folder, 'good', 'true');
  const evil = await makePackage(folder, 'evil', 'evil');
  await copyFile(good, at('repository', 'probe.deb'));
  const { stdout: fields } = await run('dpkg-deb', ['--field', good]);
  const bytes = await readFile(good);
  const listed = `Filename: ./probe.deb\nSize: ${bytes.length}\nSHA256: ${sha256Hex(bytes)}\n`;
  await writeFile(at('repository', 'Packages'), fields + listed);
  await writeFile(at('etc', 'sources.list'), `deb [trusted=yes] copy:${at('repository')} ./\n`);
  await writeFile(at('state', 'status'), '');
  await writeFile(
    at('bin', 'dpkg'),
    `#!/bin/sh\nfor a; do case $a in *.deb) sha256sum "$a" >>${at('given')};; esac; done\n`,
    {
      mode: 0o755,
    },
  );
  const config = {
    ...{ 'Dir::Etc': at('etc/'), 'Dir::Etc::sourcelist': 'sources.list', 'Dir::Etc::sourceparts': '-' },
    ...{
      'Dir::Etc::parts': at('etc/parts'),
      'Dir::Etc::main': 'none',
      'Dir::State': at('state/'),
      'Dir::Log': at('log'),
    },
    ...{ 'Dir::State::status': at('state/status'), 'Dir::Cache': at('cache/'), 'Dir::Bin::dpkg': at('bin/dpkg') },
  };
  const lines = Object.entries(config).map(([name, value]) => `${name} "${value}";\n`);
  await writeFile(at('apt.conf'), lines.join(''));
  for (const tool of ['apt-get', 'apt-cache']) {
    const text = `#!/bin/sh\nAPT_CONFIG=${at('apt.conf')} exec /usr/bin/${tool} "$@"\n`;
    await writeFile(at('bin', tool), text, { mode: 0o755 });
  }
  const host = createEngineHost({ PATH: `${at('bin')}:/usr/sbin:/usr/bin:/sbin:/bin`, RUNNER_TEMP: folder });
  await run(at('bin', 'apt-get'), ['-qq', 'update']);
  const workspace = { path: at('work'), note: async () => {}, forget: async () => {} };
  const given = async (): Promise<string[]> =>
    (await readFile(at('given'), 'utf8').catch(() => ''))
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(0, 64));
  return { folder, host: { ...host, workspace: async () => workspace }, good, evil, given };
}

const hasApt = process.platform === 'linux' && (await stat('/usr/bin/apt-get').catch(() => undefined)) !== undefined;

describe.runIf(hasApt)('a package', () => {
  beforeEach(async () => {
    world = await makeWorld();
  });
  afterEach(async () => {
    await rm(world.folder, { recursive: true, force: true });
  });

  it('is the one in the signed lists, although others with its name and size are where apt and caches keep downloads', async () => {
    const { folder, evil, good, host } = world;
    expect((await stat(evil)).size).toBe((await stat(good)).size);
    const kept = join(folder, 'restorable-packages', PACKAGE);
    await mkdir(kept, { recursive: true });
    for (const place of [join(folder, 'cache', 'archives'), kept])
      await copyFile(evil, join(place, `${PACKAGE}_1.0_all.deb`));
    await installPackage([], PACKAGE, host);
    expect(await world.given()).toEqual([sha256Hex(await readFile(good))]);
    expect(await readdir(join(folder, 'work'))).toEqual([]);
  });

  it('is refused if the repository returns one that its lists do not name', async () => {
    const { folder, evil, host } = world;
    await copyFile(evil, join(folder, 'repository', 'probe.deb'));
    expect(await installPackage([], PACKAGE, host)).toBe(false);
    expect(await world.given()).toEqual([]);
  });

  it('is never read from the cache between runs', async () => {
    const asked: string[] = [];
    const runCache = {
      restore: async (key: string) => asked.push(key) > 0,
      save: async (key: string) => void asked.push(key),
    };
    await installPackage([], PACKAGE, { ...world.host, runCache });
    expect(await world.given()).toHaveLength(1);
    expect(asked).toEqual([]);
  });
});
