import { humanBytes, humanMs, plural, visible } from './format.ts';
import type { Tone } from './headline.ts';
import type { CopyReport, RestoreReport, VerifyReport } from './report.ts';
import { columns, more, NAME_LENGTH } from './text-columns.ts';

const LIMITS = { copies: 40, sources: 10 } as const;
const TONES = { passed: 'good', failed: 'bad', error: 'warn', skipped: 'warn' } as const;

/** Rows of the facts: what was read from where; how much, where there were several. */
export function readRows({ source, sources = [] }: VerifyReport | RestoreReport): [string, string | undefined][] {
  if (sources.length < 2) return [['read from', source]];
  return sources.slice(0, LIMITS.sources).map(({ label, bytes }) => ['read from', `${label} (${humanBytes(bytes)})`]);
}

/** The copies, where each was proved by itself. @param paint colors a text */
export function copyLines(copies: readonly CopyReport[], paint: (tone: Tone, text: string) => string): string[] {
  if (copies.length === 0) return [];
  const shown = copies.slice(0, LIMITS.copies);
  const cells = columns(
    shown.map((copy) => [
      visible(copy.label, NAME_LENGTH),
      copy.restoreMs === undefined ? '' : `recovered in ${humanMs(copy.restoreMs)}`,
      copy.checks.find((check) => check.outcome === 'failed')?.detail ?? copy.detail,
    ]),
  );
  const lines = shown.map((copy, at) => `  ${paint(TONES[copy.verdict], copy.verdict.padEnd(7))} ${cells[at] ?? ''}`);
  const passed = copies.filter((copy) => copy.verdict === 'passed').length;
  return [
    '',
    `${plural(copies.length, 'copy', 'copies')}, ${passed} passed:`,
    ...lines,
    ...more(copies.length - lines.length),
  ];
}
