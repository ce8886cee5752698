/** The modes that work on stored backups. */
export const STORED_MODES = [
  'backup',
  'verify',
  'restore',
  'list',
  'status',
  'prune',
  'sync',
  'check-destinations',
  'hold',
  'release',
] as const;
/** Every mode, in the order of the help. */
export const MODES = [...STORED_MODES, 'doctor', 'matrix', 'keygen'] as const;
/** The modes that can work on several databases in one run. */
export const MANY_MODES = [
  'backup',
  'verify',
  'status',
  'prune',
  'doctor',
] as const satisfies readonly (typeof MODES)[number][];
export type ManyMode = (typeof MANY_MODES)[number];
export type Mode = (typeof MODES)[number];
