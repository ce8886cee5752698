/** White space but for what ends a line in a pattern. In a class of its own, which needs no stack for each character. */
const BLANKS_AND_COLONS = /^[\t\v\f \u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\ufeff]*::/gm;

/**
 * Text that the runner shows and does not execute. The runner treats `::` at the start of a line as a command, and the older
 * `##[` anywhere in it (actions/runner, ActionCommand.cs). For the runner, a carriage return also ends a line. Output of hooks,
 * programs and servers must not mask, annotate or add a problem matcher.
 */
export function neutralizeCommands(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(BLANKS_AND_COLONS, '| $&').replaceAll('##[', '## [');
}
