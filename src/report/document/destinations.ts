import type { CheckDestinationsReport, DestinationProbe } from '../facts/destinations.ts';
import { plural } from '../format.ts';
import { describeCheck } from '../words/checks/checks.ts';
import { ruleSection } from './common.ts';
import { type Body, code, firstOf, type Headline, type Section, short } from './document.ts';
import { checkTable } from './recovery/checks.ts';

const ORDER = { failed: 0, error: 1, passed: 2, skipped: 3 } as const;

export function checkDestinationsDocument(report: CheckDestinationsReport): Body {
  const bad = report.destinations.filter((each) => !each.usable);
  const good = report.destinations.filter((each) => each.usable);
  const sections = [...[...bad, ...good].map(probe), ...ruleSection(report.rule, 'page')];
  return { ...headline(report, bad), sections };
}

function headline(
  { destinations, error, warnings, rule }: CheckDestinationsReport,
  bad: readonly DestinationProbe[],
): Headline {
  const total = plural(destinations.length, 'destination');
  if (bad.length > 0) {
    const named = firstOf(bad.map(reasonOf), 3, ' ');
    const sentence = `${bad.length} of ${total} can't be used as it is. ${named}`;
    return { tone: 'bad', title: 'Not ready for backups', sentence };
  }
  if (error !== undefined) return { tone: 'bad', title: 'Not checked', sentence: '' };
  const tone = warnings.length > 0 || rule?.isMet === false ? 'warn' : 'good';
  return { tone, title: 'Ready for backups', sentence: `Backups can be made at ${total}.` };
}

function reasonOf({ label, checks }: DestinationProbe): string {
  const first = checks.find(({ outcome }) => outcome === 'failed');
  if (first === undefined) return short(label, 80);
  return `${short(label, 80)}: ${first.name}: ${short(describeCheck(first), 200)}`;
}

function probe({ label, usable, checks }: DestinationProbe): Section {
  const sorted = checks.toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome]);
  return { title: code(label), tone: usable ? 'good' : 'bad', blocks: [checkTable(sorted, 'finding')] };
}
