import type { Document } from '../document/document.ts';
import type { HistoryReport } from '../facts/history.ts';
import { renderHistoryCsv } from './history-csv.ts';
import { renderJson } from './json.ts';
import { renderText } from './text.ts';

/** A history in the requested format. Undefined if there is none. Loads the page's renderer only if a page is requested. */
export async function renderHistory(report: HistoryReport, document: Document): Promise<string | undefined> {
  const { format, history } = report;
  if (history === undefined) return undefined;
  switch (format) {
    case 'csv':
      return renderHistoryCsv(history);
    case 'json':
      return renderJson(report);
    case 'html':
      return (await import('./html/page.ts')).renderHtml(document);
    case 'table':
      return renderText(document, (_tone, text) => text);
  }
}
