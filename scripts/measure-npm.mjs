// Measures the npm package of a release: node scripts/measure-npm.mjs FILE.tgz. Prints a table in Markdown.
//
// Runs it as a user does on a new machine: npx with an empty cache, in an empty folder, with this Node.js. The file comes from a
// server on this machine. No registry can be reached, so a dependency or a lookup of a name would fail.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';

const run = promisify(execFile);
const UNREACHABLE = 'http://127.0.0.1:9/';

/** Serves one file, and returns its address and a function that ends the server. */
async function serve(file) {
  const server = createServer((_, response) => response.end(readFileSync(file)));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}/restorable.tgz`, end: () => server.close() };
}

/** Runs the package with npx and the arguments, and returns output and seconds. */
async function npx(url, folder, args) {
  const env = {
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
    HOME: folder,
    npm_config_cache: join(folder, 'cache'),
    npm_config_registry: UNREACHABLE,
    npm_config_update_notifier: 'false',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    RESTORABLE_PASSPHRASE: 'correct-horse-battery-staple-7Q2',
  };
  const start = performance.now();
  const { stdout } = await run('npx', ['--yes', url, ...args], { cwd: join(folder, 'work'), env, maxBuffer: 2 ** 26 });
  return { stdout, seconds: (performance.now() - start) / 1000 };
}

function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

/** What each run does, and how long it took. Throws if one fails. @param isIncluded selects runs by their names */
export async function measure(file, isIncluded = () => true) {
  const folder = mkdtempSync(join(tmpdir(), 'npm-package-'));
  const { url, end } = await serve(resolve(file));
  try {
    await run('mkdir', ['work', 'unpacked'], { cwd: folder });
    await run('tar', ['--extract', '--file', resolve(file), '--directory', join(folder, 'unpacked')]);
    const database = new DatabaseSync(join(folder, 'work', 'shop.db'));
    database.exec('create table orders (id integer primary key, total integer)');
    database.exec('insert into orders (total) values (1), (2), (3)');
    database.close();
    const stored = ['--name', 'shop', '--destination', 'file:backups'];
    const runs = [
      ['`--help`, empty cache', ['--help']],
      ['`--help` again', ['--help']],
      ['backup of a small SQLite database', ['backup', '--database', 'sqlite:shop.db', ...stored]],
      ['verification of it', ['verify', ...stored]],
    ];
    const times = [];
    for (const [what, args] of runs) if (isIncluded(what)) times.push({ what, ...(await npx(url, folder, args)) });
    return { packed: statSync(file).size, unpacked: sizeOf(join(folder, 'unpacked')), times };
  } finally {
    end();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error('give the file of the package');
  const { packed, unpacked, times } = await measure(file);
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  console.log(`# The npm package

\`node scripts/measure-npm.mjs\`, Node.js ${process.versions.node}, ${cpus().length} cores, package served from this machine.

| | |
|---|---|
| size, packed | ${megabytes(packed)} |
| size, unpacked | ${megabytes(unpacked)} |
${times.map(({ what, seconds }) => `| ${what} | ${seconds.toFixed(1)} s |`).join('\n')}`);
}
