/**
 * Text that the runner shows and does not execute. The runner treats `::` at the start of a line as a command, and the older
 * `##[` anywhere in it (actions/runner, ActionCommand.cs). For the runner, a carriage return also ends a line. Output of hooks,
 * programs and servers must not mask, annotate or add a problem matcher.
 */
export function neutralizeCommands(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/^(?:[^\S\n]|\u0085)*::/gm, '| $&')
    .replaceAll('##[', '## [');
}
