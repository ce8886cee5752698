import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { readConfigFile } from '../../src/config-file/config-file.ts';
import { FILE_OPTIONS } from '../../src/config-file/schema/file-keys.ts';
import { ERROR_CODES, RestorableError } from '../../src/core/errors.ts';
import { ACTION_MODES, isActionMode, MODES, type Mode } from '../../src/options/mode.ts';
import {
  environmentName,
  findOption,
  OPTION_NAMES,
  OPTIONS,
  type OptionName,
  optionsOf,
} from '../../src/options/options.ts';
import { COMMAND_VARIABLES } from '../../src/ports/command-spec.ts';
import { HOOK_VARIABLES } from '../../src/ports/hook.ts';
import { userVisibleTexts } from '../support/user-visible-text.ts';

const root = join(import.meta.dirname, '../..');
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((path) =>
  path.endsWith('.md'),
);
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Fenced blocks of one language in a page. */
function blocks(path: string, language: string): string[] {
  return [...textOf(path).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter((match) => match[1] === language)
    .map((match) => match[2] ?? '');
}

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

/** The anchors of a page's headings, as GitHub generates them. */
function anchorsOf(text: string): Set<string> {
  const headings = text.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

const inQuotes = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

describe('the inputs of the README', () => {
  const rows = tableRows(textOf('README.md'), 'input');
  const documented = rows.flatMap((cells) => inQuotes(cells[0] ?? ''));

  it('are the options of the program, once each', () => {
    const inputs = OPTION_NAMES.filter((name) => OPTIONS[name].modes.some(isActionMode));
    expect(documented.toSorted()).toEqual(inputs.sort());
  });

  it('name the modes of each option', () => {
    for (const [names = '', modes = ''] of rows) {
      for (const name of inQuotes(names) as OptionName[]) {
        const known = OPTIONS[name].modes.filter(isActionMode);
        expect(`${name}: ${modes}`).toBe(`${name}: ${known.length === ACTION_MODES.length ? 'all' : known.join(', ')}`);
      }
    }
  });

  it('state the defaults of the program', () => {
    for (const [names = '', , meaning = ''] of rows) {
      for (const name of inQuotes(names) as OptionName[]) {
        const option = findOption(name);
        if (option?.default !== undefined)
          expect(meaning).toMatch(new RegExp(`\\b${option.default}\\b.*default|default.*\\b${option.default}\\b`));
      }
    }
  });

  it('state for each required option that it is required', () => {
    for (const [names = '', , meaning = ''] of rows) {
      for (const name of inQuotes(names) as OptionName[]) {
        expect(`${name}: ${meaning.includes('**Required')}`).toBe(`${name}: ${'required' in OPTIONS[name]}`);
      }
    }
  });
});

describe('the outputs of the README', () => {
  it('are those of action.yml', () => {
    const documented = tableRows(textOf('README.md'), 'output').flatMap((cells) => inQuotes(cells[0] ?? ''));
    const [action] = parseAllDocuments(textOf('action.yml')).map((document) => document.toJS());
    expect(documented.toSorted()).toEqual(Object.keys(action.outputs).sort());
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

  it.each(pages.flatMap((page) => blocks(page, 'yaml')).filter((block) => /^databases:/m.test(block)))(
    'holds a file that the program takes: %#',
    (block) => {
      const folder = mkdtempSync(join(tmpdir(), 'docs-'));
      writeFileSync(join(folder, 'c.yml'), block);
      expect(() => readConfigFile(join(folder, 'c.yml'))).not.toThrow();
      rmSync(folder, { recursive: true });
    },
  );
});

describe('README and docs', () => {
  it('give commands only options that their mode has', () => {
    const commands = pages.flatMap((page) => {
      const shell = blocks(page, 'sh').join('\n').replaceAll('\\\n', ' ');
      return [...shell.matchAll(/(?:restorable|dist\/index\.js|main\.ts)\s+([a-z]+)\s+(-.*)/g)];
    });
    expect(commands.length).toBeGreaterThan(2);
    for (const [command, mode = '', rest = ''] of commands) {
      expect(MODES, command).toContain(mode);
      const used = [...rest.matchAll(/(?:^|\s)--([a-z-]+)/g)].map((match) => match[1] ?? '');
      for (const name of used) expect(optionsOf(mode as Mode), command).toContain(name);
    }
  });

  it('name only environment variables that correspond to an option', () => {
    const variables = pages.flatMap((page) => [...textOf(page).matchAll(/\b(RESTORABLE_[A-Z_]+)\b/g)]);
    const secrets = ['RUNNER_KEY', 'VERIFIER_KEY', 'RECOVERY_KEY', 'RECOVERY_KEY_PASSPHRASE', 'TEST_CACHE'];
    const known = [
      ...OPTION_NAMES.map(environmentName),
      ...secrets.map((name) => `RESTORABLE_${name}`),
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
    const yaml = pages.flatMap((page) => blocks(page, 'yaml'));
    const json = pages.flatMap((page) => blocks(page, 'json'));
    expect(yaml.length).toBeGreaterThan(2);
    expect(json.length).toBeGreaterThan(1);
    for (const block of yaml) expect(parseAllDocuments(block).flatMap((document) => document.errors)).toEqual([]);
    for (const block of json) expect(() => JSON.parse(block), block).not.toThrow();
  });

  it('contain no link to a missing file, or to a heading that a page does not have', () => {
    const links = pages.flatMap((page) =>
      [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => ({ page, link: match[1] ?? '' })),
    );
    const local = links.filter(({ link }) => !/^[a-z]+:/.test(link));
    expect(local.length).toBeGreaterThan(10);
    const dead = local.filter(({ page, link }) => {
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? page : join(dirname(page), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && target.endsWith('.md') && !anchorsOf(textOf(target)).has(anchor);
    });
    expect(dead).toEqual([]);
  });

  it('are all in the index', () => {
    const index = textOf('docs/README.md');
    const others = pages.filter((page) => /^docs\/(?!README)/.test(page)).map((page) => page.slice('docs/'.length));
    expect(others.filter((name) => !index.includes(`](${name}`))).toEqual([]);
  });

  it('keep the lines of prose short enough to read as text', () => {
    const long = pages.flatMap((page) =>
      textOf(page)
        .replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
        .split('\n')
        .filter((line) => line.length > 140 && !line.startsWith('|'))
        .map((line) => `${page}: ${line}`),
    );
    expect(long).toEqual([]);
  });

  it('contain no example of checks that the program refuses', async () => {
    const { parseChecks } = await import('../../src/verification/checks.ts');
    const examples = pages.flatMap((page) => blocks(page, 'yaml')).filter((block) => block.startsWith('checks:'));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect((await parseChecks(example)).length).toBeGreaterThan(0);
  });
});
