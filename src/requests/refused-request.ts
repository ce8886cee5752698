import { RestorableError } from '../core/errors.ts';
import { MODES, type Mode } from '../options/mode.ts';
import { type OptionName, optionsOf, type RawOptions } from '../options/options.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';
import type { Request } from '../options/request/request.ts';
import { parseRequest } from './parse-request.ts';

/** What says where records of a database are, and which keys sign them. */
export const OPTIONS_OF_RECORDS: readonly OptionName[] = [
  ...(['config', 'name', 'destination', 'key-bundle', 'passphrase', 'encrypt-to', 'decrypt-with'] as const),
  ...(['key-passphrase', 'runner-key', 'runner-key-passphrase', 'signers'] as const),
  ...(['verifier-key', 'verifier-key-passphrase', 'verifiers', 'allow-ephemeral-destination'] as const),
];

/** Takes the place of an option that a mode requires, and that no record depends on. */
const UNUSED: Readonly<Partial<Record<Mode, readonly (readonly [OptionName, string])[]>>> = {
  backup: [['database', 'sqlite:unused']],
  restore: [['target', 'sqlite:unused']],
  hold: [['reason', 'unused']],
  release: [['reason', 'unused']],
};

/**
 * What a run with a wrong option can still be asked: where its incidents are recorded. Nothing else in the request means anything, and
 * it is never run. Undefined if one of the options that it depends on is wrong.
 */
export async function refusedRequest(raw: RawOptions, environment: ParseEnvironment): Promise<Request | undefined> {
  const mode = MODES.find((each) => each === raw.get('mode')?.trim());
  if (mode === undefined) return undefined;
  const known = OPTIONS_OF_RECORDS.filter((name) => optionsOf(mode).includes(name));
  const given = known.flatMap((name): [string, string][] => {
    const text = raw.get(name);
    return text === undefined ? [] : [[name, text]];
  });
  try {
    return await parseRequest(new Map([['mode', mode], ...given, ...(UNUSED[mode] ?? [])]), environment);
  } catch (thrown) {
    if (thrown instanceof RestorableError) return undefined;
    throw thrown;
  }
}
