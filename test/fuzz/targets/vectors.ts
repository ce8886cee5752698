import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Manifest, parseManifest } from '../../../src/core/format/manifest/manifest.ts';
import { Secret } from '../../../src/core/secret.ts';
import { createDecryptor, type Decryptor } from '../../../src/openpgp/encryption.ts';
import { openPack } from '../../../src/repository/packs/pack.ts';

/** The stored backups of test/vectors. */
export const VECTORS = join(import.meta.dirname, '..', '..', 'vectors');
export const DATABASE = 'shop';

/** Files of accepted vectors whose path matches. */
export function vectorFiles(pattern: RegExp): Buffer[] {
  return pathsOf(pattern).map((path) => readFileSync(join(VECTORS, path)));
}

/** Relative to the folder of vectors. */
export function pathsOf(pattern: RegExp, below = 'accept'): string[] {
  return readdirSync(join(VECTORS, below), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(VECTORS, join(entry.parentPath, entry.name)))
    .filter((path) => pattern.test(path))
    .toSorted();
}

export function keyFile(name: string): string {
  return readFileSync(join(VECTORS, 'keys', name), 'utf8');
}

/** The manifest of an accepted vector, with its bytes. */
export function manifestOf(vector: string): { readonly manifest: Manifest; readonly bytes: Buffer } {
  const [path = ''] = pathsOf(new RegExp(`accept/${vector}/.*/manifests/`)).toReversed();
  const bytes = readFileSync(join(VECTORS, path));
  const id = path.slice(path.lastIndexOf('/') + 1, -'.json'.length);
  return { manifest: parseManifest(bytes, { id, database: DATABASE }), bytes };
}

/** Decrypts what is encrypted to the recovery key or the runner key. */
export function decryptor(name = 'recovery.asc'): Promise<Decryptor> {
  return createDecryptor({ kind: 'keys', keys: [{ armored: new Secret(keyFile(name)), passphrase: undefined }] });
}

const PLACE = /shop\/(packs|maps|index|contents)\/([^/.]+)(?:\/([^/]+?))?(?:\/([^/]+?))?(?:\.json)?\.zst\.pgp$/;
const KINDS = { packs: 'pack', maps: 'map', index: 'index', contents: 'contents' } as const;
const MOST_BYTES = 1024 * 1024;

/** The decrypted bytes of an encrypted object of a vector. @param path relative to the folder of vectors */
export async function rawOf(path: string, opener: Decryptor): Promise<Uint8Array> {
  const [, folder = '', backup = '', third, fourth] = PLACE.exec(path) ?? [];
  const kind = KINDS[folder as keyof typeof KINDS];
  const [stream, number] = fourth === undefined ? [undefined, third] : [third, fourth];
  const binding = {
    kind,
    database: DATABASE,
    backup,
    ...(stream === undefined ? {} : { stream }),
    ...(number === undefined ? {} : { number: Number(number) }),
  };
  return openPack(readFileSync(join(VECTORS, path)), MOST_BYTES, opener, binding);
}

/** The decrypted objects of accepted vectors whose path matches, except for those of another key. */
export async function rawFiles(pattern: RegExp, key?: string): Promise<Uint8Array[]> {
  const opener = await decryptor(key);
  const found: Uint8Array[] = [];
  for (const path of pathsOf(pattern)) {
    if (path.includes('passphrase') || path.includes('two-keys')) continue;
    found.push(await rawOf(path, opener));
  }
  return found;
}
