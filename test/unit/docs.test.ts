import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { referencePage } from '../../scripts/write-reference.ts';
import { readConfigFile } from '../../src/config-file/config-file.ts';
import { FILE_OPTIONS } from '../../src/config-file/schema/file-keys.ts';
import { ERROR_CODES } from '../../src/core/error-codes.ts';
import { RestorableError } from '../../src/core/errors.ts';
import { MODES, type Mode } from '../../src/options/mode.ts';
import { environmentName, findOption, OPTION_NAMES, OPTIONS, optionsOf } from '../../src/options/options.ts';
import { COMMAND_VARIABLES } from '../../src/ports/programs/command-spec.ts';
import { HOOK_VARIABLES } from '../../src/ports/programs/hook.ts';
import { anchorsOf, blocksIn, PAGES, textOf } from '../support/pages.ts';
import { userVisibleTexts } from '../support/user-visible-text.ts';

const root = join(import.meta.dirname, '../..');

/** Rows of the table with this first heading, as cells. */
function tableRows(text: string, firstHeading: string): string[][] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${firstHeading} |`));
  if (start === -1) return [];
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  const end = length === -1 ? lines.length : start + length;
  return lines.slice(start + 2, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const inQuotes = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

describe('reference.md', () => {
  const text = textOf('docs/reference.md');
  const rowsOf = (heading: string): string[][] => text.split(/^#+ /m).flatMap((section) => tableRows(section, heading));

  it('is what scripts/write-reference.ts writes', () => {
    expect(text, 'run: node scripts/write-reference.ts').toBe(referencePage());
  });

  it('has every input once, with its modes', () => {
    const written = rowsOf('input').map(([name = '', modes]) => [inQuotes(name).join(), modes]);
    const modesOf = (modes: readonly Mode[]): string => (modes.length === MODES.length ? 'all' : modes.join(', '));
    // A sentence above the tables has the inputs of `doctor`.
    const shown = (modes: readonly Mode[]): string => {
      return modes.length === MODES.length ? 'all' : modesOf(modes.filter((mode) => mode !== 'doctor'));
    };
    const known = OPTION_NAMES.map((name) => [name, shown(OPTIONS[name].modes)]);
    expect(written.toSorted()).toEqual(known.toSorted());
  });

  it('states for each required input that it is required, and each default', () => {
    for (const [name = '', , meaning = ''] of rowsOf('input')) {
      const option = findOption(inQuotes(name).join());
      expect(`${name} ${meaning.includes('**Required')}`).toBe(`${name} ${option?.required !== undefined}`);
      if (option?.default !== undefined) expect(meaning).toContain(`Default: \`${option.default}\``);
    }
  });

  it('has the modes of the program and the outputs of action.yml', () => {
    expect(rowsOf('mode').map(([mode = '']) => inQuotes(mode).join())).toEqual([...MODES]);
    const [action] = parseAllDocuments(textOf('action.yml')).map((document) => document.toJS());
    const outputs = rowsOf('output').map(([name = '']) => inQuotes(name).join());
    expect(outputs).toEqual(Object.keys(action.outputs));
  });
});

