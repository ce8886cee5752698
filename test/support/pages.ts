import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import GithubSlugger from 'github-slugger';
import { parseAllDocuments } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');

/** Every page that users read, relative to the repository. */
export const PAGES: readonly string[] = globSync(['*.md', 'docs/*.md'], { cwd: ROOT }).sort();

/** The text of a file of the repository. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** A fenced block of a page. */
export interface Block {
  /** The page and the line, such as `docs/keys.md:12`. */
  readonly place: string;
  readonly language: string;
  readonly text: string;
}

/** All fenced blocks of a page, also in lists, without their indentation. */
export function blocksOf(path: string): Block[] {
  const page = textOf(path);
  return [...page.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)].map(
    ({ index, 1: indent = '', 2: language = '', 3: text = '' }) => ({
      place: `${path}:${page.slice(0, index).split('\n').length}`,
      language,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

/** All blocks of these languages, on every page. */
export function blocksIn(...languages: readonly string[]): Block[] {
  return PAGES.flatMap(blocksOf).filter(({ language }) => languages.includes(language));
}

/** The anchors of a page's headings, as GitHub generates them. */
export function anchorsOf(page: string): Set<string> {
  const slugger = new GithubSlugger();
  const headings = page.replaceAll(/^ *```[\s\S]*?^ *```$/gm, '').matchAll(/^#+ (.*)$/gm);
  return new Set([...headings].map(([, heading = '']) => slugger.slug(heading.replaceAll(/\]\([^)]*\)/g, ']'))));
}

const COMPLETE = /^on:[\s\S]*^jobs:/m;

/** The complete workflows on the pages. */
export function workflowBlocks(): Block[] {
  return blocksIn('yaml').filter(({ text }) => COMPLETE.test(text));
}

/** A step of a job. */
export interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** The steps in blocks that show a part of a workflow. */
export function looseSteps(): { readonly place: string; readonly step: Step }[] {
  const parts = blocksIn('yaml').filter(({ text }) => !COMPLETE.test(text));
  return parts.flatMap(({ place, text }) =>
    parseAllDocuments(text)
      .flatMap((document) => stepsIn(document.toJS()))
      .map((step) => ({ place, step })),
  );
}

function stepsIn(value: unknown): Step[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('uses' in value || 'run' in value) return [value as Step];
  return Object.values(value).flatMap(stepsIn);
}
