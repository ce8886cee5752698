import { environmentName, type OptionName, type RawOptions } from '../options/options.ts';

/**
 * Some options of a command line that can't be read as a whole, so that its error can be reported. Unlike `readArguments`, it ignores
 * everything else, and takes the last of several values.
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
    const value = valueIn(words, `--${name}`) ?? env[environmentName(name)];
    if (value !== undefined && value.trim() !== '') found.set(name, value);
  }
  return found;
}

function valueIn(words: readonly string[], flag: string): string | undefined {
  const at = words.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const word = words[at];
  if (word === undefined) return undefined;
  if (word !== flag) return word.slice(flag.length + 1);
  const next = words[at + 1];
  // A boolean flag has no value.
  return next === undefined || next.startsWith('--') ? 'true' : next;
}
