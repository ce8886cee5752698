/** A name of any characters as SQL writes it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text without NUL as SQL writes it. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Text from its UTF-8 bytes in hexadecimal, whatever characters are in it. */
export function textOfHex(hex: string): string {
  return `cast(x'${hex}' as text)`;
}
