import { packetsIn } from '../core/key-text/key-packets.ts';

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
  for (const packet of packetsIn(Buffer.from(body, 'base64'))) {
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
