/** Numbers of the packets that are stored (RFC 9580, section 5). */
export const TAG = { publicKeySessionKey: 1, signature: 2, passwordSessionKey: 3, literal: 11, data: 18 } as const;

/** The two highest bits: a packet header in the current format (RFC 9580, section 4.2). */
const HEADER_MARK = 0xc0;

export interface Packet {
  readonly tag: number;
  /** The same memory as the input. */
  readonly body: Uint8Array;
  /** Where the next packet starts. */
  readonly end: number;
}

/**
 * Reads the packet at this offset. It must have a header in the current format with a definite length.
 * @returns undefined if there is no such packet, or if it is shorter than its stated length
 */
export function readPacket(bytes: Uint8Array, at: number): Packet | undefined {
  const mark = bytes[at];
  if (mark === undefined || mark < HEADER_MARK) return undefined;
  const length = readLength(bytes, at + 1);
  if (length === undefined || length.isPartial) return undefined;
  const end = length.bodyAt + length.bytes;
  if (end > bytes.length) return undefined;
  return { tag: mark - HEADER_MARK, body: bytes.subarray(length.bodyAt, end), end };
}

interface Length {
  readonly bytes: number;
  readonly bodyAt: number;
  readonly isPartial: boolean;
}

/** RFC 9580, section 4.2.1. */
function readLength(bytes: Uint8Array, at: number): Length | undefined {
  const [first, second] = [bytes[at], bytes[at + 1]];
  if (first === undefined) return undefined;
  if (first < 192) return { bytes: first, bodyAt: at + 1, isPartial: false };
  if (first >= 224 && first < 255) return { bytes: 2 ** (first - 224), bodyAt: at + 1, isPartial: true };
  if (second === undefined) return undefined;
  if (first < 224) return { bytes: (first - 192) * 256 + second + 192, bodyAt: at + 2, isPartial: false };
  if (at + 5 > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + at + 1, 4);
  return { bytes: view.getUint32(0), bodyAt: at + 5, isPartial: false };
}

/** Replaces the partial lengths of a packet from openpgp.js by its total length. Other packets are returned unchanged. */
export function inOnePiece(packet: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = readLength(packet, 1);
  if (length?.isPartial !== true) return packet;
  while (length !== undefined) {
    const end: number = length.bodyAt + length.bytes;
    pieces.push(packet.subarray(length.bodyAt, end));
    length = length.isPartial ? readLength(packet, end) : undefined;
  }
  const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return Buffer.concat([headerOf((packet[0] ?? 0) - HEADER_MARK, bytes), ...pieces]);
}

/** The header of a packet, with a length of five bytes. */
export function headerOf(tag: number, bytes: number): Buffer {
  const header = Buffer.alloc(6);
  header.writeUInt8(HEADER_MARK + tag, 0);
  header.writeUInt8(0xff, 1);
  header.writeUInt32BE(bytes, 2);
  return header;
}
