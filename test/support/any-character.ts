import fc from 'fast-check';

const LAST = 0x10ffff;
const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;

/**
 * Every character of Unicode, for `fc.string({ unit: ANY_CHARACTER })`. The same as its `unit: 'binary'`, which makes a table of a million
 * characters first: a second of CPU time and 100 MB in each process.
 */
export const ANY_CHARACTER: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: LAST - SURROGATES })
  .map((number) => String.fromCodePoint(number < FIRST_SURROGATE ? number : number + SURROGATES));
