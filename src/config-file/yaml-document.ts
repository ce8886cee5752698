import { basename } from 'node:path';
import { type Document, isMap, isScalar, LineCounter } from 'yaml';
import { RestorableError } from '../core/errors.ts';
import { parseBoundedYaml, yamlReason } from '../options/text/bounded-yaml.ts';

/** A YAML file as plain values, with the location of each. */
export interface YamlDocument {
  readonly value: unknown;
  /** The file and, if known, the line of the value at the path or of the closest enclosing value. */
  place(path: readonly PropertyKey[]): string;
  /** The text of the value at the path as a separate document, on the same line and in the same column. */
  source(path: readonly PropertyKey[]): string;
}

/**
 * Reads a restricted YAML 1.2: one document, no duplicate keys, no aliases (a few lines of them grow to gigabytes), no
 * tags, 64 levels at most.
 * @param path only for messages
 * @throws {RestorableError} INPUT_INVALID with line and column
 */
export function parseYaml(text: string, path: string): YamlDocument {
  const lines = new LineCounter();
  try {
    const document = parseBoundedYaml(text, { lineCounter: lines, uniqueKeys: true });
    const [broken] = [...document.errors, ...document.warnings];
    if (broken !== undefined) throw broken;
    const value: unknown = document.toJS({ maxAliasCount: 0 });
    // Every reader of objects silently drops this key.
    if (hasPrototypeKey(value)) throw new Error('"__proto__" is not allowed as a key');
    return {
      value,
      place: (at) => placeOf(at, path, document, lines),
      source: (at) => sourceOf(at, text, document, lines),
    };
  } catch (cause) {
    throw notYaml(path, (cause as Error).message, cause);
  }
}

function notYaml(path: string, message: string, cause?: unknown): RestorableError {
  return new RestorableError(
    'INPUT_INVALID',
    `${basename(path)} is not YAML as it is taken here: ${yamlReason(message)}.`,
    {
      hint: 'Write plain YAML: each key once, indented by spaces, without `&anchors`, `*aliases` and `!tags`; within { } and [ ] variables in quotes. docs/configuration.md shows a file.',
      cause,
    },
  );
}

function sourceOf(path: readonly PropertyKey[], text: string, document: Document, lines: LineCounter): string {
  const range = rangeOf(document.getIn(path, true));
  if (range === undefined) return '';
  const { line, col } = lines.linePos(range[0]);
  // The comment prevents the lines above from being trimmed, which would lose the column of the first.
  const above = line === 1 ? '' : `#${'\n'.repeat(line - 1)}${' '.repeat(col - 1)}`;
  return `${above}${text.slice(...range)}`;
}

function hasPrototypeKey(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(hasPrototypeKey);
}

function keyRange(parent: unknown, key: PropertyKey | undefined): [start: number, end: number] | undefined {
  if (!isMap(parent)) return undefined;
  return rangeOf(parent.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key);
}

function rangeOf(node: unknown): [start: number, end: number] | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  return [Number(node.range[0]), Number(node.range[1])];
}

function placeOf(path: readonly PropertyKey[], file: string, document: Document, lines: LineCounter): string {
  for (let length = path.length; length > 0; length -= 1) {
    const at = path.slice(0, length);
    // A mapping begins on the line after its key.
    const range = keyRange(document.getIn(at.slice(0, -1), true), at.at(-1)) ?? rangeOf(document.getIn(at, true));
    if (range !== undefined) return `${basename(file)}, line ${lines.linePos(range[0]).line}`;
  }
  return basename(file);
}
