import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error: a script without types
import { filledCode, filledPage } from '../../scripts/fill-release.mjs';
// @ts-expect-error: a script without types
import { measure } from '../../scripts/measure-npm.mjs';
// @ts-expect-error: a script without types
import { npmReadme } from '../../scripts/write-npm-package.mjs';
import { textOf } from '../support/pages.ts';

const root = join(import.meta.dirname, '../..');
const project = JSON.parse(textOf('package.json'));
const { version } = project;

describe('the workflow of a release', () => {
  const release = parse(textOf('.github/workflows/release.yml'));
  const { build, publish, npm } = release.jobs;
  const runsOf = (job: { steps: { run?: string }[] }): string[] => job.steps.flatMap(({ run = [] }) => run);

  it('builds in a job with only read permission', () => {
    expect(release.permissions).toEqual({});
    expect(build.permissions).toEqual({ contents: 'read' });
    expect(runsOf(build).some((run) => run.startsWith('npm ci'))).toBe(true);
  });

  it('publishes in jobs that check out and run nothing of the project', () => {
    expect(publish.permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
    expect(npm.permissions).toEqual({ 'id-token': 'write' });
    const uses = [...publish.steps, ...npm.steps].flatMap((step) => step.uses?.split('@')[0] ?? []);
    expect(new Set(uses)).toEqual(
      new Set(['actions/download-artifact', 'actions/attest-build-provenance', 'actions/setup-node']),
    );
    for (const run of runsOf(publish)) expect(run).toMatch(/^gh release create [^\n;&|`]*\n?$/);
    for (const run of runsOf(npm))
      expect(run).toMatch(/^npm publish [^\n;&|`]* --provenance [^\n;&|`]*--ignore-scripts\n?$/);
  });

  it('moves no tag', () => {
    const commands = Object.values<typeof build>(release.jobs).flatMap(runsOf);
    expect(commands.filter((run) => /\bgit (?:tag|push)\b|--force|--clobber/.test(run))).toEqual([]);
  });
});

describe('the files of a release', () => {
  const name = `restorable-${version}`;
  let folder = '';
  const read = (file: string, path: string): string =>
    execFileSync('tar', ['--extract', '--to-stdout', '--file', join(folder, file), path], { encoding: 'utf8' });
  const listed = (file: string): string[] =>
    execFileSync('tar', ['--list', '--file', join(folder, file)], { encoding: 'utf8' })
      .trim()
      .split('\n');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'release-'));
    execFileSync(join(root, 'scripts/pack-release.sh'), [folder, 'Acme/restorable'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are the bundle, the npm package, and a bill of materials that names every bundled package', () => {
    execFileSync('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: folder });
    expect(readdirSync(folder).sort()).toEqual(
      ['SHA256SUMS', 'notes', `${name}.cdx.json`, `${name}.tar.gz`, `restorable-npm-${version}.tgz`].sort(),
    );
    const top = new Set(listed(`${name}.tar.gz`).flatMap((path) => path.split('/')[1] || []));
    expect([...top]).toEqual(expect.arrayContaining(['Dockerfile', 'LICENSE', 'README.md', 'action.yml', 'dist']));
    for (const left of ['src', 'test', 'node_modules', 'package.json']) expect(top).not.toContain(left);
    const bom = JSON.parse(readFileSync(join(folder, `${name}.cdx.json`), 'utf8'));
    expect(bom.bomFormat).toBe('CycloneDX');
    const components = new Set(bom.components.map(({ purl }: { purl: string }) => purl));
    for (const [dependency, wanted] of Object.entries(project.dependencies))
      expect(components).toContain(`pkg:npm/${dependency.replace('@', '%40')}@${wanted}`);
  });

  it('name this repository and this commit, without any placeholder', () => {
    const commit = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
    const example = read(`${name}.tar.gz`, `${name}/examples/scheduled-backup.yml`);
    expect(example).toContain(`uses: Acme/restorable@${commit} # v${version}`);
    const readme = read(`${name}.tar.gz`, `${name}/README.md`);
    const url = `https://github.com/Acme/restorable/releases/download/v${version}/restorable-npm-${version}.tgz`;
    expect(readme).toContain(`npx ${url} init`);
    expect(readme).not.toMatch(/placeholder/);
    const notes = readFileSync(join(folder, 'notes/NOTES.md'), 'utf8');
    expect(notes).toContain(`uses: Acme/restorable@${commit} # v${version}`);
    const code = listed(`${name}.tar.gz`).filter((path) => /\/dist\/.*\.js$/.test(path));
    const bundle = execFileSync('tar', ['--extract', '--to-stdout', '--file', `${name}.tar.gz`, ...code], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    });
    expect(bundle).not.toMatch(/OWNER\/restorable@COMMIT_HASH|@SCOPE\/restorable/);
    for (const text of [example, readme, notes]) expect(text).not.toMatch(/OWNER|COMMIT_HASH|SCOPE/);
  });

  it('include an npm package with the bundle only, which installs nothing and runs nothing', () => {
    const file = `restorable-npm-${version}.tgz`;
    const manifest = JSON.parse(read(file, 'package/package.json'));
    expect(manifest).toMatchObject({ name: '@acme/restorable', version, bin: { restorable: 'dist/index.js' } });
    expect(manifest.engines).toEqual({ node: '>=24' });
    for (const key of ['scripts', 'dependencies', 'devDependencies', 'overrides'])
      expect(manifest).not.toHaveProperty(key);
    const others = listed(file).filter((path) => !path.startsWith('package/dist/'));
    expect(others.sort()).toEqual(['package/LICENSE', 'package/README.md', 'package/package.json']);
    // A link to another file of the repository has no target on npm's page.
    const links = [...read(file, 'package/README.md').matchAll(/(?:\]\(|src=")([^)"\s]+)/g)].map(
      ([, link = '']) => link,
    );
    expect(links.filter((link) => !/^https:|^#/.test(link))).toEqual([]);
  });

  it('run with npx on a machine with nothing but Node.js, and reach no registry', async () => {
    const file = join(folder, `restorable-npm-${version}.tgz`);
    const { packed, times } = await measure(file, (what: string) => !what.includes('help'));
    expect(packed).toBeLessThan(3_000_000);
    const outputs = times.map(({ stdout }: { stdout: string }) => stdout);
    expect(outputs[1]).toMatch(/passed/i);
  });
});

describe('the placeholders', () => {
  const release = { repository: 'acme/copy', commit: 'a'.repeat(40), version: '2.0.1', npmScope: 'acme' };

  it('are replaced in pages, with a package name if the repository has a scope', () => {
    const page =
      'A.\n\n<!-- placeholders -->\nReplace it.\n\n<!-- /placeholders -->\nuses: OWNER/restorable@COMMIT_HASH # v1.0.0\nnpx @SCOPE/restorable init\n';
    expect(filledPage(page, release)).toBe(
      `A.\n\nuses: acme/copy@${release.commit} # v2.0.1\nnpx @acme/restorable init\n`,
    );
  });

  it('are replaced in the bundle where they are complete', () => {
    const code = "const reference = 'OWNER/restorable@COMMIT_HASH'; if (reference.startsWith('OWNER/')) ask();";
    expect(filledCode(code, release)).toBe(
      `const reference = 'acme/copy@${release.commit}'; if (reference.startsWith('OWNER/')) ask();`,
    );
  });

  it('become absolute links on the page of the npm package', () => {
    const text = '[a](docs/a.md#b) <img src="docs/images/p.png"> [c](#c) [d](https://example.com)';
    expect(npmReadme(text, release)).toBe(
      '[a](https://github.com/acme/copy/blob/v2.0.1/docs/a.md#b) <img src="https://github.com/acme/copy/raw/v2.0.1/docs/images/p.png"> [c](#c) [d](https://example.com)',
    );
  });
});

describe('the Dockerfile', () => {
  const text = textOf('Dockerfile');

  it('has no error or warning of the linter', () => {
    expect(validate(text)).toEqual([]);
    expect(validate('FROM debian\nFOO bar\n')).not.toEqual([]);
  });

  it('pins its images by digest, ends as an ordinary user, and starts the bundle', () => {
    const images = [...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) expect(image).toMatch(/^[\w/-]+:[\w.-]+@sha256:[0-9a-f]{64}$/);
    expect([...text.matchAll(/^USER (\w+)/gm)].map(([, user]) => user)).toEqual(['node']);
    expect(text).toMatch(/^ENTRYPOINT \[.*"restorable"\]$/m);
    expect(text).not.toMatch(/^ADD |curl|wget/m);
    for (const [install] of text.matchAll(/apt-get install[^&]*/g))
      expect(install).toMatch(/--yes --no-install-recommends/);
  });

  it('has a client of every PostgreSQL version that is supported', () => {
    const [, first, last] = /PostgreSQL (\d+) to (\d+)/.exec(textOf('docs/limits.md')) ?? [];
    const clients = [...text.matchAll(/postgresql-client-(\d+)/g)].map(([, major]) => Number(major));
    const supported = Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index);
    expect(clients).toEqual(supported);
  });
});
