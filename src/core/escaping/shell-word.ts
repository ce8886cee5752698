/** A word of a shell's line, for a command that a person pastes. In zsh, a word that begins with `=` is the path of a program. */
export function shellWord(text: string): string {
  return /^[\w./:@+,-][\w./:@+=,-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
