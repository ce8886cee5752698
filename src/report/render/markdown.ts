import { type Block, type Document, type Extent, many, type Section } from '../document/document.ts';
import { grouped, humanMs } from '../format.ts';
import { diagnosticsOf } from '../words/backups.ts';
import { countTables, shownTable, type Table, titleOf, valueOnLine } from './blocks.ts';
import { escapeText, htmlLine, ICONS, markdownLine } from './markdown-text.ts';

/** GitHub does not show a summary of 1 MiB or more. */
const MOST_BYTES = 1024 * 1024 - 1;
/** Rows and items of one table or list. For `result`, the total for all tables on the page. */
const LIMITS: Readonly<Record<Extent, number>> = { result: 100, finding: 100, detail: 50 };
const LEAST_ROWS = 3;
const MOST_FACTS = 40;
const MOST_WARNINGS = 20;
const MOST_PHASES = 30;
const CUT = 'The summary ends here, because GitHub would not show a longer one. The report file has all of it.';

/** The step summary. Always under 1 MiB. @param document of a report that is scrubbed of secrets */
export function renderMarkdown(document: Document): string {
  const head = [`## ${ICONS[document.tone]} ${escapeText(document.title)}`, lead(document), errorBlock(document)];
  const tail = [
    escapeText(diagnosticsOf(document) ?? ''),
    phaseSection(document),
    `<sub>${escapeText(document.footer)}</sub>`,
  ];
  const limits = limitsOf(document.sections);
  const warnings = warningSection(document.warnings);
  const left = MOST_BYTES - bytesOf([...head, warnings, ...tail, CUT]);
  const sections = withinBytes(document.sections, left, limits);
  // Failures come first, then the warnings, then everything else.
  const rest = document.sections.findIndex(({ tone }) => tone !== 'bad');
  const at = rest === -1 ? sections.length : rest;
  const page = [...head, ...sections.slice(0, at), warnings, ...sections.slice(at), ...tail];
  return `${page.filter((part) => part !== '').join('\n\n')}\n`;
}

function lead({ sentence, error }: Document): string {
  return [sentence, error?.message ?? '']
    .filter((part) => part !== '')
    .map((part) => escapeText(part))
    .join(' ');
}

function errorBlock({ error }: Document): string {
  if (error === undefined) return '';
  const hint = error.hint === undefined ? [] : [`> **What to do:** ${escapeText(error.hint)}`];
  return [...hint, `> <sub>error <code>${escapeText(error.code)}</code></sub>`].join('\n>\n');
}

/** Sections, until the page is full. */
function withinBytes(sections: readonly Section[], bytes: number, limits: typeof LIMITS): string[] {
  const shown: string[] = [];
  let left = bytes;
  for (const section of sections) {
    const text = sectionOf(section, limits);
    left -= bytesOf([text]);
    if (left < 0) return [...shown, CUT];
    shown.push(text);
  }
  return shown;
}

function bytesOf(parts: readonly string[]): number {
  return parts.reduce((sum, part) => sum + Buffer.byteLength(part) + 2, 0);
}

/** One limit for the requested rows of all destinations, because the page has one limit too. */
function limitsOf(sections: readonly Section[]): typeof LIMITS {
  const share = Math.floor(LIMITS.result / Math.max(1, countTables(sections, 'result')));
  return { ...LIMITS, result: Math.max(LEAST_ROWS, share) };
}

function sectionOf({ title, tone, fold, blocks }: Section, limits: typeof LIMITS): string {
  const body = blocks.map((block) => blockOf(block, limits)).filter((part) => part !== '');
  if (title === undefined) return body.join('\n\n');
  const icon = tone === undefined ? '' : `${ICONS[tone]} `;
  if (fold === undefined) return [`### ${icon}${markdownLine(title)}`, ...body].join('\n\n');
  const open = fold === 'open' ? ' open' : '';
  const summary = `<details${open}><summary>${icon}<b>${htmlLine(title)}</b></summary>`;
  return [summary, ...body, '</details>'].join('\n\n');
}

function blockOf(block: Block, limits: typeof LIMITS): string {
  switch (block.kind) {
    case 'facts':
      return factsOf(block);
    case 'table':
      return tableOf(block, limits[block.extent]);
    case 'chart': {
      const title = `**${escapeText(titleOf(block))}**`;
      return block.table.rows.total === 0 ? title : `${title}\n\n${tableOf(block.table, limits[block.table.extent])}`;
    }
    case 'list': {
      const items = block.items.first(limits[block.extent]).map((item) => `- ${markdownLine(item)}`);
      return `${items.join('\n')}${more(block.items.total - items.length)}`;
    }
    case 'commands':
      return fenced(block.text);
    case 'note':
      return markdownLine(block.text);
  }
}

/** The fence is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sh\n${text.trimEnd()}\n${fence}`;
}

function factsOf({ rows, isKey }: Extract<Block, { kind: 'facts' }>): string {
  const shown = rows.slice(0, MOST_FACTS);
  const [first, ...rest] = shown.map(
    ([name, value]) => [escapeText(name), markdownLine(valueOnLine(value, isKey === true))] as const,
  );
  if (first === undefined) return '';
  // The first fact is the header. An empty header would be shown as an empty row.
  const body = rest.map(([name, value]) => [`**${name}**`, value]);
  return `${pipes([first, [':---', ':---'], ...body])}${more(rows.length - shown.length)}`;
}

function tableOf(table: Table, most: number): string {
  const shown = shownTable(table, { most, optional: true });
  const header = shown.columns.map(({ title }) => escapeText(title));
  const rule = shown.columns.map(({ align }) => (align === 'right' ? '---:' : ':---'));
  return `${pipes([header, rule, ...shown.rows.map((row) => row.map(markdownLine))])}${more(shown.more)}`;
}

/** Cells are Markdown already. */
function pipes(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function more(count: number): string {
  return count > 0 ? `\n\n… and ${grouped(count)} more.` : '';
}

function warningSection(warnings: readonly string[]): string {
  if (warnings.length === 0) return '';
  const shown = warnings.slice(0, MOST_WARNINGS).map((warning) => `- ${escapeText(warning)}`);
  return `### ${ICONS.warn} Warnings\n\n${shown.join('\n')}${more(warnings.length - shown.length)}`;
}

function phaseSection({ phases, durationMs }: Document): string {
  if (phases.length === 0) return '';
  const share = (ms: number): string => (durationMs > 0 ? `${Math.round((ms / durationMs) * 100)} %` : '');
  const columns = [{ title: 'phase' }, { title: 'time', align: 'right' }, { title: 'share', align: 'right' }] as const;
  const rows = many(phases, (each) => [each.phase, humanMs(each.durationMs), share(each.durationMs)]);
  const table = tableOf({ kind: 'table', extent: 'detail', columns, rows }, MOST_PHASES);
  return `<details><summary>How long: ${humanMs(durationMs)}</summary>\n\n${table}\n\n</details>`;
}
