/**
 * The position after the quote that ends a text or name, or the end of the code if none does. A doubled quote does not end it. Not by a
 * regular expression: one with a choice in its repetition needs stack for each character, and overflows after some megabytes.
 * @param start the position of its first quote
 */
export function endOfQuoted(code: string, start: number): number {
  const quote = code.charAt(start);
  let end = code.indexOf(quote, start + 1);
  while (end !== -1 && code[end + 1] === quote) end = code.indexOf(quote, end + 2);
  return end === -1 ? code.length : end + 1;
}
