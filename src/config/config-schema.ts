import { z } from 'zod';

/** More words than any command line has, and far from what the system takes. */
const MAX_WORDS = 200;
const LIST_HINT = 'must be a list of words; for a shell write [sh, -c, "..."]';

const word = z
  .string('must be a text: put it in quotes')
  .regex(/^[^\0]*$/, 'holds a NUL character, which no argument can');

/** A command line: the program and its arguments, each a word of its own. */
const argv = z
  .array(word, LIST_HINT)
  .min(1, 'is empty: name at least a program')
  .max(MAX_WORDS, `has more than ${MAX_WORDS} words`)
  .refine((words) => words[0]?.trim() !== '', 'has an empty word where the program should stand');

const variable = z
  .string('must be the name of a variable')
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of a variable, without `$` and without a value')
  .refine(
    (name) => !/^(?:RESTORABLE|INPUT)_/.test(name),
    "is this program's own and not handed on: choose another name",
  );

const commands = z.strictObject({
  dump: argv,
  restore: argv,
  verify: argv.optional(),
  inspect: argv.optional(),
  ready: argv.optional(),
  environment: z.array(variable, 'must be a list of names of variables').default([]),
  identity: z.string('must be a text').min(1, 'is empty').max(1_000, 'is too long').optional(),
});

const database = z.strictObject({ commands });

/** The configuration file. Strict: a misspelt key must not be a silent default. */
export const configSchema = z.strictObject({
  databases: z.record(z.string(), database, 'must be a mapping of names to databases'),
});

export type Config = z.infer<typeof configSchema>;
export type CommandsSection = z.infer<typeof commands>;

/** The keys that may stand at a path of the file, for suggestions. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return Object.keys(configSchema.shape);
  return path.length === 2 ? Object.keys(database.shape) : Object.keys(commands.shape);
}
