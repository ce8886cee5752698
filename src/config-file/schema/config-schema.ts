import { z } from 'zod';
import { isDatabaseName } from '../../core/format/database-name.ts';
import type { Mode } from '../../options/mode.ts';
import type { OptionName } from '../../options/options.ts';
import { type CommandsSection, commandsSchema, type HooksSection, hooksSchema } from './command-schema.ts';
import { type DestinationEntry, destinationsSchema } from './destination-schema.ts';
import { FILE_MODES, FILE_OPTIONS, fileOptionsOf, SECTION_OPTIONS } from './file-keys.ts';
import { type FileValue, fileValueOf } from './file-values.ts';

/** Values of options, under their input names. */
export type OptionSection = Readonly<Partial<Record<OptionName, FileValue>>> & {
  readonly destinations?: readonly string[];
};

/** The keys of `defaults`, and of each database. */
export type Section = OptionSection & {
  readonly hooks?: HooksSection;
  readonly modes?: Readonly<Partial<Record<Mode, OptionSection>>>;
};

export type DatabaseSection = Section & {
  readonly commands?: CommandsSection;
  readonly without?: readonly OptionName[];
  /** Patterns of databases of a server. Only for a name with `*`. */
  readonly filter?: readonly string[];
};

export interface Config {
  readonly destinations?: Readonly<Record<string, DestinationEntry>>;
  readonly defaults?: Section;
  readonly databases: Readonly<Record<string, DatabaseSection>>;
}

const LIST = 'must be a list of names of `destinations`';

const destinationNames = z
  .array(z.string('must be the name of a destination'), LIST)
  .min(1, 'is empty: name at least one')
  .describe('Names of destinations. Default: all in the file.');

const values = new Map(FILE_OPTIONS.map((name) => [name, fileValueOf(name).optional()]));

function optionShape(names: readonly OptionName[]): Record<string, z.ZodType> {
  const chosen = names.map((name) => [name, values.get(name) ?? z.never()]);
  return { destinations: destinationNames.optional(), ...Object.fromEntries(chosen) };
}

const modes = z.strictObject(
  Object.fromEntries(
    FILE_MODES.map((mode) => [
      mode,
      z
        .strictObject(optionShape(fileOptionsOf(mode)))
        .optional()
        .describe(`Only for \`mode: ${mode}\`.`),
    ]),
  ),
);

/** The keys that the defaults and every database share. */
const sectionShape = {
  ...optionShape(SECTION_OPTIONS),
  hooks: hooksSchema.optional().describe('Commands around a backup, without a shell.'),
  modes: modes.optional().describe('Values for one mode only. They override those next to `modes`.'),
};

const defaults = z.strictObject(sectionShape);

const database = z.strictObject({
  ...sectionShape,
  commands: commandsSchema.optional().describe('Commands that dump and restore, instead of `database`.'),
  without: z
    .array(z.enum(FILE_OPTIONS, 'must be the name of an option'), 'must be a list of names of options')
    .optional()
    .describe("Options of `defaults` that don't apply to this database."),
  filter: z
    .array(z.string('must be a pattern').regex(/\S/, 'is empty'), 'must be a list of patterns')
    .min(1, 'is empty: name at least one')
    .optional()
    .describe('Only for a name with `*`: patterns of databases of the server, such as !test_*.'),
});

const databaseName = z
  .string()
  .refine(
    (text) => isDatabaseName(text.replace('*', 'x')),
    'must be 1 to 63 lowercase letters, digits, ".", "_" or "-", beginning with a letter or digit; one * is for the name of each database of a server',
  )
  .meta({ pattern: '^[a-z0-9*][a-z0-9._*-]{0,62}$' });

/** The configuration file. Strict: a misspelled key must not silently become a default. */
export const configSchema = z.strictObject({
  destinations: destinationsSchema.optional().describe('Where backups are, each under a name that you choose.'),
  defaults: defaults.optional().describe('Options for all databases, under the names that they have as inputs.'),
  databases: z
    .record(databaseName, database, 'must be a mapping of names to databases')
    .refine((databases) => Object.keys(databases).length > 0, 'is empty: name at least one database')
    .describe('The databases, by their names in storage. Each can have every key of `defaults`.'),
});

/** The keys that are allowed at a path of the file, for suggestions. */
export function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  const [top, ...inner] = path;
  if (top === undefined) return Object.keys(configSchema.shape);
  const [key, mode] = top === 'databases' ? inner.slice(1) : inner;
  if (key === 'commands') return Object.keys(commandsSchema.shape);
  if (key === 'hooks') return Object.keys(hooksSchema.shape);
  if (key === 'modes' && mode === undefined) return FILE_MODES;
  if (key === 'modes') return ['destinations', ...fileOptionsOf(mode as Mode)];
  return Object.keys(top === 'databases' ? database.shape : defaults.shape);
}
