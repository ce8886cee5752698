/** Numbers of public key algorithms that openpgp.js supports (RFC 9580, section 9.1). */
const KNOWN: ReadonlySet<number> = new Set([1, 2, 3, 16, 17, 18, 19, 22, 25, 26, 27, 28]);
/** Algorithms whose keys begin with the object identifier of a curve, and the curves that openpgp.js supports, as hex. */
const WITH_CURVE: ReadonlySet<number> = new Set([18, 19, 22]);
const CURVES: ReadonlySet<string> = new Set([
  '2a8648ce3d030107',
  '2b81040022',
  '2b81040023',
  '2b8104000a',
  '2b06010401da470f01',
  '2b060104019755010501',
  '2b2403030208010107',
  '2b240303020801010b',
  '2b240303020801010d',
]);
/** Secret and public keys and subkeys (RFC 9580, section 5.5). */
const KEY_TAGS: ReadonlySet<number> = new Set([5, 6, 7, 14]);
const ARMOR =
  /^-----BEGIN PGP [A-Z ]+-----\r?\n(?:[^\r\n]+\r?\n)*\s*\r?\n([A-Za-z0-9+/=\s]+?)(?:=[A-Za-z0-9+/]{4}\s*)?-----END/m;

/**
 * The algorithms of an armored key that openpgp.js silently ignores, such as `8` or `18 (curve 2b656f)`.
 * @returns nothing for text that is not a key
 */
export function unknownAlgorithms(armored: string): string[] {
  const body = ARMOR.exec(armored)?.[1];
  if (body === undefined) return [];
  const found = new Set<string>();
  for (const packet of packetsOf(Buffer.from(body, 'base64'))) {
    const algorithm = KEY_TAGS.has(packet.tag) ? unknownAlgorithm(packet.body) : undefined;
    if (algorithm !== undefined) found.add(algorithm);
  }
  return [...found];
}

function unknownAlgorithm(body: Buffer): string | undefined {
  const [version, , , , , algorithm = 0] = body;
  if (!KNOWN.has(algorithm)) return String(algorithm);
  if (!WITH_CURVE.has(algorithm)) return undefined;
  const at = version === 4 ? 6 : 10;
  const curve = body.subarray(at + 1, at + 1 + (body[at] ?? 0)).toString('hex');
  return CURVES.has(curve) ? undefined : `${algorithm} (curve ${curve})`;
}

/** In both header formats: GnuPG writes keys in the older one (RFC 9580, section 4.2). */
function* packetsOf(bytes: Buffer): Generator<{ tag: number; body: Buffer }> {
  let at = 0;
  while (at + 6 <= bytes.length) {
    const mark = bytes.readUInt8(at);
    const isOld = (mark & 0x40) === 0;
    const { length, bodyAt } = isOld ? oldLength(bytes, at + 1, mark & 3) : newLength(bytes, at + 1);
    yield { tag: isOld ? (mark >> 2) & 15 : mark & 63, body: bytes.subarray(bodyAt, bodyAt + length) };
    at = bodyAt + length;
  }
}

interface Length {
  readonly length: number;
  readonly bodyAt: number;
}

function oldLength(bytes: Buffer, at: number, type: number): Length {
  if (type === 0) return { length: bytes.readUInt8(at), bodyAt: at + 1 };
  if (type === 1) return { length: bytes.readUInt16BE(at), bodyAt: at + 2 };
  if (type === 2) return { length: bytes.readUInt32BE(at), bodyAt: at + 4 };
  return { length: bytes.length - at, bodyAt: at };
}

function newLength(bytes: Buffer, at: number): Length {
  const first = bytes.readUInt8(at);
  if (first < 192) return { length: first, bodyAt: at + 1 };
  if (first < 224) return { length: (first - 192) * 256 + bytes.readUInt8(at + 1) + 192, bodyAt: at + 2 };
  if (first === 255) return { length: bytes.readUInt32BE(at + 1), bodyAt: at + 5 };
  // Partial lengths, which only data packets have.
  return { length: bytes.length - at, bodyAt: at + 1 };
}
