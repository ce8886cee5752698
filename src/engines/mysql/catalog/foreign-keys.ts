import type { Connection } from '../connection/connection.ts';
import { quoteName, showName } from './sql-text.ts';

/** A foreign key of a table of the current database. */
export interface ForeignKey {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
  /** Its parent is in the same database. */
  readonly isOwn: boolean;
  /** Columns of the child, each with the parent's. */
  readonly columns: readonly (readonly [child: string, parent: string])[];
}

interface KeyColumn {
  readonly name: string;
  readonly child: string;
  readonly childColumn: string;
  readonly parent: string;
  readonly parentColumn: string;
  readonly isOwn: number | bigint;
}

/** @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED */
export async function readForeignKeys(connection: Connection): Promise<ForeignKey[]> {
  const columns = await connection.query<KeyColumn>(
    `SELECT constraint_name AS name, table_name AS child, column_name AS childColumn, referenced_table_name AS parent,
            referenced_column_name AS parentColumn, referenced_table_schema = table_schema AS isOwn
       FROM information_schema.key_column_usage
      WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
      ORDER BY table_name, constraint_name, ordinal_position`,
  );
  const keys = Map.groupBy(columns, ({ child, name }) => JSON.stringify([child, name]));
  return [...keys.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { name, child, parent, isOwn } = first;
    const pairs = own.map(({ childColumn, parentColumn }) => [childColumn, parentColumn] as const);
    return [{ name, child, parent, isOwn: Number(isOwn) === 1, columns: pairs }];
  });
}

/**
 * Whether a change of rows in another database changes rows of this one by a foreign key.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function hasForeignCascades(connection: Connection): Promise<boolean> {
  const rows = await connection.query(
    `SELECT 1 FROM information_schema.referential_constraints
      WHERE constraint_schema = DATABASE() AND unique_constraint_schema <> constraint_schema
        AND NOT (delete_rule IN ('RESTRICT', 'NO ACTION') AND update_rule IN ('RESTRICT', 'NO ACTION'))
      LIMIT 1`,
  );
  return rows.length > 0;
}

/** As in a fingerprint's objects. */
export const shownKey = ({ child, name }: ForeignKey): string => showName(child, name);

/** The rows of a key's table that have no parent: `FROM ... WHERE ...`. */
export function rowsWithoutParent({ child, parent, columns }: ForeignKey): string {
  const pairs = columns.map(([childColumn, parentColumn]) => [quoteName(childColumn), quoteName(parentColumn)]);
  const present = pairs.map(([column]) => `c.${column} IS NOT NULL`);
  const same = pairs.map(([column, parentColumn]) => `p.${parentColumn} = c.${column}`);
  return `FROM ${quoteName(child)} c
    WHERE ${present.join(' AND ')} AND NOT EXISTS (SELECT 1 FROM ${quoteName(parent)} p WHERE ${same.join(' AND ')})`;
}
