import { describe, expect, it } from 'vitest';
import { listed } from '../../src/engines/postgres/target/roles.ts';
import { documentOf } from '../../src/report/document/document-of.ts';
import type { VerifyReport } from '../../src/report/facts/recovery.ts';
import { csvOf } from '../../src/report/render/csv.ts';
import { renderHtml } from '../../src/report/render/html/page.ts';
import { renderMarkdown } from '../../src/report/render/markdown.ts';
import { renderNotice } from '../../src/report/render/notice.ts';
import { renderText } from '../../src/report/render/text.ts';
import type { Report } from '../../src/report/report.ts';
import { historyOf, pageReportOf } from '../support/histories.ts';
import { runbookReport } from '../support/runbook-report.ts';

/** PostgreSQL permits all of these in the name of a role or of a database. */
const NAMES = [
  'owner\nFORGED: passed',
  'owner\r\nFORGED: passed',
  'red\u001b[31m',
  'csi\u009b31m',
  'bell\u0007\u007f',
  'gnp\u202eexe.sql',
  'isolate\u2066d\u2069',
  'mark\u200f\u061c',
  'line\u2028FORGED: passed\u2029',
];
/** Line ends are of the medium itself. */
const INVISIBLE = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

const restored = (names: readonly string[]): VerifyReport => {
  const { mode: _, history: _of, checks: _with, ...facts } = pageReportOf(undefined);
  const { backup } = runbookReport();
  return {
    ...facts,
    mode: 'verify',
    verdict: 'passed',
    backup: backup && { ...backup, database: names[0] ?? '' },
    source: names[0] ?? '',
    target: 'ephemeral PostgreSQL 17.4',
    notes: [`No new role became a member of roles that this server had: ${listed(names)}.`],
    warnings: [`A database named ${names[0]}.`],
    checks: [{ name: names[0] ?? '', group: 'query', outcome: 'passed', facts: [] }],
    tables: [],
    restoreMs: 1,
    backupAgeMs: 1,
    record: undefined,
  };
};

const errorOf = (text: string) => ({ code: 'RESTORE_FAILED', message: text, hint: text }) as const;

const REPORTS: Readonly<Record<string, (name: string) => Report>> = {
  verification: (name) => restored([name]),
  page: (name) => pageReportOf({ ...historyOf({ name: 'x', days: 9, destinations: [name] }), database: name }),
  runbook: (name) => runbookReport({ database: name, destinations: [name], contacts: [name] }),
};
const MEDIA: Readonly<Record<string, (report: Report) => string>> = {
  text: (report) => renderText(documentOf(report), (_tone, text) => text),
  summary: (report) => renderMarkdown(documentOf(report)),
  page: (report) => renderHtml(documentOf(report)),
  notice: (report) => Object.values(renderNotice(documentOf(report))).join('\n'),
};

describe.each(Object.entries(REPORTS))('a name with invisible characters in a %s', (_, reportOf) => {
  it.each(Object.entries(MEDIA))('is shown, and controls nothing: %s', (_medium, render) => {
    for (const name of NAMES) {
      const shown = render(reportOf(name));
      const [word = ''] = /^\w+/.exec(name) ?? [];
      expect(shown).toContain(word);
      expect(INVISIBLE.exec(shown)?.[0].codePointAt(0)).toBeUndefined();
      // No name begins a line of its own.
      expect(shown).not.toMatch(/^\s*FORGED/m);
    }
  });
});

/** As a reason, a hold or a contact has, which people write in several lines. */
describe('a line break in a text is shown, and begins no line', () => {
  const TEXT = 'planned\nFORGED: passed\r\nand more';
  const SHOWN = 'planned \u21b5 FORGED: passed \u21b5 and more';

  it.each(Object.entries(MEDIA))('in a report: %s', (_, render) => {
    const shown = render({ ...restored(['x']), notes: [TEXT], warnings: [TEXT], error: errorOf(TEXT) });
    expect(shown.replaceAll('<wbr>', '')).toContain(SHOWN);
    expect(shown).not.toMatch(/^\s*FORGED/m);
  });

  it('in a table for a spreadsheet', () => {
    expect(csvOf(['reason'], [[TEXT]])).toBe(`"reason"\r\n"${SHOWN}"\r\n`);
    // Others than those of a line are written out.
    expect(csvOf(['a'], [['a\rb\u2028c\u000bd']])).toBe('"a"\r\n"a\\u{d}b\\u{2028}c\\u{b}d"\r\n');
  });
});

it('is written out, so that nobody takes it for another name', () => {
  const shown = MEDIA['text']?.(restored(NAMES.slice(0, 6))) ?? '';
  for (const form of ['owner\\nFORGED', 'owner\\r\\nFORGED', 'red\\u001b[31m', 'csi\\u{9b}31m', 'bell\\u0007\\u{7f}']) {
    expect(shown).toContain(form);
  }
  expect(
    MEDIA['page']?.(pageReportOf({ ...historyOf({ name: 'x', days: 9 }), database: 'a\u001bb\u202ec' })),
  ).toContain('a\\u{1b}b\\u{202e}c');
});
