import type { SignaturePacket } from 'openpgp';

/** Times and periods are four bytes (RFC 9580, sections 5.2.3.11, 5.2.3.13 and 5.2.3.18). */
const MOST_SECONDS = 0xffff_ffff;

/**
 * When a signature was created. openpgp.js reads times and periods of any length, so a longer one may be no date at all, or beyond
 * the years that a date can have.
 * @returns undefined if it does not state its time, or if one of its times or periods is longer than the format allows
 */
export function creationTimeOf(signature: SignaturePacket): Date | undefined {
  const { created, keyExpirationTime, signatureExpirationTime } = signature;
  if (created === null || !fits(created.getTime() / 1000)) return undefined;
  return fits(keyExpirationTime ?? 0) && fits(signatureExpirationTime ?? 0) ? created : undefined;
}

function fits(seconds: number): boolean {
  return seconds >= 0 && seconds <= MOST_SECONDS;
}
