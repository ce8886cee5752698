/** What is known of an OpenPGP key without its content. */
export interface KeyIdentity {
  /** Of the primary key, as hex in lower case. */
  readonly fingerprint: string;
  /** undefined if only the fingerprint is known, as in a manifest. */
  readonly userId?: string | undefined;
}

const SHORT_DIGITS = 16;
const V4_DIGITS = 40;
const USER_ID_LENGTH = 80;

/**
 * The short form of a fingerprint: the key id of the primary key, as `gpg --keyid-format long` shows it. The last digits of a
 * version 4 fingerprint, the first of a version 6 one (RFC 9580, section 5.5.4).
 */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.length > V4_DIGITS ? fingerprint.slice(0, SHORT_DIGITS) : fingerprint.slice(-SHORT_DIGITS);
}

/** An address, which the log of a public repository would show to everyone. */
const ADDRESS = /\s*<[^<>]*>|\S+@\S+/g;

/** The only form in which messages and reports name a key: `9c2d41b7a1b2c3d4 (Restorable runner key)`, without an address. */
export function keyName({ fingerprint, userId }: KeyIdentity): string {
  const short = shortFingerprint(fingerprint);
  const plain = userId?.slice(0, 1_000).replaceAll(/[\p{C}\s]+/gu, ' ') ?? '';
  const shown = plain.replaceAll(ADDRESS, '').trim();
  if (shown === '') return short;
  return `${short} (${shown.length > USER_ID_LENGTH ? `${shown.slice(0, USER_ID_LENGTH)}…` : shown})`;
}
