import { z } from 'zod';

/** More words than any command line needs, and far below the system's limit. */
const MAX_WORDS = 200;
const LIST_HINT = 'must be a list of words; for a shell write [sh, -c, "..."]';

const word = z
  .string('must be a text: put it in quotes')
  .regex(/^[^\0]*$/, 'contains a NUL character, which is not allowed in an argument');

/** A command line: the program and its arguments, one word each. */
const argv = z
  .array(word, LIST_HINT)
  .min(1, 'is empty: name at least a program')
  .max(MAX_WORDS, `has more than ${MAX_WORDS} words`)
  .refine((words) => words[0]?.trim() !== '', 'has an empty word as its program');

const variable = z
  .string('must be the name of a variable')
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of a variable, without `$` and without a value')
  .refine(
    (name) => !/^(?:RESTORABLE|INPUT)_/.test(name),
    'is reserved for this program and not passed on: choose another name',
  );
const environment = z.array(variable, 'must be a list of names of variables').default([]);

export const commandsSchema = z.strictObject({
  dump: argv.describe('Prints the dump on standard output.'),
  restore: argv.describe('Reads the dump on standard input and restores it into the real database.'),
  verify: argv.optional().describe('As `restore`, into a private database, contained.'),
  inspect: argv.optional().describe('Prints counts as a JSON object.'),
  ready: argv.optional().describe('Exits with 0 when the database responds.'),
  environment: environment.describe('Names of variables of the job that are passed to the commands.'),
  identity: z
    .string('must be a text')
    .min(1, 'is empty')
    .max(1_000, 'is too long')
    .optional()
    .describe('Identifies this database permanently. Default: its name in this file.'),
});

/** Commands around a backup. */
export const hooksSchema = z.strictObject({
  before: argv.optional().describe('Runs before anything is dumped, and can stop the backup.'),
  'before-commit': argv.optional().describe('Runs after the dump and before the commit, and can stop the backup.'),
  after: argv
    .optional()
    .describe('Runs after the run, whatever its result. It can fail the run, and rolls nothing back.'),
  environment: environment.describe('Names of variables of the job that are passed to the hooks.'),
});

export type CommandsSection = z.infer<typeof commandsSchema>;
export type HooksSection = z.infer<typeof hooksSchema>;
