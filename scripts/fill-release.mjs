// Replaces the placeholders OWNER/restorable, COMMIT_HASH and @SCOPE/restorable in the files of a release, because a `uses:` line
// accepts no expression: node scripts/fill-release.mjs FOLDER --repository OWNER/NAME --commit HASH --version 1.2.3 [--npm-scope SCOPE]
// [--notes FILE]
//
// Without --npm-scope, npx gets the address of the package in the release: this project owns no name in the npm registry then.
// The repository itself keeps the placeholders: no commit can contain its own hash.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const FILES = ['*.md', 'docs/**/*.md', 'examples/**/*.yml', 'dist/*.js'];

/** Text for readers of the repository, who have to replace the placeholders themselves. */
const FOR_REPOSITORY = [
  /<!-- placeholders -->\n[\s\S]*?<!-- \/placeholders -->\n+/g,
  /^# Replace OWNER\/restorable .*\n(?:#\n)?/gm,
];

/** The package as `npx` accepts it. */
export function packageSpec({ repository, version, npmScope }) {
  return npmScope
    ? `@${npmScope}/restorable`
    : `https://github.com/${repository}/releases/download/v${version}/restorable-npm-${version}.tgz`;
}

/** The text of a page or an example with this release's repository, commit, version and package. */
export function filledPage(text, release) {
  return filledCode(
    FOR_REPOSITORY.reduce((rest, note) => rest.replaceAll(note, ''), text),
    release,
  )
    .replaceAll('OWNER/restorable', release.repository)
    .replaceAll(/\bCOMMIT_HASH\b/g, release.commit);
}

/** The text of a file of the bundle: `init` writes the complete line and the package, and compares with parts of them. */
export function filledCode(text, release) {
  const { repository, commit, version } = release;
  return text
    .replaceAll('OWNER/restorable@COMMIT_HASH # v1.0.0', `${repository}@${commit} # v${version}`)
    .replaceAll('OWNER/restorable@COMMIT_HASH', `${repository}@${commit}`)
    .replaceAll('@SCOPE/restorable', packageSpec(release));
}

/** The text of the release: how to use exactly this one. */
export function releaseNotes(release) {
  const { repository, commit, version, npmScope } = release;
  const spec = npmScope ? `${packageSpec(release)}@${version}` : packageSpec(release);
  return `In a workflow:

\`\`\`yaml
uses: ${repository}@${commit} # v${version}
\`\`\`

On any machine with Node.js 24 or newer:

\`\`\`sh
npx ${spec} --help
\`\`\`

[How to verify these files](https://github.com/${repository}/blob/v${version}/docs/releasing.md#verify-a-release)
`;
}

function checked(release) {
  const { repository, commit, version, npmScope } = release;
  if (!/^[\w-]+\/[\w.-]+$/.test(repository ?? '')) throw new Error(`--repository is not OWNER/NAME: ${repository}`);
  if (!/^[0-9a-f]{40}$/.test(commit ?? '')) throw new Error(`--commit is not a full hash: ${commit}`);
  if (!/^\d+\.\d+\.\d+$/.test(version ?? '')) throw new Error(`--version is not a version: ${version}`);
  if (npmScope && !/^[a-z0-9-]+$/.test(npmScope)) throw new Error(`--npm-scope is not a scope without @: ${npmScope}`);
  return release;
}

/** Fills every file of a folder. Throws if a placeholder remains. */
export function fillFolder(folder, given) {
  const release = checked(given);
  for (const path of FILES.flatMap((pattern) => globSync(pattern, { cwd: folder }))) {
    const file = join(folder, path);
    const before = readFileSync(file, 'utf8');
    const isCode = path.startsWith('dist/');
    const after = isCode ? filledCode(before, release) : filledPage(before, release);
    if (!isCode && /\bOWNER\/|\bCOMMIT_HASH\b|@SCOPE\b/.test(after))
      throw new Error(`${path} still contains a placeholder`);
    if (after !== before) writeFileSync(file, after);
  }
}

if (import.meta.main) {
  const text = { type: 'string' };
  const options = { repository: text, commit: text, version: text, 'npm-scope': text, notes: text };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [folder] = positionals;
  if (folder === undefined) throw new Error('give the folder of the release');
  const release = { ...values, npmScope: values['npm-scope'] };
  fillFolder(folder, release);
  if (values.notes !== undefined) writeFileSync(values.notes, releaseNotes(release));
}
