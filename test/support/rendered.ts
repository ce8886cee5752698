import type { CheckResult } from '../../src/core/checks/check.ts';
import type { IntegrityResult } from '../../src/ports/engine/target.ts';
import type { Body } from '../../src/report/document/document.ts';
import { documentOf } from '../../src/report/document/document-of.ts';
import { renderMarkdown } from '../../src/report/render/markdown.ts';
import { renderNotice } from '../../src/report/render/notice.ts';
import { renderText } from '../../src/report/render/text.ts';
import type { Report } from '../../src/report/report.ts';
import { describeCheck } from '../../src/report/words/checks/checks.ts';

/** The report as a terminal without colors shows it. */
export function textOf(report: Report): string {
  return renderText(documentOf(report), (_tone, text) => text);
}

/** The report as a step summary. */
export function markdownOf(report: Report): string {
  return renderMarkdown(documentOf(report));
}

/** The essence of a report, as an annotation shows it. */
export function headlineOf(report: Report): Pick<Body, 'tone' | 'title' | 'sentence'> {
  const document = documentOf(report);
  return { tone: document.tone, ...renderNotice(document) };
}

/** What a database's own check found, in words. */
export function wordsOf(result: Pick<IntegrityResult, 'found'> | undefined): string {
  return result === undefined
    ? ''
    : describeCheck({ facts: result.found.map((found) => ({ kind: 'integrity', found })) });
}

/** Texts among facts that are more than a word. What an engine returns has none: report/words/ has the sentences. */
export function proseIn(facts: unknown): string[] {
  if (typeof facts === 'string') return /\s/.test(facts) ? [facts] : [];
  return typeof facts === 'object' && facts !== null ? Object.values(facts).flatMap(proseIn) : [];
}

/** What a check found, in words. Empty if it found nothing. */
export function foundBy(check: Pick<CheckResult, 'facts'> | undefined): string {
  return check === undefined ? '' : describeCheck(check);
}
