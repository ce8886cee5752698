// Builds the bundle with Rolldown: node scripts/build.mjs [FOLDER, default dist]. docs/architecture.md describes it. Everything
// that src/ loads with import() becomes a separate file, so that help and input errors load none of the heavy packages, and so
// that openpgp (LGPL) stays a replaceable part.
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { licensesOf } from './bundle-licenses.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = join(root, 'src') + sep;
const packages = join(root, 'node_modules') + sep;
const output = resolve(process.argv[2] ?? join(root, 'dist'));

/**
 * Parts of packages for a case that never occurs here, and what is included instead. `@actions/http-client` creates an undici proxy
 * agent only for callers of `getAgentDispatcher`, but every start of the Action loads it. fetch-blob includes a polyfill for a Node
 * without web streams. ssh2 has a server and a generator of keys, and this program is a client.
 */
const UNUSED = [
  [/[\\/]node_modules[\\/]undici[\\/]/, 'export const ProxyAgent = undefined;'],
  [/[\\/]web-streams-polyfill[\\/]/, "module.exports = require('node:stream/web');"],
  [/[\\/]ssh2[\\/]lib[\\/](?:server|keygen)\.js$/, 'module.exports = {};'],
];

/** Compiled parts that packages use if they are installed. The bundle contains only text that can be reviewed. */
const COMPILED = /\.node$|^cpu-features$|^pg-native$/;
const NO_COMPILED_PART = '\0no-compiled-part';

/** The page and the script for manual recovery. The bundle contains them as files. */
const RUNBOOK = ['RECOVERY-v1.md', 'RECOVERY-v1.py'];
const RUNBOOK_FOLDER = join(source, 'repository', 'writing', 'runbook');

/** What every start loads before it knows what to do, and nothing else. */
const START =
  /src\/(?:core\/(?:errors|cancellation|exit-code)|host\/(?:cancellation|exit|guard|own-environment)|cli\/(?:main|help))\.ts$/;
/** What the help of a command loads besides: the options. */
const ARGUMENTS = /src\/cli\/arguments\.ts$/;
/** The parts of the S3 client that every use of it loads: dozens of small modules. */
const S3_CLIENT = /node_modules[\\/]@(?:aws-sdk|smithy)[\\/](?!credential|nested|token)/;
/** Modules that so many of the parts that are loaded with import() need are in one file: many small files start slower. */
const SHARED_BY = 6;

/** npm may install a package twice, each below another that needs it. By folder, the folder whose copy is bundled. */
const copies = new Map();
const firstCopies = new Map();
const { packages: installed } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
for (const [folder, { version }] of Object.entries(installed)) {
  const copy = `${folder.replace(/^.*node_modules\//, '')}@${version}`;
  if (!firstCopies.has(copy)) firstCopies.set(copy, folder);
  copies.set(folder, firstCopies.get(copy));
}

/** The same module in the bundled copy of its package. */
function inBundledCopy(id) {
  const folder = id.startsWith(packages) ? packageOf(id)?.folder : undefined;
  const copy = folder === undefined ? undefined : copies.get(folder.slice(root.length + 1).replaceAll(sep, '/'));
  return copy === undefined ? id : join(root, copy, id.slice(folder.length));
}

/**
 * An `import` of Node's http evaluates all that it exports, and one of that loads undici: 90 ms of processor time at every start.
 * `require` does not.
 */
const HTTP = /^(?:node:)?http$/;
const REQUIRED_HTTP = '\0required-http';

const own = {
  name: 'restorable',
  async resolveId(id, importer, options) {
    if (COMPILED.test(id)) return NO_COMPILED_PART;
    if (HTTP.test(id)) return importer === REQUIRED_HTTP ? { id: 'node:http', external: true } : REQUIRED_HTTP;
    const found = await this.resolve(id, importer, { ...options, skipSelf: true });
    return found === null || found.external ? found : { ...found, id: inBundledCopy(found.id) };
  },
  load(id) {
    if (id === REQUIRED_HTTP) return "module.exports = require('node:http');";
    if (id === NO_COMPILED_PART) return "throw new Error('This part is not included.');";
    return UNUSED.find(([module]) => module.test(id))?.[1] ?? null;
  },
  transform(code, id) {
    return id === `${RUNBOOK_FOLDER}.ts` ? code.replaceAll("'./runbook/", "'./") : null;
  },
};

const GROUPS = ['start', 'arguments', 'npm-aws-sdk', 'shared'];

