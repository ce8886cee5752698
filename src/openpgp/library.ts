import crypto from 'node:crypto';
import type * as OpenPgp from 'openpgp';
import { S2K_COUNT_BYTE } from '../core/keys/passphrase-cost.ts';

export type Library = typeof OpenPgp;

/**
 * Curves for which openpgp.js would use OpenSSL through a package that it does not install (eckey-utils). Its own
 * implementation for other platforms is slower, and has no dependency.
 */
const WITHOUT_OPENSSL: ReadonlySet<string> = new Set([
  'brainpoolP256r1',
  'brainpoolP384r1',
  'brainpoolP512r1',
  'secp256k1',
]);

let loading: Promise<Library> | undefined;

/** AES-256. */
export const SESSION_KEY_BYTES = 32;

/** Loads openpgp.js on first use. Loading takes a tenth of a second, which `--help` should not spend. */
export function loadOpenpgp(): Promise<Library> {
  loading ??= load();
  return loading;
}

/** It queries OpenSSL's curves only while it is loaded. */
async function load(): Promise<Library> {
  const { getCurves } = crypto;
  crypto.getCurves = () => getCurves().filter((name) => !WITHOUT_OPENSSL.has(name));
  try {
    const library = await import('openpgp');
    // GnuPG generates secp256k1 keys too.
    library.config.rejectCurves = new Set();
    return library;
  } finally {
    crypto.getCurves = getCurves;
  }
}

/**
 * The format of new messages. `gnupg`: SEIPDv1 with AES-256, which GnuPG 2.2 reads whatever the keys advertise;
 * `rfc9580`: SEIPDv2 with AES-256-GCM (RFC 9580, section 5.13.2). Never OpenPGP's own compression.
 */
export type Profile = 'gnupg' | 'rfc9580';

/** Settings of one call for a profile. Otherwise openpgp.js would follow what the recipients' keys advertise. */
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
