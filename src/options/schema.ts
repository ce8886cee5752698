import { z } from 'zod';
import { parseDurationMs } from '../core/duration.ts';
import { failureOf, RestorableError } from '../core/errors.ts';
import { WANTED_KINDS } from '../core/planning/chain.ts';
import { DIGEST_CHOICES } from '../core/planning/digest-choice.ts';
import { MOST_JOBS, readJobs } from '../core/planning/jobs.ts';
import { COPY_CHOICES, HISTORY_FORMATS, ON_ERROR, READ_BACK, readRequirement } from '../core/planning/requirement.ts';
import { ENCRYPTIONS, SCHEDULERS } from '../core/planning/setup.ts';
import { readShard } from '../core/planning/shard.ts';
import { readTimeWindow } from '../core/planning/time-window.ts';
import { readVolumeDrift } from '../core/planning/volume-drift.ts';
import { SCENARIOS } from '../core/scenario.ts';
import { withoutLineEnd } from '../core/secret.ts';
import { parseSizeBytes } from '../core/size.ts';
import { givenOptions } from './given.ts';
import { readHeartbeat } from './heartbeat.ts';
import { valueMistake } from './mistaken-text.ts';
import type { Mode } from './mode.ts';
import {
  findOption,
  OPTIONS,
  type Option,
  type OptionKind,
  type OptionName,
  optionsOf,
  type RawOptions,
} from './options.ts';

/** The spellings of YAML 1.2's core schema, as `@actions/core` reads them. Anything else is an error, never "false". */
const TRUE = ['true', 'True', 'TRUE'];
const FALSE = ['false', 'False', 'FALSE'];

/** Compiling is not worth it for a schema that reads one input per run. */
export const ONCE = { jitless: true } as const;

