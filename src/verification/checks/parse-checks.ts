import type { Document, LineCounter } from 'yaml';
import type { z } from 'zod';
import { RestorableError } from '../../core/errors.ts';
import { didYouMean } from '../../options/text/suggest.ts';
import type { Check } from './check.ts';
import { CHECK_KEYS, checksSchema, EXPECT_KEYS } from './check-schema.ts';

const HINT = 'Write a list: `- name: ...`, `sql: ...`, `expect: { min: 1 }`.';
const MAX_TEXT = 1024 * 1024;

/** A document with what is needed to report line numbers. */
interface Located {
  readonly document: Document;
  readonly lines: LineCounter;
  /** Where the list is: at the top, or below `checks`. */
  readonly prefix: readonly string[];
}

/**
 * Parses the checks' YAML: a list, or `checks:` with a list below it. Integers of any length are exact.
 * @throws {RestorableError} CHECKS_INVALID, naming the check, the key and the line
 */
export async function parseChecks(text: string): Promise<Check[]> {
  if (text.length > MAX_TEXT) throw invalid('The checks are longer than 1 MiB.', HINT);
  const { LineCounter: Counter } = await import('yaml');
  const { parseBoundedYaml, yamlReason } = await import('../../options/text/bounded-yaml.ts');
  const lines = new Counter();
  let document: Document;
  let value: unknown;
  try {
    document = parseBoundedYaml(text, { intAsBigInt: true, lineCounter: lines });
    const [broken] = document.errors;
    if (broken !== undefined) throw invalid(`The checks are not YAML: ${yamlReason(broken.message)}.`, HINT);
    // Without aliases: a few lines of them expand to gigabytes.
    value = document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    if (cause instanceof RestorableError) throw cause;
    throw invalid(
      `The checks use YAML that is not supported here: ${yamlReason((cause as Error).message)}.`,
      'Write it without `*aliases`.',
    );
  }
  const located: Located = { document, lines, prefix: hasList(value) ? ['checks'] : [] };
  const list = hasList(value) ? onlyList(value) : value;
  const parsed = checksSchema.safeParse(list);
  if (!parsed.success) throw explain(parsed.error.issues, list, located);
  refuseDuplicates(parsed.data, located);
  return parsed.data;
}

function hasList(value: unknown): value is { checks: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'checks' in value;
}

function onlyList(value: { checks: unknown }): unknown {
  const other = Object.keys(value).find((key) => key !== 'checks');
  if (other === undefined) return value.checks;
  throw invalid(`\`${other}\` next to \`checks\` is not known.`, 'Only `checks` is allowed there.');
}

function explain(issues: readonly z.core.$ZodIssue[], list: unknown, located: Located): RestorableError {
  const issue = deepest(issues);
  const path = issue?.path ?? [];
  const where = placeOf(path, list, located);
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known = path.includes('rows') ? ['min', 'max'] : path.includes('expect') ? EXPECT_KEYS : CHECK_KEYS;
    return invalid(`${where}: \`${key}\` is not known.`, didYouMean(key, known));
  }
  const key = path.slice(1).join('.');
  const message = issue?.message ?? 'is not valid';
  return invalid(`${where}: ${key === '' ? '' : `\`${key}\` `}${lowerFirst(message)}.`, HINT);
}

/** A union's own message is "invalid input". The messages of its members are more specific. */
function deepest(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue | undefined {
  const [issue] = issues;
  if (issue?.code !== 'invalid_union' || issue.message !== 'Invalid input') return issue;
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const nearest = branches.find((branch) => branch[0]?.code !== 'invalid_union' && branch[0]?.code !== 'invalid_type');
  const inner = deepest(nearest ?? branches.at(-1) ?? []);
  return inner && { ...inner, path: [...issue.path, ...inner.path] };
}

function placeOf(path: readonly PropertyKey[], list: unknown, located: Located): string {
  const [index] = path;
  if (typeof index !== 'number') return 'The checks';
  const entry: unknown = Array.isArray(list) ? list[index] : undefined;
  const name: unknown = typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : undefined;
  const title = typeof name === 'string' && name !== '' ? `Check "${name.slice(0, 80)}"` : `Check ${index + 1}`;
  const line = lineOf(path, located);
  return line === undefined ? title : `${title} (line ${line})`;
}

/** The line of the value at the path, or of its nearest existing parent. */
function lineOf(path: readonly PropertyKey[], { document, lines, prefix }: Located): number | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn([...prefix, ...path.slice(0, length)], true);
    if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) continue;
    return lines.linePos(Number(node.range[0])).line;
  }
  return undefined;
}

function refuseDuplicates(checks: readonly Check[], located: Located): void {
  const seen = new Set<string>();
  for (const [index, { name }] of checks.entries()) {
    if (seen.has(name)) {
      const where = placeOf([index], checks, located);
      throw invalid(`${where}: another check has this name already.`, 'Reports name checks: give each its own name.');
    }
    seen.add(name);
  }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function invalid(message: string, hint: string): RestorableError {
  return new RestorableError('CHECKS_INVALID', message, { hint });
}
