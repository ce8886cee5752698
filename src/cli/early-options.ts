import { environmentName, findOption, type OptionName, type RawOptions } from '../options/options.ts';

/**
 * Some options of a command line that can't be read as a whole, so that its error can be reported. Unlike `readArguments`, it ignores
 * everything else, and takes the last of several values, or all lines of an option with lines.
 * @param argv without node and script
 */
export function earlyOptions(
  names: readonly OptionName[],
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): RawOptions {
  const found = new Map<string, string>();
  const [mode, ...words] = argv;
  if (mode !== undefined) found.set('mode', mode);
  for (const name of names) {
    const values = valuesIn(words, `--${name}`);
    const given = findOption(name)?.kind === 'lines' ? values : values.slice(-1);
    const value = values.length === 0 ? env[environmentName(name)] : given.join('\n');
    if (value !== undefined && value.trim() !== '') found.set(name, value);
  }
  return found;
}

function valuesIn(words: readonly string[], flag: string): string[] {
  return words.flatMap((word, at) => {
    if (word.startsWith(`${flag}=`)) return [word.slice(flag.length + 1)];
    if (word !== flag) return [];
    const next = words[at + 1];
    // A boolean flag has no value.
    return [next === undefined || next.startsWith('--') ? 'true' : next];
  });
}