const READERS = {
  text: z.string(),
  lines: z.string().transform(splitLines),
  boolean: z
    .enum([...TRUE, ...FALSE], { error: 'must be true or false (not yes, on or 1)' })
    .transform((text): boolean => TRUE.includes(text)),
  duration: z.string().transform((text, context) => {
    try {
      const ms = parseDurationMs(text);
      if (ms > 0) return ms;
    } catch (thrown) {
      // Reported below, with the option's name.
      failureOf(thrown, ['request']);
    }
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be a duration such as 90s, 30m, 24h or 7d${valueMistake('duration', text)}`,
    });
    return z.NEVER;
  }),
  level: z
    .string()
    .regex(/^(?:[1-9]|1\d)$/, 'must be a whole number from 1 to 19')
    .transform(Number),
  kind: z.enum(WANTED_KINDS, { error: `must be one of ${WANTED_KINDS.join(', ')}` }),
  count: z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number from 0 to 999999')
    .transform(Number),
  size: z.string().transform((text, context) => {
    const bytes = parseSizeBytes(text);
    if (bytes !== undefined) return bytes;
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be a size such as 500MB, 50GB or 1.5TiB${valueMistake('size', text)}`,
    });
    return z.NEVER;
  }),
  rate: z.string().transform((text, context) => {
    const bytes = parseSizeBytes(text.replace(/\/s(?:ec)?$/i, ''));
    if (bytes !== undefined) return bytes;
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be a rate such as 500kB/s or 20MB/s${valueMistake('rate', text)}`,
    });
    return z.NEVER;
  }),
  requirement: z
    .string()
    .regex(/^(?:all|any|[1-9]\d?)$/, 'must be all, any or a number from 1 to 99')
    .transform(readRequirement),
  'read-back': z.enum(READ_BACK, { error: `must be one of ${READ_BACK.join(', ')}` }),
  'history-format': z.enum(HISTORY_FORMATS, { error: `must be one of ${HISTORY_FORMATS.join(', ')}` }),
  'on-error': z.enum(ON_ERROR, { error: `must be one of ${ON_ERROR.join(', ')}` }),
  jobs: z.string().transform((text, context) => {
    const jobs = readJobs(text);
    if (jobs !== undefined) return jobs;
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be auto or a whole number from 1 to ${MOST_JOBS}`,
    });
    return z.NEVER;
  }),
  copies: z.enum(COPY_CHOICES, { error: `must be one of ${COPY_CHOICES.join(', ')}` }),
  digest: z.enum(DIGEST_CHOICES, { error: `must be one of ${DIGEST_CHOICES.join(', ')}` }),
  scenario: z.enum(SCENARIOS, { error: `must be one of ${SCENARIOS.join(', ')}` }),
  window: z.string().transform((text, context) => {
    const window = readTimeWindow(text);
    if (window !== undefined) return window;
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be two times of day such as 22:00-05:30${valueMistake('window', text)}`,
    });
    return z.NEVER;
  }),
  drift: z.string().transform((text, context) => {
    const drift = readVolumeDrift(text);
    if (drift !== undefined) return drift;
    context.issues.push({
      code: 'custom',
      input: text,
      message: 'must be a share such as 50%, below 100%, or two of them: -50% +300%',
    });
    return z.NEVER;
  }),
  shard: z.string().transform((text, context) => {
    const shard = readShard(text);
    if (shard !== undefined) return shard;
    context.issues.push({ code: 'custom', input: text, message: 'must be a part such as 1/4' });
    return z.NEVER;
  }),
  encryption: z.enum(ENCRYPTIONS, { error: `must be one of ${ENCRYPTIONS.join(', ')}` }),
  scheduler: z.enum(SCHEDULERS, { error: `must be one of ${SCHEDULERS.join(', ')}` }),
  alerts: z.enum(['github-issues'], { error: 'must be github-issues' }),
  heartbeat: z.string().transform((text, context) => {
    const address = readHeartbeat(text);
    if (typeof address === 'object') return address;
    context.issues.push({ code: 'custom', input: text, message: address });
    return z.NEVER;
  }),
  openpgp: z.enum(['gnupg', 'rfc9580'], { error: 'must be gnupg or rfc9580' }),
} as const satisfies Record<OptionKind, z.ZodType>;

/** Texts that represent a missing option, if its kind has a value for it. */
const ABSENT = { boolean: 'false', lines: '' } as const satisfies Partial<Record<OptionKind, string>>;

type Table = typeof OPTIONS;
type ValueOf<N extends OptionName> = z.output<(typeof READERS)[Table[N]['kind']]>;
type NameIn<M extends Mode> = { [N in OptionName]: M extends Table[N]['modes'][number] ? N : never }[OptionName];
/** Names of the options that a mode requires, that have a default, or whose kind has a value for a missing option. */
type SureIn<M extends Mode> = {
  [N in NameIn<M>]: Table[N] extends { readonly default: string }
    ? N
    : Table[N]['kind'] extends keyof typeof ABSENT
      ? N
      : Table[N] extends { readonly required: readonly (infer R)[] }
        ? M extends R
          ? N
          : never
        : never;
}[NameIn<M>];

/** The options of a mode after reading. `undefined` only if a missing option has no value. */
export type OptionsOf<M extends Mode> = { readonly [N in SureIn<M>]: ValueOf<N> } & {
  readonly [N in Exclude<NameIn<M>, SureIn<M>>]?: ValueOf<N>;
};

/** Some options, of any mode. */
export type SomeOptions<N extends OptionName> = { readonly [P in N]?: ValueOf<P> | undefined };

/** The reader's objection to an option's text. undefined if it accepts the text. */
export function reasonAgainst(name: OptionName, text: string): string | undefined {
  return READERS[OPTIONS[name].kind].safeParse(text).error?.issues[0]?.message;
}

/** The words that an option accepts. undefined for options that accept other text. */
export function choicesOf(name: OptionName): readonly string[] | undefined {
  const reader: z.ZodType = READERS[OPTIONS[name].kind];
  return reader instanceof z.ZodEnum ? reader.options.map(String) : undefined;
}

function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The strict schema of a mode's options. Names that the mode does not support are an error. */
export function schemaOf<M extends Mode>(mode: M): z.ZodType<OptionsOf<M>> {
  const shape: Record<string, z.ZodType> = {};
  for (const name of optionsOf(mode)) {
    const { kind, default: standard = absentOf(kind) }: Option = OPTIONS[name];
    shape[name] = standard === undefined ? READERS[kind].optional() : z.prefault(READERS[kind], standard);
  }
  // Built from the table. TypeScript sees only the names.
  return z.strictObject(shape) as unknown as z.ZodType<OptionsOf<M>>;
}

function absentOf(kind: OptionKind): string | undefined {
  return (ABSENT as Partial<Record<OptionKind, string>>)[kind];
}

/**
 * Reads a mode's options. Values never appear in messages: they may be secret.
 * @throws {RestorableError} INPUT_UNKNOWN for a name that is not an option of this mode, INPUT_INVALID for a value
 */
export function readOptions<M extends Mode>(mode: M, raw: RawOptions): OptionsOf<M> {
  const given = [...givenOptions(mode, raw)];
  const result = schemaOf(mode).safeParse(
    Object.fromEntries(given.map(([name, value]) => [name, tidy(mode, name, value)])),
    ONCE,
  );
  if (!result.success) {
    const [issue] = result.error.issues;
    const name = String(issue?.path[0] ?? 'mode');
    throw invalid(name, `\`${name}\` ${issue?.message ?? 'is not valid'}.`);
  }
  const read: SomeOptions<OptionName> = result.data;
  for (const name of optionsOf(mode)) {
    const { required = [] }: Option = OPTIONS[name];
    if (required.includes(mode) && isMissing(read[name])) throw invalid(name, `\`${mode}\` needs \`${name}\`.`);
  }
  return result.data;
}

