// Builds the bundle: node scripts/build.mjs [FOLDER, default dist]. tsc compiles src/ to JavaScript (ncc can't read TypeScript
// 7), and ncc bundles it. Everything that src/ loads with import() becomes a separate file, so that help and input errors load
// none of the heavy packages, and so that openpgp (LGPL) stays a replaceable part.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';
import { minifySync } from 'rolldown/utils';
import { shareModules } from './share-modules.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = resolve(process.argv[2] ?? join(root, 'dist'));
// Inside the project, because the compiled files must find node_modules. Unique, because two builds may run at once.
const build = mkdtempSync(join(root, '.build-'));

/**
 * Imports of packages for a case that never occurs here, and the part of Node that replaces them. `@actions/http-client`
 * creates an undici proxy agent only for callers of `getAgentDispatcher`, but every start of the Action loads it. fetch-blob
 * includes a polyfill for a Node without web streams. `node:path` has no ProxyAgent and is already loaded at every start of
 * Node.
 */
const UNUSED_PACKAGES = {
  undici: 'node:path',
  'web-streams-polyfill/dist/ponyfill.es2018.js': 'node:stream/web',
};

/** The page and the script for manual recovery, in src/. The bundle contains them as files. */
const RUNBOOK = join('repository', 'writing', 'runbook');

/** A module in ncc's output: the line with its number, and the function in parentheses. */
const MODULE = /^\/\*{3}\/ (\d+|"[^"\n]+"):\n\/\*{3}\/ (\((?:[^\n]*\n)*?)\n?\/\*{3}\/ \}\),?$/gm;

function run(program, args, cwd = root) {
  const file = join(root, 'node_modules', '.bin', program);
  const { status, error } = spawnSync(file, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ended with ${status}`);
}

try {
  // Compiled into a folder with a fixed name, because ncc writes module paths into the bundle.
  const compiled = join(build, 'build');
  const bundled = join(build, 'dist');
  run('tsc', ['-p', join(root, 'tsconfig.json'), '--removeComments', '--outDir', compiled]);
  cpSync(join(root, 'src', RUNBOOK), join(compiled, RUNBOOK), { recursive: true });
  writeFileSync(join(compiled, 'package.json'), '{ "type": "module" }\n');
  await bundle(join(compiled, 'entry', 'main.js'), bundled);
  removeUnusedFiles(bundled);
  writeLicenses(bundled);
  removeMachinePaths(bundled);
  minifyFiles(bundled);
  await shareModules(bundled);
  // The file that is started: it refuses an older Node.js, which can't read the others. By its second name, the program knows that
  // it is a post step.
  for (const name of ['index.js', 'post.js']) cpSync(join(root, 'src', 'entry', 'index.js'), join(bundled, name));
  chmodSync(join(bundled, 'index.js'), 0o755);
  rmSync(output, { recursive: true, force: true });
  cpSync(bundled, output, { recursive: true });
} finally {
  rmSync(build, { recursive: true, force: true });
}

/** Runs ncc on the compiled entry, in the build's own folder: it derives the names of chunks from paths relative to its working directory. */
async function bundle(entry, folder) {
  process.chdir(build);
  // It looks for a tsconfig.json without a file name, and Node 24 warns about that.
  process.noDeprecation = true;
  const options = { license: 'licenses.txt', target: 'es2022', cache: false, quiet: true, externals: UNUSED_PACKAGES };
  const { code, assets } = await ncc(entry, options);
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.js'), code);
  for (const [name, { source }] of Object.entries(assets)) writeFileSync(join(folder, name), source);
}

/**
 * Removes comments and line breaks, and shortens local names. Keeps the names of classes and functions, which errors and the debug
 * log show, and all statements: nothing is precomputed or removed. Works module by module, so that each stays on its own line and
 * keeps the parentheses around its function. Without them, V8 parses it twice.
 */
function minifyFiles(folder) {
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.js')) continue;
    const file = join(folder, name);
    const text = readFileSync(file, 'utf8').replaceAll(MODULE, (_, head, code) => `${head}: (${minify(code)}),`);
    if (/^\/\*{3}\/ (?:\d+|"[^"\n]+"):$/m.test(text)) throw new Error(`${name} holds a module whose end was not found`);
    writeFileSync(file, text);
  }
}

/** @param code a function in parentheses, without the last one */
function minify(code) {
  const mangle = { toplevel: true, keepNames: { function: true, class: true } };
  const { code: short, errors } = minifySync('module.js', `${code}})`, {
    module: true,
    compress: false,
    mangle,
    codegen: true,
  });
  if (errors.length > 0) throw new Error(`a module can't be shortened: ${errors[0].message}`);
  return short.replace(/^\((.*)\);?$/s, '$1');
}

/**
 * ssh2 contains a Windows program for PuTTY's agent, which this program never uses. No other file may be included unnoticed:
 * the bundle contains only text that can be reviewed.
 */
function removeUnusedFiles(folder) {
  rmSync(join(folder, 'pagent.exe'), { force: true });
  const unknown = readdirSync(folder, { recursive: true }).filter(
    (name) => !/^main\.js$|^\d+\.index\.js$|^licenses\.txt$|^package\.json$|^RECOVERY-v1\.(?:md|py)$/.test(name),
  );
  if (unknown.length > 0) throw new Error(`the bundle holds files of an unknown kind: ${unknown.join(', ')}`);
}

/**
 * ncc lists each package with a copy of its license. A text that several packages share is printed once, under all their names:
 * most are the same Apache license. The LGPL of openpgp builds on the GPL, and requires both texts.
 */
function writeLicenses(folder) {
  const file = join(folder, 'licenses.txt');
  const gpl = readFileSync(join(root, 'scripts', 'licenses', 'GPL-3.0.txt'), 'utf8');
  const packagesByText = new Map();
  for (const { title, text } of licensesOf(readFileSync(file, 'utf8')))
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), title]);
  if (![...packagesByText.keys()].some((text) => text.includes('GNU LESSER GENERAL PUBLIC LICENSE')))
    throw new Error('licenses.txt lacks the license of openpgp');
  packagesByText.set(gpl.trim(), ["GPL-3.0 (on which openpgp's LGPL-3.0 builds)"]);
  const rule = '-'.repeat(80);
  const sections = [...packagesByText].map(([text, titles]) => `${titles.join('\n')}\n\n${text}\n`);
  writeFileSync(file, sections.join(`\n${rule}\n\n`));
}

/** The entries of ncc's list: the name of an installed package on a line, its SPDX identifier on the next, then the text. */
function licensesOf(listed) {
  const entries = [];
  for (const line of listed.split('\n')) {
    const last = entries.at(-1);
    if (isInstalled(line)) entries.push({ title: line, lines: [] });
    else if (last === undefined) throw new Error(`licenses.txt begins with an unknown package: ${line}`);
    else last.lines.push(line);
  }
  return entries.map(({ title, lines: [identifier, ...text] }) => ({
    title: `${title} (${identifier})`,
    text: text.join('\n').trim(),
  }));
}

function isInstalled(name) {
  return /^(?:@[\w.-]+\/)?[\w.-]+$/.test(name) && existsSync(join(root, 'node_modules', name, 'package.json'));
}

/** The name of this build's folder must not be in the committed files, because the next build would differ. */
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
