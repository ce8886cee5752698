import type { DigestExemption } from '../../../core/format/manifest/content-digests.ts';
import { contentOf, moduleOf } from '../catalog/fts5.ts';
import type { D1Schema } from '../catalog/schema.ts';
import type { Surveyed } from '../catalog/survey.ts';
import type { VirtualPlan } from '../catalog/virtual-tables.ts';
import { affinityOf } from './cells.ts';
import { RowDigests } from './row-digests.ts';

/** What is known before the export. */
interface Known {
  readonly schema: D1Schema;
  readonly virtual: VirtualPlan | undefined;
  readonly surveyed: ReadonlyMap<string, Surveyed>;
}

/** Hashes the rows of all tables that are exported. A full-text table that stores its own text has the rows of that table. */
export function rowDigestsOf(key: string, { schema, virtual, surveyed }: Known): RowDigests {
  const shown = new Map([...(virtual?.contentTables ?? [])].map(([name, content]) => [content, name]));
  const tables = [...surveyed].map(([name, { columns }]) => ({
    name,
    shownAs: shown.get(name) ?? name,
    columns: columns.map((column) => ({
      name: column.name,
      affinity: affinityOf(column.type, schema.strict.has(name)),
    })),
  }));
  return new RowDigests(key, tables);
}

/** Virtual tables with rows that no backup of D1 contains. */
export function notInStream({ schema }: Known): DigestExemption[] {
  return schema.objects
    .filter((table) => {
      if (table.type !== 'virtual table') return false;
      const module = moduleOf(table);
      return module === 'fts5' ? contentOf(table).kind === 'none' : module !== 'fts5vocab';
    })
    .map(({ name }) => ({ schema: '', name, reason: 'not-dumped' }));
}
