import { keysInPackets } from './key-packets.ts';

/** Keys whose text was proved complete by their checksum, or by their packets. */
export interface KeyBlock {
  readonly half: 'public' | 'private';
  /** Armored anew, whatever was done to the text. */
  readonly armored: string;
}

/** `cut`: the end is missing. `changed`: a character was changed, lost or added. */
export type KeyFlaw = 'cut' | 'changed';

/** As `keygen` writes keys. */
const LINE_LENGTH = 60;
const CHECKSUM_DIGITS = 4;
/** Base64 of the first byte of a key: a new header (0xc5, 0xc6) or an old one (0x94 to 0x99). */
const FIRST_DIGITS = 'xlm';
/** Armor headers that lost their line breaks stand before the data. Looking for its start must not take seconds. */
const MOST_OFFSETS = 400;
const MOST_SEARCHED = 64 * 1024;

/** Base64, then the checksum of the armor if it is there. */
const DATA = /^([A-Za-z0-9+/]*={0,2}?)(?:=([A-Za-z0-9+/]{4}))?$/;

/**
 * Reads the base64 of a key. Its line breaks and indentation may be lost or added, and other text may precede it.
 * @returns why it is not a key if neither its checksum nor its packets prove that it is complete
 */
export function readKeyData(text: string): KeyBlock | KeyFlaw {
  const lines = text.split('\n').map((line) => line.replace(/^[\s>|]+/, ''));
  // No base64 contains a colon: these are armor headers.
  const isInLines = lines.filter((line) => line.trim() !== '').length > 1;
  const data = (isInLines ? lines.filter((line) => !line.includes(':')) : lines).join('').replaceAll(/\s/g, '');
  const whole = readWhole(data);
  if (typeof whole !== 'string') return whole;
  if (data.length > MOST_SEARCHED) return whole;
  const start = data.lastIndexOf(':') + 1;
  for (let at = start; at < Math.min(start + MOST_OFFSETS, data.length); at += 1) {
    if (!FIRST_DIGITS.includes(data.charAt(at))) continue;
    const found = readWhole(data.slice(at));
    if (typeof found !== 'string') return found;
  }
  return whole;
}

function readWhole(data: string): KeyBlock | KeyFlaw {
  const match = DATA.exec(data);
  if (match === null) return 'changed';
  const [, base64 = '', checksum] = match;
  const bytes = Buffer.from(base64, 'base64');
  if (checksum !== undefined && checksumOf(bytes) !== checksum) return 'changed';
  const half = keysInPackets(bytes);
  if (half === undefined) return checksum === undefined ? 'cut' : 'changed';
  return { half, armored: armor(half, bytes) };
}

/** ASCII armor of keys (RFC 9580, section 6.2), with the checksum that older programs expect. */
export function armor(half: KeyBlock['half'], bytes: Buffer): string {
  const title = `PGP ${half.toUpperCase()} KEY BLOCK`;
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
  return `-----BEGIN ${title}-----\n\n${lines.join('\n')}\n=${checksumOf(bytes)}\n-----END ${title}-----\n`;
}

/** CRC-24 in base64 (RFC 9580, section 6.1). */
function checksumOf(bytes: Uint8Array): string {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit += 1) {
      crc <<= 1;
      if (crc & 0x1000000) crc ^= 0x1864cfb;
    }
  }
  const digits = Buffer.from([(crc >> 16) & 0xff, (crc >> 8) & 0xff, crc & 0xff]).toString('base64');
  return digits.slice(0, CHECKSUM_DIGITS);
}
