import { RestorableError } from '../../core/errors.ts';
import { readPacket, TAG } from '../packets.ts';

/** Nothing before or after the armor. Its checksum, which has no security value, is allowed (RFC 9580, section 6). */
const ARMOR =
  /^-----BEGIN PGP SIGNATURE-----\n(?:[A-Za-z]+: [^\n]*\n)*\n((?:[A-Za-z0-9+/]{1,76}={0,2}\n)+)(?:=[A-Za-z0-9+/]{4}\n)?-----END PGP SIGNATURE-----\n*$/;
/** A binary signature covers the bytes as they are. A text signature would also match bytes with other line endings. */
const BINARY = 0x00;

/**
 * The bytes of a stored signature: armored, exactly one signature packet, of version 4 or 6, for binary data.
 * @throws {RestorableError} SIGNATURE_INVALID
 */
export function readDetachedSignature(armored: string): Uint8Array {
  const body = ARMOR.exec(armored.replaceAll('\r\n', '\n'))?.[1];
  if (body === undefined) throw refused('is not an armored signature');
  const bytes = Buffer.from(body, 'base64');
  const packet = readPacket(bytes, 0);
  if (packet === undefined || packet.end !== bytes.length || packet.tag !== TAG.signature) {
    throw refused('is not exactly one signature packet');
  }
  const [version, type] = packet.body;
  if (version !== 4 && version !== 6) throw refused('has an unsupported version');
  if (type !== BINARY) throw refused('is not a signature of binary data');
  return bytes;
}

function refused(what: string): RestorableError {
  return new RestorableError('SIGNATURE_INVALID', `A stored signature ${what}.`, {
    hint: 'It was changed or truncated, or made with another program. Use another destination or another backup.',
  });
}
