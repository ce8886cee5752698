import { toRestorableError } from '../../core/errors.ts';
import type { AgedLog } from '../../core/planning/log/log-age.ts';
import { logOfPeriod, type PeriodBackup, type PeriodLog } from '../../core/planning/log/log-period.ts';
import type { LogWindow } from '../../core/planning/log/log-window.ts';
import type { EvidenceFacts, EvidenceLog } from '../../report/facts/evidence.ts';
import { fetchSignature } from '../../repository/catalog/authenticity.ts';
import type { StoredLog } from '../../repository/catalog/catalog.ts';
import { readLogs, shippedLog } from '../../repository/catalog/log-catalog.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { KeyRings } from '../../run/key-rings.ts';
import type { PackFiles } from '../archive/files.ts';
import type { EvidenceIndex } from '../index-file.ts';
import { type BundledShipment, bundlesOf } from '../shipments/bundle.ts';
import { type Examined, reached } from './reached.ts';

/** The shipments of one database in a pack. */
export interface ShippedInPack {
  /** Oldest first. Each is signed by an accepted key if keys are given. */
  readonly logs: readonly StoredLog[];
  /** The files of the pack as they must be, if all in them count. */
  readonly bundles: PackFiles;
}

/** Reads the shipments in a pack. What does not count is left out. */
export async function shippedInPack(at: StoredDatabase, { signers }: KeyRings): Promise<ShippedInPack> {
  const { logs: ids } = await at.listManifests();
  const { logs } = await readLogs(at, ids, signers);
  const bundled: BundledShipment[] = [];
  for (const { manifest, bytes } of logs) {
    bundled.push({ id: manifest.id, manifest: bytes, signature: await signatureOf(at, manifest) });
  }
  return { logs, bundles: bundlesOf(at.name, bundled) };
}

/** Undefined if there is none: then nothing was checked. */
async function signatureOf(at: StoredDatabase, { id, signer }: StoredLog['manifest']): Promise<Uint8Array | undefined> {
  if (signer === null) return undefined;
  return await fetchSignature(at, id, signer).catch((thrown: unknown) => {
    if (toRestorableError(thrown).isFinding) return undefined;
    throw thrown;
  });
}

interface Shipped {
  readonly logs: readonly StoredLog[];
  readonly backups: readonly PeriodBackup[];
  /** How many at the destinations did not count. */
  readonly uncounted: number;
}

const NOTHING = { shipments: 0, windows: [], gaps: [], missing: [], late: [], age: reached([], null) };

/** What the shipments in a pack say of its period. Undefined if there are none, neither here nor at the destinations. */
export function logFacts({ logs, backups, uncounted }: Shipped, examined: Examined): EvidenceLog | undefined {
  const found = logOfPeriod(logs.map(agedLog), backups, examined);
  if (found === undefined) return uncounted === 0 ? undefined : { ...NOTHING, uncounted };
  const stored = logs.filter(({ manifest }) => isWithin(new Date(manifest.finishedAt), examined));
  return { ...isoOf(found), shipments: stored.length, uncounted };
}

function agedLog(stored: StoredLog): AgedLog {
  const { source } = stored.manifest;
  return { ...shippedLog(stored), source: `${source.salt}:${source.identity}` };
}

function isWithin(time: Date, { from, to }: Examined): boolean {
  return time >= from && time < to;
}

function isoOf({ windows, gaps, missing, ages }: PeriodLog): Omit<EvidenceLog, 'shipments' | 'uncounted'> {
  const span = ({ from, to }: LogWindow) => ({ from: from.toISOString(), to: to.toISOString() });
  return {
    windows: windows.map(span),
    gaps: gaps.map(({ reason, shipmentId, ...gap }) => ({ ...span(gap), reason, shipment: shipmentId ?? null })),
    missing: missing.map(({ id, manifestSha256 }) => ({ id, manifestSha256 })),
    late: ages.flatMap(({ at, ageMs, usualMs, isLate, shipmentId }) =>
      isLate ? [{ at: at.toISOString(), ageMs, usualMs: usualMs ?? null, shipment: shipmentId ?? null }] : [],
    ),
    age: reached(
      ages.map(({ at, ageMs }) => ({ ms: ageMs, at: at.toISOString() })),
      null,
    ),
  };
}

/** What an index states of the logs of all databases. */
export function logsOf({ databases }: Pick<EvidenceFacts, 'databases'>): Pick<EvidenceIndex, 'logs'> {
  const logs = databases.flatMap(({ name, log }) => {
    if (log === undefined) return [];
    const { shipments, windows, gaps, missing, late } = log;
    const copy = <T extends object>(items: readonly T[]): T[] => items.map((item) => ({ ...item }));
    return [
      { database: name, shipments, windows: copy(windows), gaps: copy(gaps), missing: copy(missing), late: copy(late) },
    ];
  });
  return logs.length === 0 ? {} : { logs };
}
