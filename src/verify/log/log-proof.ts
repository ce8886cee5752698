import { throwIfCancelled } from '../../core/cancellation.ts';
import type { CheckOutcome, CheckResult } from '../../core/checks/check.ts';
import { type CheckFact, textFact } from '../../core/checks/facts.ts';
import { reasonOf } from '../../core/checks/verdict.ts';
import type { ErrorCode } from '../../core/error-codes.ts';
import { type RestorableError, toRestorableError } from '../../core/errors.ts';
import { isBefore, type LogPosition } from '../../core/format/log/log-position.ts';
import { LOG_PHASES, planLogProof, randomMoment } from '../../core/planning/log/log-proof.ts';
import type { ReplayEnd, Replayed } from '../../ports/engine/replay.ts';
import type { Target } from '../../ports/engine/target.ts';
import { filesAfter } from '../../restore/log-line.ts';
import { engineOf, needsOf, startStreams } from '../../restore/open-backup.ts';
import { restoreChecked } from '../../restore/restore-checked.ts';
import { compareFingerprints } from '../../verification/comparison.ts';
import { betweenMarkers, compareMarkers, type KnownMarkers, knownMarkers } from '../../verification/marker-check.ts';
import { checkMoment, MOMENT_CHECK } from '../../verification/moment-check.ts';
import { checkContent } from '../check-content.ts';
import type { Verification, VerificationRun } from '../verification-run.ts';
import { findLogPair, type LogBase, type LogEnd } from './log-base.ts';

/** The check of the replay as a whole, and the beginning of the name of one about a difference. */
export const LOG_CHECK = 'log replay';

export interface LogProof {
  readonly checks: readonly CheckResult[];
  /** How long a recovery by the log took: from the request for the older backup until the log was replayed. */
  readonly restoreMs?: number;
}

/**
 * Restores an older backup, and replays the stored log: up to a random moment, which it must reach exactly, and up to the place of the
 * verified one, where the result is compared with what that held.
 * @returns no check if nothing of the source's log is stored, or if it is not asked for
 * @throws {RestorableError} CANCELLED, TIMEOUT
 */
export async function verifyLog(verification: Verification, attempt: VerificationRun): Promise<LogProof> {
  const { request, context } = verification;
  const { reached } = attempt;
  if (request.verifyLog === 'off' || reached.stage === 'chosen') return { checks: [] };
  const { opened } = reached;
  const { position } = opened.contents;
  if (position === undefined) return { checks: [] };
  const found: CheckResult[] = [];
  try {
    const newest = { chosen: attempt.chosen, opened, position };
    const pair = await context.run.phase(LOG_PHASES.choose, () => findLogPair(verification, newest));
    if (pair === undefined) return { checks: [] };
    if ('why' in pair) return { checks: [notReplayed('skipped', pair.why)] };
    const { base, end, behind } = pair;
    const isOfNewest = behind === undefined;
    const isRefuted =
      isOfNewest && attempt.checks.some((check) => check.outcome === 'failed' && reasonOf(check) === 'backup');
    if (isRefuted) return { checks: [notReplayed('skipped', 'this backup itself failed')] };
    const proof = await replayAndCompare(verification, { attempt, found, ...end }, base);
    return behind === undefined ? proof : { ...proof, checks: withReason(proof.checks, end, behind) };
  } catch (thrown) {
    throwIfCancelled(context.host.signal);
    const error = toRestorableError(thrown);
    context.run.keepToolOutput(error);
    return { checks: [...found, ofError(error, request.target !== undefined)] };
  }
}

/** Says why the proof ends at an older backup: nothing else in the verdict shows a gap after that. */
function withReason(checks: readonly CheckResult[], { chosen }: LogEnd, behind: string): CheckResult[] {
  const why = textFact(`only up to ${chosen.stored.manifest.id}: ${behind}`);
  return checks.map((check, at) => (at === 0 ? { ...check, facts: [...check.facts, why] } : check));
}

interface Proven extends LogEnd {
  /** The verification of the newest backup, of which this can be another one. */
  readonly attempt: VerificationRun;
  /** What was found before an error, which is added to it. */
  readonly found: CheckResult[];
}

