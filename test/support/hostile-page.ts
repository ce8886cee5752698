import type { DatabaseHistory } from '../../src/report/facts/history.ts';
import { historyOf } from './histories.ts';

/** Text that would become markup, an attribute, a style or a script in a page that does not escape it. */
export const HOSTILE = `x"'\`><script>alert(1)</script><img src=x onerror=alert(2)></style></svg><b style="color:red" onclick='alert(3)'>&lt;i&gt;]]>--></td></table>`;

/** Every text of a history that somebody else may have written is hostile. */
export function hostileHistory(): DatabaseHistory {
  const history = historyOf({ name: 'shop', days: 30, failedTests: [3], destinations: [HOSTILE, `${HOSTILE} 2`] });
  return {
    ...history,
    database: HOSTILE,
    engine: HOSTILE,
    backups: history.backups.map((backup) => ({
      ...backup,
      kept: [
        { rule: 'held', reason: HOSTILE },
        { rule: 'daily', period: HOSTILE },
      ],
    })),
    tests: history.tests.map((test) => ({
      ...test,
      kind: 'drill',
      scenario: HOSTILE,
      errorCode: HOSTILE,
      failed: [{ code: HOSTILE, count: 1 }],
      backup: { id: HOSTILE, manifestSha256: HOSTILE, snapshotAt: null },
      phases: test.phases.map((phase, at) => ({ ...phase, phase: `${HOSTILE} ${at}` })),
      tool: { name: HOSTILE, version: HOSTILE },
    })),
    destinations: history.destinations.map((each) => ({ ...each, newestId: HOSTILE, capacityReachedOn: HOSTILE })),
  };
}

const ELEMENTS =
  `html head meta title style body main header section footer h1 h2 h3 p div span strong code a ul li dl dt dd details summary
table thead tbody tr th td figure figcaption svg path circle i`.split(/\s+/);
const ATTRIBUTES =
  `lang charset http-equiv content name class id href scope role style open viewbox preserveaspectratio d cx cy r
aria-label aria-hidden data-label tabindex`.split(/\s+/);
/** Styles that the charts need: a place in percent, or a number. */
const STYLE = /^(?:left:-?[\d.]+%|bottom:[\d.]+%|max-width:\d+px|--lanes:\d+)$/;

/** What is in a page that our renderer never writes. It reads tags as a browser does: up to a `>` outside of quotes. */
export function foreignIn(page: string): string[] {
  const foreign: string[] = [];
  const body = page.replace(/^<!doctype html>/, '').replace(/<style>[\s\S]*?<\/style>/, '<style></style>');
  for (const [, name = '', attributes = ''] of body.matchAll(/<\/?([^\s>/]+)((?:\s+[^\s=>]+(?:="[^"]*")?)*)\s*\/?>/g)) {
    if (!ELEMENTS.includes(name.toLowerCase())) foreign.push(name);
    for (const [, key = '', value = ''] of attributes.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)) {
      if (!ATTRIBUTES.includes(key.toLowerCase())) foreign.push(`${name} ${key}`);
      if (key === 'style' && !STYLE.test(value)) foreign.push(`style ${value}`);
      if (key === 'href' && !/^#part-\d+$/.test(value)) foreign.push(`href ${value}`);
    }
  }
  // A `<` that begins no such tag is text that was not escaped.
  const tags = body.match(/<\/?[^\s>/]+(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/g) ?? [];
  if ((body.match(/</g) ?? []).length !== tags.length) foreign.push('<');
  return foreign;
}
