// Makes the folder of the npm package from the filled folder of a release: node scripts/write-npm-package.mjs RELEASE PACKAGE
// --repository OWNER/NAME --version 1.2.3 [--npm-scope SCOPE]
//
// It has only the bundle, and so no dependencies. It has no scripts, so that an installation runs nothing.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/** The package.json of the package, from that of the project. */
export function npmManifest(project, { repository, version, npmScope }) {
  const home = `https://github.com/${repository}`;
  return {
    // npm has no capital letters. Without a scope of its own, the package is not published, and the name is never looked up.
    name: `@${npmScope || repository.split('/')[0].toLowerCase()}/restorable`,
    version,
    description: project.description,
    license: project.license,
    // With provenance, npm compares this with the repository of the workflow that publishes.
    repository: { type: 'git', url: `git+${home}.git` },
    homepage: `${home}#readme`,
    bugs: `${home}/issues`,
    type: project.type,
    bin: project.bin,
    engines: project.engines,
    files: ['dist'],
    publishConfig: { access: 'public' },
  };
}

/** The README with absolute links: npm's page has no other files of the repository. */
export function npmReadme(text, { repository, version }) {
  return text.replaceAll(
    /(\]\(|src=")(?![a-z]+:|#)([^)"\s]+)/g,
    (_, before, path) =>
      `${before}https://github.com/${repository}/${path.endsWith('.png') ? 'raw' : 'blob'}/v${version}/${path}`,
  );
}

if (import.meta.main) {
  const text = { type: 'string' };
  const options = { repository: text, version: text, 'npm-scope': text };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [from, to] = positionals;
  if (from === undefined || to === undefined) throw new Error('give the folder of the release and that of the package');
  const release = { ...values, npmScope: values['npm-scope'] };
  const project = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  mkdirSync(to, { recursive: true });
  cpSync(join(from, 'dist'), join(to, 'dist'), { recursive: true });
  cpSync(join(from, 'LICENSE'), join(to, 'LICENSE'));
  writeFileSync(join(to, 'package.json'), `${JSON.stringify(npmManifest(project, release), null, 2)}\n`);
  writeFileSync(join(to, 'README.md'), npmReadme(readFileSync(join(from, 'README.md'), 'utf8'), release));
}
