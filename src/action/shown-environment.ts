/** What a program needs to be found, to have a place for its files, and to be found by the runner's clean-up. */
const SHOWN: ReadonlySet<string> = new Set(['PATH', 'TMPDIR', 'RUNNER_TRACKING_ID']);

/**
 * Hides the variables of the job from programs that a library starts with "the whole environment", as `saveCache` starts `tar` and
 * `zstd`: Node and libraries copy only enumerable properties. Whoever reads a variable by its name, as the toolkit does its token,
 * still gets it. Our own children get environments of their own anyway.
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
