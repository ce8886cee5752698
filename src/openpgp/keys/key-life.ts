import type { enums, Key, SignaturePacket, Subkey } from 'openpgp';
import { type Library, loadOpenpgp } from '../library.ts';
import { creationTimeOf } from '../signatures/signature-times.ts';

/** The permitted uses of a key. */
export type Use = 'sign' | 'encrypt';

/** Reasons for a revocation (RFC 9580, section 5.2.3.31). */
export interface Revocation {
  readonly at: Date;
  readonly reason: 'compromised' | 'superseded' | 'retired' | 'unstated';
}

/** Facts about a primary key or subkey that do not depend on the current time. */
export interface KeyPart {
  readonly keyId: string;
  /** Hex in lower case. */
  readonly fingerprint: string;
  readonly isPrimary: boolean;
  /** In openpgp.js's spelling, with the length or the curve: `rsaEncryptSign 1024`. */
  readonly algorithm: string;
  /** Whether this algorithm or this length should not be trusted. */
  readonly isWeak: boolean;
  readonly createdAt: Date;
  /** The newest self-signature, which states expiry and use. undefined if there is no valid one. */
  readonly bound: { readonly at: Date } | undefined;
  /** Whether there are self-signatures, and all of them use a broken hash. */
  readonly hasWeakHash: boolean;
  readonly expiresAt: Date | undefined;
  readonly revocations: readonly Revocation[];
  readonly uses: ReadonlySet<Use>;
}

export interface KeyLife {
  readonly primary: KeyPart;
  /** The primary key first. */
  readonly parts: readonly KeyPart[];
}

/** A self-signature that was found valid, whatever the time. */
interface Statement {
  readonly signature: SignaturePacket;
  readonly at: Date;
}

const SIGN_FLAG = 0x02;
const ENCRYPT_FLAGS = 0x0c;
const LEAST_RSA_BITS = 2047;

const lives = new WeakMap<Key, Promise<KeyLife>>();

/**
 * Reads a key's statements about itself: expiry and use from the newest self-signature, whenever it was created, and
 * every revocation. openpgp.js uses the self-signatures that existed at a certain time, but GnuPG keeps only the
 * newest. By the openpgp.js rule, the signatures of a key would become invalid when its expiry is extended.
 */
export function lifeOf(key: Key): Promise<KeyLife> {
  const known = lives.get(key);
  if (known !== undefined) return known;
  const life = readLife(key);
  lives.set(key, life);
  return life;
}

async function readLife(key: Key): Promise<KeyLife> {
  const library = await loadOpenpgp();
  const primary = await readPrimary(library, key);
  const subkeys = await Promise.all(key.subkeys.map((subkey) => readSubkey(library, key, subkey)));
  return { primary, parts: [primary, ...subkeys] };
}

async function readPrimary(library: Library, key: Key): Promise<KeyPart> {
  const { signature: types } = library.enums;
  const data = { key: key.keyPacket };
  const direct = (key as Key & { readonly directSignatures: readonly SignaturePacket[] }).directSignatures;
  const all = [...direct];
  const good = await goodOnes(direct, key, types.key, data);
  const withdrawn: Statement[] = [];
  for (const user of key.users) {
    if (user.userID === null) continue;
    const named = { ...data, userID: user.userID };
    const revoked = await goodOnes(user.revocationSignatures, key, types.certRevocation, named);
    const end = Math.max(0, ...revoked.map(({ at }) => at.getTime()));
    all.push(...user.selfCertifications);
    for (const each of await goodOnes(user.selfCertifications, key, types.certGeneric, named)) {
      (each.at.getTime() > end ? good : withdrawn).push(each);
    }
  }
  const revocations = await revocationsOf(key.revocationSignatures, key, types.keyRevocation, data);
  // Revoking every name does not revoke the key itself.
  return partOf(library, key, { isPrimary: true, good: good.length > 0 ? good : withdrawn, all, revocations });
}

async function readSubkey(library: Library, key: Key, subkey: Subkey): Promise<KeyPart> {
  const { signature: types } = library.enums;
  const data = { key: key.keyPacket, bind: subkey.keyPacket };
  const good: Statement[] = [];
  for (const each of subkey.bindingSignatures) {
    const statement = await goodStatement(each, key, types.subkeyBinding, data);
    if (statement === undefined) continue;
    // A signing subkey needs a back signature, or someone else's subkey could be claimed.
    const back = each.embeddedSignature;
    const agrees = back !== null && (await goodStatement(back, subkey, types.keyBinding, data)) !== undefined;
    if (agrees || !hasFlag(each, SIGN_FLAG)) good.push(statement);
  }
  const revocations = await revocationsOf(subkey.revocationSignatures, key, types.subkeyRevocation, data);
  return partOf(library, subkey, { isPrimary: false, good, all: subkey.bindingSignatures, revocations });
}

