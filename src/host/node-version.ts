import { RestorableError } from '../core/errors.ts';

/** Same as `engines` in package.json. Older versions lack zstd, among others. */
const LEAST_MAJOR = 24;

/**
 * @param version of Node.js, such as `24.1.0`
 * @throws {RestorableError} NODE_VERSION
 */
export function requireNode(version: string): void {
  if (Number.parseInt(version, 10) >= LEAST_MAJOR) return;
  throw new RestorableError('NODE_VERSION', `Node.js ${LEAST_MAJOR} or newer is required; this is ${version}.`, {
    hint: `Install Node.js ${LEAST_MAJOR}, or run \`npx --yes node@${LEAST_MAJOR}\` instead of \`node\`. Nothing was done.`,
  });
}
