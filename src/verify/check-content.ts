import { throwIfCancelled } from '../core/cancellation.ts';
import type { CheckResult } from '../core/checks/check.ts';
import { textFact } from '../core/checks/facts.ts';
import type { Contents } from '../core/format/manifest/contents.ts';
import type { VerifyRequest } from '../options/request/recovery.ts';
import type { Target } from '../ports/engine/target.ts';
import { humanMs } from '../report/format.ts';
import type { RunContext } from '../run/run-context.ts';
import { compareDigests, contentNotCompared } from '../verification/compare-digests.ts';

/** setTimeout accepts no longer time. */
const MAX_MS = 2 ** 31 - 1;

/**
 * Dumps the restored database as the backup dumped the source, and compares the content of every table.
 * @throws {RestorableError} what the dump of the restored database throws
 */
export async function checkContent(
  { digest, digestTimeoutMs }: Pick<VerifyRequest, 'digest' | 'digestTimeoutMs'>,
  { host }: Pick<RunContext, 'host'>,
  { digests: expected, selection, fingerprint }: Pick<Contents, 'digests' | 'selection' | 'fingerprint'>,
  target: Target,
): Promise<CheckResult> {
  if (digest === 'off') return contentNotCompared('digests-off');
  if (expected === undefined) return contentNotCompared('no-digests');
  const late = AbortSignal.timeout(Math.min(digestTimeoutMs, MAX_MS));
  const signal = AbortSignal.any([host.signal, late]);
  try {
    const found = await target.digests?.({ expected, ...selection, signal });
    if (found === undefined) return contentNotCompared('digests-incomparable');
    return compareDigests(expected, found, { tables: fingerprint.tables, exempts: target.exempts });
  } catch (error) {
    throwIfCancelled(host.signal);
    if (!late.aborted) throw error;
    return contentNotCompared(
      textFact(
        `it took longer than ${humanMs(digestTimeoutMs)}: raise \`digest-timeout\`, or verify on a faster machine`,
      ),
    );
  }
}
