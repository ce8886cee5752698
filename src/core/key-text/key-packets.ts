/** Tags of the packets that keys begin with (RFC 9580, section 5). */
const TAG = { privateKey: 5, publicKey: 6 } as const;

export interface KeyPacket {
  readonly tag: number;
  /** The same memory as the input. Shorter than the stated length if the input ends before. */
  readonly body: Buffer;
  readonly isWhole: boolean;
}

/** The packets of a key, in both header formats: GnuPG writes keys in the older one (RFC 9580, section 4.2). */
export function* packetsIn(bytes: Buffer): Generator<KeyPacket> {
  let at = 0;
  while (at < bytes.length) {
    const mark = bytes.readUInt8(at);
    const isOld = (mark & 0x40) === 0;
    const length = isOld ? oldLength(bytes, at + 1, mark & 3) : newLength(bytes, at + 1);
    const end = length === undefined ? bytes.length : length.bodyAt + length.bytes;
    const isWhole = mark >= 0x80 && length !== undefined && end <= bytes.length;
    const body = bytes.subarray(length?.bodyAt ?? bytes.length, end);
    yield { tag: isOld ? (mark >> 2) & 15 : mark & 63, body, isWhole };
    at = end;
  }
}

/** What kind of keys bytes contain, if they are whole packets and the first is a key. */
export function keysInPackets(bytes: Buffer): 'public' | 'private' | undefined {
  let first: number | undefined;
  for (const { tag, isWhole } of packetsIn(bytes)) {
    if (!isWhole) return undefined;
    first ??= tag;
    if (first !== TAG.privateKey && first !== TAG.publicKey) return undefined;
  }
  if (first === undefined) return undefined;
  return first === TAG.privateKey ? 'private' : 'public';
}

interface Length {
  readonly bytes: number;
  readonly bodyAt: number;
}

function oldLength(bytes: Buffer, at: number, type: number): Length | undefined {
  const digits = [1, 2, 4][type];
  if (digits === undefined || at + digits > bytes.length) return undefined;
  return { bytes: bytes.readUIntBE(at, digits), bodyAt: at + digits };
}

/** Partial lengths occur only in data packets. */
function newLength(bytes: Buffer, at: number): Length | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 192) return { bytes: first, bodyAt: at + 1 };
  if (first < 224) {
    const second = bytes[at + 1];
    return second === undefined ? undefined : { bytes: (first - 192) * 256 + second + 192, bodyAt: at + 2 };
  }
  if (first < 255 || at + 5 > bytes.length) return undefined;
  return { bytes: bytes.readUInt32BE(at + 1), bodyAt: at + 5 };
}
