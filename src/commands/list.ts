import type { ListRequest } from '../config/request.ts';
import type { DatabaseName } from '../core/database-name.ts';
import { toRestorableError } from '../core/errors.ts';
import { objectKeys } from '../core/keys.ts';
import type { SignerRing } from '../openpgp/signatures.ts';
import type { Storage } from '../ports/storage.ts';
import type { ListReport } from '../report/report.ts';
import { authenticate } from '../repository/authenticity.ts';
import { listBackupIds, readManifest } from '../repository/catalogue.ts';
import { databasesAt } from '../repository/databases.ts';
import { readHolds } from '../repository/holds.ts';
import { mapAhead } from '../repository/read-ahead.ts';
import { VerificationLog } from '../repository/verification-log.ts';
import type { Dependencies } from './dependencies.ts';
import { openDestination } from './open-destinations.ts';
import { openRings, type Rings } from './rings.ts';
import { Run } from './run.ts';
import { summarizeBackup } from './summary.ts';
import { warnOfHidden } from './warn-of-hidden.ts';

/** Manifests that are read at once. */
const READS_AHEAD = 8;

type Destination = ListReport['destinations'][number];
type Entry = { readonly backup: Destination['backups'][number] } | { readonly invalid: Destination['invalid'][number] };

/** Lists the backups of one database or of all, at each destination. Needs no key. Never throws. */
export async function runList(request: ListRequest, dependencies: Dependencies): Promise<ListReport> {
  const run = new Run(dependencies);
  const destinations: Destination[] = [];
  await run.guard(async () => {
    const rings = await openRings(request);
    for (const spec of request.destinations) {
      const storage = await openDestination(spec, dependencies, run);
      destinations.push(
        await run.phase(`list ${storage.label}`, () => listDestination(request, storage, rings, dependencies, run)),
      );
    }
  });
  const invalid = destinations.some((destination) => destination.invalid.length > 0);
  return { mode: 'list', ...run.facts(invalid), destinations };
}

async function listDestination(
  request: ListRequest,
  storage: Storage,
  { signers: ring, verifiers }: Rings,
  { host }: Dependencies,
  run: Run,
): Promise<Destination> {
  const names = request.name === undefined ? await databasesAt(storage, host.signal) : [request.name];
  const entries: Entry[] = [];
  for (const name of names) {
    const keys = objectKeys(name);
    const ids = await listBackupIds(storage, keys, host.signal);
    await warnOfHidden(run, storage, keys, host.signal);
    const now = await storage.serverTime({ signal: host.signal });
    const log = await VerificationLog.open({ storage, keys, ring: verifiers, now, signal: host.signal });
    // Without accepted verifiers no release is believed, so this shows every hold that prune may respect.
    const holds = await readHolds(storage, keys, verifiers, host.signal);
    const read = async (index: number): Promise<Entry> => {
      const id = ids[index] ?? '';
      const entry = await readEntry({ storage, name, ring, log, signal: host.signal }, id);
      return 'backup' in entry ? { backup: { ...entry.backup, held: holds.get(id)?.reason } } : entry;
    };
    for await (const entry of mapAhead(ids.length, READS_AHEAD, read)) entries.push(entry);
  }
  return {
    label: storage.label,
    backups: entries.flatMap((entry) => ('backup' in entry ? [entry.backup] : [])),
    invalid: entries.flatMap((entry) => ('invalid' in entry ? [entry.invalid] : [])),
  };
}

interface Listing {
  readonly storage: Storage;
  readonly name: DatabaseName;
  readonly ring: SignerRing | undefined;
  readonly log: VerificationLog;
  readonly signal: AbortSignal;
}

async function readEntry({ storage, name, ring, log, signal }: Listing, id: string): Promise<Entry> {
  const keys = objectKeys(name);
  const key = keys.manifest(id);
  try {
    const stored = await readManifest(storage, name, key, signal);
    const by = ring === undefined ? null : await authenticate([storage], keys, stored, ring, signal);
    const record = await log.of({ id, manifestSha256: stored.sha256 });
    const backup = summarizeBackup(stored.manifest, by);
    return { backup: { ...backup, verdict: record?.verdict ?? null, verifiedAt: record?.finishedAt ?? null } };
  } catch (thrown) {
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    return { invalid: { key, reason: error.message } };
  }
}
