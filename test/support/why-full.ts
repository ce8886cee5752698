import { describeFullReason } from '../../src/core/planning/chain/full-reason.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';

/** Why a backup is a full, in words. Undefined for other kinds. */
export function whyFull({ kindReason }: BackupReport): string | undefined {
  return kindReason && describeFullReason(kindReason);
}
