import { Secret } from '../core/secret.ts';
import { parseBundle } from './bundle-document.ts';
import { invalidBundle, type KeyBundle } from './bundle-roles.ts';
import { countBundles, tidyBundle } from './bundle-text.ts';

/** GitHub's limit for a secret. */
const MAX_CHARACTERS = 48 * 1024;

/**
 * The bundle as one line of base64.
 * @param named variables that destinations name by `env=`, which their drivers read too
 * @throws {RestorableError} KEY_BUNDLE_INVALID if it could not be read again
 */
export function writeKeyBundle(bundle: KeyBundle, named: readonly string[] = []): Secret {
  const revealed = (values: ReadonlyMap<string, Secret>) =>
    Object.fromEntries([...values].map(([name, value]) => [name, value.reveal()]));
  const document = {
    'restorable-bundle': 1,
    role: bundle.role,
    options: revealed(bundle.options),
    ...(bundle.environment.size === 0 ? {} : { environment: revealed(bundle.environment) }),
  };
  const text = Buffer.from(JSON.stringify(document)).toString('base64');
  readKeyBundle(text, named);
  return new Secret(text);
}

/**
 * Reads a bundle. Line breaks, quotes, spaces and a name before it are ignored, because nothing else can be meant.
 * @param named variables that the run's destinations name by `env=`
 * @throws {RestorableError} KEY_BUNDLE_INVALID, never with a part of it
 */
export function readKeyBundle(text: string, named: readonly string[] = []): KeyBundle {
  const tidy = tidyBundle(text);
  const reason = reasonAgainst(text, tidy);
  if (reason !== undefined) throw invalidBundle(...reason);
  return parseBundle(Buffer.from(tidy, 'base64'), named);
}

function reasonAgainst(text: string, tidy: string): [what: string, hint?: string] | undefined {
  const count = countBundles(tidy);
  if (count === 0) return reasonWithoutStart(text);
  if (count > 1) return [`contains ${count} bundles`, 'Give one: the bundle of this job.'];
  if (tidy.length > MAX_CHARACTERS) return [`is longer than ${MAX_CHARACTERS} characters`];
  const at = /^[A-Za-z0-9+/_-]*/.exec(tidy)?.[0].length ?? 0;
  if (/^=*$/.test(tidy.slice(at))) return undefined;
  return [`contains a character that is not base64, after the first ${at}`];
}

function reasonWithoutStart(text: string): [what: string, hint?: string] {
  if (text.trimStart().startsWith('{')) {
    return ['contains the JSON text of a bundle', 'Give it as one line of base64: `base64 -w0 FILE`.'];
  }
  if (text.includes('-----BEGIN')) {
    return ['contains an armored key, not a bundle', 'Give the key in its own option, such as `runner-key`.'];
  }
  return ['does not begin like a bundle: its first characters are missing, or it is something else'];
}