describe('troubleshooting.md', () => {
  const rows = textOf('docs/troubleshooting.md')
    .split('\n')
    .filter((line) => /^\| `[A-Z0-9_]+` \|/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  it('explains every error code once, and no other', () => {
    expect(rows.map((cells) => (cells[1] ?? '').replaceAll('`', '')).sort()).toEqual([...ERROR_CODES].sort());
  });

  it('marks as findings those that the program treats as findings', () => {
    for (const code of ERROR_CODES) {
      const row = rows.find((cells) => cells[1] === `\`${code}\``);
      const marked = row?.[2]?.startsWith('**Finding.**');
      expect(`${code}: ${marked}`).toBe(`${code}: ${new RestorableError(code, '').isFinding}`);
    }
  });

  it('quotes only messages that exist in the program', () => {
    // GitHub's own names, and a code that a server sends.
    const foreign = ['Enable debug logging', 'SQLSTATE 08P01'];
    const own = userVisibleTexts()
      .filter(({ path }) => path.startsWith('src/'))
      .map(({ text }) => text)
      .join('\n');
    const prose = textOf('docs/troubleshooting.md').replaceAll(/`[^`\n]*`/g, '…');
    const quoted = [...prose.matchAll(/"([^"|]+)"/g)].map(([, text = '']) => text.replaceAll(/\s+/g, ' '));
    expect(quoted.length).toBeGreaterThan(15);
    const parts = quoted.filter((text) => !foreign.includes(text)).flatMap((text) => text.split(/ ?(?:…|\.\.\.) ?/));
    expect(parts.filter((part) => !own.includes(part))).toEqual([]);
  });

  it('names the warnings about broken objects like the program', () => {
    const section = textOf('docs/troubleshooting.md').split('### Broken objects in the source')[1] ?? '';
    const warnings = tableRows(section, 'warning').map(([warning = '']) => warning);
    expect(warnings.length).toBeGreaterThan(5);
    const own = userVisibleTexts().filter(({ path }) => path.startsWith('src/'));
    for (const warning of warnings)
      expect(own.filter(({ text }) => text.includes(warning)).length, warning).not.toBe(0);
  });

  it('states what to do about each', () => {
    for (const cells of rows) expect(cells[3]?.length, cells[1]).toBeGreaterThan(10);
  });
});

describe('configuration.md', () => {
  it('names every option that the file may contain, and every other as an input', () => {
    const named = tableRows(textOf('docs/configuration.md'), 'about').flatMap((cells) => inQuotes(cells[1] ?? ''));
    expect(named.toSorted()).toEqual([...FILE_OPTIONS].sort());
  });

  it.each(blocksIn('yaml').filter(({ text }) => /^databases:/m.test(text)))(
    'holds a file that the program takes: $place',
    ({ text }) => {
      const folder = mkdtempSync(join(tmpdir(), 'docs-'));
      writeFileSync(join(folder, 'c.yml'), text);
      expect(() => readConfigFile(join(folder, 'c.yml'))).not.toThrow();
      rmSync(folder, { recursive: true });
    },
  );
});

describe('the README', () => {
  it('is short', () => {
    expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(200);
  });
});

describe('README and docs', () => {
  it('give commands only options that their mode has', () => {
    const commands = blocksIn('sh', 'ini').flatMap(({ text }) => [
      ...text
        .replaceAll('\\\n', ' ')
        .matchAll(/(?:restorable|dist\/index\.js|main\.ts)[ \t]+([a-z]+(?:-[a-z]+)?)[ \t]+(-.*)/g),
    ]);
    expect(commands.length).toBeGreaterThan(2);
    for (const [command, mode = '', rest = ''] of commands) {
      expect(MODES, command).toContain(mode);
      const used = [...rest.matchAll(/(?:^|\s)--([a-z-]+)/g)].map((match) => match[1] ?? '');
      for (const name of used) expect(optionsOf(mode as Mode), command).toContain(name);
    }
  });

  it('name only environment variables that correspond to an option', () => {
    const variables = PAGES.flatMap((page) => [...textOf(page).matchAll(/\b(RESTORABLE_[A-Z_]+)\b/g)]);
    const secrets = ['RUNNER_KEY', 'VERIFIER_KEY', 'RECOVERY_KEY', 'RECOVERY_KEY_PASSPHRASE'];
    const ofTests = ['TEST_CACHE', 'TEST_SEED'];
    const known = [
      ...OPTION_NAMES.map(environmentName),
      ...[...secrets, ...ofTests].map((name) => `RESTORABLE_${name}`),
      ...Object.values(COMMAND_VARIABLES),
    ];
    expect(variables.length).toBeGreaterThan(2);
    for (const [name] of variables) expect(known).toContain(name);
  });

  it('name every variable that a hook or a tunnel receives, and no other', () => {
    const hooks = new Set(textOf('docs/operations.md').match(/HOOK_[A-Z_]*[A-Z]/g));
    hooks.delete('HOOK_FAILED');
    expect([...hooks].sort()).toEqual(Object.values(HOOK_VARIABLES).sort());
    const login = readFileSync(join(root, 'src/process/ssh/login.ts'), 'utf8');
    const tunnel = new Set(textOf('docs/connections.md').match(/TUNNEL_[A-Z_]+/g));
    expect([...tunnel].sort()).toEqual(
      [...new Set([...login.matchAll(/env\['(TUNNEL_\w+)'\]/g)].map(([, name]) => name))].sort(),
    );
  });

  it('contain only YAML and JSON that parse', () => {
    const yaml = blocksIn('yaml').map(({ text }) => text);
    const json = blocksIn('json').map(({ text }) => text);
    expect(yaml.length).toBeGreaterThan(2);
    expect(json.length).toBeGreaterThan(1);
    for (const block of yaml) expect(parseAllDocuments(block).flatMap((document) => document.errors)).toEqual([]);
    for (const block of json) expect(() => JSON.parse(block), block).not.toThrow();
  });

  it('contain no link to a missing file, or to a heading that a page does not have', () => {
    const inPages = PAGES.flatMap((page) =>
      [...textOf(page).matchAll(/(?:\]\(|src=")([^)"\s]+)/g)].map(([, link = '']) => ({ page, link })),
    );
    // Comments of examples, hints and help name pages too, relative to the repository.
    const named = [...globSync('examples/**/*.yml', { cwd: root }), ...globSync('src/**/*.ts', { cwd: root })].flatMap(
      (page) =>
        [...textOf(page).matchAll(/\bdocs\/[\w-]+\.md(?:#[\w-]+)?/g)].map(([link]) => ({ page, link: `/${link}` })),
    );
    const local = [...inPages, ...named].filter(({ link }) => !/^[a-z]+:/.test(link));
    expect(local.length).toBeGreaterThan(200);
    const dead = local.filter(({ page, link }) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : path.startsWith('/') ? path.slice(1) : join(dirname(page), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(textOf(target)).has(anchor);
    });
    expect(dead).toEqual([]);
  });

  it('tell nobody to run a package of a name that this project does not own', () => {
    const told = userVisibleTexts()
      .map(({ text }) => text)
      .concat(
        blocksIn('sh').map(({ text }) => text),
        PAGES.map(textOf),
      );
    const unscoped = /\b(?:npx|npm (?:install|i|exec|x)|yarn|pnpm|bunx)\b(?: -\S+)*(?: --)? restorable\b/;
    expect(told.filter((text) => unscoped.test(text))).toEqual([]);
    expect('npx --yes restorable init').toMatch(unscoped);
  });

  it('are all in the index', () => {
    const index = textOf('docs/README.md');
    const others = PAGES.filter((page) => /^docs\/(?!README)/.test(page)).map((page) => page.slice('docs/'.length));
    expect(others.filter((name) => !index.includes(`](${name}`))).toEqual([]);
  });

  it('keep the lines of prose short enough to read as text', () => {
    const long = PAGES.flatMap((page) =>
      textOf(page)
        .replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
        .split('\n')
        .filter((line) => line.length > 140 && !/^\||^\[!\[/.test(line))
        .map((line) => `${page}: ${line}`),
    );
    expect(long).toEqual([]);
  });

  it('contain no example of checks that the program refuses', async () => {
    const { parseChecks } = await import('../../src/verification/checks/parse-checks.ts');
    const examples = blocksIn('yaml').flatMap(({ text }) => (text.startsWith('checks:') ? [text] : []));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect((await parseChecks(example)).length).toBeGreaterThan(0);
  });
});
