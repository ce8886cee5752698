// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the file's own `${NAME}` is what is tested.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { schemaText } from '../../scripts/write-schema.ts';
import { FILE_MODES, FILE_OPTIONS } from '../../src/config-file/schema/file-keys.ts';
import { OPTIONS } from '../../src/options/options.ts';

const root = join(import.meta.dirname, '../..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const example = textOf('examples/config/restorable.yml');
const documented = [
  ...`${textOf('docs/configuration.md')}${textOf('docs/other-databases.md')}`.matchAll(/^```yaml\n([\s\S]*?)^```$/gm),
]
  .map((match) => match[1] ?? '')
  .filter((block) => /^databases:/m.test(block));

/** The result of a third-party validator: nothing for a value that the schema accepts, else its first message. */
function judged(values: readonly unknown[]): (string | null)[] {
  const script = `
import json, sys
from jsonschema import Draft7Validator
schema = json.load(open('schema/restorable.schema.json'))
Draft7Validator.check_schema(schema)
validator = Draft7Validator(schema)
first = lambda value: next((e.json_path + ': ' + e.message for e in validator.iter_errors(value)), None)
print(json.dumps([first(value) for value in json.load(sys.stdin)]))`;
  const run = spawnSync('python3', ['-W', 'ignore', '-c', script], { cwd: root, input: JSON.stringify(values) });
  expect(run.stderr.toString()).toBe('');
  return JSON.parse(run.stdout.toString());
}

it('is the schema that the program parses the file with', () => {
  expect(textOf('schema/restorable.schema.json'), 'run: npx node scripts/write-schema.ts').toBe(schemaText());
});

it('is what the example names for editors', () => {
  const named = /^# yaml-language-server: \$schema=(\S+)$/m.exec(example)?.[1] ?? '';
  expect(existsSync(join(root, 'examples/config', named)), named).toBe(true);
});

it('explains every option, in the wording of the help, and every mode', () => {
  const schema = JSON.parse(schemaText());
  for (const name of FILE_OPTIONS) expect(schema.definitions[name].description).toBe(OPTIONS[name].description);
  const { modes } = schema.properties.defaults.properties;
  expect(Object.keys(modes.properties)).toEqual([...FILE_MODES]);
});

describe('in a third-party validator', () => {
  it('accepts the example and every file in the documentation', () => {
    expect(documented.length).toBeGreaterThan(3);
    const files = [example, ...documented];
    expect(judged(files.map((text) => parse(text)))).toEqual(files.map(() => null));
  });

  it('refuses what the program refuses', () => {
    const mistakes: readonly (readonly [name: string, from: string, to: string])[] = [
      ['a misspelt option', 'require-tls:', 'require-tsl:'],
      ['an option of a run', 'rto: 10m', 'target: sqlite:x'],
      ['a misspelt top', 'defaults:', 'default:'],
      ["another mode's option", 'keep-daily: 30', 'rto: 1h'],
      ['a wrong word', 'verify-copies: rotate', 'verify-copies: all'],
      ['a number for a duration', 'rto: 10m', 'rto: 10'],
      ['a text for destinations', '[frankfurt]', 'frankfurt'],
      ['a destination without its URL', 'url: s3://example-backups/production', 'address: x'],
      ['a misspelt expectation', 'within: 24h', 'whitin: 24h'],
      ['a name with capitals', '  shop:', '  Shop:'],
      ['no databases', 'databases:', 'hooks:'],
    ];
    for (const [, from] of mistakes) expect(example).toContain(from);
    const complaints = judged(mistakes.map(([, from, to]) => parse(example.replace(from, to))));
    for (const [at, [name]] of mistakes.entries()) expect(complaints[at], name).toMatch(/^\$/);
  });
});
