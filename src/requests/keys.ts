import { existsSync } from 'node:fs';
import { RestorableError } from '../core/errors.ts';
import type { ArmoredPublicKey, PrivateKeySpec } from '../core/key-material.ts';
import { Secret } from '../core/secret.ts';
import { beginsBundle } from '../key-bundle/bundle-text.ts';
import { readInputFile } from '../options/files.ts';
import { findOption } from '../options/options.ts';
import { invalid, type SomeOptions } from '../options/schema.ts';
import { looksLikeArmor } from '../secrets/secrets.ts';

const BLOCK = /-----BEGIN PGP ([A-Z ]+)-----[\s\S]*?-----END PGP \1-----/g;
/** A path of this form is shown if it is unreadable. Anything else may be a passphrase or a key in the wrong place. */
const KEY_FILE = /\.(?:asc|gpg|pgp|key|txt)$/i;
const PUBLIC = 'PUBLIC KEY BLOCK';
const PRIVATE = 'PRIVATE KEY BLOCK';

interface Block {
  readonly type: string;
  readonly text: string;
}

/**
 * Reads public keys given as armored text, as paths, one per line, or mixed. Lines that begin with "#" are comments.
 * @throws {RestorableError} KEY_INVALID, FILE_UNREADABLE; a private key is refused and never printed
 */
export function readPublicKeys(name: string, value: string, mask: (secret: Secret) => void): ArmoredPublicKey[] {
  const blocks = readBlocks(name, value, mask);
  if (blocks.some((block) => block.type === PRIVATE)) {
    throw new RestorableError('KEY_INVALID', `\`${name}\` was given a private key; only public keys belong there.`, {
      hint: 'Give the file that ends in .public.asc. Keep the private key out of this job: everything in it can read the key.',
    });
  }
  return blocks.map((block) => {
    if (block.type === PUBLIC) return block.text;
    throw wrongBlock(name, block, 'public key');
  });
}

type KeyOption = 'runner-key' | 'runner-key-passphrase' | 'verifier-key' | 'verifier-key-passphrase';

/**
 * Reads private keys as readPublicKeys does, all with the same passphrase.
 * @throws {RestorableError} KEY_INVALID, FILE_UNREADABLE
 */
export function readPrivateKeys(
  name: string,
  value: string,
  passphrase: string | undefined,
  mask: (secret: Secret) => void,
): PrivateKeySpec[] {
  return readBlocks(name, value, mask).map((block) => {
    if (block.type === PUBLIC) {
      throw new RestorableError('KEY_INVALID', `\`${name}\` was given a public key; it needs the private one.`, {
        hint: 'Give the file that ends in .private.asc, or what `gpg --armor --export-secret-keys` prints.',
      });
    }
    if (block.type !== PRIVATE) throw wrongBlock(name, block, 'private key');
    return {
      armored: new Secret(block.text),
      passphrase: passphrase === undefined ? undefined : new Secret(passphrase),
    };
  });
}

/** Like readPrivateKeys, for an option that holds one key. */
export function readPrivateKey<N extends 'runner-key' | 'verifier-key'>(
  name: N,
  options: SomeOptions<N | `${N}-passphrase`>,
  mask: (secret: Secret) => void,
): PrivateKeySpec | undefined {
  const { [name]: value, [`${name}-passphrase` as const]: passphrase }: SomeOptions<KeyOption> = options;
  if (value === undefined) {
    if (passphrase === undefined) return undefined;
    throw invalid(name, `\`${name}-passphrase\` was given without \`${name}\`.`);
  }
  const keys = readPrivateKeys(name, value, passphrase, mask);
  if (keys.length === 1) return keys[0];
  throw new RestorableError('KEY_INVALID', `\`${name}\` contains ${keys.length} keys but accepts one.`, {
    hint: findOption(name)?.description,
  });
}

function readBlocks(name: string, value: string, mask: (secret: Secret) => void): Block[] {
  if (beginsBundle(value)) {
    throw new RestorableError('KEY_INVALID', `\`${name}\` was given a key bundle, not a key.`, {
      hint: 'Give it as `key-bundle`.',
    });
  }
  const blocks = blocksOf(value);
  const paths = value
    .replaceAll(BLOCK, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  // A damaged armored key would be read as a list of paths, and its lines shown as missing files.
  if (paths.some((line) => line.includes('-----') || (looksLikeArmor(line) && !existsSync(line)))) {
    throw new RestorableError('KEY_INVALID', `\`${name}\` contains an armored key that is truncated or damaged.`, {
      hint: 'Copy all of it, from the BEGIN to the END line, with its line breaks.',
    });
  }
  for (const path of paths) {
    const text = readInputFile(name, path, KEY_FILE.test(path));
    if (text.includes(PRIVATE)) mask(new Secret(text));
    const inFile = blocksOf(text);
    if (inFile.length === 0) {
      throw new RestorableError('KEY_INVALID', `The file of \`${name}\` does not contain an armored OpenPGP key.`, {
        hint: 'Export it as text: `gpg --armor --export` for a public key, `--export-secret-keys` for a private one.',
      });
    }
    blocks.push(...inFile);
  }
  if (blocks.length > 0) return blocks;
  throw new RestorableError('KEY_INVALID', `\`${name}\` holds no key.`, { hint: findOption(name)?.description });
}

function blocksOf(text: string): Block[] {
  return [...text.matchAll(BLOCK)].map((match) => ({ type: match[1] ?? '', text: `${match[0]}\n` }));
}

function wrongBlock(name: string, block: Block, wanted: string): RestorableError {
  return new RestorableError(
    'KEY_INVALID',
    `\`${name}\` was given a PGP ${block.type.toLowerCase()}, not a ${wanted}.`,
    {
      hint: findOption(name)?.description,
    },
  );
}
