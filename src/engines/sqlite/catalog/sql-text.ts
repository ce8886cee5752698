/** A name of any characters, as SQL. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text without NUL, as SQL. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A text from its UTF-8 bytes in hexadecimal, whatever characters it contains. */
export function textOfHex(hex: string): string {
  return `cast(x'${hex}' as text)`;
}

/**
 * A name for the rowid of a table. A column, also one that is computed and that `table_info` does not list, takes the name away.
 * @param columns all columns, as `table_xinfo` lists them
 */
export function rowidAmong(columns: readonly string[]): string | undefined {
  const taken = new Set(columns.map((name) => name.toLowerCase()));
  return ['rowid', '_rowid_', 'oid'].find((name) => !taken.has(name));
}
