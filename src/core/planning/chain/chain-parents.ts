import type { Kind } from '../../format/backup-id.ts';
import type { Manifest } from '../../format/manifest/manifest.ts';
import { MANIFEST_MAX_BYTES } from '../../format/manifest/manifest-fields.ts';

/** What the next manifest may need beyond the newest one's length: longer lists and names. */
const MANIFEST_ROOM = 1024;

/** One parent in a manifest, as it is serialized, with the longest kind in its id. */
const LINK_BYTES = 150;

/**
 * A step back costs what it stores again, and pays with the backups that follow before the next one. Steps up to this many times as
 * expensive as the cheapest count as equal, and the longest of them is taken: else, many small steps would soon leave no room for others.
 */
const EQUALLY_GOOD = 2;

/** How many parents the next backup may have: each is read before the next backup and for a restore, and named in its manifest. */
export function mostParents(maxChain: number, newest: Manifest): number {
  const withoutParents = JSON.stringify({ ...newest, parents: [] }, null, 1).length;
  const fitting = Math.floor((MANIFEST_MAX_BYTES - MANIFEST_ROOM - withoutParents) / LINK_BYTES);
  return Math.min(maxChain - 1, fitting);
}

interface Link {
  readonly manifest: Pick<Manifest, 'storedBytes'>;
}

/**
 * The manifests that a backup of this kind builds on, nearest first. A differential builds on the full, an incremental on the newest
 * backup. If that has as many parents as are allowed, it builds on an earlier backup of the chain, and stores again what changed since
 * then: much less than a full.
 * @param newest the newest backup
 * @param ancestors what it needs, nearest first
 * @param most parents that the next backup may have, at least one
 */
export function parentsOf<T extends Link>(
  kind: Exclude<Kind, 'full'>,
  [newest, ...ancestors]: readonly [T, ...T[]],
  most: number,
): readonly [T, ...T[]] {
  if (most < 1) throw new RangeError('an incremental has at least one parent');
  const path = [newest, ...ancestors];
  const [nearest = newest, ...others] = kind === 'differential' ? path.slice(-1) : path.slice(stepBack(path, most));
  return [nearest, ...others];
}

/** How many of the newest backups the next one leaves out. */
function stepBack(path: readonly Link[], most: number): number {
  if (path.length <= most) return 0;
  const steps: { readonly leftOut: number; readonly bytesPerBackup: number }[] = [];
  let storedAgain = 0;
  for (const [at, { manifest }] of path.slice(0, -1).entries()) {
    storedAgain += manifest.storedBytes;
    const leftOut = at + 1;
    const room = most - (path.length - leftOut);
    if (room >= 0) steps.push({ leftOut, bytesPerBackup: storedAgain / (room + 1) });
  }
  const cheapest = Math.min(...steps.map(({ bytesPerBackup }) => bytesPerBackup));
  return steps.findLast(({ bytesPerBackup }) => bytesPerBackup <= cheapest * EQUALLY_GOOD)?.leftOut ?? path.length - 1;
}