async function replayAndCompare(verification: Verification, proven: Proven, base: LogBase): Promise<LogProof> {
  const { context, request } = verification;
  const { run, clock, host } = context;
  const startedMs = clock.monotonicMs();
  await using started = startStreams(base.opened, host.signal);
  const target = await run.phase(LOG_PHASES.prepare, () => openTarget(verification, base, proven));
  await using _ = run.closing(target);
  if (target.replay === undefined || request.verifyLog === 'off') {
    return { checks: [notReplayed('skipped', `${target.description} can't replay a log`)] };
  }
  const random = context.random ?? Math.random;
  const plan = planLogProof(request.verifyLog, target.replaysOn === true, random);
  await run.phase(LOG_PHASES.restore, (onPart) => restoreChecked(target, started.all, host.signal, onPart));
  const proof: Replaying = { verification, proven, base, target };
  const moment = plan.moment ? await proveMoment(proof, random) : undefined;
  proven.found.push(...(moment?.checks ?? []));
  const whyNot = plan.backup ? whyPast(proven.position, moment?.ended) : undefined;
  if (!plan.backup || whyNot !== undefined) {
    const restoreMs = Math.round(clock.monotonicMs() - startedMs);
    const skipped = whyNot === undefined ? [] : [notReplayed('skipped', whyNot)];
    return { checks: [...(moment?.checks ?? []), ...skipped], ...(moment?.ended !== null && { restoreMs }) };
  }
  const until = { kind: 'position', position: proven.position } as const;
  const { transactions } = await run.phase(LOG_PHASES.replay, () => replayTo(proof, until, moment?.ended));
  const restoreMs = Math.round(clock.monotonicMs() - startedMs);
  const fact: CheckFact = {
    kind: 'replay',
    base: base.chosen.stored.manifest.id,
    to: proven.chosen.stored.manifest.id,
    shipments: base.logs.length,
    transactions: transactions + (moment?.transactions ?? 0),
  };
  const checks = await run.phase(LOG_PHASES.compare, () => compare(verification, proven, target, fact));
  return { checks: [...(moment?.checks ?? []), ...checks], restoreMs };
}

/** What a proof works with, once the older backup is restored. */
interface Replaying {
  readonly verification: Verification;
  readonly proven: Proven;
  readonly base: LogBase;
  readonly target: Target;
}

function replayTo(
  { target, base: { after, logs, opened } }: Replaying,
  until: ReplayEnd,
  from: LogPosition | null | undefined,
): Promise<Replayed> {
  if (target.replay === undefined) throw new RangeError('a target that replays no log');
  const begin = from ?? after;
  return target.replay({ files: filesAfter(begin, logs, opened), after: begin, until });
}

interface ProvenMoment {
  readonly checks: readonly CheckResult[];
  readonly transactions: number;
  /** Where another replay goes on. Null if nothing was replayed. */
  readonly ended: LogPosition | null | undefined;
}

/** The log is replayed up to a random moment between the two backups, and must end exactly there. */
async function proveMoment(proof: Replaying, random: () => number): Promise<ProvenMoment> {
  const { base, proven } = proof;
  const markers = markersOf(base, proven);
  const range = betweenMarkers(base.after, proven.position, markers);
  const moment = randomMoment(range.after, range.before, random);
  if (moment === undefined) {
    const check = { ...notReplayed('skipped', 'no moment is between the two backups'), name: MOMENT_CHECK };
    return { checks: [check], transactions: 0, ended: null };
  }
  const { run } = proof.verification.context;
  const replayed = await run.phase(LOG_PHASES.moment, () => replayTo(proof, { kind: 'time', ...moment }, undefined));
  const { transactions, ended } = replayed;
  const found = markers && (await proof.target.markers?.(markers.table));
  const seen = markers && found ? compareMarkers(markers, moment, found) : null;
  return {
    checks: [checkMoment({ base: base.chosen.stored.manifest.id, moment, replayed, markers: seen })],
    transactions,
    ended,
  };
}

/** The rows that the backups at both ends and the shipments between them wrote into the source. */
function markersOf({ opened, logs }: LogBase, end: LogEnd): KnownMarkers | undefined {
  const ofLogs = logs.map(({ contents }) => contents);
  const isExact = ofLogs.every(({ transactions }) => transactions.precision === 'microseconds');
  const shipped = ofLogs.map(({ marker, transactions: { lastAt }, to }) => ({
    marker,
    log: { lastAt, endedAt: to.at },
  }));
  const pieces = [{ marker: opened.contents.marker }, ...shipped, { marker: end.opened.contents.marker }];
  return knownMarkers(pieces, isExact ? 'microseconds' : 'seconds');
}

