import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

interface Rule {
  readonly name: string;
  readonly from: { readonly path?: string };
  readonly to: { readonly pathNot?: string | readonly string[] };
}

const { forbidden }: { forbidden: readonly Rule[] } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs');

/** What a rule of `only(folder)` allows, by folder: names of folders, and `compose`. */
function allowedArrows(): Map<string, string[]> {
  const allowed = new Map<string, string[]>();
  for (const { name, to } of forbidden) {
    const folder = /^(.*)-imports$/.exec(name)?.[1];
    if (folder === undefined) continue;
    const names = [to.pathNot ?? []].flat().map((path) => /^\^src\/([\w-]+)/.exec(path)?.[1] ?? path);
    allowed.set(
      folder,
      names.filter((each) => each !== folder),
    );
  }
  return allowed;
}

interface Picture {
  /** The folders that a node shows. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  readonly arrows: readonly (readonly [string, string])[];
}

/** Parses `a["x, y"] --> b & c` like mermaid. */
function pictureOf(block: string): Picture {
  const members = new Map<string, string[]>();
  const arrows: [string, string][] = [];
  const nodesOf = (side: string): string[] =>
    side.split('&').map((text) => {
      const [, id = '', label] = /^\s*([\w-]+)(?:\["([^"]*)"\])?\s*$/.exec(text) ?? [];
      if (label !== undefined) members.set(id, label.split(', '));
      else if (!members.has(id)) members.set(id, [id]);
      return id;
    });
  for (const line of block.split('\n').filter((each) => each.includes('-->'))) {
    const sides = line.split('-->').map(nodesOf);
    for (const [at, from] of sides.slice(0, -1).entries()) {
      for (const source of from) for (const target of sides[at + 1] ?? []) arrows.push([source, target]);
    }
  }
  return { members, arrows };
}

const [layers, capabilities] = [...page.matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, block = '']) =>
  pictureOf(block),
) as [Picture, Picture];

/** Every folder that can be reached from a folder through the arrows of a diagram. */
function reachable({ members, arrows }: Picture, folder: string): Set<string> {
  const start = [...members].find(([, folders]) => folders.includes(folder))?.[0] ?? '';
  const found = new Set<string>();
  const visit = (node: string): void => {
    for (const [from, to] of arrows) {
      if (from !== node || found.has(to)) continue;
      found.add(to);
      visit(to);
    }
  };
  visit(start);
  return new Set([...found].flatMap((node) => members.get(node) ?? []));
}

