import { throwIfCancelled } from '../../core/cancellation.ts';
import { failureOf, hasCode, toRestorableError } from '../../core/errors.ts';
import { createSignerRing } from '../../openpgp/signatures/signatures.ts';
import type { Signer } from '../../openpgp/signatures/signer.ts';
import type { TestKind } from '../../report/facts/history.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import type { Choice } from '../../restore/choose-backup.ts';
import type { Asked } from '../../restore/listed-destinations.ts';
import { recordTest } from '../../run/record-test.ts';
import { verifierRing } from '../choice/last-tries.ts';
import { findingOf, type Verification } from '../verification-run.ts';
import { requireSigning } from './require-signing.ts';
import { commonOf, kindOf } from './verification-record.ts';

const NOTHING_READ = { isOnlyTheCopies: false, restoreMs: null, backupAgeMs: null } as const;

/** What kind of test it was. */
export interface TestDone {
  readonly kind: TestKind;
  readonly scenario: string | null;
  /** Labels of the destinations that a scenario takes as lost. */
  readonly lost: readonly string[];
}

const VERIFICATION: TestDone = { kind: 'verification', scenario: null, lost: [] };

/**
 * Records why no backup could be chosen: a finding about all of them, or an error.
 * @returns the key of the record
 */
export async function recordNoChoice(
  verification: Verification,
  asked: readonly Asked[],
  thrown: unknown,
  { kind, scenario, lost }: TestDone = VERIFICATION,
): Promise<string | undefined> {
  const places = asked.flatMap((each) => ('ids' in each ? each.at : []));
  const unreachable = asked.flatMap((each) => ('ids' in each ? [] : each.label));
  const holders = await knowing(places, verification);
  const signing = holders.length === 0 ? undefined : await signedAs(verification, holders);
  if (signing === undefined) return undefined;
  const error = toRestorableError(thrown);
  const { isFinding } = error;
  const recorded = await recordTest(
    {
      ...commonOf(verification, 0),
      ...NOTHING_READ,
      ...{ kind, scenario },
      backup: undefined,
      verdict: isFinding ? 'failed' : 'error',
      reason: isFinding ? 'backup' : null,
      errorCode: isFinding ? null : error.code,
      checks: isFinding ? [findingOf(error)] : [],
      copies: [
        ...unreachable.map((destination) => ({ destination, state: 'unreachable' as const })),
        ...lost.map((destination) => ({ destination, state: 'not-read' as const })),
      ],
      authenticatedBy: null,
      target: { kind: kindOf(verification), description: '' },
    },
    {
      ...{ places, holders, unreachable: [...unreachable, ...lost], unlock: undefined, ...signing },
      verifiers: await verifierRing(verification),
    },
    verification.context,
  );
  return recorded?.key;
}

/** The destinations that have anything of the database: a record of a misspelled name would make it look like one that exists. */
async function knowing(places: readonly StoredDatabase[], { context }: Verification): Promise<StoredDatabase[]> {
  const known: StoredDatabase[] = [];
  for (const at of places) {
    try {
      for await (const _ of at.list(at.keys.root)) {
        known.push(at);
        break;
      }
    } catch (thrown) {
      throwIfCancelled(context.host.signal);
      context.run.keepToolOutput(thrown);
    }
  }
  return known;
}

/** Something between the choice and the first read. @throws what it throws, after that was recorded */
export async function recordedIfItFails<T>(
  verification: Verification,
  choice: Choice,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    await recordUnread(verification, choice, thrown);
    throw thrown;
  }
}

/** Records an error after the choice, before anything of the backup was read. */
async function recordUnread(verification: Verification, choice: Choice, thrown: unknown): Promise<void> {
  const reachable = choice.copies.filter((copy) => copy.state !== 'unreachable');
  const unreachable = choice.copies.flatMap((copy) => (copy.state === 'unreachable' ? copy.label : []));
  await recordTest(
    {
      ...commonOf(verification, 0),
      ...NOTHING_READ,
      backup: choice.stored,
      verdict: 'error',
      reason: null,
      errorCode: toRestorableError(thrown).code,
      checks: [],
      copies: choice.copies.flatMap(({ label: destination, state }) => {
        if (state === 'out-of-sync') return [];
        return { destination, state: state === 'unreachable' ? state : 'not-read' };
      }),
      authenticatedBy: choice.authenticatedBy,
      target: { kind: kindOf(verification), description: '' },
    },
    {
      places: reachable.map(({ at }) => at),
      holders: reachable.flatMap(({ at, state }) => (state === 'good' ? at : [])),
      unreachable,
      signer: verification.signer,
      verifiers: await verifierRing(verification),
      unlock: undefined,
    },
    verification.context,
  );
}

/**
 * Who signs a record of a verification that found no backup. With a passphrase, the salt is that of the newest record.
 * @returns undefined if a record would not count, or if earlier ones are signed and this run can't
 */
async function signedAs(
  verification: Verification,
  places: readonly StoredDatabase[],
): Promise<{ readonly signer: Signer | undefined } | undefined> {
  const { request, context, signer, passphrase } = verification;
  if (signer !== undefined) return { signer };
  if (passphrase === undefined) {
    try {
      await requireSigning(verification, places);
      return { signer };
    } catch (thrown) {
      throwIfCancelled(context.host.signal);
      if (hasCode(thrown, 'KEY_MISSING')) return undefined;
      throw thrown;
    }
  }
  const ring = await createSignerRing(request.verifiers, passphrase);
  for (const at of places) {
    const salt = (await at.openVerifications(ring, context.clock.now())).newest().then((found) => found?.record.salt);
    const known = await salt.catch((thrown: unknown) => {
      failureOf(thrown, ['storage', 'object', 'keys', 'backup']);
      return undefined;
    });
    if (typeof known === 'string') return { signer: await passphrase.signer(known) };
  }
  return undefined;
}
