export const MODES = [
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
  'matrix',
  'keygen',
] as const;
export type Mode = (typeof MODES)[number];
