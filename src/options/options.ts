import { examinable } from './examinable.ts';
import type { Mode } from './mode.ts';
import { CONTAINMENT_OPTIONS } from './table/containment.ts';
import { DATABASE_OPTIONS } from './table/databases.ts';
import { DIGEST_OPTIONS } from './table/digest.ts';
import { DUMP_OPTIONS } from './table/dump.ts';
import { EVIDENCE_OPTIONS } from './table/evidence.ts';
import { KEY_OPTIONS } from './table/keys.ts';
import type { Option } from './table/option.ts';
import { READING_OPTIONS } from './table/reading.ts';
import { RETENTION_OPTIONS } from './table/retention.ts';
import { RUN_OPTIONS } from './table/run.ts';
import { SETUP_OPTIONS } from './table/setup.ts';
import { WATCH_OPTIONS } from './table/watch.ts';

/**
 * Every option, defined once. The schema of each mode, the Action's inputs (action.yml is written from this), the
 * command-line flags, their help, the environment variables and the suggestions for typos all come from here.
 */
export const OPTIONS = examinable({
  ...DATABASE_OPTIONS,
  ...KEY_OPTIONS,
  ...READING_OPTIONS,
  ...RETENTION_OPTIONS,
  ...CONTAINMENT_OPTIONS,
  ...DUMP_OPTIONS,
  ...DIGEST_OPTIONS,
  ...EVIDENCE_OPTIONS,
  ...RUN_OPTIONS,
  ...WATCH_OPTIONS,
  ...SETUP_OPTIONS,
  ...WATCH_OPTIONS,
} as const satisfies Record<string, Option>);

export type OptionName = keyof typeof OPTIONS;
export const OPTION_NAMES = Object.keys(OPTIONS) as OptionName[];

/** Options as text, by name, as every host passes them. */
export type RawOptions = ReadonlyMap<string, string>;

/** The option of this name, with the type that all options share, or undefined. */
export function findOption(name: string): Option | undefined {
  return Object.hasOwn(OPTIONS, name) ? OPTIONS[name as OptionName] : undefined;
}

/** The names of the options that a mode supports, in the table's order. */
export function optionsOf(mode: Mode): OptionName[] {
  return OPTION_NAMES.filter((name) => (OPTIONS[name].modes as readonly Mode[]).includes(mode));
}

/** The environment variable that replaces an option on the command line. */
export function environmentName(name: string): string {
  return `RESTORABLE_${name.replaceAll('-', '_').toUpperCase()}`;
}