describe('the diagrams of docs/architecture.md', () => {
  const allowed = allowedArrows();
  const between = capabilities.arrows.map(([from, to]) => `${from} ${to}`);
  const groupOf = (folder: string): readonly string[] =>
    [...layers.members.values()].find((folders) => folders.includes(folder)) ?? [];

  it('show every folder of src', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true });
    const names = folders.map(({ name }) => name.replace(/\.ts$/, ''));
    expect([...layers.members.values()].flat().toSorted()).toEqual(names.toSorted());
  });

  it('have no arrow that the rules forbid', () => {
    const wrong = layers.arrows.flatMap(([from, to]) =>
      (layers.members.get(from) ?? []).flatMap((source) =>
        (layers.members.get(to) ?? [])
          .filter((target) => allowed.has(source) && !allowed.get(source)?.includes(target))
          .map((target) => `${source} ${target}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('have a path for every import that the rules allow', () => {
    const missing = [...allowed].flatMap(([source, targets]) =>
      targets
        .filter((target) => !groupOf(source).includes(target) && !reachable(layers, source).has(target))
        .map((target) => `${source} ${target}`),
    );
    expect(allowed.size).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  it('show which capabilities build on others, and no other arrow between them', () => {
    const group = groupOf('backup');
    const inRules = [...allowed]
      .filter(([source]) => group.includes(source))
      .flatMap(([source, targets]) =>
        targets.filter((target) => group.includes(target)).map((target) => `${source} ${target}`),
      );
    expect(between.toSorted()).toEqual(inRules.toSorted());
  });
});

/** Every TypeScript file of src/, with its lines. */
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({
    path,
    lines: readFileSync(join(root, 'src', path), 'utf8')
      .trimEnd()
      .split('\n'),
  }));

describe('the files of src/', () => {
  it('have at most 250 lines', () => {
    const long = sources.filter(({ lines }) => lines.length > 250).map(({ path, lines }) => `${path}: ${lines.length}`);
    expect(sources.length).toBeGreaterThan(900);
    expect(long).toEqual([]);
  });

  it('are at most 15 in a folder, so that a folder can be taken in at a glance', () => {
    const rooms = Map.groupBy(sources, ({ path }) => dirname(path));
    const full = [...rooms].filter(([, files]) => files.length > 15).map(([room, { length }]) => `${room}: ${length}`);
    expect(rooms.size).toBeGreaterThan(100);
    expect(full).toEqual([]);
  });

  it('read the time in one place, so that every other one can be given a clock', () => {
    const reading = /\b(?:performance\.now|Date\.now|process\.hrtime)\b|\bnew Date\(\)/;
    const readers = sources.filter(({ lines }) => lines.some((line) => reading.test(line)));
    expect(readers.map(({ path }) => path)).toEqual(['ports/system-clock.ts']);
  });

  it('export only what they define, so that every import names the file with the definition', () => {
    const passing = sources.filter(({ lines }) => lines.some((line) => /^export .*\bfrom '/.test(line)));
    expect(passing.map(({ path }) => path)).toEqual([]);
  });
});

const guides = readdirSync(join(root, 'docs')).filter((name) => /^(?:architecture|adding-)/.test(name));

describe('docs/architecture.md and the pages about extensions', () => {
  it.each(guides)('%s names only files and folders that exist', (guide) => {
    const repository = join(root, 'src/repository');
    const prose = readFileSync(join(root, 'docs', guide), 'utf8').replaceAll(/^```[\s\S]*?^```$/gm, '');
    const paths = [...prose.matchAll(/`([a-z][\w./-]*(?:\/|\.ts|\.sh|\.mjs|\.cjs))`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(5);
    const places = [root, join(root, 'src'), repository, join(root, 'src/core'), join(root, 'src/openpgp')];
    const own = [
      ...places,
      join(root, 'src/process'),
      join(root, 'src/options'),
      join(root, 'src/engines'),
      join(root, 'src/storage'),
    ];
    const tests = ['unit', 'fuzz', 'contract'].map((folder) => join(root, 'test', folder));
    const exists = (path: string): boolean => [...own, ...tests].some((place) => existsSync(join(place, path)));
    // Placeholders for new files.
    const isPlaceholder = (path: string): boolean => path.includes('NAME') || path === 'index.ts';
    expect(paths.filter((path) => !isPlaceholder(path) && !exists(path))).toEqual([]);
  });

  it.each([
    ['How do I add a storage?', 'docs/adding-a-storage.md'],
    ['How do I add an option?', 'docs/adding-an-option.md'],
    ['How do I add a verification check?', 'verify/verify-backup.ts'],
    ['When does a run become a full?', 'backup/chain/plan-chain.ts'],
    ['What is the order at commit?', 'backup/writing/write-backup.ts'],
    ['Where do alerts go, and what happens to one?', 'watch/watch.ts'],
    ['Where does a log shipment go?', 'ship/write-log.ts'],
    ['Where does the page go?', 'host/publish.ts'],
  ])('answers in its table: %s', (question, place) => {
    const row = page.split('\n').find((line) => line.startsWith(`| ${question} |`));
    expect(row).toContain(place.replace(/^docs\//, ''));
    expect([place, `src/${place}`].some((path) => existsSync(join(root, path)))).toBe(true);
  });

  it('names every folder of repository/', () => {
    const rooms = readdirSync(join(root, 'src/repository'), { withFileTypes: true }).filter((each) =>
      each.isDirectory(),
    );
    for (const { name } of rooms) expect(page).toContain(`| \`${name}/\``);
  });

  it.each(['storage', 'option', 'verification check', 'become a full', 'order at commit', 'alerts', 'page'])(
    'answers where to look for: %s',
    (topic) => {
      const table = page.slice(page.indexOf('| question |'), page.indexOf('## Layers'));
      expect(table).toContain(topic);
    },
  );
});
