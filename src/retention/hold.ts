import { type RestorableError, throwIfCancelled, toRestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import { chooseBackup } from '../core/planning/catalog-trust.ts';
import type { HoldRequest } from '../options/request.ts';
import type { Storage } from '../ports/storage.ts';
import type { BackupSummary, HoldReport } from '../report/report.ts';
import { listBackupIds, readManifest } from '../repository/catalog/catalog.ts';
import { writeHold } from '../repository/records/holds.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { openDestinations } from '../run/open-destinations.ts';
import { Run } from '../run/run.ts';
import { summarizeBackup } from '../run/summary.ts';
import { openVerifierKey } from '../run/verifier-signer.ts';

/** Pins a backup, or releases it, at every destination that holds it. Never throws: the report holds the error. */
export async function runHold(request: HoldRequest, dependencies: Dependencies): Promise<HoldReport> {
  const run = new Run(dependencies);
  const { mode, reason } = request;
  const records: { label: string; key: string }[] = [];
  const found: { backup: BackupSummary | undefined } = { backup: undefined };
  await run.guard(async () => {
    const destinations = await openDestinations(request.destinations, dependencies, run);
    await record(request, dependencies, run, destinations, { records, found });
  });
  return { mode, ...run.facts(false), backup: found.backup, reason, records };
}

interface Collected {
  readonly records: { label: string; key: string }[];
  readonly found: { backup: BackupSummary | undefined };
}

/** A hold that is missing at one destination protects nothing there: that is a failure, and not a warning. */
async function record(
  request: HoldRequest,
  dependencies: Dependencies,
  run: Run,
  destinations: readonly Storage[],
  { records, found }: Collected,
): Promise<void> {
  const { host, clock } = dependencies;
  const keys = objectKeys(request.name);
  const signer = await openVerifierKey(request.verifierKey, dependencies, run);
  const ids = new Set<string>();
  const listed: { storage: Storage; ids: readonly string[] }[] = [];
  for (const storage of destinations) {
    const here = await listBackupIds(storage, keys, host.signal);
    listed.push({ storage, ids: here });
    for (const id of here) ids.add(id);
  }
  const id = chooseBackup([...ids], request.backup, clock.now());
  let failure: RestorableError | undefined;
  for (const { storage, ids: here } of listed) {
    if (!here.includes(id)) {
      run.warn(`${storage.label} does not hold ${id}.`);
      continue;
    }
    try {
      const { manifest, sha256 } = await readManifest(storage, request.name, keys.manifest(id), host.signal);
      found.backup ??= summarizeBackup(manifest, null);
      const by = host.env['GITHUB_ACTOR'] ?? host.env['USER'] ?? 'unknown';
      const facts = { action: request.mode, id, manifestSha256: sha256, reason: request.reason, by, now: clock.now() };
      records.push({ label: storage.label, key: await writeHold(storage, keys, facts, signer, host.signal) });
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const error = toRestorableError(thrown);
      failure ??= error;
      run.warn(`Not recorded at ${storage.label}: ${error.message}`);
    }
  }
  if (failure !== undefined) throw failure;
}
