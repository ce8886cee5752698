import { RestorableError } from '../core/errors.ts';
import type { PruneRequest } from '../options/request.ts';
import type { PruneReport, RetentionOutcome } from '../report/report.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openKeyRings } from '../run/key-rings.ts';
import { openDestinations } from '../run/open-destinations.ts';
import { Run } from '../run/run.ts';
import { openVerifierKey } from '../run/verifier-signer.ts';
import { retainEverywhere } from './retention.ts';

const UNSIGNED =
  'What this run removes is not signed: with `signers`, `status` will report it as missing, and `sync` will bring it back. Give `verifier-key`.';

/** Removes what no rule keeps, and sweeps; or says what it would remove. Never throws: the report holds the error. */
export async function runPrune(request: PruneRequest, dependencies: Dependencies): Promise<PruneReport> {
  const run = new Run(dependencies);
  const outcomes: RetentionOutcome[] = [];
  await run.guard(async () => {
    const signer = await openVerifierKey(request.verifierKey, dependencies, run);
    const rings = await openKeyRings(request, signer === undefined ? [] : [signer.publicKey]);
    const isSigning = signer !== undefined || rings.passphrase !== undefined;
    if (rings.signers !== undefined && !isSigning && !request.dryRun) run.warn(UNSIGNED);
    const destinations = await openDestinations(request.destinations, dependencies, run);
    const { acceptMissing, dryRun } = request;
    const job = { database: request.name, settings: request, rings, signer };
    await retainEverywhere({ ...job, acceptMissing, dryRun }, destinations, dependencies, run, outcomes);
    const found = outcomes.some((each) => each.backups.length + each.waiting + each.freedBackups + each.freedRuns > 0);
    if (found) return;
    // Not a success: a misspelt name would prune nothing for ever.
    throw new RestorableError('BACKUP_NOT_FOUND', `There is no backup of ${request.name} at any destination.`, {
      hint: 'Check `name` and `destination`; `list` without a name prints every database that the destination holds.',
    });
  });
  return { mode: 'prune', ...run.facts(false), dryRun: request.dryRun, destinations: outcomes };
}
