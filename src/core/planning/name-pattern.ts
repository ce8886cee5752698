/** What stands for the name of each database of a server: in a URL, and in a key of the configuration file. */
const STAR = '*';

/** Whether a key of the configuration file, such as `prod-*`, stands for several databases. */
export function isPattern(key: string): boolean {
  return key.includes(STAR);
}

/** What `*` of a pattern stands for in a name. undefined if the name is not one of the pattern's. */
export function partOf(pattern: string, name: string): string | undefined {
  const at = pattern.indexOf(STAR);
  const [head, tail] = [pattern.slice(0, at), pattern.slice(at + 1)];
  if (name.length <= head.length + tail.length || !name.startsWith(head) || !name.endsWith(tail)) return undefined;
  return name.slice(head.length, name.length - tail.length);
}

/** The name of a database of a server in storage. */
export function nameOf(pattern: string, part: string): string {
  // Not as a replacement text: `$&` in a name would mean something there.
  return pattern.replace(STAR, () => part);
}

/** The pattern of these to which a name belongs: the one that says most about it. */
export function closestPattern(patterns: readonly string[], name: string): string | undefined {
  return patterns
    .filter((pattern) => isPattern(pattern) && partOf(pattern, name) !== undefined)
    .toSorted((a, b) => b.length - a.length)[0];
}
