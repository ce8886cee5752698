import type { Body } from '../ports/storage.ts';

/** A body's parts, without copying. */
export function partsOf(body: Body): readonly Uint8Array[] {
  return body instanceof Uint8Array ? [body] : body;
}

/** Length of all parts, in bytes. */
export function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
