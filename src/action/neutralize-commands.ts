/**
 * Text that the runner shows instead of obeying: it takes `::` at the beginning of a line for a command, and the older `##[`
 * anywhere in it (actions/runner, ActionCommand.cs); for it a carriage return ends a line as well. What hooks, programs and
 * servers say must neither mask, nor annotate, nor add a problem matcher.
 */
export function neutralizeCommands(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/^(?:[^\S\n]|\u0085)*::/gm, '| $&')
    .replaceAll('##[', '## [');
}
