import { matchesGlob } from 'node:path';

/** A name is selected if no pattern excludes it, and a pattern includes it or there are only excluding patterns. */
export function isSelected(name: string, patterns: readonly string[]): boolean {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'));
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map(withoutNot);
  const matches = (pattern: string): boolean => isMatch(name, pattern);
  return (wanted.length === 0 || wanted.some(matches)) && !unwanted.some(matches);
}

/** The patterns that match no name: each is probably misspelled. */
export function unusedPatterns(names: readonly string[], patterns: readonly string[]): string[] {
  return patterns.filter((pattern) => !names.some((name) => isMatch(name, withoutNot(pattern))));
}

/** The warning about such a pattern. */
export function patternUnused(pattern: string): string {
  return `No database matches \`${pattern.slice(0, 60)}\` in \`filter\`.`;
}

const withoutNot = (pattern: string): string => pattern.replace(/^!/, '');

/** A server's name may contain what separates or hides files, such as "/" or a leading ".". A `*` matches these too. */
function isMatch(name: string, pattern: string): boolean {
  return matchesGlob(name, pattern) || isWildcardMatch(name, pattern);
}

function isWildcardMatch(name: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return name === pattern;
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false;
  let at = head.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found === -1 || found + part.length > name.length - tail.length) return false;
    at = found + part.length;
  }
  return true;
}
