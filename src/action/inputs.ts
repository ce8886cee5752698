import { findOption, type RawOptions } from '../options/options.ts';

const PREFIX = 'INPUT_';

type Environment = Record<string, string | undefined>;

/**
 * The step's `with:`, undeclared keys too: GitHub passes those on with only a warning, and a misspelt `require-tls` must
 * not be a silent "no". GitHub upper-cases names and turns spaces into "_"; hyphens stay.
 */
export function readInputs(env: Readonly<Environment>): RawOptions {
  const inputs = new Map<string, string>();
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX) || value === undefined) continue;
    // An input that is declared and not given is an empty text.
    const name = variable.slice(PREFIX.length).toLowerCase();
    // In a passphrase every space counts.
    if (value.trim() !== '') inputs.set(name, findOption(name)?.secrecy === 'value' ? value : value.trim());
  }
  return inputs;
}

/** The environment for everything behind us: without the inputs, so that no library and no child can read them there. */
export function withoutInputs(env: Readonly<Environment>): Environment {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith(PREFIX)));
}

/** Removes the inputs from this process's own environment as well: packages of others may hand it on whole. */
export function forgetInputs(env: Environment): void {
  for (const name of Object.keys(env)) if (name.startsWith(PREFIX)) delete env[name];
}
