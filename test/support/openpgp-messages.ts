import { createCipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { loadOpenpgp, type Profile, profileConfig } from '../../src/openpgp/library.ts';

/** A packet in the current format with a length of five bytes. */
export function packet(tag: number, body: Uint8Array): Buffer {
  const header = Buffer.alloc(6);
  header[0] = 0xc0 | tag;
  header[1] = 0xff;
  header.writeUInt32BE(body.length, 2);
  return Buffer.concat([header, body]);
}

export const MARKER = packet(10, Buffer.from('PGP'));
export const PADDING = packet(21, Buffer.alloc(10));

/** @param format `b` in the default */
export function literal(data: Uint8Array, format = 0x62): Buffer {
  return packet(11, Buffer.concat([Buffer.from([format, 0, 0, 0, 0, 0]), data]));
}

export function compression(packets: Uint8Array): Buffer {
  return packet(8, Buffer.concat([Buffer.from([1]), deflateRawSync(packets)]));
}

/** The data packet of a profile around any data, created without openpgp.js, which would refuse. */
export function dataPacket(inside: Uint8Array, sessionKey: Uint8Array, profile: Profile): Buffer {
  return packet(18, profile === 'gnupg' ? cfb(inside, sessionKey) : gcm(inside, sessionKey));
}

function cfb(inside: Uint8Array, sessionKey: Uint8Array): Buffer {
  const block = randomBytes(16);
  const plain = Buffer.concat([block, block.subarray(14), inside, Buffer.from([0xd3, 0x14])]);
  const sha1 = createHash('sha1').update(plain).digest();
  const cipher = createCipheriv(`aes-${sessionKey.length * 8}-cfb`, sessionKey, Buffer.alloc(16));
  return Buffer.concat([Buffer.from([1]), cipher.update(Buffer.concat([plain, sha1]))]);
}

function gcm(inside: Uint8Array, sessionKey: Uint8Array): Buffer {
  const header = Buffer.from([2, 9, 3, 12]);
  const salt = randomBytes(32);
  const info = Buffer.concat([Buffer.from([0xd2]), header]);
  const derived = Buffer.from(hkdfSync('sha256', sessionKey, salt, info, 36));
  const seal = (number: number, plain: Uint8Array, aad: Uint8Array): Buffer => {
    const nonce = Buffer.concat([derived.subarray(32), Buffer.alloc(8)]);
    nonce.writeBigUInt64BE(BigInt(number), 4);
    const cipher = createCipheriv('aes-256-gcm', derived.subarray(0, 32), nonce).setAAD(aad);
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  const pieces = Array.from({ length: Math.max(1, Math.ceil(inside.length / 2 ** 18)) }, (_, number) =>
    seal(number, inside.subarray(number * 2 ** 18, (number + 1) * 2 ** 18), info),
  );
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(inside.length));
  const last = seal(pieces.length, Buffer.alloc(0), Buffer.concat([info, length]));
  return Buffer.concat([header, salt, ...pieces, last]);
}

/** The session key packet for a key. */
export async function sessionKeyPacket(
  armoredPublic: string,
  sessionKey: Uint8Array,
  profile: Profile,
): Promise<Buffer> {
  const library = await loadOpenpgp();
  const packets = await library.encryptSessionKey({
    data: sessionKey,
    algorithm: sessionKey.length === 32 ? 'aes256' : 'aes128',
    ...(profile === 'rfc9580' ? { aeadAlgorithm: 'gcm' as const } : {}),
    encryptionKeys: await library.readKeys({ armoredKeys: armoredPublic }),
    format: 'binary',
    config: profileConfig(library, profile),
  });
  return Buffer.from(packets);
}

/** An armored signature with a packet header of the old format, as GnuPG writes it. A length below 192 is the same in both. */
export function withOldHeader(armored: string): string {
  const bytes = Buffer.from(/\n\n([^=]+)/.exec(armored)?.[1] ?? '', 'base64');
  if (bytes[0] !== 0xc2 || (bytes[1] ?? 0) >= 192)
    throw new Error('not a short signature packet of the current format');
  bytes[0] = 0x88;
  const lines = bytes.toString('base64').replaceAll(/(.{64})/g, '$1\n');
  return `-----BEGIN PGP SIGNATURE-----\n\n${lines}\n-----END PGP SIGNATURE-----\n`;
}
