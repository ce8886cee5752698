import type { CheckResult } from '../../src/core/checks/check.ts';
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

/** What a check found, in words. Empty if it found nothing. */
export function foundBy(check: Pick<CheckResult, 'facts'> | undefined): string {
  return check === undefined ? '' : describeCheck(check);
}
