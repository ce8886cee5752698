import { stringify } from 'yaml';

/** A value of a YAML file, quoted if necessary. Several lines become a block. @param indent of its key */
export function yamlValue(text: string, indent: number): string {
  const lines = stringify(text, { lineWidth: 0 }).trimEnd().split('\n');
  return lines.join(`\n${' '.repeat(indent + 2)}`);
}

/** The lines of a mapping of texts. */
export function yamlMapping(values: Readonly<Record<string, string>>, indent: number): string {
  return Object.entries(values)
    .map(([name, value]) => `${' '.repeat(indent)}${name}: ${yamlValue(value, indent)}\n`)
    .join('');
}
