import { holdsBundle } from '../../key-bundle/bundle-text.ts';
import { tokensInHeartbeat } from '../../options/heartbeat.ts';
import type { Secrecy } from '../../options/options.ts';
import { holdsPrivateKey, secretsInUrl } from '../../secrets/secrets.ts';
import { holdsReference, withoutReferences } from '../substitute.ts';

const HINT = `The file is committed, and anyone who can read the repository can read it. Write "\${NAME}" and give the variable in \`env\` of the step, from a secret.`;
/** A throwaway server next to the job: its password is of no use elsewhere. */
const LOOPBACK = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?:[:/?#]|$)/i;

/**
 * The literal secret in a text of the configuration file, if it is not a variable.
 * @returns undefined if there is none
 */
export function literalSecret(
  text: string,
  secrecy: Secrecy | undefined,
): { readonly message: string; readonly hint: string } | undefined {
  const literal = withoutReferences(text);
  if (secrecy === 'value' && literal.trim() !== '') return { message: 'is a literal secret', hint: HINT };
  if (secrecy === 'heartbeat' && isLiteralHeartbeat(text)) return { message: 'is a literal secret', hint: HINT };
  if (secrecy === 'bundle' && holdsBundle(literal)) return { message: 'contains a key bundle', hint: HINT };
  if (holdsPrivateKey(literal, secrecy)) return { message: 'contains a private key', hint: HINT };
  if (secretsInUrl(literal.trim()).length === 0 || LOOPBACK.test(literal.trim())) return undefined;
  return { message: 'contains a URL with a literal secret', hint: HINT };
}

/** An address without a variable, or with a token next to one. Its beginning alone is not secret. */
function isLiteralHeartbeat(text: string): boolean {
  return !holdsReference(text) || tokensInHeartbeat(withoutReferences(text)).length > 0;
}
