import { withoutLineEnds } from '../../core/secret.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/*
 * One rule for values from variables, to which an editor, `echo` or a web form adds line ends: these never count.
 * Spaces at the ends count only in passwords and passphrases.
 */

/** A key, a token, a name or a path, without white space at its ends. undefined if the variable is not set or empty. */
export function keyText(env: Environment, name: string): string | undefined {
  return (env[name] ?? '').trim() || undefined;
}

/** A password or passphrase, without trailing line ends. undefined if the variable is not set or empty. */
export function passwordText(env: Environment, name: string): string | undefined {
  return withoutLineEnds(env[name] ?? '') || undefined;
}
