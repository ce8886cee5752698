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
export type Mode = (typeof MODES)[number];
