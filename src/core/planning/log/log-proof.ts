import { type ExactTime, microsecondsOf, timeOfMicroseconds } from '../../exact-time.ts';

/**
 * Whether a verification also proves the log, and how. `auto`: where shipments of the source's log are stored. `backup`: only by what a
 * newer backup held. `moment`: only by a random moment.
 */
export const LOG_PROOFS = ['auto', 'backup', 'moment', 'off'] as const;
export type LogProofChoice = (typeof LOG_PROOFS)[number];

/** The phases of a verification that replays the log. */
export const LOG_PHASES = {
  choose: 'choose the base of the log',
  prepare: 'prepare the target of the log',
  restore: 'restore the base of the log',
  moment: 'replay the log to a moment',
  replay: 'replay the log',
  compare: 'compare after the replay',
} as const;

const OF_RECOVERY: readonly string[] = [LOG_PHASES.prepare, LOG_PHASES.restore, LOG_PHASES.moment, LOG_PHASES.replay];

/** Whether a phase is part of a recovery by the log: the comparison after it is not. */
export function isOfLogRecovery(phase: string): boolean {
  return OF_RECOVERY.some((each) => phase === each || phase.startsWith(`${each}: `));
}

/** What one restore of an older backup shows. */
export interface LogProofPlan {
  /** The state at a random moment. */
  readonly moment: boolean;
  /** What the newer backup held. */
  readonly backup: boolean;
}

/**
 * Both, if a replay can go on where one ended. Otherwise one of them, each in half of the verifications, because another restore of
 * the older backup would take as long again.
 * @param random from 0 up to 1
 */
export function planLogProof(
  choice: Exclude<LogProofChoice, 'off'>,
  replaysOn: boolean,
  random: () => number,
): LogProofPlan {
  if (choice !== 'auto') return { moment: choice === 'moment', backup: choice === 'backup' };
  if (replaysOn) return { moment: true, backup: true };
  const isMoment = random() < 0.5;
  return { moment: isMoment, backup: !isMoment };
}

/**
 * A moment after one time and before another one, to the microsecond, each as likely as any other.
 * @param random from 0 up to 1
 * @returns undefined if there is none
 */
export function randomMoment(after: ExactTime, before: ExactTime, random: () => number): ExactTime | undefined {
  const [fromUs, toUs] = [after, before].map(microsecondsOf);
  if (fromUs === undefined || toUs === undefined || toUs <= fromUs) return undefined;
  return timeOfMicroseconds(fromUs + Math.floor(random() * (toUs - fromUs)));
}
