/** The variables that a program needs to be found, to have a place for its files, and to be found by the runner's cleanup. */
const SHOWN: ReadonlySet<string> = new Set(['PATH', 'TMPDIR', 'RUNNER_TRACKING_ID']);

/**
 * Hides the job's variables from programs that a library starts with "the whole environment", as `saveCache` starts `tar` and
 * `zstd`: Node and libraries copy only enumerable properties. Code that reads a variable by name, as the toolkit reads its
 * token, still gets it. Our own children get their own environments anyway.
 */
export function showNoSecretsToChildren(): void {
  const { env } = process;
  const names = Object.getOwnPropertyNames(env);
  // Not changed in place: a property of the first `process.env` can't be made hidden.
  process.env = Object.defineProperties(
    {},
    Object.fromEntries(
      names.map((name) => [
        name,
        { value: env[name], enumerable: SHOWN.has(name), configurable: true, writable: true },
      ]),
    ),
  );
}
