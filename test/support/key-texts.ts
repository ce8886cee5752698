import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

function vectorKey(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../vectors/keys/${name}.asc`, import.meta.url)), 'utf8').trimEnd();
}

/** Armored keys of the vectors, without the last line end. They protect nothing. */
export const PUBLIC_KEY: string = vectorKey('recovery.pub');
export const PRIVATE_KEY: string = vectorKey('recovery');
export const RSA_PUBLIC_KEY: string = vectorKey('second.pub');
export const RSA_PRIVATE_KEY: string = vectorKey('second');
