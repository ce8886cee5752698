/** The modes that work on stored backups. */
export const STORED_MODES = [
  'backup',
  'ship',
  'verify',
  'restore',
  'drill',
  'runbook',
  'list',
  'status',
  'history',
  'prune',
  'sync',
  'check-destinations',
  'hold',
  'release',
  'page',
  'evidence',
] as const;
/** The modes that a step of a workflow can run. */
export const ACTION_MODES = [...STORED_MODES, 'verify-evidence', 'doctor', 'matrix', 'notify-test', 'keygen'] as const;
/** Modes that ask questions, write files of the user's, or run on the user's machine only. */
export const COMMAND_LINE_MODES = ['init'] as const;
/** Every mode, in the order of the help. */
export const MODES = [...ACTION_MODES, ...COMMAND_LINE_MODES] as const;
/** The modes that can work on several databases in one run. */
export const MANY_MODES = [
  'backup',
  'verify',
  'status',
  'prune',
  'doctor',
  'page',
] as const satisfies readonly (typeof MODES)[number][];
export type ManyMode = (typeof MANY_MODES)[number];
export type Mode = (typeof MODES)[number];
export type ActionMode = (typeof ACTION_MODES)[number];

/** Whether a step of a workflow can run it. */
export function isActionMode(mode: Mode): mode is ActionMode {
  return ACTION_MODES.some((each) => each === mode);
}
