/**
 * How much a passphrase is hashed for a message or a key, in OpenPGP's encoding (RFC 9580, section 3.7.1.3): 65,011,712 bytes,
 * the maximum. openpgp.js would use a quarter of it.
 */
export const S2K_COUNT_BYTE = 255;

const S2K_BYTES = (16 + (S2K_COUNT_BYTE & 15)) * 2 ** ((S2K_COUNT_BYTE >> 4) + 6);
const SHA256_BLOCK_BYTES = 64;
/** Blocks of SHA-256 that a graphics card hashes in a second: hashcat 6.2.6 on an RTX 4090. */
const BLOCKS_PER_SECOND = 22e9;
const CARDS = 1000;

/** Guesses per second of an attacker who has a stored backup, or the file of a locked key, and a thousand graphics cards. */
export const GUESSES_PER_SECOND = (CARDS * BLOCKS_PER_SECOND * SHA256_BLOCK_BYTES) / S2K_BYTES;
