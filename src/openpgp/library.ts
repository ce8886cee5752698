import type * as OpenPgp from 'openpgp';

export type Library = typeof OpenPgp;

/** Loads openpgp.js on first use: it takes a tenth of a second that `--help` should not pay. */
export async function loadOpenpgp(): Promise<Library> {
  return import('openpgp');
}

/**
 * How messages are written. `gnupg`: SEIPDv1 with AES-256, which GnuPG 2.2 reads whatever the keys advertise;
 * `rfc9580`: SEIPDv2 with AES-256-GCM (RFC 9580, section 5.13.2). Never OpenPGP's own compression.
 */
export type Profile = 'gnupg' | 'rfc9580';

/**
 * How much a passphrase is hashed for a message, as OpenPGP codes it (RFC 9580, section 3.7.1.3): 65,011,712 bytes, the most there
 * is. openpgp.js would take a quarter of it.
 */
export const S2K_COUNT_BYTE = 255;

/** Settings of one call for a profile; openpgp.js would otherwise follow what the recipients' keys advertise. */
export function profileConfig(library: Library, profile: Profile): OpenPgp.PartialConfig {
  return {
    aeadProtect: profile === 'rfc9580',
    preferredAEADAlgorithm: library.enums.aead.gcm,
    preferredSymmetricAlgorithm: library.enums.symmetric.aes256,
    aeadChunkSizeByte: 12,
    preferredCompressionAlgorithm: library.enums.compression.uncompressed,
    s2kType: library.enums.s2k.iterated,
    s2kIterationCountByte: S2K_COUNT_BYTE,
  };
}
