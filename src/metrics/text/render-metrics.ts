import { FAMILIES, FAMILY_NAMES, unitOf } from '../families.ts';
import { type FullSample, seriesOf } from '../sample.ts';

/**
 * The metrics as text that two formats have in common: OpenMetrics 1.0 and Prometheus' text format 0.0.4, which is what the
 * textfile collector of node_exporter and the Pushgateway read. Both have gauges. `# UNIT` and `# EOF` are comments in the
 * second. There are no timestamps, which node_exporter refuses, and no blank lines, which OpenMetrics refuses.
 * Of samples with the same name and labels, the last one counts: a series that occurs twice makes a file unreadable.
 */
export function renderMetrics(samples: readonly FullSample[]): string {
  const lines: string[] = [];
  for (const name of FAMILY_NAMES) {
    const series = new Map(samples.filter((sample) => sample.name === name).map((each) => [seriesOf(each), each]));
    if (series.size === 0) continue;
    const unit = unitOf(name) === 's' ? 'seconds' : 'bytes';
    lines.push(`# HELP ${name} ${escapeHelp(FAMILIES[name].help)}`, `# TYPE ${name} gauge`);
    if (unitOf(name) !== undefined) lines.push(`# UNIT ${name} ${unit}`);
    for (const sample of series.values()) lines.push(`${name}${labelsOf(sample)} ${numberText(sample.value)}`);
  }
  return `${[...lines, '# EOF'].join('\n')}\n`;
}

/** An empty label is the same as none, so it is left out. */
function labelsOf({ database, mode, labels }: FullSample): string {
  const all = Object.entries({ database, mode, ...labels }).filter(([, value]) => value !== '');
  return `{${all.map(([name, value]) => `${name}="${escapeLabel(value)}"`).join(',')}}`;
}

/** A lone surrogate is no UTF-8, and other control characters are no text. */
export function escapeLabel(value: string): string {
  const text = value.toWellFormed().replaceAll(/(?!\n)[\p{Cc}\u2028\u2029]/gu, '\ufffd');
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** OpenMetrics also escapes the quote, which the older format would show with its backslash: no help has one. */
function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}

export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return String(value);
}
