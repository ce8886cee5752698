import { loadOpenpgp } from '../library.ts';
import { readDetachedSignature } from './detached-signature.ts';

/**
 * Whether a signature has the one form in which this program writes it: nothing in it can be changed without anyone noticing. A signature
 * has parts that it does not cover itself, such as the armor, unhashed subpackets and the lengths of numbers.
 * @throws {RestorableError} SIGNATURE_INVALID if it is none
 */
export async function isExactSignature(armored: string): Promise<boolean> {
  const binarySignature = readDetachedSignature(armored);
  const library = await loadOpenpgp();
  const signature = await library.readSignature({ binarySignature });
  const [packet] = signature.packets;
  return packet?.unhashedSubpackets.length === 0 && signature.armor() === armored;
}
