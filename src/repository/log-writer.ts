import type { LogContents } from '../core/format/log/log-contents.ts';
import { LOG_NOTE_FORMAT, type LogNote } from '../core/format/log/log-note.ts';
import type { LogPosition } from '../core/format/log/log-position.ts';
import type { Encryptor } from '../openpgp/encryption.ts';
import { ObjectWriter, type PartReference } from './object-writer.ts';

/** Writes the objects of one shipment of a log. Its packs, in order, are the streams: no log repeats what an earlier one contains. */
export class LogWriter extends ObjectWriter {
  /** Stores the encrypted description. */
  writeContents(contents: LogContents): Promise<PartReference> {
    return this.writeDescription(Buffer.from(JSON.stringify(contents)));
  }

  /** Stores where the shipment ends, for the next one, which can't read the description. @param encryptor as of an index */
  async writeNote(position: LogPosition, encryptor: Encryptor): Promise<void> {
    const note: LogNote = { format: LOG_NOTE_FORMAT, id: this.id, position };
    await this.seal(Buffer.from(JSON.stringify(note)), encryptor, { kind: 'index', number: 0 });
  }
}
