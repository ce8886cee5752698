import type { IntegrityResult } from '../../../../ports/engine/target.ts';
import { COLLATION_VERSION, readDatabaseCollation } from '../../catalog/collations.ts';
import type { Connection } from '../../connection/connection.ts';
import { checkIntegrity } from '../../target/inspection/integrity.ts';
import type { IntegrityContext } from '../../target/inspection/structure-reading.ts';

/** Their order of text is the same on every machine. */
const FIXED: ReadonlySet<string> = new Set(['C', 'POSIX', 'C.UTF-8', 'C.UTF8']);
const OF_INDEXES = 'B-tree indexes';
const ORDER = 'order of text';

/**
 * The checks of a restored database, for indexes that this machine did not build: if its operating system orders text in another
 * way than the source's, amcheck must find them wrong, and that is not the fault of the backup.
 */
export async function checkCopied(connection: Connection, context: IntegrityContext): Promise<IntegrityResult[]> {
  const { facts } = context.source;
  const before = facts[COLLATION_VERSION];
  const here = (await readDatabaseCollation(connection))?.actual ?? undefined;
  const isSame = FIXED.has(facts['source.collation'] ?? '') || (before !== undefined && before === here);
  const results = await checkIntegrity(connection, context);
  if (isSame) return results;
  return results.map((result) => {
    if (result.name === ORDER) return { ...result, found: [{ kind: 'copied-text-order' }] };
    if (result.name !== OF_INDEXES || result.ok) return result;
    return { name: OF_INDEXES, ok: true, isSkipped: true, found: [{ kind: 'copied-indexes-unknown' }] };
  });
}
