import { bytesOf, textOf } from '../connection/text-bytes.ts';
import { allOf, inPieces, type Part } from './pieces.ts';
import type { EntryPlaces, TextPlace } from './places.ts';
import { type ArchiveEntry, type ArchiveHead, SECTION } from './toc.ts';

/** Changes to an entry before pg_restore sees it. */
export interface EntryEdit {
  /** The statements that create the object. Empty: pg_restore skips it. */
  readonly definition?: string;
  /** pg_restore skips its rows. */
  readonly dropsData?: boolean;
  /**
   * Where its data would be, from which pg_restore takes the length of the data before. Only for an archive whose data are not
   * read.
   */
  readonly position?: number;
  /** pg_restore makes the restoring account the owner. */
  readonly dropsOwner?: boolean;
}

/** Changes to an archive's table of contents. */
export interface TocEdit {
  /** By the entries' ids. */
  readonly edits: ReadonlyMap<number, EntryEdit>;
  /** Statements that run before everything else, in pg_restore's own session and so in its transaction. */
  readonly first: readonly string[];
  /** Statements that run after everything else, including privileges and the content of materialized views. */
  readonly last: readonly string[];
}

/** A table of contents, with the positions of its parts. */
export interface Toc {
  readonly head: ArchiveHead;
  readonly toc: Buffer;
  readonly plan: { readonly entries: readonly ArchiveEntry[] };
}

export const LENGTH_BYTES = 5;
/** How the format marks a position that is known (K_OFFSET_POS_SET), and an entry without data (K_OFFSET_NO_DATA). */
const POSITION_SET = 2;
const NO_DATA = 3;

/** The texts of an archive, and how to decode them. */
export interface Texts {
  readonly toc: Buffer;
  readonly decode: (bytes: Uint8Array) => string;
}

/** A text in an archive's table of contents. Empty if absent. */
export function textAt({ toc, decode }: Texts, [start, end]: TextPlace): string {
  return decode(toc.subarray(start + LENGTH_BYTES, end));
}

/** The statements that create an entry's object, for a session of our own. */
export function definitionOf(texts: Texts, { places }: ArchiveEntry): string {
  return places === undefined ? '' : textAt(texts, places.definition);
}

/** The same with unchanged bytes, whatever their encoding, to be written back into the table of contents. */
export function storedDefinition(toc: Buffer, entry: ArchiveEntry): string {
  return definitionOf({ toc, decode: textOf }, entry);
}

/**
 * A copy of a table of contents with some texts changed, and with our own statements before and after everything
 * (src/bin/pg_dump/pg_backup_archiver.c, WriteToc). The rest of the archive stays unchanged.
 * @returns its pieces, which are made when they are requested
 */
export function editToc(toc: Toc, edit: TocEdit): Iterable<Buffer> {
  return inPieces(editedParts(toc, edit));
}

/** What replaces some bytes. */
type Change = readonly [place: TextPlace, bytes: Buffer];

const NO_DATA_FOLLOW = encodeInt(0);
const EMPTY_TEXT = encodeText('');

function* editedParts({ head, toc, plan }: Toc, { edits, first, last }: TocEdit): Generator<Part> {
  const { entries } = plan;
  const nextId = entries.reduce((highest, { dumpId }) => Math.max(highest, dumpId), 0) + 1;
  yield [toc, 0, head.countAt];
  yield allOf(encodeInt(head.entries + first.length + last.length));
  for (const [index, statements] of first.entries()) yield allOf(ownEntry(head, nextId + index, statements, 'first'));
  let at = head.countAt + LENGTH_BYTES;
  for (const { dumpId, places } of entries) {
    const edit = edits.get(dumpId);
    if (edit === undefined || places === undefined) continue;
    for (const [[start, end], bytes] of changesOf(edit, places, head)) {
      yield [toc, at, start];
      yield allOf(bytes);
      at = end;
    }
  }
  yield [toc, at, toc.length];
  const afterFirst = nextId + first.length;
  for (const [index, statements] of last.entries()) yield allOf(ownEntry(head, afterFirst + index, statements, 'last'));
}

/** In the order of their places. */
function* changesOf(edit: EntryEdit, places: EntryPlaces, head: ArchiveHead): Generator<Change> {
  const { definition, dropsData, dropsOwner, position } = edit;
  if (dropsData === true) yield [places.hasData, NO_DATA_FOLLOW];
  if (definition !== undefined) yield [places.definition, definition === '' ? EMPTY_TEXT : encodeText(definition)];
  // Without a definition there is nothing whose owner could be set.
  if (dropsOwner === true || definition === '') yield [places.owner, EMPTY_TEXT];
  if (position !== undefined) yield [places.position, encodePosition(position, head)];
}

function ownEntry(
  { version, offsetSize }: ArchiveHead,
  dumpId: number,
  statements: string,
  position: 'first' | 'last',
): Buffer {
  return Buffer.concat([
    encodeInt(dumpId),
    encodeInt(0),
    encodeText('0'),
    encodeText('0'),
    encodeText(''),
    // Event triggers run in the last pass, after privileges and the content of materialized views.
    encodeText(position === 'first' ? 'SHELL TYPE' : 'EVENT TRIGGER'),
    encodeInt(position === 'first' ? SECTION.preData : SECTION.postData),
    encodeText(statements),
    encodeText(''),
    encodeInt(-1),
    encodeText(''),
    encodeText(''),
    ...(version >= 1_014 ? [encodeInt(-1)] : []),
    ...(version >= 1_016 ? [encodeInt(0)] : []),
    encodeText(''),
    encodeText('false'),
    encodeInt(-1),
    Buffer.from([NO_DATA]),
    Buffer.alloc(offsetSize),
  ]);
}

/** Least significant byte first (WriteOffset). */
function encodePosition(position: number, { offsetSize }: ArchiveHead): Buffer {
  const bytes = Buffer.alloc(1 + offsetSize);
  bytes[0] = POSITION_SET;
  bytes.writeUIntLE(position, 1, Math.min(offsetSize, 6));
  return bytes;
}

/** A sign byte and four bytes, least significant first (WriteInt). */
export function encodeInt(value: number): Buffer {
  const bytes = Buffer.alloc(LENGTH_BYTES);
  bytes[0] = value < 0 ? 1 : 0;
  bytes.writeUInt32LE(Math.abs(value), 1);
  return bytes;
}

/** Its length and its bytes (WriteStr). */
export function encodeText(text: string): Buffer {
  const bytes = bytesOf(text);
  return Buffer.concat([encodeInt(bytes.length), bytes]);
}
