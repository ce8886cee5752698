/** A name as an SQL identifier, whatever letters it has. */
export function quoteName(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A text as an SQL literal, for a session without NO_BACKSLASH_ESCAPES, on one line. */
export function quoteText(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'")
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\0', '\\0')
    .replaceAll('\x1a', '\\Z');
  return `'${escaped}'`;
}

/** A name for lists that people read and that must tell `a.b` of `c` from `a` of `b.c`. */
export function showName(...parts: readonly string[]): string {
  return parts.map((part) => (/^[\p{L}\p{N}_$-]+$/u.test(part) ? part : quoteName(part))).join('.');
}
