import { humanBytes, humanMs, plural, visible } from './format.ts';
import type { Tone } from './headline.ts';
import type { CopyReport, RestoreReport, VerifyReport } from './report.ts';
import { columns, NAME_LENGTH, TEXT_LENGTH } from './text-columns.ts';

const TONES = { passed: 'good', failed: 'bad', error: 'warn', skipped: 'warn' } as const;

/** Rows of the facts: what was read from where; how much, where there were several. */
export function readRows({ source, sources = [] }: VerifyReport | RestoreReport): [string, string | undefined][] {
  if (sources.length < 2) return [['read from', source]];
  return sources.map(({ label, bytes }) => ['read from', `${label} (${humanBytes(bytes)})`]);
}

/** The copies, where each was proved by itself. @param paint colours a text */
export function copyLines(copies: readonly CopyReport[], paint: (tone: Tone, text: string) => string): string[] {
  if (copies.length === 0) return [];
  const names = columns(
    copies.map((copy) => [
      visible(copy.label, NAME_LENGTH),
      copy.restoreMs === undefined ? '' : `recovered in ${humanMs(copy.restoreMs)}`,
      visible(copy.checks.find((check) => check.outcome === 'failed')?.detail ?? copy.detail, TEXT_LENGTH),
    ]),
  );
  const lines = copies.map((copy, at) => `  ${paint(TONES[copy.verdict], copy.verdict.padEnd(7))} ${names[at] ?? ''}`);
  const passed = copies.filter((copy) => copy.verdict === 'passed').length;
  return ['', `${plural(copies.length, 'copy', 'copies')}, ${passed} passed:`, ...lines];
}
