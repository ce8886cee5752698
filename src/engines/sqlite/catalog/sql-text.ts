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
