import fc from 'fast-check';

/** Any number: all property tests passed with it. */
const DEFAULT_SEED = 20261202;

/** The seed of all property tests: a variable of CONTRIBUTING.md, or the same at every run. */
function seedOf(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_SEED;
  const seed = Number(text);
  if (!Number.isSafeInteger(seed)) throw new Error(`RESTORABLE_TEST_SEED is not a number or "random": ${text}`);
  return seed;
}

// The same inputs at every run: a rare counter-example is a defect, but not one of the change whose tests happen to find it.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: seedOf(process.env['RESTORABLE_TEST_SEED']) });
