import { placeOf } from '../backup/three-two-one.ts';
import { throwIfCancelled } from '../core/cancellation.ts';
import { toRestorableError } from '../core/errors.ts';
import { broken, doubtful, fine, type Observation, observationOf, unexamined } from '../core/finding.ts';
import type { DatabaseName } from '../core/format/database-name.ts';
import { objectKeys } from '../core/format/object-keys.ts';
import { evaluateCopies } from '../core/planning/three-two-one.ts';
import type { DestinationSpec } from '../ports/destination.ts';
import type { Storage } from '../ports/storage.ts';
import { detailOf } from '../report/words/findings/findings.ts';
import { type ProbeFindings, probeDestination } from '../repository/probe/probe.ts';
import type { ProbeCheck } from '../repository/probe/probe-result.ts';
import { requireLasting } from '../run/destinations/lasting-destinations.ts';
import { openDestination } from '../run/destinations/open-destinations.ts';
import type { RunContext } from '../run/run-context.ts';
import type { Findings } from './examine.ts';
import { room } from './machine.ts';

/** For all probes of one destination. Its own retries take most of that. */
const LIMIT_MS = 180_000;
const area = 'destination';

/** Destinations, and how a backup would use them. */
export interface ExaminedDestinations {
  readonly destinations: readonly DestinationSpec[];
  /** Permissions may cover only its folder. */
  readonly name: DatabaseName | undefined;
  readonly allowEphemeralDestination: boolean;
}

/**
 * Tries what each destination supports and permits, as `check-destinations` does, and leaves nothing there.
 * @returns those that answered
 * @throws {RestorableError} only the cancellation
 */
export async function checkDestinations(
  wanted: ExaminedDestinations,
  findings: Findings,
  context: RunContext,
): Promise<readonly Storage[]> {
  const usable: Storage[] = [];
  const reachable: Storage[] = [];
  for (const [index, spec] of wanted.destinations.entries()) {
    const storage = await open(spec, index, findings, context);
    if (storage === undefined) continue;
    const state = await probe(storage, wanted, findings, context);
    if (state !== 'unreachable') reachable.push(storage);
    if (state === 'usable') usable.push(storage);
  }
  if (usable.length > 0) {
    const rule = evaluateCopies(usable.map((storage) => placeOf(storage, true)));
    const seen = { kind: 'three-two-one', rule } as const;
    findings.add({ area, name: '3-2-1 rule' }, rule.isMet ? fine(seen) : doubtful(seen));
  }
  return reachable;
}

async function open(
  spec: DestinationSpec,
  index: number,
  findings: Findings,
  context: RunContext,
): Promise<Storage | undefined> {
  try {
    return await openDestination(spec, context);
  } catch (thrown) {
    throwIfCancelled(context.host.signal);
    context.run.keepToolOutput(thrown);
    const at = `${spec.scheme}: (destination ${index + 1})`;
    findings.add({ area, name: 'address', at }, observationOf(toRestorableError(thrown)));
    return undefined;
  }
}

type State = 'usable' | 'refused' | 'unreachable';

async function probe(
  storage: Storage,
  { name, allowEphemeralDestination: allowed }: ExaminedDestinations,
  findings: Findings,
  { clock, host }: RunContext,
): Promise<State> {
  const at = storage.label;
  const folder = name === undefined ? '' : objectKeys(name).root;
  let found: ProbeFindings | undefined;
  const { result } = await findings.examine({ area, name: 'connection', at, limitMs: LIMIT_MS }, async (signal) => {
    found = await probeDestination({ storage, folder, clock, signal });
    return connectionOf(found);
  });
  await findings.examine({ area, name: 'place', at }, async () => {
    await requireLasting([storage], { allowed, host });
    const { provider, region } = storage.place;
    return fine({ kind: 'place', provider, region });
  });
  const { folder: local } = storage.place;
  if (local !== undefined && found !== undefined) {
    await findings.examine({ area, name: 'space', at }, () => room(local, 'destination'));
  }
  if (found === undefined || result === 'failed') return 'unreachable';
  for (const check of found.checks) findings.add({ area, name: check.name, at }, observationAt(check));
  const isBad = found.checks.some(({ outcome }) => outcome === 'failed');
  for (const key of isBad ? [] : found.leftBehind) {
    findings.add({ area, name: 'probe', at }, doubtful({ kind: 'probe-stays', key }));
  }
  return isBad ? 'refused' : 'usable';
}

/** If everything that was tried failed for one reason, that is one finding and not four. */
function connectionOf({ unreachable, checks }: ProbeFindings): Observation {
  if (unreachable !== undefined) return observationOf(unreachable);
  const tried = checks.filter(({ wasLeftOut }) => wasLeftOut !== true);
  const [first, ...others] = tried;
  const isOne = first?.outcome === 'failed' && others.every(({ seen }) => detailOf({ seen }) === detailOf(first));
  return isOne ? broken(first.seen) : fine({ kind: 'destination-answers' });
}

function observationAt({ outcome, seen, isAdvice, wasLeftOut }: ProbeCheck): Observation {
  if (outcome === 'failed') return broken(seen);
  if (isAdvice === true) return doubtful(seen);
  return wasLeftOut === true ? unexamined(seen) : fine(seen);
}
