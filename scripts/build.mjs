// Builds the bundle: node scripts/build.mjs [FOLDER, default dist]. tsc compiles src/ to JavaScript (ncc can't read
// TypeScript 7), ncc bundles it. Everything that src/ loads with import() becomes a file of its own, so that help and
// input errors load none of the heavy packages, and so that openpgp (LGPL) stays a part that can be replaced.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = resolve(process.argv[2] ?? join(root, 'dist'));
// Inside the project: the compiled files must find node_modules. Of its own: two builds may run at once.
const build = mkdtempSync(join(root, '.build-'));

function run(program, args, cwd = root) {
  const file = join(root, 'node_modules', '.bin', program);
  const { status, error } = spawnSync(file, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}

try {
  // Compiled into a folder whose name never changes, since ncc writes module paths into the bundle.
  const compiled = join(build, 'build');
  const bundled = join(build, 'dist');
  run('tsc', ['-p', join(root, 'tsconfig.json'), '--outDir', compiled]);
  writeFileSync(join(compiled, 'package.json'), '{ "type": "module" }\n');
  const entry = join(compiled, 'entry', 'main.js');
  run(
    'ncc',
    [
      'build',
      entry,
      '--out',
      bundled,
      '--license',
      'licenses.txt',
      '--target',
      'es2022',
      '--no-cache',
      '--quiet',
      // From the build's own folder: ncc derives the names of chunks from paths relative to where it runs.
    ],
    build,
  );
  removeUnusedFiles(bundled);
  addLicences(bundled);
  removeMachinePaths(bundled);
  chmodSync(join(bundled, 'index.js'), 0o755);
  rmSync(output, { recursive: true, force: true });
  cpSync(bundled, output, { recursive: true });
} finally {
  rmSync(build, { recursive: true, force: true });
}

/**
 * ssh2 carries a Windows program for PuTTY's agent, which this program never uses. No other file may come along unseen:
 * the bundle holds text that can be reviewed, and nothing else.
 */
function removeUnusedFiles(folder) {
  rmSync(join(folder, 'pagent.exe'), { force: true });
  const unknown = readdirSync(folder, { recursive: true }).filter(
    (name) => !/^(?:\d+\.)?index\.js$|^licenses\.txt$|^package\.json$/.test(name),
  );
  if (unknown.length > 0) throw new Error(`the bundle holds files of an unknown kind: ${unknown.join(', ')}`);
}

/** The LGPL of openpgp builds on the GPL, and asks for both texts. */
function addLicences(folder) {
  const file = join(folder, 'licenses.txt');
  const gpl = readFileSync(join(root, 'scripts', 'licences', 'GPL-3.0.txt'), 'utf8');
  const listed = readFileSync(file, 'utf8');
  if (!listed.includes('GNU LESSER GENERAL PUBLIC LICENSE'))
    throw new Error('licenses.txt lacks the licence of openpgp');
  writeFileSync(file, `${listed.trimEnd()}\n\nGPL-3.0 (on which openpgp's LGPL-3.0 builds)\n${gpl}`);
}

/** The folder of this build must not be in what is committed: the next build would differ. */
function removeMachinePaths(folder) {
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!/\.(?:js|cjs|mjs)$/.test(name)) continue;
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8');
    const clean = text.replaceAll(/(?:\.\/|\.\.\/)*\.build-\w{6}\//g, './');
    if (clean.includes(root)) throw new Error(`${name} holds a path of this machine`);
    if (clean !== text) writeFileSync(file, clean);
  }
}
