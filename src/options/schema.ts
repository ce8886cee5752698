import { z } from 'zod';
import { RestorableError } from '../core/errors.ts';
import { withoutLineEnd } from '../core/secret.ts';
import { givenOptions } from './given.ts';
import type { Mode } from './mode.ts';
import { findOption, OPTIONS, type OptionName, optionsOf, type RawOptions } from './options.ts';
import { ONCE, READERS } from './readers.ts';
import type { Option, OptionKind } from './table/option.ts';

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
