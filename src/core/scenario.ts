/**
 * What a drill pretends. `newest-backup`: nothing is wrong; `lost-destination`: one destination is gone; `older-point`: the newest backups
 * must not be used; `damaged-object`: an object of the nearest copy is damaged; `key-from-safe`: a person brings the key.
 */
export const SCENARIOS = [
  'newest-backup',
  'lost-destination',
  'older-point',
  'damaged-object',
  'key-from-safe',
] as const;
export type Scenario = (typeof SCENARIOS)[number];
