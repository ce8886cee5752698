import { createHash } from 'node:crypto';
import type { DatabaseName } from '../../core/format/database-name.ts';
import type { Encryptor } from '../../openpgp/encryption.ts';
import { sealPack } from '../packs/pack.ts';
import type { SealedDetails, TestRecord } from './test-record.ts';

/** Maximum number of checks in the details, and maximum length of one text. */
const MOST_CHECKS = 1_000;
const TEXT_LENGTH = 500;
const LEVEL = 3;

/** The findings of a verification as text. Anyone who can list the storage can read the record, so it contains only counts. */
export interface VerificationDetails {
  readonly backup: NonNullable<TestRecord['backup']>;
  /** What the backup was restored into. */
  readonly target: string;
  readonly checks: readonly CheckInWords[];
}

interface CheckInWords {
  readonly name: string;
  readonly group: string;
  readonly outcome: string;
  readonly detail: string;
}

/** Encrypts names and texts for the holders of a key that decrypts the backup itself. */
export async function sealDetails(
  database: DatabaseName,
  details: VerificationDetails,
  encryptor: Encryptor,
): Promise<SealedDetails> {
  const { backup, target, checks } = details;
  // Failed checks and those that could not run come first, so that truncation never removes them.
  const rank = ({ outcome }: CheckInWords): number => ['error', 'failed'].indexOf(outcome);
  const failedFirst = checks.toSorted((a, b) => rank(b) - rank(a));
  const body = {
    format: 'restorable-verification-details/1',
    backup,
    target: target.slice(0, TEXT_LENGTH),
    checks: failedFirst.slice(0, MOST_CHECKS).map(({ name, group, outcome, detail }) => ({
      name: name.slice(0, TEXT_LENGTH),
      group,
      outcome,
      detail: detail.slice(0, TEXT_LENGTH),
    })),
  };
  const parts = await sealPack(Buffer.from(`${JSON.stringify(body, null, 1)}\n`), LEVEL, encryptor, {
    kind: 'record',
    database,
    backup: backup.id,
  });
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return { parts, sha256: hash.digest('hex'), sizeBytes: parts.reduce((sum, part) => sum + part.length, 0) };
}
