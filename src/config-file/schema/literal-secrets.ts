import { holdsBundle } from '../../key-bundle/bundle-text.ts';
import { kindOfAddress } from '../../options/alerts/channel-mistakes.ts';
import { tokensInHeartbeat } from '../../options/alerts/heartbeat.ts';
import type { Secrecy } from '../../options/table/option.ts';
import { CHANNEL_NAMES, factsOfChannel } from '../../ports/alerts/channel.ts';
import { secretsInChannels } from '../../secrets/channel-secrets.ts';
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
  if (secrecy === 'channels' && text.split('\n').some(isLiteralChannel))
    return { message: 'is a literal secret', hint: HINT };
  if (secrecy === 'bundle' && holdsBundle(literal)) return { message: 'contains a key bundle', hint: HINT };
  if (holdsPrivateKey(literal, secrecy)) return { message: 'contains a private key', hint: HINT };
  // Addresses of mails after the host would look like the end of a password.
  if (secrecy === 'channels' && kindOfAddress(text.trim())?.kind === 'smtp') return undefined;
  if (secretsInUrl(literal.trim()).length === 0 || LOOPBACK.test(literal.trim())) return undefined;
  return { message: 'contains a URL with a literal secret', hint: HINT };
}

/** An address without a variable, or with a token next to one. Its beginning alone is not secret. */
function isLiteralHeartbeat(text: string): boolean {
  return !holdsReference(text) || tokensInHeartbeat(withoutReferences(text)).length > 0;
}

/** A line of `notify` with a secret that is not a variable: an address by which anyone can send messages, a token in one, or a setting. */
function isLiteralChannel(line: string): boolean {
  const words = line.trim().split(/\s+/);
  const kind = CHANNEL_NAMES.find((name) => name === words[0]) ?? kindOfAddress(words[0] ?? '')?.kind;
  if (kind === undefined) return false;
  const { isSecret, secret } = factsOfChannel(kind);
  return words.some((word) => {
    if (holdsReference(word) || LOOPBACK.test(word)) return false;
    const [name = '', value] = word.split('=', 2);
    if (value !== undefined && !word.includes('://')) return secret.includes(name) && value !== '';
    const found = secretsInChannels(word);
    return isSecret ? found.length > 0 : found.length > 1;
  });
}
