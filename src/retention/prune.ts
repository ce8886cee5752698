import { RestorableError } from '../core/errors.ts';
import type { PruneRequest } from '../options/request/retention.ts';
import type { PruneReport, RetentionOutcome } from '../report/facts/retention.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openStored } from '../run/destinations/open-destinations.ts';
import { openKeyRings } from '../run/key-rings.ts';
import { beginRun } from '../run/run-context.ts';
import { openVerifierKey } from '../run/verifier-signer.ts';
import { retainEverywhere } from './retention.ts';

const UNSIGNED =
  'The records of what this run removes are not signed: with `signers`, `status` will report the backups as missing, and `sync` will copy them again. Set `verifier-key`.';

/** Removes what no rule keeps, and sweeps, or reports what it would remove. Never throws: the report contains the error. */
export async function runPrune(request: PruneRequest, dependencies: Dependencies): Promise<PruneReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const outcomes: RetentionOutcome[] = [];
  await run.guard(async () => {
    const signer = await openVerifierKey(request.verifierKey, context);
    const rings = await openKeyRings(request, signer === undefined ? [] : [signer.publicKey]);
    const isSigning = signer !== undefined || rings.passphrase !== undefined;
    if (rings.signers !== undefined && !isSigning && !request.dryRun) run.warn(UNSIGNED);
    const destinations = await openStored(request, context);
    const { acceptMissing, dryRun } = request;
    const job = { settings: request, rings, signer, acceptMissing, dryRun, isEverywhere: true, run };
    await retainEverywhere(job, destinations, outcomes);
    const found = outcomes.some(
      (each) => each.backups.length + each.waiting + each.freedBackups + each.freedRuns + each.keptRecords > 0,
    );
    if (found) return;
    // Not a success: a misspelled name would prune nothing forever.
    throw new RestorableError('BACKUP_NOT_FOUND', `There is no backup of ${request.name} at any destination.`, {
      hint: 'Check `name` and `destination`; `list` without a name prints every database that the destination holds.',
    });
  });
  return { mode: 'prune', ...run.facts(false), dryRun: request.dryRun, destinations: outcomes };
}
