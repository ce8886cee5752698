import { throwIfCancelled } from '../core/cancellation.ts';
import { type RestorableError, toRestorableError } from '../core/errors.ts';
import { chooseBackup } from '../core/planning/retention/catalog-trust.ts';
import type { HoldRequest } from '../options/request/retention.ts';
import type { HoldReport } from '../report/facts/hold.ts';
import type { BackupSummary } from '../report/facts/run.ts';
import { writeHold } from '../repository/records/holds.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openStored } from '../run/destinations/open-destinations.ts';
import { throwNoBackup } from '../run/no-backup.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { summarizeBackup } from '../run/summary.ts';
import { openVerifierKey } from '../run/verifier-signer.ts';

interface Recorded {
  readonly records: HoldReport['records'][number][];
  backup: BackupSummary | undefined;
}

/** Holds a backup, or releases it, at every destination that has it. Never throws: the report contains the error. */
export async function runHold(request: HoldRequest, dependencies: Dependencies): Promise<HoldReport> {
  const context = beginRun(dependencies);
  const recorded: Recorded = { records: [], backup: undefined };
  await context.run.guard(async () => record(request, context, await openStored(request, context), recorded));
  return { mode: request.mode, ...context.run.facts(false), reason: request.reason, ...recorded };
}

/** A hold that is missing at one destination protects nothing there. That is a failure, not a warning. */
async function record(
  request: HoldRequest,
  context: RunContext,
  destinations: readonly StoredDatabase[],
  recorded: Recorded,
): Promise<void> {
  const { host, clock, run } = context;
  const signer = await openVerifierKey(request.verifierKey, context);
  const listings = [];
  for (const at of destinations) listings.push(await at.listManifests());
  const ids = [...new Set(listings.flatMap((listing) => listing.ids))];
  if (ids.length === 0) await throwNoBackup(destinations);
  const id = chooseBackup(ids, request.backup, clock.now());
  const by = host.env['GITHUB_ACTOR'] ?? host.env['USER'] ?? 'unknown';
  let failure: RestorableError | undefined;
  for (const listing of listings) {
    const { at } = listing;
    if (!listing.has(id)) {
      run.warn(`${at.label} does not hold ${id}.`);
      continue;
    }
    try {
      const { manifest, sha256 } = await at.readManifest(id);
      recorded.backup ??= summarizeBackup(manifest, null);
      const facts = { action: request.mode, id, manifestSha256: sha256, reason: request.reason, by };
      recorded.records.push({ label: at.label, key: await writeHold(at, facts, signer) });
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const error = toRestorableError(thrown);
      failure ??= error;
      run.warn(`Not recorded at ${at.label}: ${error.message}`);
    }
  }
  if (failure !== undefined) throw failure;
}