/** By the module whose import() made it, or by its first one: `cli-run.js`, `npm-mariadb.js`. Without hashes, so that a change shows. */
function nameOf({ facadeModuleId, moduleIds, name }) {
  const id = facadeModuleId ?? moduleIds[0] ?? '';
  const isGroup = GROUPS.includes(name);
  if (!isGroup && id.startsWith(source)) return `${plain(id.slice(source.length).replace(/\.ts$/, ''))}.js`;
  const packageName = isGroup ? undefined : packageOf(id)?.name;
  return packageName === undefined ? `${plain(name)}.js` : `npm-${plain(packageName)}.js`;
}

function plain(name) {
  return name.replaceAll(/[^\w.]+/g, '-').replace(/^[-_]+/, '');
}

/** The package of a module: its name, and the folder of this copy. */
function packageOf(id) {
  const [folder, name] = /^.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)(?=[\\/])/.exec(id) ?? [];
  return folder === undefined ? undefined : { folder, name: name.replace(sep, '/') };
}

async function bundle() {
  const build = await rolldown({
    cwd: root,
    input: { main: join(source, 'entry', 'main.ts') },
    platform: 'node',
    tsconfig: false,
    // A package's ES modules, of which unused parts can be left out.
    resolve: { mainFields: ['module', 'main'] },
    plugins: [own],
    onLog: (level, { code, message }) => {
      if (level === 'warn') throw new Error(`${code}: ${message}`);
    },
  });
  const { output: files } = await build.generate({
    format: 'esm',
    entryFileNames: 'main.js',
    chunkFileNames: nameOf,
    comments: false,
    // Errors and the debug log show the names of functions and classes. No statement is changed: see docs/architecture.md.
    keepNames: true,
    minify: { compress: false, mangle: { toplevel: true, keepNames: { function: true, class: true } }, codegen: true },
    codeSplitting: {
      groups: [
        { name: 'start', test: START, priority: 2 },
        { name: 'arguments', test: ARGUMENTS, priority: 2 },
        { name: 'npm-aws-sdk', test: S3_CLIENT, priority: 2 },
        { name: 'shared', test: (id) => id.startsWith(source), minShareCount: SHARED_BY, priority: 1 },
      ],
    },
  });
  await build.close();
  return files;
}

/** What would go unnoticed: two copies of a module, a wait of main.js for a file that waits for main.js, an import that is not there. */
async function requireSound(files) {
  const seen = new Set();
  const names = new Set(files.map(({ fileName }) => fileName));
  for (const { type, fileName, moduleIds, imports, dynamicImports, code } of files) {
    if (type !== 'chunk') throw new Error(`the bundle has a file of an unknown kind: ${fileName}`);
    for (const id of moduleIds) {
      if (seen.has(id)) throw new Error(`${id} is in two files`);
      seen.add(id);
    }
    if (imports.includes('main.js')) throw new Error(`${fileName} imports main.js, which waits for it`);
    for (const name of [...imports, ...dynamicImports])
      if (!names.has(name) && !isBuiltin(name)) throw new Error(`${fileName} imports ${name}, which is not included`);
    for (const [, list, from] of code.matchAll(/\bimport\{([^}]*)\}from"([^"]+)"/g))
      if (isBuiltin(from)) requireExports(await import(from), list, from);
    if (code.includes(root)) throw new Error(`${fileName} contains a path of this machine`);
  }
  return seen;
}

/** A name that a part of Node does not have stops the program only when the file is loaded. */
function requireExports(builtin, list, from) {
  for (const name of list.split(',').map((item) => item.split(' as ')[0]))
    if (!(name in builtin)) throw new Error(`${from} has no ${name}`);
}

const files = await bundle();
const modules = await requireSound(files);
const parts = new Map(
  [...modules].flatMap((id) => {
    const found = id.startsWith(packages) ? packageOf(id) : undefined;
    return found === undefined ? [] : [[found.folder, found.name]];
  }),
);
// Written beside its place and moved there, so that an interrupted build leaves the old one.
const folder = mkdtempSync(join(dirname(output), '.build-'));
try {
  for (const { fileName, code } of files) writeFileSync(join(folder, fileName), code);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  writeFileSync(join(folder, 'licenses.txt'), licensesOf(parts, join(root, 'scripts', 'licenses')));
  for (const name of RUNBOOK) copyFileSync(join(RUNBOOK_FOLDER, name), join(folder, name));
  // The file that is started: it refuses an older Node.js, which can't read the others. By its second name, the program knows that
  // it is a post step.
  for (const name of ['index.js', 'post.js']) copyFileSync(join(source, 'entry', 'index.js'), join(folder, name));
  chmodSync(join(folder, 'index.js'), 0o755);
  chmodSync(folder, 0o755);
  rmSync(output, { recursive: true, force: true });
  renameSync(folder, output);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