/** A clock that went back can give what comes after a place an earlier time than the place has. */
function whyPast(position: LogPosition, ended: LogPosition | null | undefined): string | undefined {
  const isPast = ended !== undefined && ended !== null && isBefore(position, ended);
  return isPast ? "the random moment is after this backup's position in the log, by the times in the log" : undefined;
}

async function openTarget(
  { request, context }: Verification,
  { chosen, opened }: LogBase,
  proven: Proven,
): Promise<Target> {
  const engine = await context.engine(engineOf(chosen.stored));
  const { trustSource, limits, jobs } = request;
  const spec =
    request.target === undefined
      ? ({ kind: 'ephemeral', trustSource, limits, jobs, replaysTo: proven.opened.contents.fingerprint } as const)
      : ({ kind: 'scratch', url: request.target, trustSource, limits, jobs } as const);
  return engine.openTarget(spec, needsOf(chosen, opened), context.host);
}

/** The same comparisons as of the verified backup itself. What is equal is in one check, each difference has one of its own. */
async function compare(
  { request, context, ignores }: Verification,
  { attempt, opened: { contents }, position }: Proven,
  target: Target,
  fact: CheckFact,
): Promise<CheckResult[]> {
  const found = await target.inspect();
  // A binary log has rows and no counters: numbers that were taken and not used, as by a rollback, are not in it.
  const exempts = (type: string, name: string): boolean =>
    (type === 'sequence' && position.kind === 'binlog') || target.exempts?.(type, name) === true;
  const ofSchema = ignores.apply(compareFingerprints(contents.fingerprint, found, { exempts, ignores }));
  const content = await checkContent(request, context, contents, target);
  const all = [...ofSchema, ...ignores.apply([content])];
  const passed = all.filter(({ outcome }) => outcome === 'passed');
  const wasSkipped = ({ name, outcome }: CheckResult): boolean =>
    outcome === 'skipped' && attempt.checks.some((each) => each.outcome === 'skipped' && each.name === name);
  // What the backup itself could not be compared for is said once.
  const others = all.filter((check) => check.outcome !== 'passed' && !wasSkipped(check));
  const isWrong = others.some(({ outcome }) => outcome === 'failed');
  const outcome = isWrong ? 'failed' : passed.length > 0 ? 'passed' : 'skipped';
  const provesData = !isWrong && passed.some((check) => check.provesData === true);
  const seen = isWrong ? [] : passed.filter(({ provesData: sees }) => sees === true).flatMap(({ facts }) => facts);
  return [
    { name: LOG_CHECK, group: 'log', outcome, facts: [fact, ...seen], ...(provesData && { provesData }) },
    ...others.map((check): CheckResult => ({ ...check, name: `${LOG_CHECK}: ${check.name}`, group: 'log' })),
  ];
}

const UNABLE: readonly ErrorCode[] = [
  'CLIENT_MISSING',
  'SERVER_MISSING',
  'DATABASE_PRIVILEGE',
  'SANDBOX_MISSING',
  'TARGET_UNSUITABLE',
];

function notReplayed(outcome: CheckOutcome, why: string): CheckResult {
  return { name: LOG_CHECK, group: 'log', outcome, facts: [textFact(`not replayed: ${why}`)] };
}

/**
 * A log that is damaged, or that can't be replayed, is a finding. One that this machine, or the account of the target, can't replay is
 * not: with `auto`, it is skipped, and the report says why. Anything else leaves the question open.
 */
function ofError(error: RestorableError, isScratch: boolean): CheckResult {
  const { code, message, advice } = error;
  const text = advice === undefined ? message : `${message} ${advice}`;
  const isUnable =
    UNABLE.includes(code) ||
    // A statement that names its database can't be replayed under another name.
    (isScratch && code === 'LOG_UNSAFE');
  const outcome = isUnable ? 'skipped' : error.isFinding || code === 'LOG_UNSAFE' ? 'failed' : 'error';
  return { ...notReplayed(outcome, text), code };
}