interface Findings {
  readonly isPrimary: boolean;
  readonly good: readonly Statement[];
  readonly all: readonly SignaturePacket[];
  readonly revocations: readonly Revocation[];
}

function partOf(library: Library, key: Key | Subkey, { isPrimary, good, all, revocations }: Findings): KeyPart {
  const { keyPacket } = key;
  const info = key.getAlgorithmInfo();
  const newestFirst = good.toSorted((a, b) => b.at.getTime() - a.at.getTime() || endOf(key, b) - endOf(key, a));
  const [newest] = newestFirst;
  const ends = newest === undefined ? Number.POSITIVE_INFINITY : endOf(key, newest);
  // A statement about the whole key may omit its use. The use stated with the names then applies.
  const stating = newestFirst.find(({ signature }) => signature.keyFlags !== null)?.signature;
  const broken: ReadonlySet<enums.hash | null> = library.config.rejectHashAlgorithms;
  return {
    keyId: key.getKeyID().toHex(),
    fingerprint: key.getFingerprint().toLowerCase(),
    isPrimary,
    algorithm: [info.algorithm, info.bits ?? info.curve].filter((word) => word !== undefined).join(' '),
    isWeak:
      library.config.rejectPublicKeyAlgorithms.has(keyPacket.algorithm) ||
      (info.bits !== undefined && info.bits < LEAST_RSA_BITS),
    createdAt: keyPacket.created,
    bound: newest,
    hasWeakHash: newest === undefined && all.length > 0 && all.every((each) => broken.has(each.hashAlgorithm)),
    expiresAt: Number.isFinite(ends) ? new Date(ends) : undefined,
    revocations,
    uses: usesOf(library, keyPacket.algorithm, stating),
  };
}

/** When a key ends according to a statement, or the statement itself, in milliseconds. */
function endOf(key: Key | Subkey, { signature }: Statement): number {
  const { keyExpirationTime, keyNeverExpires } = signature;
  const own = signature.getExpirationTime();
  const ofKey =
    keyNeverExpires === false && keyExpirationTime !== null && keyExpirationTime > 0
      ? key.getCreationTime().getTime() + keyExpirationTime * 1000
      : Number.POSITIVE_INFINITY;
  return Math.min(ofKey, own instanceof Date ? own.getTime() : Number.POSITIVE_INFINITY);
}

function usesOf(
  { enums }: Library,
  algorithm: enums.publicKey,
  stating: SignaturePacket | undefined,
): ReadonlySet<Use> {
  const { publicKey } = enums;
  const encrypting = [publicKey.rsaEncrypt, publicKey.elgamal, publicKey.ecdh, publicKey.x25519, publicKey.x448];
  const signing = [publicKey.rsaSign, publicKey.dsa, publicKey.ecdsa, publicKey.eddsaLegacy, publicKey.ed25519];
  const isBoth = algorithm === publicKey.rsaEncryptSign;
  const uses = new Set<Use>();
  if (stating === undefined) return uses;
  if ((isBoth || encrypting.includes(algorithm)) && hasFlag(stating, ENCRYPT_FLAGS)) uses.add('encrypt');
  const canSign = isBoth || algorithm === publicKey.ed448 || signing.includes(algorithm);
  if (canSign && hasFlag(stating, SIGN_FLAG)) uses.add('sign');
  return uses;
}

function hasFlag({ keyFlags }: SignaturePacket, flags: number): boolean {
  return ((keyFlags?.[0] ?? 0) & flags) !== 0;
}

async function goodOnes(
  signatures: readonly SignaturePacket[],
  issuer: Key,
  type: enums.signature,
  data: object,
): Promise<Statement[]> {
  const found = await Promise.all(signatures.map((each) => goodStatement(each, issuer, type, data)));
  return found.filter((each) => each !== undefined);
}

/** The content of a signature by `issuer`, if it was valid when it was created. */
async function goodStatement(
  signature: SignaturePacket,
  issuer: Key | Subkey,
  type: enums.signature,
  data: object,
): Promise<Statement | undefined> {
  const at = creationTimeOf(signature);
  if (at === undefined) return undefined;
  try {
    await signature.verify(issuer.keyPacket, type, data, at, false);
    return { signature, at };
  } catch {
    // Made by another key, damaged, or of an unknown algorithm: it is ignored.
    return undefined;
  }
}

const SUPERSEDED = 1;
const COMPROMISED = 2;
const RETIRED = 3;

async function revocationsOf(
  signatures: readonly SignaturePacket[],
  issuer: Key,
  type: enums.signature,
  data: object,
): Promise<Revocation[]> {
  return (await goodOnes(signatures, issuer, type, data)).map(({ signature, at }) => {
    const flag: number | null = signature.reasonForRevocationFlag;
    const soft = flag === SUPERSEDED ? 'superseded' : flag === RETIRED ? 'retired' : undefined;
    return { at, reason: soft ?? (flag === COMPROMISED ? 'compromised' : 'unstated') };
  });
}
