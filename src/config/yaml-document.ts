import { basename } from 'node:path';
import type { Document, LineCounter } from 'yaml';
import { RestorableError } from '../core/errors.ts';

/** A YAML file as plain values, and where in it each of them stands. */
export interface YamlDocument {
  readonly value: unknown;
  /** The file and, where it is known, the line of the value at the path or of the nearest thing around it. */
  place(path: readonly PropertyKey[]): string;
  /** The text of the value at the path as a document of its own, on the same line and in the same column. */
  source(path: readonly PropertyKey[]): string;
}

/**
 * Reads YAML 1.2 with nothing that surprises: one document, no key twice, no aliases (a few lines of them grow to
 * gigabytes), no tags.
 * @param path only for messages
 * @throws {RestorableError} INPUT_INVALID with line and column
 */
export async function parseYaml(text: string, path: string): Promise<YamlDocument> {
  // Loaded here, so that a run without a file and `--help` don't wait for it.
  const { parseDocument, LineCounter: Counter } = await import('yaml');
  const lines = new Counter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true, uniqueKeys: true });
  const [broken] = [...document.errors, ...document.warnings];
  if (broken !== undefined) throw notYaml(path, broken.message);
  try {
    const value: unknown = document.toJS({ maxAliasCount: 0 });
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
  // The lines after the first show the text, in which a secret may stand.
  const [first = ''] = message.split('\n');
  const reason = first.replace(/:$/, '');
  return new RestorableError('INPUT_INVALID', `${basename(path)} is not YAML as it is taken here: ${reason}.`, {
    hint: 'Write plain YAML: each key once, indented by spaces, without `&anchors`, `*aliases` and `!tags`. docs/configuration.md shows a file.',
    cause,
  });
}

function sourceOf(path: readonly PropertyKey[], text: string, document: Document, lines: LineCounter): string {
  const range = rangeOf(document.getIn(path, true));
  if (range === undefined) return '';
  const { line, col } = lines.linePos(range[0]);
  // The comment keeps the lines above from being trimmed away, and with them the column of the first.
  const above = line === 1 ? '' : `#${'\n'.repeat(line - 1)}${' '.repeat(col - 1)}`;
  return `${above}${text.slice(...range)}`;
}

function rangeOf(node: unknown): [start: number, end: number] | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) return undefined;
  return [Number(node.range[0]), Number(node.range[1])];
}

function placeOf(path: readonly PropertyKey[], file: string, document: Document, lines: LineCounter): string {
  for (let length = path.length; length > 0; length -= 1) {
    const range = rangeOf(document.getIn(path.slice(0, length), true));
    if (range !== undefined) return `${basename(file)}, line ${lines.linePos(range[0]).line}`;
  }
  return basename(file);
}
