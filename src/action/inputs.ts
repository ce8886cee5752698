import { MODES } from '../options/mode.ts';
import { findOption, type RawOptions } from '../options/options.ts';
import type { Option } from '../options/table/option.ts';

const PREFIX = 'INPUT_';

/**
 * The default of every input in action.yml. The runner gives it to an input that `with:` does not have. Without it, such an input
 * would be an empty string, as is a secret that does not exist. A workflow with optional inputs of its own can write it too.
 */
export const NOT_GIVEN = '<not given>';

type Environment = Record<string, string | undefined>;

/**
 * The step's `with:`, including undeclared keys. GitHub passes those on with only a warning, and a misspelled `require-tls`
 * must not silently mean "no". GitHub upper-cases names and turns spaces into "_"; hyphens stay.
 */
export function readInputs(env: Readonly<Environment>): RawOptions {
  const inputs = new Map<string, string>();
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX) || value === undefined) continue;
    const name = variable.slice(PREFIX.length).toLowerCase();
    if (value.trim() === NOT_GIVEN) continue;
    const option = findOption(name);
    if (option !== undefined && isDefault(option, value, env)) continue;
    // In a passphrase, every space counts, and in a list an empty line.
    inputs.set(name, option?.secrecy === 'value' || option?.kind === 'lines' ? value : value.trim());
  }
  return inputs;
}

/** Whether GitHub filled the input in for a mode that does not use it, or could not. */
function isDefault({ actionDefault, modes }: Option, value: string, env: Readonly<Environment>): boolean {
  if (actionDefault === undefined) return false;
  const mode = env[`${PREFIX}MODE`]?.trim();
  return value === actionDefault || (MODES.some((each) => each === mode) && !modes.some((each) => each === mode));
}

/** The environment for all later code, without the inputs, so that no library or child process can read them from it. */
export function withoutInputs(env: Readonly<Environment>): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith(PREFIX)));
}

/** Also removes the inputs from this process's own environment, because third-party packages may pass it on completely. */
export function forgetInputs(env: Environment): void {
  for (const name of Object.keys(env)) if (name.startsWith(PREFIX)) delete env[name];
}
