/** Whether a verification also proves the log. `auto`: where shipments of the source's log are stored. */
export const LOG_PROOFS = ['auto', 'off'] as const;
export type LogProofChoice = (typeof LOG_PROOFS)[number];

/** The phases of a verification that replays the log. */
export const LOG_PHASES = {
  choose: 'choose the base of the log',
  prepare: 'prepare the target of the log',
  restore: 'restore the base of the log',
  replay: 'replay the log',
  compare: 'compare after the replay',
} as const;

const OF_RECOVERY: readonly string[] = [LOG_PHASES.prepare, LOG_PHASES.restore, LOG_PHASES.replay];

/** Whether a phase is part of a recovery by the log: the comparison after it is not. */
export function isOfLogRecovery(phase: string): boolean {
  return OF_RECOVERY.some((each) => phase === each || phase.startsWith(`${each}: `));
}
