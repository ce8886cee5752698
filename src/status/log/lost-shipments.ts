import type { CheckResult } from '../../core/checks/check.ts';
import { textFact } from '../../core/checks/facts.ts';
import { isGone } from '../../core/planning/log/missing-shipments.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { LogFacts } from '../../report/facts/status/log-reach.ts';
import { humanTime } from '../../report/format.ts';
import type { BackupFacts } from '../../repository/catalog/catalog-facts.ts';
import type { TestRecord } from '../../repository/records/test-record.ts';
import type { VerificationLog } from '../../repository/records/verification-log.ts';
import type { Run } from '../../run/run.ts';
import { type FoundMissing, lostInWords, missingShipments, type ShipmentsAt } from './missing-shipments.ts';

/** Records of tests that are read to find one that replayed the log. */
const MOST_RECORDS = 20;

/** What a status read at a destination that tells of its shipments. */
export interface EvaluatedLog extends ShipmentsAt {
  readonly log: LogFacts | undefined;
  /** Backups of the newest backup's source, oldest first. */
  readonly line: readonly BackupFacts[];
  readonly records: VerificationLog;
  /** By the storage's clock. */
  readonly now: Date;
}

interface Asked {
  readonly ring: SignerRing | undefined;
  readonly run: Run;
  /** Whether all destinations could be read. Otherwise what seems missing may be at another one. */
  readonly isEverywhere: boolean;
}

/** A check that failed, if shipments since the newest backup are lost. What else is missing is a warning. */
export async function checkShipments(
  readable: readonly { readonly shipments: EvaluatedLog }[],
  { ring, run, isEverywhere }: Asked,
): Promise<CheckResult[]> {
  const places = readable.map(({ shipments }) => shipments);
  const [first] = places;
  if (first === undefined) return [];
  const found = await missingShipments(places, { ring, now: first.now });
  run.warn(...found.warnings, ...(isEverywhere ? await goneInWords(places) : []));
  return lostShipments(found, isEverywhere);
}

function lostShipments({ recent }: FoundMissing, isEverywhere: boolean): CheckResult[] {
  if (recent.length === 0) return [];
  const facts = [textFact(`${lostInWords(recent)} Make a backup: the log continues from there.`)];
  const outcome = isEverywhere ? 'failed' : 'skipped';
  return [{ name: 'shipments of the log', group: 'lineage', outcome, facts }];
}

/**
 * A warning if a verification replayed the log up to where no stored shipment leads any more. Nothing else shows it if the newest
 * shipments, or all, were deleted at every destination.
 */
async function goneInWords(places: readonly EvaluatedLog[]): Promise<string[]> {
  const line = new Map(places.flatMap((place) => place.line.map((backup) => [backup.id, backup] as const)));
  const backups = [...line.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const shipped = places.flatMap(({ log }) => (log === undefined ? [] : Date.parse(log.shippedAt)));
  const shippedAt = shipped.length === 0 ? undefined : new Date(Math.max(...shipped));
  for (const { records } of places) {
    const proof = await newestProof(records, line);
    if (proof === undefined || !isGone(proof.id, backups, shippedAt)) continue;
    const left =
      shippedAt === undefined ? 'none is stored' : `the newest stored one ended ${humanTime(shippedAt.toISOString())}`;
    return [
      `Shipments of the log were deleted, but not by \`prune\`: the verification of ${proof.id} at ${humanTime(proof.finishedAt)} replayed the log up to that backup, or up to one of the three before it, and now ${left}.`,
    ];
  }
  return [];
}

async function newestProof(records: VerificationLog, line: ReadonlyMap<string, BackupFacts>) {
  let read = 0;
  for await (const { record } of records.ofBackups(line)) {
    const proof = proofIn(record, line);
    if (proof !== undefined) return proof;
    read += 1;
    if (read === MOST_RECORDS) return undefined;
  }
  return undefined;
}

function proofIn({ backup, steps, finishedAt }: TestRecord, line: ReadonlyMap<string, BackupFacts>) {
  if (steps.log !== 'passed' || backup === null) return undefined;
  return line.get(backup.id)?.manifestSha256 === backup.manifestSha256 ? { id: backup.id, finishedAt } : undefined;
}
