import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
// @ts-expect-error: a script without types
import { shareModules } from '../../scripts/share-modules.mjs';

const LARGE = 'x'.repeat(5_000);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'share-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
});

afterEach(() => rm(folder, { recursive: true }));

/** As ncc writes a file, and `scripts/build.mjs` shortens it. */
async function chunk(id: number, modules: Readonly<Record<string, string>>): Promise<void> {
  const lines = Object.entries(modules).map(([name, code]) => `\n${name}: (${code}),\n`);
  const text = `export const id = ${id};\nexport const ids = [${id}];\nexport const modules = {\n${lines.join('')}\n};\n`;
  await writeFile(join(folder, `${id}.index.js`), text);
}

type Loaded = Readonly<Record<string, (module: { exports?: unknown }) => void>>;

async function modulesOf(id: number): Promise<Loaded> {
  const file = pathToFileURL(join(folder, `${id}.index.js`));
  return ((await import(`${file}?${Math.random()}`)) as { readonly modules: Loaded }).modules;
}

it('moves what several files hold into one that they import, whatever is in its text', async () => {
  // Templates with line breaks, what means something to String.replace, and a module under a name.
  const tricky = `(m)=>{m.exports=\`$&$1$'\n12: text,\n};\n${LARGE}\`}`;
  const url = '(m)=>{m.exports=import.meta.url}';
  for (const id of [1, 2])
    await chunk(id, { '10': tricky, '11': url, '"./a"': '(m)=>{m.exports=1}', [`2${id}`]: '()=>{}' });
  const before = await readFile(join(folder, '1.index.js'), 'utf8');
  await shareModules(folder);
  expect(await readdir(folder)).toContain('10.shared.js');
  expect((await readFile(join(folder, '1.index.js'), 'utf8')).length).toBeLessThan(before.length - LARGE.length);
  const [one, two] = [await modulesOf(1), await modulesOf(2)];
  expect(Object.keys(one)).toEqual(['10', '11', '21', './a']);
  expect(one['10']).toBe(two['10']);
  const found: { exports?: unknown } = {};
  one['10']?.(found);
  expect(found.exports).toContain("$&$1$'\n12: text,\n};\n");
});

it('refuses a text in which it can not tell where a module ends', async () => {
  // A template with what looks like the end of a module and the beginning of another one.
  const unclear = (of: string) => `(m)=>{m.exports=\`${of}(),\n12: (${LARGE}\`}`;
  for (const id of [1, 2]) await chunk(id, { '10': unclear('a'), [`2${id}`]: '()=>{}' });
  await expect(shareModules(folder)).rejects.toThrow();
});

it('refuses two modules of one number', async () => {
  await chunk(1, { '10': `(m)=>{m.exports='${LARGE}'}` });
  await chunk(2, { '10': `(m)=>{m.exports='${LARGE}!'}` });
  await expect(shareModules(folder)).rejects.toThrow('module 10 is not the same in 1.index.js and 2.index.js');
});
