/**
 * How much a passphrase is hashed for a message or a key, in OpenPGP's encoding (RFC 9580, section 3.7.1.3): 65,011,712 bytes,
 * the maximum. openpgp.js would use a quarter of it.
 */
export const S2K_COUNT_BYTE = 255;

/** For the file of a locked key: 16,777,216 bytes. It must be opened in each run, once for each of its parts and passphrases. */
export const KEY_S2K_COUNT_BYTE = 224;

const SHA256_BLOCK_BYTES = 64;
/** Blocks of SHA-256 that a graphics card hashes in a second: hashcat 6.2.6 on an RTX 4090. */
const BLOCKS_PER_SECOND = 22e9;
const CARDS = 1000;

/** Guesses per second of an attacker with a thousand graphics cards. @param countByte how much each guess is hashed */
export function guessesPerSecond(countByte: number): number {
  const hashedBytes = (16 + (countByte & 15)) * 2 ** ((countByte >> 4) + 6);
  return (CARDS * BLOCKS_PER_SECOND * SHA256_BLOCK_BYTES) / hashedBytes;
}
