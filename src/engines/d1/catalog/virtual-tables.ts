import { quoteName, quoteText } from '../../sqlite/catalog/sql-text.ts';
import { contentOf, moduleOf } from './fts5.ts';
import type { D1Schema, SchemaObject } from './schema.ts';

/** How to restore virtual tables. The service refuses to export a database that has any. */
export interface VirtualPlan {
  /** Tables to export, if not the whole database: base tables, and those in which full-text tables store their text. */
  readonly tables: readonly string[];
  /** Full-text tables that store their own text, and the exported table that holds it. */
  readonly contentTables: ReadonlyMap<string, string>;
  readonly warnings: readonly string[];
}

/** Undefined if there is no virtual table: the whole database is exported. */
export function planVirtualTables(schema: D1Schema): VirtualPlan | undefined {
  const virtual = schema.objects.filter(({ type }) => type === 'virtual table');
  if (virtual.length === 0) return undefined;
  const tables = schema.objects.filter(({ type }) => type === 'table').map(({ name }) => name);
  const contentTables = new Map<string, string>();
  const warnings: string[] = [];
  for (const table of virtual) {
    const module = moduleOf(table);
    const kind = contentOf(table).kind;
    if (module === 'fts5' && kind === 'own') contentTables.set(table.name, `${table.name}_content`);
    else if (module === 'fts5' && kind === 'none') {
      warnings.push(
        `The full-text table ${table.name} stores no text (content=''): its definition is in this backup, its index is not. Fill it again after a restore.`,
      );
    } else if (module !== 'fts5' && module !== 'fts5vocab') {
      warnings.push(
        `The virtual table ${table.name} (${module}) is in this backup only with its definition, not with its content.`,
      );
    }
  }
  return { tables: [...tables, ...contentTables.values()], contentTables, warnings };
}

/** The columns of a full-text table, by name of the table. */
export type Fts5Columns = ReadonlyMap<string, readonly string[]>;

/**
 * Creates full-text tables from the exported tables that hold their text. The exported table has the name that the
 * full-text table needs, so it is renamed first. That must precede any view, because renaming a table checks the views.
 */
export function fillStatements(schema: D1Schema, plan: VirtualPlan, columns: Fts5Columns): string[] {
  const taken = new Set([...schema.objects.map(({ name }) => name), ...schema.shadows]);
  return schema.objects.flatMap((table) => {
    const content = plan.contentTables.get(table.name);
    if (content === undefined) return [];
    let exported = `${content}_exported`;
    while (taken.has(exported)) exported += '_';
    taken.add(exported);
    const names = columns.get(table.name) ?? [];
    const into = ['rowid', ...names.map(quoteName)].join(', ');
    const from = ['id', ...names.map((_, index) => `c${index}`)].join(', ');
    return [
      `ALTER TABLE ${quoteName(content)} RENAME TO ${quoteName(exported)};`,
      `${table.sql};`,
      `INSERT INTO ${quoteName(table.name)} (${into}) SELECT ${from} FROM ${quoteName(exported)};`,
      `DROP TABLE ${quoteName(exported)};`,
    ];
  });
}

/** The other virtual tables, once everything that they refer to exists. */
export function rebuildStatements(schema: D1Schema, plan: VirtualPlan): string[] {
  const others = schema.objects.filter(({ type, name }) => type === 'virtual table' && !plan.contentTables.has(name));
  return others.flatMap((table) => [`${table.sql};`, ...rebuildOf(table)]);
}

function rebuildOf(table: SchemaObject): string[] {
  if (moduleOf(table) !== 'fts5' || contentOf(table).kind !== 'external') return [];
  const name = quoteName(table.name);
  return [`INSERT INTO ${name} (${name}) VALUES ('rebuild');`];
}

/** AUTOINCREMENT counters, which a partial export leaves out. */
export function sequenceStatements(sequences: readonly { name: string; lastValue: string | null }[]): string[] {
  if (sequences.length === 0) return [];
  return [
    'DELETE FROM sqlite_sequence;',
    ...sequences.map(
      ({ name, lastValue }) => `INSERT INTO sqlite_sequence (name, seq) VALUES (${quoteText(name)}, ${lastValue});`,
    ),
  ];
}