/** One boolean, for a decision before the other options are read. @throws {RestorableError} INPUT_INVALID */
export function readFlag(name: OptionName, raw: RawOptions): boolean {
  const result = READERS.boolean.safeParse((raw.get(name) ?? ABSENT.boolean).trim(), ONCE);
  if (result.success) return result.data;
  throw invalid(name, `\`${name}\` ${result.error.issues[0]?.message ?? 'is not valid'}.`);
}

/** Spaces around a value are a mistake, except around a passphrase. @throws {RestorableError} INPUT_INVALID */
function tidy(mode: Mode, name: string, value: string): string {
  const option = findOption(name);
  if (option?.secrecy !== 'value') return value.trim();
  const text = withoutLineEnd(value);
  const lines = option.several?.includes(mode) === true ? text.split(/\r?\n/) : [text];
  // GnuPG reads the first line of a passphrase file, and stops at a NUL.
  if (!lines.some((line) => /[\r\n\0]/.test(line))) return text;
  throw invalid(name, `\`${name}\` has more than one line.`, 'Give one line. Every space counts.');
}

function isMissing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Longer first sentences of a description list what else an option accepts. */
const SHORT_SENTENCE = 100;

/** What to write for an option: the first sentence of its description, without a list of all forms, and its example. */
function whatToWrite({ description, example }: Option): string {
  const [sentence = ''] = description.split(/(?<=\.)\s/);
  const [beforeList = ''] = sentence.split(/:\s/);
  const short = sentence.length <= SHORT_SENTENCE || beforeList === sentence ? sentence : `${beforeList}.`;
  return example === undefined ? short : `${short} For example: ${example}`;
}

/** An error about an option. By default, its hint says what to write. */
export function invalid(name: string, message: string, hint?: string): RestorableError {
  const option = findOption(name);
  return new RestorableError('INPUT_INVALID', message, { hint: hint ?? (option && whatToWrite(option)) ?? '' });
}
