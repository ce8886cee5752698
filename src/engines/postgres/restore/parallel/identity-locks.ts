import { storedDefinition, type TocEdit } from '../../archive/texts.ts';
import { splitStatements } from '../../sql/reader.ts';
import type { OpenedArchive } from '../plan.ts';
import type { PostData } from './post-data.ts';

/** What follows an index that identifies its table's rows for replication. */
const IDENTITY = /^ALTER TABLE (ONLY [\s\S]+) REPLICA IDENTITY USING INDEX /;

/**
 * An index, and what changes its table because of it, are one transaction. The table may have two such indexes: one identifies
 * its rows, by the other it is clustered. Two sessions that create both at the same time would wait for each other. So the
 * first kind, of which a table has one, takes the lock that excludes the other before anything else.
 */
export function withIdentityLocks(edit: TocEdit, { plan, toc }: OpenedArchive, { ids }: PostData): TocEdit {
  const edits = new Map(edit.edits);
  for (const entry of plan.entries) {
    const { dumpId, description } = entry;
    if (description !== 'INDEX' || !ids.has(dumpId)) continue;
    const definition = edits.get(dumpId)?.definition ?? storedDefinition(toc, entry);
    const table = identified(definition);
    if (table === undefined) continue;
    const locked = `LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE;\n${definition}`;
    edits.set(dumpId, { ...edits.get(dumpId), definition: locked });
  }
  return { ...edit, edits };
}

/** The table whose rows an index identifies, as its definition names it. */
function identified(definition: string): string | undefined {
  if (!definition.includes(' REPLICA IDENTITY ')) return undefined;
  const [table] = splitStatements(definition).flatMap((statement) => IDENTITY.exec(statement)?.[1] ?? []);
  return table;
}
