import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

const ROOT = join(import.meta.dirname, '../..');

/** A piece of text that a user can see, and where it is. */
export interface UserVisible {
  readonly path: string;
  readonly text: string;
}

/** Text that only a database or a regular expression reads. */
const CODE = /^[\s(]*(?:select|with|create|insert|update|delete|drop|alter|show|set|grant|revoke|pragma)\s|^\(\?|\\b/i;

function isNode(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The texts of all string and template literals of a TypeScript source. A template's values are `{}`. */
export function literalsOf(source: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) visit(each);
    if (!isNode(node) || Array.isArray(node)) return;
    if (node['type'] === 'StringLiteral') found.push(String(node['value']));
    const { quasis } = node;
    if (node['type'] === 'TemplateLiteral' && Array.isArray(quasis)) {
      found.push(quasis.map((part: { cooked?: string }) => part.cooked ?? '').join('{}'));
    }
    for (const value of Object.values(node)) visit(value);
  };
  visit(parseSync(source, { syntax: 'typescript', target: 'es2024' }).body);
  return found.filter((text) => text.includes(' ') && !CODE.test(text));
}

/** The prose of a page, without code blocks, inline code and link addresses. */
export function proseOf(page: string): string {
  return page
    .replaceAll(/^ *```[\s\S]*?^ *```$/gm, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/`[^`\n]*`/g, '``')
    .replaceAll(/\]\([^)]*\)/g, ']');
}

/** The comments and descriptions of a YAML file. */
export function notesOf(yaml: string): string {
  return [...yaml.matchAll(/(?:^|\s)#(.*)$|^\s*(?:description|run): (.*)$/gm)]
    .map(([, comment, description]) => comment ?? description ?? '')
    .join('\n');
}

/** String literals of a Python source, without comments and docstrings. */
export function pythonLiteralsOf(source: string): string[] {
  const code = source.replaceAll(/r?"""[\s\S]*?"""/g, '').replaceAll(/^\s*#.*$/gm, '');
  return [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)]
    .map(([, single, double]) => single ?? double ?? '')
    .filter((text) => text.includes(' '));
}

type Reader = (content: string) => string | readonly string[];

const SOURCES: readonly (readonly [pattern: string, read: Reader])[] = [
  ['src/**/*.ts', literalsOf],
  ['src/repository/writing/runbook/*.md', proseOf],
  ['src/repository/writing/runbook/*.py', pythonLiteralsOf],
  ['*.md', proseOf],
  ['docs/*.md', proseOf],
  ['test/vectors/README.md', proseOf],
  ['examples/**/*.yml', notesOf],
  ['action.yml', (content) => content],
];

let texts: readonly UserVisible[] | undefined;

/** Everything that the project shows to a user: messages, hints, help, action.yml, pages, examples, recovery by hand. */
export function userVisibleTexts(): readonly UserVisible[] {
  texts ??= SOURCES.flatMap(([pattern, read]) =>
    globSync(pattern, { cwd: ROOT }).flatMap((path) =>
      [read(readFileSync(join(ROOT, path), 'utf8'))].flat().map((text): UserVisible => ({ path, text })),
    ),
  );
  return texts;
}
