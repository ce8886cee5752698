import { RestorableError } from '../core/errors.ts';
import type { Mode } from './mode.ts';
import { environmentName, findOption, optionsOf, type RawOptions } from './options.ts';
import { optionHint } from './text/synonyms.ts';

/** What an empty text usually is, as the end of a message. */
export const NO_SECRET = 'a GitHub secret or variable that does not exist is an empty string.';

/**
 * The options of a run, each with a value. Empty is never "not given": a secret that does not exist must not mean that nothing is
 * signed, or that a copy fewer is stored.
 * @throws {RestorableError} INPUT_UNKNOWN for a name that is not an option of this mode, INPUT_INVALID for an empty value
 */
export function givenOptions(mode: Mode, raw: RawOptions): RawOptions {
  for (const name of raw.keys()) requireOption(mode, name);
  const empty = [...raw].filter(([, value]) => value.trim() === '').map(([name]) => name);
  if (empty.length > 0) throw emptyOptions(empty);
  for (const [name, value] of raw) if (findOption(name)?.kind === 'lines') refuseEmptyLines(name, value);
  return raw;
}

/** All at once: without its `environment:`, a job has none of its secrets. */
function emptyOptions(names: readonly string[]): RestorableError {
  const quoted = names.map((name) => `\`${name}\``);
  const list = quoted.length === 1 ? quoted[0] : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
  const [verb, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
  const variables = names.map(environmentName).join(', ');
  return new RestorableError('INPUT_INVALID', `${list} ${verb} empty: ${NO_SECRET}`, {
    hint: `Check its name and the job's \`environment:\`; a called workflow needs \`secrets: inherit\`, and jobs of forks and Dependabot get none. On a command line, check ${variables}. To run without ${them}, remove ${them}.`,
  });
}

/** The text of a YAML block ends with a line end. */
function refuseEmptyLines(name: string, value: string): void {
  const lines = value.replace(/\r?\n[ \t]*$/, '').split(/\r?\n/);
  if (lines.every((line) => line.trim() !== '')) return;
  throw new RestorableError('INPUT_INVALID', `\`${name}\` contains an empty line: ${NO_SECRET}`, {
    hint: "Check the names of the secrets in it, and the job's `environment:`. Otherwise, remove the empty line.",
  });
}

/** @throws {RestorableError} INPUT_UNKNOWN */
export function requireOption(mode: Mode, name: string): void {
  const option = findOption(name);
  if (option === undefined) throw unknownOption(name, optionsOf(mode));
  if (option.modes.includes(mode)) return;
  const modes = option.modes.map((each) => `\`${each}\``).join(', ');
  throw new RestorableError(
    'INPUT_UNKNOWN',
    `\`${name}\` is not an option of \`${mode}\`. It is an option of ${modes}.`,
    {
      hint:
        name === 'decrypt-with'
          ? 'A backup job must not hold the recovery key. Remove it here, and from the secrets that this job can read.'
          : `Remove \`${name}\`, or choose another mode.`,
    },
  );
}

/** The error for a name that is not in a table. */
export function unknownOption(name: string, known: readonly string[]): RestorableError {
  const shown = name.slice(0, 60).replaceAll(/[^\w.-]/g, '?');
  return new RestorableError('INPUT_UNKNOWN', `\`${shown}\` is not a known option.`, { hint: optionHint(name, known) });
}
