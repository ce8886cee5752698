import { z } from 'zod';
import { RestorableError } from '../core/errors.ts';
import { invalid } from '../options/schema.ts';
import { didYouMean } from '../options/text/suggest.ts';
import type { IgnoreRule } from './ignores.ts';

const HINT = 'Write a list: `- check: "schema: index"`, `object: public.tmp_*`, `reason: ...`, `until: 2027-03-31`.';
const KEYS = ['check', 'object', 'reason', 'until'];
const MAX_TEXT = 256 * 1024;
const MAX_RULES = 1_000;
const MAX_PATTERN = 500;
const MAX_REASON = 500;
/** A rule that says nothing but "everything" is a mistake. */
const SAYS_SOMETHING = /[\p{L}\p{N}]/u;

const pattern = z
  .string('must be a text: put it in quotes')
  .max(MAX_PATTERN, `must have at most ${MAX_PATTERN} characters`)
  .refine((text) => SAYS_SOMETHING.test(text), 'must name something');

const rule = z
  .strictObject({
    check: pattern,
    object: pattern.optional(),
    reason: z
      .string('must be a text that says why')
      .trim()
      .regex(/\p{L}/u, 'must say why')
      .max(MAX_REASON, `must have at most ${MAX_REASON} characters`),
    until: z.iso.date('must be a date such as 2027-03-31').optional(),
  })
  .transform(({ check, object, reason, until }) => ({ check, object, reason, until }));

const rules = z.array(rule, 'must be a list').min(1, 'is empty').max(MAX_RULES, `may have at most ${MAX_RULES} rules`);

/**
 * Parses the rules' YAML: a list, or `ignore:` with a list below it.
 * @throws {RestorableError} INPUT_INVALID, naming the rule and the key
 */
export async function parseIgnores(text: string): Promise<IgnoreRule[]> {
  if (text.length > MAX_TEXT) throw invalid('ignore', '`ignore` is longer than 256 KiB.', HINT);
  const value = await parsed(text);
  const list: unknown = isWrapped(value) ? value.ignore : value;
  const read = rules.safeParse(list);
  if (read.success) return read.data.map((each, at) => ({ ...each, number: at + 1 }));
  const [issue] = read.error.issues;
  const [at, key] = issue?.path ?? [];
  const where = typeof at === 'number' ? `Rule ${at + 1} of \`ignore\`` : '`ignore`';
  if (issue?.code === 'unrecognized_keys') {
    const [unknown = ''] = issue.keys;
    throw invalid('ignore', `${where}: \`${unknown}\` is not known.`, didYouMean(unknown, KEYS));
  }
  const entry: unknown = Array.isArray(list) && typeof at === 'number' ? list[at] : undefined;
  const isMissing =
    typeof entry === 'object' && entry !== null && typeof key === 'string' && !Object.hasOwn(entry, key);
  const lacks =
    key === 'reason' ? 'has no `reason`: a difference is ignored only with one' : `has no \`${String(key)}\``;
  const what = isMissing
    ? lacks
    : `${key === undefined ? '' : `\`${String(key)}\` `}${issue?.message ?? 'is not valid'}`;
  throw invalid('ignore', `${where} ${what}.`, HINT);
}

function isWrapped(value: unknown): value is { readonly ignore: unknown } {
  return typeof value === 'object' && value !== null && Object.keys(value).join() === 'ignore';
}

async function parsed(text: string): Promise<unknown> {
  const { LineCounter } = await import('yaml');
  const { parseBoundedYaml, yamlReason } = await import('../options/text/bounded-yaml.ts');
  try {
    const document = parseBoundedYaml(text, { lineCounter: new LineCounter() });
    const [broken] = document.errors;
    if (broken !== undefined) throw invalid('ignore', `\`ignore\` is not YAML: ${yamlReason(broken.message)}.`, HINT);
    return document.toJS({ maxAliasCount: 0 });
  } catch (cause) {
    if (cause instanceof RestorableError) throw cause;
    throw invalid(
      'ignore',
      `\`ignore\` uses YAML that is not supported: ${yamlReason((cause as Error).message)}.`,
      HINT,
    );
  }
}
