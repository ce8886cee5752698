/** What may stand in a trigger's body and is no code, and names in quotes. */
const TOKEN = /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`(?:[^`]|``)*`|--\s[^\n]*|#[^\n]*|\/\*(?![!M]).*?\*\//gs;
const ROW = /\b(?:NEW|OLD)\s*\.\s*(?:`((?:[^`]|``)+)`|([\p{L}\p{N}_$]+))/giu;

/**
 * The columns of NEW and OLD that a trigger uses and its table doesn't have. By its text: the server tells only when the
 * trigger runs. A wrong guess costs nothing, since a restore tries to make the trigger all the same.
 */
export function missingColumns(body: string, columns: readonly string[], sqlMode: string): string[] {
  const present = new Set(columns.map((name) => name.toLowerCase()));
  const isAnsi = sqlMode.includes('ANSI_QUOTES');
  const code = body.replaceAll(TOKEN, (token) => {
    if (token.startsWith('`')) return token;
    if (!isAnsi || !token.startsWith('"')) return ' ';
    return `\`${token.slice(1, -1).replaceAll('""', '"').replaceAll('`', '``')}\``;
  });
  const used = [...code.matchAll(ROW)].map(([, quoted, plain]) => quoted?.replaceAll('``', '`') ?? plain ?? '');
  return [...new Set(used)].filter((name) => !present.has(name.toLowerCase()));
}
