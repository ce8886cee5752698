import type { VerifyRequest } from '../options/request/recovery.ts';
import type { RunContext } from '../run/run-context.ts';
import { type IgnoreRule, Ignores } from '../verification/ignores.ts';

/** The rules of the request. One that has expired does not count, and a warning says so. @throws {RestorableError} INPUT_INVALID */
export async function ignoresOf(
  { ignore }: Pick<VerifyRequest, 'ignore'>,
  { clock, run }: RunContext,
): Promise<Ignores> {
  if (ignore === undefined) return Ignores.none;
  const { parseIgnores } = await import('../verification/parse-ignores.ts');
  const ignores = new Ignores(await parseIgnores(ignore), clock.now());
  for (const rule of ignores.expired) {
    run.warn(
      `${inWords(rule)} expired at the end of ${rule.until} and does not count. Remove it, or give it a later \`until\`.`,
    );
  }
  return ignores;
}

/** A rule that is not needed would hide the next difference of the same name. */
export function warnOfUnused({
  context: { run },
  ignores,
}: {
  readonly context: RunContext;
  readonly ignores: Ignores;
}): void {
  for (const rule of ignores.unused) run.warn(`${inWords(rule)} matched nothing. Remove it if it is not needed.`);
}

function inWords({ number, check, object }: IgnoreRule): string {
  return `Rule ${number} of \`ignore\` ("${check}"${object === undefined ? '' : `, "${object}"`})`;
}
