import { z } from 'zod';
import { OPTIONS, type OptionName } from '../../options/options.ts';
import { choicesOf, reasonAgainst } from '../../options/schema.ts';
import type { Option, OptionKind } from '../../options/table/option.ts';
import { holdsReference } from '../substitute.ts';
import { channelSchema } from './channel-schema.ts';
import { literalSecret } from './literal-secrets.ts';

/** The values that are allowed in the file for an option: the input's text, or the unquoted YAML form. */
export type FileValue = string | number | boolean | readonly unknown[];

const EMPTY = 'is empty: give it a value or remove it';
const LIST = 'must be a text or a list of texts';

/** The file's value of an option. A text with `${NAME}` is checked only when a run substitutes the variables. */
export function fileValueOf(name: OptionName): z.ZodType<FileValue> {
  const option: Option = OPTIONS[name];
  const schema = name === 'checks' || name === 'ignore' ? listOrFile(WHAT[name]) : valueOfKind(name, option);
  const examples = option.example === undefined ? {} : { examples: [exampleOf(option.kind, option.example)] };
  // The id makes it one definition in the editor's schema, instead of twenty copies.
  return schema.meta({ id: name, description: option.description, ...examples }) as z.ZodType<FileValue>;
}

function valueOfKind(name: OptionName, option: Option): z.ZodType {
  const text = textOf(name, option);
  if (option.secrecy === 'channels') return z.union([text, z.array(channelSchema, LIST).min(1, EMPTY)], LIST);
  switch (option.kind) {
    case 'boolean':
      return z.union([z.boolean(), text], 'must be true or false');
    case 'count':
    case 'level':
    case 'requirement':
      return z.union([z.number().superRefine(checkWithReader(name)), text], 'must be a number');
    case 'lines':
      return z.union([text, z.array(oneLine, LIST).min(1, EMPTY)], LIST);
    default:
      if (option.secrecy === 'keys') return z.union([text, z.array(text, LIST).min(1, EMPTY)], LIST);
      return oneOf(choicesOf(name), text);
  }
}

/** Words that an editor can offer. A variable can replace them. */
function oneOf(choices: readonly string[] | undefined, text: z.ZodType<string>): z.ZodType {
  if (choices === undefined) return text;
  return z.union([z.enum(choices), text.meta({ pattern: '\\$\\{' })]);
}

function textOf(name: OptionName, option: Option): z.ZodType<string> {
  return z
    .string(mustBe(name))
    .refine((text) => text.trim() !== '', EMPTY)
    .superRefine(checkWithReader(name))
    .superRefine((text, context) => {
      const found = literalSecret(text, option.secrecy);
      if (found === undefined) return;
      context.addIssue({ code: 'custom', message: found.message, params: { hint: found.hint } });
    });
}

/** A value that its reader refuses is refused here, where the line is known. */
function checkWithReader(name: OptionName): (value: string | number, context: z.RefinementCtx) => void {
  return (value, context) => {
    const text = String(value);
    const reason = holdsReference(text) ? undefined : reasonAgainst(name, text.trim());
    if (reason !== undefined) context.addIssue({ code: 'custom', message: reason });
  };
}

const oneLine = z
  .string('must be a text: put it in quotes')
  .regex(/^[^\r\n]*\S[^\r\n]*$/, 'must be one line that is not empty');

const WHAT = { checks: 'checks', ignore: 'rules' } as const;

/** The list itself, which only the verification reads, or the path of a file that contains it. */
function listOrFile(what: string): z.ZodType {
  const wrong = `must be a list of ${what} or the path of a file`;
  const path = z.string(wrong).regex(/^[^\n]*\S[^\n]*$/, EMPTY);
  return z.union([path, z.array(z.unknown()).min(1, EMPTY)], wrong);
}

function mustBe(name: OptionName): string {
  return reasonAgainst(name, '?') ?? 'must be a text: put it in quotes';
}

function exampleOf(kind: OptionKind, example: string): string | number {
  return kind === 'count' || kind === 'level' || kind === 'requirement' ? Number(example) : example;
}
