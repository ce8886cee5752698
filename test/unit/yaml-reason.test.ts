import { describe, expect, it } from 'vitest';
import { parseYaml } from '../../src/config-file/yaml-document.ts';
import { requireDatabaseName } from '../../src/core/format/database-name.ts';
import { parseChecks } from '../../src/verification/checks/parse-checks.ts';

const QUOTING: readonly [string, string][] = [
  ['a token out of place', ' >-\n >-\nSECRET: '],
  ['a quoted text out of place', " >-\n\n   >-\n\n  \"SECRET,''"],
  ['no token', '- |\tbSECRET'],
  ['a tag', '\n---\n!!!SECRET'],
  ['the head of a block', '\n  |SECRET|SECRET'],
];

describe('the message about text that is not YAML', () => {
  it.each(QUOTING)('never repeats it: %s', async (_, text) => {
    const clean = expect.objectContaining({ message: expect.not.stringContaining('SECRET') });
    expect(() => parseYaml(text, 'config.yml')).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    expect(() => parseYaml(text, 'config.yml')).toThrow(clean);
    await expect(parseChecks(text)).rejects.toEqual(clean);
  });

  it('states why and where', () => {
    expect(() => parseYaml('a: [1 2, {b c: d]', 'config.yml')).toThrow(/line 1, column \d+\.$/);
    expect(() => parseYaml('- |\tbSECRET', 'config.yml')).toThrow(/Not a YAML token at line 1, column 5\.$/);
  });
});

describe('an unusable name', () => {
  it('is not repeated at length', () => {
    expect(() => requireDatabaseName('A'.repeat(100_000))).toThrow(/^.{50,200}$/);
  });
});
