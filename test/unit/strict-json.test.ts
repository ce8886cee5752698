import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonError, parseJson } from '../../src/core/format/strict-json.ts';
import { ANY_CHARACTER } from '../support/any-character.ts';

function reasonOf(text: string | Uint8Array): string {
  try {
    parseJson(typeof text === 'string' ? Buffer.from(text) : text);
  } catch (error) {
    if (error instanceof JsonError) return error.message;
    throw error;
  }
  return 'none';
}

function namesFrom(first: number, end: number): string {
  return Array.from({ length: end - first }, (_, at) => `"n${first + at}":1`).join(',');
}

describe('stored JSON', () => {
  it('can be parsed again', () => {
    const number = fc.maxSafeNat();
    const text = fc.string({ unit: 'grapheme' });
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small', maxDepth: 6 },
        number,
        text,
        fc.boolean(),
        fc.constant(null),
        tie('array'),
        tie('object'),
      ),
      array: fc.array(tie('value')),
      object: fc.dictionary(
        text.filter((name) => name !== '__proto__'),
        tie('value'),
      ),
    }));
    fc.assert(
      fc.property(value, fc.constantFrom(undefined, 1), (written, indent) => {
        expect(parseJson(Buffer.from(JSON.stringify(written, null, indent)))).toEqual(written);
      }),
    );
  });

  it('throws only its own error', () => {
    fc.assert(fc.property(fc.string({ unit: ANY_CHARACTER }), (text) => void reasonOf(text)));
    const character = fc.constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', '1', '-', 'u', ' ', 'a');
    fc.assert(fc.property(fc.array(character), (characters) => void reasonOf(characters.join(''))));
  });

  it.each([
    ['{"a":1,"a":2}', 'an object in it has a name twice'],
    ['{"a":1,"\\u0061":2}', 'an object in it has a name twice'],
    ['{"x":[{"a":{}, "a" : 2}]}', 'an object in it has a name twice'],
    ['{"\\ud800":1}', 'it has an incomplete character'],
    ['["\\udc00"]', 'it has an incomplete character'],
    ['\ufeff{}', 'it is not JSON'],
    ['{"a":1} {}', 'it is not JSON'],
    ['{"a":1,}', 'it is not JSON'],
    ['{"a":"', 'it is not JSON'],
    ['["\\"]', 'it is not JSON'],
    ['', 'it is not JSON'],
    ['['.repeat(17) + ']'.repeat(17), 'it is nested too deeply'],
    [`[${','.repeat(9_000_000)}`, 'it has too many values'],
    [`[${'[],'.repeat(9_000_000)}`, 'it has too many values'],
    [`{${namesFrom(0, 4097)}}`, 'it has too many different names'],
    [`[{${namesFrom(0, 2048)}},{${namesFrom(2048, 4097)}}]`, 'it has too many different names'],
  ])('refuses %.20s', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  it.each([
    '-1',
    '1.0',
    '1e3',
    '1E3',
    '01',
    '9007199254740992',
    '1e999',
    '-0',
    '0x10',
    '1_000',
    '12345678901234567890',
  ])('refuses the number %s', (number) => {
    expect(reasonOf(`{"a":${number}}`)).toBe('it has a number that is not a plain integer from 0 to 2^53 - 1');
  });

  it('refuses what is not UTF-8, and shows nothing of what it refuses', () => {
    expect(reasonOf(Buffer.from([0x22, 0xff, 0x22]))).toBe('it is not UTF-8');
    // A surrogate, encoded as a character.
    expect(reasonOf(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe('it is not UTF-8');
    expect(reasonOf('SECRET')).not.toContain('SECRET');
  });

  it('accepts 4,096 names, however often', () => {
    const object = `{${namesFrom(0, 4096)}}`;
    expect(reasonOf(`[${object},${object},${object}]`)).toBe('none');
  });

  it('accepts names that only look alike, and the same name in two objects', () => {
    expect(parseJson(Buffer.from('[{"a":"a","A":"b"},{"a":"\\\\"}]'))).toEqual([{ a: 'a', A: 'b' }, { a: '\\' }]);
  });
});
