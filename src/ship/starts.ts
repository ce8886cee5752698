import { RestorableError, toRestorableError } from '../core/errors.ts';
import { compareIds } from '../core/format/backup-id.ts';
import { startOfOwner } from '../core/format/log/log-id.ts';
import type { LogPosition } from '../core/format/log/log-position.ts';
import type { Unlock } from '../core/keys/key-material.ts';
import type { Link } from '../core/planning/chain/lineage.ts';
import { linesOf, type ShippedLog } from '../core/planning/log/log-line.ts';
import { CLOCK_SKEW_MS } from '../core/planning/retention/catalog-trust.ts';
import { createDecryptor } from '../openpgp/encryption.ts';
import { RUNNER_INPUT } from '../openpgp/session-key.ts';
import { BackupReader } from '../repository/backup-reader.ts';
import type { ManifestListing, StoredLog, StoredManifest } from '../repository/catalog/catalog.ts';
import { linkToLog, readLogs, shippedLog } from '../repository/catalog/log-catalog.ts';
import { readEnd } from '../repository/load-index.ts';
import { ReadPreference } from '../repository/reading/read-preference.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { KeyRings } from '../run/key-rings.ts';
import type { RunContext } from '../run/run-context.ts';
import { warnOfSome } from '../run/warn-of-some.ts';

/** Where a shipment can begin. */
export interface Start {
  /** The backup at which the line of shipments begins. */
  readonly base: Link;
  /** The shipment to continue. Null at the beginning of a line. */
  readonly follows: Link | null;
  /** That shipment and those before it, oldest first. */
  readonly line: readonly StoredLog[];
  readonly from: LogPosition;
  /** From here on, any moment can be restored. */
  readonly fromAt: string;
  /** Where the line before ended, if this begins a new one. */
  readonly gapSince: string | null;
}

/** What is stored, and how the ends of it are read. */
export interface StoredEnds {
  readonly context: RunContext;
  readonly listed: readonly ManifestListing[];
  readonly sources: readonly StoredDatabase[];
  readonly newest: StoredManifest | undefined;
  readonly rings: KeyRings;
  readonly indexKey: Unlock;
}

/** Of as many shipments, the newest by name, one is usually that which the next one continues. */
const FEW = 8;

/**
 * Where the next shipment can begin, best first: where the newest line of shipments ends, and where the newest backup is, if that is
 * later. The second one is for a log that no longer continues the first.
 * @param since read the few newest shipments only, and those that were started since then: a schedule of every 15 minutes leaves
 *   thousands. By their names: with a clock that was behind, the end of the line can be among the others. If undefined, read all
 * @throws {RestorableError} LOG_NO_BASE, KEY_WRONG, and the storage's errors
 */
export async function findStarts(ends: StoredEnds, since: Date | undefined): Promise<readonly [Start, ...Start[]]> {
  const { newest } = ends;
  const line = newestLine(await (since === undefined ? logsOf(ends, () => true) : recentLogs(ends, since)));
  const tip = line.at(-1);
  const starts: Start[] = [];
  if (tip !== undefined) {
    const from = await endOf(ends, tip);
    const { base, to } = tip.manifest;
    if (from !== undefined) starts.push({ base, follows: linkToLog(tip), line, from, fromAt: to, gapSince: null });
  }
  if (newest !== undefined && (tip === undefined || mayBeLater(newest, tip, ends.context.clock.now()))) {
    const from = await endOf(ends, newest);
    const base = { id: newest.manifest.id, manifestSha256: newest.sha256 };
    const gapSince = from === undefined ? null : gapBefore(tip, from);
    if (from !== undefined) starts.push({ base, follows: null, line: [], from, fromAt: from.at, gapSince });
  }
  const [first, ...others] = starts;
  if (first !== undefined) return [first, ...others];
  throw new RestorableError(
    'LOG_NO_BASE',
    newest === undefined
      ? 'There is no backup yet that a shipment could continue.'
      : `The newest backup (${newest.manifest.id}) does not say where it is in the server's log.`,
    {
      hint: 'Make a backup first, with the same runner key or passphrase, of a server that writes its log. docs/point-in-time.md has the requirements.',
    },
  );
}

