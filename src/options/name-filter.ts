import { matchesGlob } from 'node:path';

/** A name is selected if no pattern excludes it, and a pattern includes it or there are only excluding patterns. */
export function isSelected(name: string, patterns: readonly string[]): boolean {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map(withoutNot);
  const matches = (pattern: string): boolean => matchesGlob(name, pattern);
  return (wanted.length === 0 || wanted.some(matches)) && !unwanted.some(matches);
}

/** The patterns that match no name: each is probably misspelled. */
export function unusedPatterns(names: readonly string[], patterns: readonly string[]): string[] {
  return patterns.filter((pattern) => !names.some((name) => matchesGlob(name, withoutNot(pattern))));
}

/** The warning about such a pattern. */
export function patternUnused(pattern: string): string {
  return `No database matches \`${pattern.slice(0, 60)}\` in \`filter\`.`;
}

const withoutNot = (pattern: string): string => pattern.replace(/^!/, '');
