import type { Fingerprint } from '../core/format/manifest/fingerprint.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import { tableKey, tableText } from '../core/format/manifest/table-name.ts';
import type { SourceRead } from '../report/facts/recovery.ts';
import type { BackupSummary, LastVerification, TableSummary } from '../report/facts/run.ts';
import type { ReadPreference } from '../repository/reading/read-preference.ts';
import type { VerificationLog } from '../repository/records/verification-log.ts';

/** A backup as reports show it. */
export function summarizeBackup(manifest: Manifest, authenticatedBy: string | null): BackupSummary {
  return {
    id: manifest.id,
    kind: manifest.kind,
    database: manifest.database,
    engine: manifest.engine.name,
    serverVersion: manifest.engine.serverVersion,
    startedAt: manifest.startedAt,
    finishedAt: manifest.finishedAt,
    rawBytes: manifest.rawBytes,
    storedBytes: manifest.storedBytes,
    signed: manifest.signer !== null,
    signer: manifest.signer,
    recipients: manifest.encryption.recipients,
    authenticatedBy,
    parents: manifest.parents.map((parent) => parent.id),
  };
}

/** Tables with their row counts, together with the row counts after a restore, if any. */
export function summarizeTables(source: Fingerprint, restored?: Fingerprint): TableSummary[] {
  const after = new Map(restored?.tables.map((table) => [tableKey(table), table.rows]));
  return source.tables.map((table) => ({
    name: tableText(table),
    rows: table.rows,
    ...(restored === undefined ? {} : { restoredRows: after.get(tableKey(table)) ?? null }),
  }));
}

/** The newest verification that counts at a destination. */
export async function lastVerification(log: VerificationLog, now: Date): Promise<LastVerification | undefined> {
  const last = await log.last();
  if (last === undefined) return undefined;
  const { verdict, reason, finishedAt, restoreMs } = last;
  const ageMs = Math.max(0, now.getTime() - Date.parse(finishedAt));
  return { id: last.backup.id, verdict, reason, finishedAt, ageMs, restoreMs };
}

/** What was actually read, and from where. */
export function sourcesOf(orders: readonly ReadPreference[]): {
  source: string | undefined;
  sources: readonly SourceRead[];
} {
  const total = new Map<string, SourceRead>();
  for (const { source, objects, bytes } of orders.flatMap(({ served }) => served)) {
    const before = total.get(source.label);
    total.set(source.label, {
      label: source.label,
      objects: (before?.objects ?? 0) + objects,
      bytes: (before?.bytes ?? 0) + bytes,
    });
  }
  const sources = [...total.values()];
  return { source: sources.map(({ label }) => label).join(', ') || undefined, sources };
}
