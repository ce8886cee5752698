import { withoutLineEnds } from '../../core/secret.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/*
 * One rule for what comes from variables, where an editor, `echo` or a web form leaves line ends: they never count. Spaces at the ends
 * count in passwords and passphrases alone.
 */

/** A key, a token, a name or a path, without white space at its ends; undefined where the variable is not set or empty. */
export function keyText(env: Environment, name: string): string | undefined {
  return (env[name] ?? '').trim() || undefined;
}

/** A password or passphrase, without line ends at its end; undefined where the variable is not set or empty. */
export function passwordText(env: Environment, name: string): string | undefined {
  return withoutLineEnds(env[name] ?? '') || undefined;
}
