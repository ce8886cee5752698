import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

/** 2020-01-01T00:00:00Z, in seconds: the fingerprint covers the time, so it is the same on every machine. */
const CREATED = 1_577_836_800;
const USER_ID = Buffer.from('restorable passphrase');
const SEED_BYTES = 32;

/** Packet tags and numbers of RFC 9580: sections 5, 9.1 and 9.5. */
const TAG = { signature: 2, secretKey: 5, publicKey: 6, userId: 13 } as const;
const EDDSA_LEGACY = 22;
const SHA512 = 10;
/** Of a user id, certified by the key itself. */
const POSITIVE_CERTIFICATION = 0x13;
const CERTIFIES_AND_SIGNS = 0x03;
/** The length and the object identifier of Ed25519 before RFC 9580. GnuPG 2.2 supports no other. */
const CURVE = Buffer.from('092b06010401da470f01', 'hex');
/** The prefix of a seed in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface PassphraseCertificate {
  /** Hex in lower case. */
  readonly fingerprint: string;
  /** A transferable public key (RFC 9580, section 10.1). */
  readonly publicKey: Buffer;
  /** The same with the private half, unlocked. */
  readonly privateKey: Buffer;
}

/**
 * The OpenPGP key of an Ed25519 seed. Its bytes are always the same. docs/keys.md describes them, so that a reader without this
 * program can generate them too. It signs its own user id because GnuPG accepts no key without that signature.
 */
export function certificateOf(seed: Buffer): PassphraseCertificate {
  if (seed.length !== SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const point = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const body = Buffer.concat([
    Buffer.from([4]),
    uint32(CREATED),
    Buffer.from([EDDSA_LEGACY]),
    CURVE,
    mpi(Buffer.concat([Buffer.from([0x40]), point])),
  ]);
  const hashed = Buffer.concat([Buffer.from([0x99]), uint16(body.length), body]);
  const fingerprint = createHash('sha1').update(hashed).digest();
  const rest = [packet(TAG.userId, USER_ID), packet(TAG.signature, certification(key, hashed, fingerprint))];
  const secret = mpi(seed);
  const checksum = secret.reduce((sum, byte) => (sum + byte) & 0xffff, 0);
  const secretBody = Buffer.concat([body, Buffer.from([0]), secret, uint16(checksum)]);
  return {
    fingerprint: fingerprint.toString('hex'),
    publicKey: Buffer.concat([packet(TAG.publicKey, body), ...rest]),
    privateKey: Buffer.concat([packet(TAG.secretKey, secretBody), ...rest]),
  };
}

/** The body of the signature over the user id (RFC 9580, sections 5.2.3 and 5.2.4). */
function certification(key: KeyObject, hashedKey: Buffer, fingerprint: Buffer): Buffer {
  const subpackets = Buffer.concat([
    subpacket(2, uint32(CREATED)),
    subpacket(27, Buffer.from([CERTIFIES_AND_SIGNS])),
    subpacket(33, Buffer.from([4, ...fingerprint])),
  ]);
  const issuer = subpacket(16, fingerprint.subarray(-8));
  const head = Buffer.concat([
    Buffer.from([4, POSITIVE_CERTIFICATION, EDDSA_LEGACY, SHA512]),
    uint16(subpackets.length),
    subpackets,
  ]);
  const digest = createHash('sha512')
    .update(hashedKey)
    .update(Buffer.concat([Buffer.from([0xb4]), uint32(USER_ID.length), USER_ID]))
    .update(Buffer.concat([head, Buffer.from([4, 0xff]), uint32(head.length)]))
    .digest();
  // RFC 8032 signatures are deterministic: they contain no random number.
  const signature = sign(null, digest, key);
  return Buffer.concat([
    head,
    uint16(issuer.length),
    issuer,
    digest.subarray(0, 2),
    mpi(signature.subarray(0, 32)),
    mpi(signature.subarray(32)),
  ]);
}

/** Everything here is shorter than 192 bytes, so one byte of length is enough. */
function packet(tag: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0xc0 | tag, body.length]), body]);
}

function subpacket(type: number, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([body.length + 1, type]), body]);
}

/** A multiprecision integer: its length in bits, then its bytes without leading zeros (RFC 9580, section 3.2). */
function mpi(bytes: Buffer): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? Buffer.alloc(0) : bytes.subarray(first);
  const bits = digits.length * 8 - (digits.length === 0 ? 0 : Math.clz32(digits.readUInt8(0)) - 24);
  return Buffer.concat([uint16(bits), digits]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
