import type { Fingerprint } from '../../../../core/format/manifest/fingerprint.ts';
import { definitionOf, type Texts } from '../../archive/texts.ts';
import type { ArchiveEntry } from '../../archive/toc.ts';
import { objectName } from '../../catalog/catalog.ts';

const NAME = '("(?:[^"]|"")+"|[^\\s."]+)';
const INDEX = new RegExp(`^CREATE (?:UNIQUE )?INDEX ${NAME} ON (?:ONLY )?${NAME}\\.${NAME} USING (\\w+) \\(`);

/** Enough for three names of 63 bytes, in quotes. */
const HEAD_CHARACTERS = 512;

/** Kinds of indexes that are created by several processes, or soon. */
const FAST = new Set(['btree', 'brin', 'hash']);

/** Measured: a GIN index takes one process about ten times as long as a b-tree of the same rows. */
const SLOWER = 8;

/**
 * How long an entry takes, counted in rows, for the order in which pg_restore begins: a table's rows for all that belongs to
 * it, and a multiple for an index that takes long. It would otherwise be the last that runs, with nothing left to do beside it.
 * @returns undefined for what takes as long as its table says
 */
export function lengthsOf(source: Fingerprint, texts: Texts): (entry: ArchiveEntry) => number | undefined {
  const rows = new Map(source.tables.map((table) => [objectName(table.schema, table.name), table.rows ?? 0]));
  const rowsOf = (schema: string, name: string): number => rows.get(objectName(schema, name)) ?? 0;
  return (entry) => {
    if (entry.description === 'TABLE DATA') return rowsOf(entry.schema, entry.name) + 1;
    if (entry.description !== 'INDEX') return undefined;
    const [, , schema = '', table = '', method = ''] =
      INDEX.exec(definitionOf(texts, entry).slice(0, HEAD_CHARACTERS)) ?? [];
    return method === '' || FAST.has(method) ? undefined : SLOWER * rowsOf(unquote(schema), unquote(table)) + 1;
  };
}

function unquote(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
}
