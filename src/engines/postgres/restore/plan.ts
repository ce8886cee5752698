import { RestorableError } from '../../../core/errors.ts';
import { freeMemory } from '../../../core/free-memory.ts';
import { type ArchiveEntry, type ArchiveHead, ArchiveTocReader } from '../archive/toc.ts';

export interface ArchiveExtension {
  readonly name: string;
  readonly schema: string;
}

/** What an archive's table of contents tells about restoring it. */
export interface RestorePlan {
  /** The oldest major version whose pg_restore reads the archive's format. */
  readonly minimumMajor: number;
  readonly entries: readonly ArchiveEntry[];
  readonly extensions: readonly ArchiveExtension[];
  /** Kinds of objects that only a superuser may create. Empty: an ordinary owner of the database is sufficient. */
  readonly superuserFor: readonly string[];
  /** Settings that functions set for themselves, some of which only a superuser may use. */
  readonly settings: readonly string[];
  /** A dump of selected schemas also creates `public`, which every new database already has. */
  readonly createsPublic: boolean;
  /** A dump of selected tables does not create their schemas. */
  readonly absentSchemas: readonly string[];
}

export interface OpenedArchive {
  readonly plan: RestorePlan;
  readonly head: ArchiveHead;
  /** The encoding of its texts, by PostgreSQL's name. */
  readonly encoding: string;
  /** Decodes one of its texts. */
  readonly decode: (bytes: Uint8Array) => string;
  /** Header and table of contents, unchanged from the archive. */
  readonly toc: Buffer;
  /** What follows them, to be read after a table of contents, as `wholeArchive` does. */
  readonly rest: AsyncIterable<Uint8Array>;
}

/** Bytes that are read once, or released by `return`. */
interface Rest extends AsyncIterable<Uint8Array>, AsyncIterator<Uint8Array> {
  return(): Promise<IteratorReturnResult<undefined>>;
}

/** An archive that was read up to the end of its table of contents. */
export interface BegunArchive extends OpenedArchive {
  readonly rest: Rest;
}

const FORMAT_MAJORS: Readonly<Record<number, number>> = { 1015: 16, 1016: 17 };

/** From the statements' "only superusers" in the manual, by pg_dump's entry types. */
const SUPERUSER_ENTRIES = new Set([
  'ACCESS METHOD',
  'CAST',
  'EVENT TRIGGER',
  'FOREIGN DATA WRAPPER',
  'OPERATOR CLASS',
  'OPERATOR FAMILY',
  'PROCEDURAL LANGUAGE',
  'PUBLICATION TABLES IN SCHEMA',
  'SHELL TYPE',
  'TEXT SEARCH PARSER',
  'TEXT SEARCH TEMPLATE',
]);

/** In the form in which pg_dump writes them into definitions. A false match only means a superuser when none was needed. */
const SUPERUSER_TEXTS: readonly (readonly [text: string, what: string])[] = [
  ['\n    LANGUAGE c\n', 'C function'],
  ['\n    LANGUAGE c ', 'C function'],
  ['\n    LANGUAGE internal', 'internal function'],
  ['\n    LANGUAGE plpython3u', 'plpython3u function'],
  ['\n    LANGUAGE plperlu', 'plperlu function'],
  ['\n    LANGUAGE pltclu', 'pltclu function'],
  [' LEAKPROOF', 'leakproof function'],
  ['STYPE = internal', 'aggregate with internal state'],
  ['SET SESSION AUTHORIZATION', 'grant by another role'],
  [' FOR ALL TABLES', 'publication of all tables'],
];

/**
 * Reads an archive up to the end of its table of contents, which comes first, and returns the rest for reading on.
 * @throws {RestorableError} RESTORE_FAILED if this is not an archive, or its table of contents is incomplete
 */
export async function openArchive(content: AsyncIterable<Uint8Array>): Promise<BegunArchive> {
  const iterator = content[Symbol.asyncIterator]();
  try {
    return await openNext(iterator);
  } catch (error) {
    await iterator.return?.();
    throw error;
  }
}

async function openNext(iterator: AsyncIterator<Uint8Array>): Promise<BegunArchive> {
  const reader = new ArchiveTocReader({ withPlaces: true });
  const held: Buffer[] = [];
  for (;;) {
    const next = await iterator.next();
    if (next.done) throw unreadable(held.length === 0 ? 'it is empty' : 'its table of contents is incomplete');
    const restBytes = readOn(reader, next.value)?.length;
    const tocEnd = next.value.length - (restBytes ?? 0);
    // Copied, because the memory is freed or reused when the next piece is requested. Only this part is: every lane keeps its own.
    held.push(Buffer.from(next.value.subarray(0, tocEnd)));
    if (restBytes === undefined) continue;
    const toc = Buffer.concat(held);
    for (const piece of held) freeMemory(piece);
    return { ...opened(reader, toc), rest: continued(next.value.subarray(tocEnd), iterator) };
  }
}

function opened(reader: ArchiveTocReader, toc: Buffer): Omit<OpenedArchive, 'rest'> {
  const { head, encoding, decode } = reader;
  if (head === undefined) throw new RangeError('a table of contents without its beginning');
  return { plan: planOf(reader.entries, toc, head), head, encoding, decode, toc };
}

