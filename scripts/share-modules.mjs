// Moves modules that several files of the bundle hold into files that these files import.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Modules that would save less are repeated, because each file takes time to open. */
const LEAST_SAVED_BYTES = 4096;

/** A shortened module: its number, and the function in parentheses on the next lines. Only templates contain line breaks. */
const MODULE = /^(\d+): (\([\s\S]*?\)),\n\n?(?=\d+: \(|"|\/\*|\};)/gm;

const BEGIN = 'export const modules = {\n';

/**
 * ncc gives each part that is loaded with import() all modules that its parents lack, so that many are in several files. Those that
 * the same files hold become one file `NUMBER.shared.js`, named by its first module. The loader is not changed: a file still exports
 * all its modules, which is checked: each under its number, with the same code. A module has one instance, whichever file brings it,
 * because the loader keeps instances by number.
 */
export async function shareModules(folder) {
  const before = await exportsOf(folder, 'before');
  const chunks = readChunks(folder);
  for (const { names, modules } of groupsOf(chunks)) {
    const [number] = modules.keys();
    const saved = [...modules.values()].join('').length * (names.length - 1);
    if (saved < LEAST_SAVED_BYTES) continue;
    const file = `${number}.shared.js`;
    const text = [...modules].map(([id, code]) => `\n${id}: ${code},\n`).join('');
    writeFileSync(join(folder, file), `${BEGIN}${text}\n};\n`);
    for (const name of names) replaceModules(chunks.get(name), modules, file);
  }
  for (const [name, { text, imports }] of chunks) {
    const lines = imports.map((file, index) => `import { modules as s${index} } from "./${file}";\n`).join('');
    const spread = imports.map((_, index) => `...s${index},\n`).join('');
    if (imports.length > 0) writeFileSync(join(folder, name), lines + text.replace(BEGIN, () => BEGIN + spread));
  }
  const after = await exportsOf(folder, 'after');
  for (const [name, text] of before) {
    if (after.get(name) !== text) throw new Error(`${name} does not have the same modules as before they were shared`);
  }
}

const isChunk = (name) => /^\d+\.index\.js$/.test(name);

/** What each file exports, as text. Loading one only defines functions. @param turn differs, so that a file is read again */
async function exportsOf(folder, turn) {
  const found = new Map();
  for (const name of readdirSync(folder).filter(isChunk)) {
    const { modules, ...others } = await import(`${pathToFileURL(join(folder, name))}?${turn}`);
    const codes = Object.entries(modules).map(([id, code]) => [id, String(code)]);
    found.set(name, JSON.stringify([others, codes]));
  }
  return found;
}

function readChunks(folder) {
  const names = readdirSync(folder).filter(isChunk);
  return new Map(names.sort().map((name) => [name, { text: readFileSync(join(folder, name), 'utf8'), imports: [] }]));
}

/** The modules that several files hold, by the files that hold them. */
function groupsOf(chunks) {
  const found = new Map();
  for (const [name, { text }] of chunks) {
    for (const [, id, code] of text.matchAll(MODULE)) {
      const known = found.get(id) ?? { code, names: [] };
      if (known.code !== code) throw new Error(`module ${id} is not the same in ${known.names[0]} and ${name}`);
      found.set(id, { code, names: [...known.names, name] });
    }
  }
  const groups = new Map();
  for (const [id, { code, names }] of found) {
    if (names.length === 1) continue;
    const key = names.join();
    if (!groups.has(key)) groups.set(key, { names, modules: new Map() });
    groups.get(key).modules.set(id, code);
  }
  return groups.values();
}

function replaceModules(chunk, modules, file) {
  for (const [id, code] of modules) {
    const short = chunk.text.replace(`\n${id}: ${code},\n`, () => '');
    if (short === chunk.text || !short.includes(BEGIN)) throw new Error(`module ${id} can't be moved into ${file}`);
    chunk.text = short;
  }
  chunk.imports.push(file);
}
