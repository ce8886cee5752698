import { RestorableError } from '../errors.ts';

/**
 * The kinds of encrypted objects. `record`: the names in a verification record. `diagnostics`: the output of other programs.
 */
export type BindingKind = 'pack' | 'map' | 'index' | 'contents' | 'record' | 'diagnostics';

/** The identity that an encrypted object states: its position among all objects of all backups. */
export interface Binding {
  readonly kind: BindingKind;
  readonly database: string;
  /** Id of the backup that the object belongs to. */
  readonly backup: string;
  /** Name of the stream, if the object belongs to one. */
  readonly stream?: string;
  /** Number of the pack or part, if there are several. */
  readonly number?: number;
}

/** Skippable frame 14 of the 16 that zstd ignores (RFC 8878, section 3.1.2). */
const MAGIC = 0x184d2a5e;
const HEADER_BYTES = 8;
const PAYLOAD_MAX_BYTES = 512;
const FORMAT = 'restorable-object/1';

/**
 * The skippable frame at the start of an encrypted object's zstd data. `zstd -d` ignores it. A reader compares it, so that
 * no object can stand in for another.
 */
export function bindingFrame({ kind, database, backup, stream = '-', number = 0 }: Binding): Buffer {
  const fields = [FORMAT, kind, database, backup, stream, String(number)];
  const payload = Buffer.from(fields.map((field) => `${field}\n`).join(''));
  if (payload.length > PAYLOAD_MAX_BYTES || fields.some((field) => field === '' || field.includes('\n'))) {
    throw new RangeError(`no binding can be created from ${JSON.stringify(fields)}`);
  }
  const frame = Buffer.alloc(HEADER_BYTES + payload.length);
  frame.writeUInt32LE(MAGIC, 0);
  frame.writeUInt32LE(payload.length, 4);
  frame.set(payload, HEADER_BYTES);
  return frame;
}

/**
 * Removes the binding from an object's decrypted data. The content of a wrong frame is never shown, because it may be
 * plaintext.
 * @returns what follows the frame, in the same memory
 * @throws {RestorableError} BACKUP_DAMAGED if this is not the requested object
 */
export function takeFrame(bytes: Uint8Array, expected: Binding): Uint8Array {
  const frame = bindingFrame(expected);
  if (frame.equals(bytes.subarray(0, frame.length))) return bytes.subarray(frame.length);
  throw new RestorableError('BACKUP_DAMAGED', `An object is not the ${describe(expected)}.`, {
    hint: 'It replaced another object. Find out who can write there, and use another destination or backup.',
  });
}

function describe({ kind, database, backup, stream, number }: Binding): string {
  const place = stream === undefined ? '' : ` of the stream ${stream}`;
  return `${kind}${number === undefined ? '' : ` ${number}`}${place} of the backup ${backup} of ${database} that it should be`;
}
