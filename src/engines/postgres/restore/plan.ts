import { RestorableError } from '../../../core/errors.ts';
import { type ArchiveEntry, type ArchiveHead, ArchiveTocReader } from '../archive/toc.ts';

export interface ArchiveExtension {
  readonly name: string;
  readonly schema: string;
}

/** What an archive's table of contents says about restoring it. */
export interface RestorePlan {
  /** The oldest major whose pg_restore reads the archive's format. */
  readonly minimumMajor: number;
  readonly entries: readonly ArchiveEntry[];
  readonly extensions: readonly ArchiveExtension[];
  /** Kinds of objects that only a superuser may create; empty: an ordinary owner of the database will do. */
  readonly superuserFor: readonly string[];
  /** Settings that functions set for themselves: some of them only a superuser may name. */
  readonly settings: readonly string[];
  /** A dump of chosen schemas also makes `public`, which every new database already has. */
  readonly createsPublic: boolean;
  /** A dump of chosen tables doesn't make the schemas that they are in. */
  readonly absentSchemas: readonly string[];
}

export interface OpenedArchive {
  readonly plan: RestorePlan;
  readonly head: ArchiveHead;
  /** The encoding of its texts, as PostgreSQL calls it. */
  readonly encoding: string;
  /** Reads one of its texts. */
  readonly decode: (bytes: Uint8Array) => string;
  /** Head and table of contents, as they are in the archive. */
  readonly toc: Buffer;
  /** What follows them; read after a table of contents, as `wholeArchive` does. */
  readonly rest: AsyncIterable<Uint8Array>;
}

const FORMAT_MAJORS: Readonly<Record<number, number>> = { 1015: 16, 1016: 17 };

/** From the statements' "only superusers" in the manual, as pg_dump names the entries. */
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

/** As pg_dump writes them into definitions. One found in a text by chance only means a superuser where none was needed. */
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
 * Reads an archive as far as its table of contents, which comes first, and gives what follows to be read on.
 * @throws {RestorableError} RESTORE_FAILED when this is no archive, or not even its table of contents is whole
 */
export async function openArchive(content: AsyncIterable<Uint8Array>): Promise<OpenedArchive> {
  const iterator = content[Symbol.asyncIterator]();
  const reader = new ArchiveTocReader({ withPlaces: true });
  const held: Buffer[] = [];
  let tocBytes = 0;
  for (;;) {
    const next = await iterator.next();
    if (next.done) throw unreadable(held.length === 0 ? 'it is empty' : 'its table of contents is cut');
    // Copied: whoever gives the bytes may use the buffer again.
    held.push(Buffer.from(next.value));
    tocBytes += next.value.length;
    const rest = readOn(reader, next.value);
    const { head, encoding, decode } = reader;
    if (rest === undefined || head === undefined) continue;
    const toc = Buffer.concat(held).subarray(0, tocBytes - rest.length);
    const following = continued(Buffer.from(rest), iterator);
    return { plan: planOf(reader, toc), head, encoding, decode, toc, rest: following };
  }
}

function readOn(reader: ArchiveTocReader, chunk: Uint8Array): Uint8Array | undefined {
  try {
    return reader.push(chunk);
  } catch (cause) {
    throw unreadable('it is not of a known format', cause);
  }
}

const HANGING_ON = new Set(['COMMENT', 'SECURITY LABEL']);

/** Whether an entry is an event trigger, or hangs on one: one that refuses changes would refuse the restore its own. */
export function isOfEventTrigger({ description, name }: ArchiveEntry): boolean {
  return description === 'EVENT TRIGGER' || (HANGING_ON.has(description) && name.startsWith('EVENT TRIGGER '));
}

async function* continued(rest: Buffer, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield rest;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}

/** An archive with this table of contents. */
export async function* wholeArchive(toc: Buffer, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield toc;
  yield* rest;
}

function planOf(reader: ArchiveTocReader, toc: Buffer): RestorePlan {
  const { entries } = reader;
  const reasons = new Set<string>();
  for (const { description, schema } of entries) {
    if (SUPERUSER_ENTRIES.has(description)) reasons.add(description.toLowerCase());
    if (description === 'ACL' && schema === 'pg_catalog') reasons.add('grant on a system object');
  }
  for (const [text, what] of SUPERUSER_TEXTS) if (toc.includes(text)) reasons.add(what);
  return {
    minimumMajor: FORMAT_MAJORS[reader.head?.version ?? 0] ?? 12,
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
  // A dump of everything has them all: as entries, or made by their extensions.
  if (entries.some(({ description }) => description === 'SCHEMA' || description === 'EXTENSION')) return [];
  const schemas = new Set(entries.map(({ schema }) => schema));
  return [...schemas].filter((name) => name !== '' && name !== 'public' && !name.startsWith('pg_'));
}

/**
 * As pg_dump writes the settings of a function: on a line of their own, before its body. Bounded, because a text of some
 * megabytes in quotes would need more stack than there is.
 */
const FUNCTION_SETTING = /\n {4}SET ("(?:[^"]|""){1,256}"|[^\s"]{1,256}) TO /g;

/** A line of a function's body may be taken for one; that costs nothing, since only names that the server knows count. */
function readSettings(toc: Buffer): string[] {
  // Each byte a letter: names of settings are ASCII, and a large table of contents is not decoded for nothing.
  const text = toc.includes('\n    SET ') ? toc.toString('latin1') : '';
  return [...new Set([...text.matchAll(FUNCTION_SETTING)].map(([, name = '']) => unquote(name)))];
}

const CREATE_EXTENSION = 'CREATE EXTENSION IF NOT EXISTS ';
const EXTENSION = /^CREATE EXTENSION IF NOT EXISTS ("(?:[^"]|"")+"|[^\s;"]+) WITH SCHEMA ("(?:[^"]|"")+"|[^\s;"]+);/;
const MAX_STATEMENT_BYTES = 512;

/** The table of contents keeps the statement, and only the statement has the schema. */
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
    hint: 'The backup was made from a broken dump: choose an older one with `backup:`, and look at the run that made this one.',
    cause,
  });
}