/**
 * A backup takes its position in the log while it runs, which may be after a shipment that began later. A shipment of a machine whose clock
 * was ahead would be later than every backup, for good.
 */
function mayBeLater({ manifest: backup }: StoredManifest, { manifest: log }: StoredLog, now: Date): boolean {
  const shippedAt = startOfOwner(log.id);
  return Date.parse(backup.finishedAt) >= shippedAt.getTime() || shippedAt.getTime() > now.getTime() + CLOCK_SKEW_MS;
}

/** A line that ended later than the backup leaves no gap before it. */
function gapBefore(tip: StoredLog | undefined, { at }: LogPosition): string | null {
  if (tip === undefined) return null;
  const { to } = tip.manifest;
  return Date.parse(to) < Date.parse(at) ? to : null;
}

/** The newest shipments, or all if none of these counts. One that is dated in the future takes the place of no other one. */
async function recentLogs(ends: StoredEnds, since: Date): Promise<StoredLog[]> {
  const ids = [...new Set(ends.listed.flatMap(({ logs }) => logs))].toSorted((a, b) => compareIds(b, a));
  const latestMs = ends.context.clock.now().getTime() + CLOCK_SKEW_MS;
  const future = ids.filter((id) => startOfOwner(id).getTime() > latestMs).length;
  const sinceThen = ids.filter((id) => startOfOwner(id) >= since).length;
  const count = Math.max(future + FEW, sinceThen);
  for (const some of [new Set(ids.slice(0, count)), new Set(ids.slice(count))]) {
    const logs = await logsOf(ends, (id) => some.has(id));
    if (logs.length > 0) return logs;
  }
  return [];
}

/** The wanted shipments at all destinations, each once. */
async function logsOf(
  { listed, rings, context: { run } }: StoredEnds,
  isWanted: (id: string) => boolean,
): Promise<StoredLog[]> {
  const logs = new Map<string, StoredLog>();
  for (const { at, logs: ids } of listed) {
    const fresh = ids.filter((id) => isWanted(id) && !logs.has(id));
    const found = await readLogs(at, fresh, rings.signers);
    for (const log of found.logs) logs.set(log.manifest.id, log);
    const warnings = found.uncounted.map(({ id, reason }) => `${id} at ${at.label} does not count: ${reason}`);
    warnOfSome(run, warnings, (more) => `${more} more shipments at ${at.label} do not count.`);
  }
  return [...logs.values()];
}

/** The line of shipments that reaches furthest. */
function newestLine(logs: readonly StoredLog[]): readonly StoredLog[] {
  const shipped = logs.map((stored): ShippedLog & { readonly stored: StoredLog } => {
    return { ...shippedLog(stored), stored };
  });
  const [line = []] = linesOf(shipped);
  return line.map(({ stored }) => stored);
}

/** What the index of a backup or a shipment says about its end. Undefined if it has none, or says nothing. */
async function endOf(
  { context, sources, indexKey }: StoredEnds,
  stored: StoredManifest | StoredLog,
): Promise<LogPosition | undefined> {
  const { id, signer } = stored.manifest;
  const reader = await BackupReader.open({
    sources: new ReadPreference(sources, { tolerant: true }),
    manifest: stored,
    parents: [],
    spillFolder: async () => (await context.host.workspace()).path,
    onBytes: () => {},
  });
  const decryptor = await createDecryptor(indexKey, {
    recipients: signer === null ? undefined : [signer],
    input: RUNNER_INPUT,
  });
  try {
    return await readEnd(id, reader, decryptor);
  } catch (thrown) {
    const error = toRestorableError(thrown);
    if (!error.isFinding && error.code !== 'KEY_WRONG') throw error;
    context.run.warn(`The end of ${id} in the server's log can't be read: ${error.message}`);
    return undefined;
  }
}
