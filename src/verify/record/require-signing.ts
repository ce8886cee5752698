import { failureOf, RestorableError } from '../../core/errors.ts';
import type { TestRecord } from '../../repository/records/test-record.ts';
import { VerificationLog } from '../../repository/records/verification-log.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { Verification } from '../verification-run.ts';

/**
 * A verification whose newest predecessor is signed must not end signing without a word: a secret that does not exist, or a lost
 * line, would make records that jobs with `verifiers` don't count.
 * @throws {RestorableError} KEY_MISSING
 */
export async function requireSigning(
  { request, signer, context }: Verification,
  places: readonly StoredDatabase[],
): Promise<void> {
  if (request.verifierKey !== undefined || request.allowUnsigned) return;
  const found: TestRecord[] = [];
  for (const at of places) {
    const newest = await newestRecord(at, context.clock.now());
    if (newest !== undefined) found.push(newest);
  }
  const [newest] = found.sort((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1));
  if (newest === undefined || newest.verifier === null) return;
  if (signer !== undefined && newest.salt !== null) return;
  const instead = signer === undefined ? 'not sign' : 'sign with the passphrase';
  throw new RestorableError(
    'KEY_MISSING',
    `The newest record of a verification of ${request.name} (of ${newest.finishedAt}) is signed${signer === undefined ? '' : ' with a verifier key'}. This run would ${instead}, because \`verifier-key\` is not given.`,
    {
      hint: 'Give `verifier-key`. For a run whose record need not count, or if signing ends on purpose: `allow-unsigned: true`.',
    },
  );
}

/** A destination that can't be read is reported by the verification itself. */
async function newestRecord(at: StoredDatabase, now: Date): Promise<TestRecord | undefined> {
  try {
    return (await (await VerificationLog.open(at, { ring: undefined, now, isLenient: true })).newest())?.record;
  } catch (thrown) {
    failureOf(thrown, ['storage']);
    return undefined;
  }
}