function readOn(reader: ArchiveTocReader, chunk: Uint8Array): Uint8Array | undefined {
  try {
    return reader.push(chunk);
  } catch (cause) {
    throw unreadable('it does not have a known format', cause);
  }
}

const HANGING_ON = new Set(['COMMENT', 'SECURITY LABEL']);

/** Whether an entry is an event trigger, or depends on one: a trigger that refuses changes would refuse the restore's own. */
export function isOfEventTrigger({ description, name }: ArchiveEntry): boolean {
  return description === 'EVENT TRIGGER' || (HANGING_ON.has(description) && name.startsWith('EVENT TRIGGER '));
}

/** An object and not a generator: a generator that nobody has begun to read releases nothing when it is returned. */
function continued(rest: Uint8Array, iterator: AsyncIterator<Uint8Array>): Rest {
  let isFirst = true;
  return {
    next: () => {
      if (!isFirst) return iterator.next();
      isFirst = false;
      return Promise.resolve({ done: false, value: rest });
    },
    return: async () => {
      await iterator.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/**
 * An archive with this table of contents.
 * @param toc its pieces, each of which is freed after it has been read: it takes 13 MB for 20,000 tables
 */
export async function* wholeArchive(
  toc: Iterable<Uint8Array>,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (const piece of toc) {
    yield piece;
    freeMemory(piece);
  }
  yield* rest;
}

/** What the entries of a table of contents tell about restoring it. */
export function planOf(entries: readonly ArchiveEntry[], toc: Buffer, { version }: ArchiveHead): RestorePlan {
  const reasons = new Set<string>();
  for (const { description, schema } of entries) {
    if (SUPERUSER_ENTRIES.has(description)) reasons.add(description.toLowerCase());
    if (description === 'ACL' && schema === 'pg_catalog') reasons.add('grant on a system object');
  }
  for (const [text, what] of SUPERUSER_TEXTS) if (toc.includes(text)) reasons.add(what);
  return {
    minimumMajor: FORMAT_MAJORS[version] ?? 12,
    entries,
    extensions: readExtensions(toc, entries),
    superuserFor: [...reasons],
    settings: readSettings(toc),
    absentSchemas: absentSchemas(entries),
    createsPublic:
      entries.some(({ description, name }) => description === 'SCHEMA' && name === 'public') &&
      toc.includes('CREATE SCHEMA public;\n'),
  };
}

function absentSchemas(entries: readonly ArchiveEntry[]): string[] {
  // A dump of everything has all of them: as entries, or created by their extensions.
  if (entries.some(({ description }) => description === 'SCHEMA' || description === 'EXTENSION')) return [];
  const schemas = new Set(entries.map(({ schema }) => schema));
  return [...schemas].filter((name) => name !== '' && name !== 'public' && !name.startsWith('pg_'));
}

/**
 * In the form in which pg_dump writes a function's settings: on a separate line before its body. Limited, because a quoted
 * text of several megabytes would need too much stack.
 */
const FUNCTION_SETTING = /\n {4}SET ("(?:[^"]|""){1,256}"|[^\s"]{1,256}) TO /g;

/** A line of a function's body may be mistaken for one. That is harmless, because only names that the server knows count. */
function readSettings(toc: Buffer): string[] {
  // One letter per byte: names of settings are ASCII, and a large table of contents is not decoded in vain.
  const text = toc.includes('\n    SET ') ? toc.toString('latin1') : '';
  return [...new Set([...text.matchAll(FUNCTION_SETTING)].map(([, name = '']) => unquote(name)))];
}

const CREATE_EXTENSION = 'CREATE EXTENSION IF NOT EXISTS ';
const EXTENSION = /^CREATE EXTENSION IF NOT EXISTS ("(?:[^"]|"")+"|[^\s;"]+) WITH SCHEMA ("(?:[^"]|"")+"|[^\s;"]+);/;
const MAX_STATEMENT_BYTES = 512;

/** The table of contents contains the statement, and only the statement contains the schema. */
function readExtensions(toc: Buffer, entries: readonly ArchiveEntry[]): ArchiveExtension[] {
  const names = new Set(entries.filter((entry) => entry.description === 'EXTENSION').map((entry) => entry.name));
  const found = new Map<string, ArchiveExtension>();
  for (let at = toc.indexOf(CREATE_EXTENSION); at !== -1; at = toc.indexOf(CREATE_EXTENSION, at + 1)) {
    const match = EXTENSION.exec(toc.toString('utf8', at, at + MAX_STATEMENT_BYTES));
    const name = unquote(match?.[1] ?? '');
    if (names.has(name)) found.set(name, { name, schema: unquote(match?.[2] ?? '') });
  }
  return [...found.values()];
}

function unquote(identifier: string): string {
  return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
}

function unreadable(reason: string, cause?: unknown): RestorableError {
  return new RestorableError('RESTORE_FAILED', `The stored dump is not an archive of pg_dump: ${reason}.`, {
    hint: 'The backup was made from a broken dump. Choose an older one with `backup:`, and examine the run that made this one.',
    cause,
  });
}
