import type { ArchiveEntry, TextPlace } from './archive-toc.ts';

/** What of an entry is changed before pg_restore sees it. */
export interface EntryEdit {
  /** The statements that make the object; empty: pg_restore passes it by. */
  readonly definition?: string;
  /** pg_restore passes its rows by. */
  readonly dropsData?: boolean;
  /** pg_restore leaves the object to the account that restores. */
  readonly dropsOwner?: boolean;
}

const LENGTH_BYTES = 5;

/** A text of an archive's table of contents; empty where it is absent. */
export function textAt(toc: Buffer, [start, end]: TextPlace): string {
  return toc.toString('utf8', start + LENGTH_BYTES, end);
}

/** The statements that make an entry's object. */
export function definitionOf(toc: Buffer, { places }: ArchiveEntry): string {
  return places === undefined ? '' : textAt(toc, places.definition);
}

/** A copy of the table of contents with some texts changed. What follows it in the archive stays as it is. */
export function editToc(toc: Buffer, entries: readonly ArchiveEntry[], edits: ReadonlyMap<number, EntryEdit>): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  const put = ([start, end]: TextPlace, bytes: Buffer): void => {
    parts.push(toc.subarray(at, start), bytes);
    at = end;
  };
  for (const { dumpId, places } of entries) {
    const edit = edits.get(dumpId);
    if (edit === undefined || places === undefined) continue;
    if (edit.dropsData === true) put(places.hasData, Buffer.alloc(LENGTH_BYTES));
    if (edit.definition !== undefined) put(places.definition, encodeText(edit.definition));
    // Without a definition there is nothing whose owner could be set.
    if (edit.dropsOwner === true || edit.definition === '') put(places.owner, encodeText(''));
  }
  return Buffer.concat([...parts, toc.subarray(at)]);
}

/** A sign byte, the length with its least significant byte first, the bytes (pg_backup_archiver.c, WriteStr). */
function encodeText(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const head = Buffer.alloc(LENGTH_BYTES);
  head.writeUInt32LE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}
