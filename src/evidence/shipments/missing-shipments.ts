import { readBackupId } from '../../core/format/backup-id.ts';
import { signaturePath } from '../../core/format/object-keys.ts';
import type { Link } from '../../core/planning/chain/lineage.ts';
import { GRACE_MS } from '../../core/planning/retention/retention.ts';
import { PAYLOADS } from '../pack-storage.ts';
import { addPayload } from '../payloads.ts';
import { type BundledShipment, signerOf } from './bundle.ts';
import { baseOf, type CountedShipment, type Gathering } from './gathering.ts';

/** Shipments that are looked for by the names that others give them. Only what an accepted key signed can name one. */
const MOST_LOOKED_FOR = 100;

type Judge = (fetched: readonly BundledShipment[]) => Promise<readonly CountedShipment[]>;

/**
 * Looks for the shipments that others name and that were not among those of the period: by another machine's clock, it can have an
 * earlier name, and if somebody deleted or replaced it, a storage can have an older version of it.
 * @param counted receives what is found
 */
export async function lookForMissing(
  counted: Map<string, CountedShipment>,
  gathering: Gathering,
  judge: Judge,
): Promise<void> {
  const asked = new Set<string>();
  const sinceMs = neededSince(gathering);
  for (;;) {
    const missing = [...counted.values()].flatMap(({ stored: { manifest } }) => {
      const { follows, from } = manifest;
      const isNeeded = follows !== null && Date.parse(from) > sinceMs;
      return isNeeded && !counted.has(follows.id) && !asked.has(follows.id) ? [follows] : [];
    });
    const [link] = missing;
    if (link === undefined || asked.size >= MOST_LOOKED_FOR) return;
    asked.add(link.id);
    for (const each of await judge(await lookFor(link, gathering))) counted.set(each.bundled.id, each);
  }
}

/** What ended before that, no moment of the period needs, or retention can have removed it. */
function neededSince(gathering: Gathering): number {
  const { history, period } = gathering;
  const base = baseOf(gathering);
  if (base !== undefined) return Date.parse(base.snapshotAt);
  const [oldest] = history.backups;
  if (oldest === undefined) return Number.POSITIVE_INFINITY;
  return Math.max(period.from.getTime(), readBackupId(oldest.id).startedAt.getTime() - GRACE_MS);
}

async function lookFor({ id, manifestSha256 }: Link, gathering: Gathering): Promise<BundledShipment[]> {
  const { places, rings, context } = gathering;
  const [at] = places;
  if (at === undefined) return [];
  const found = new Map<string, Buffer>();
  const signature = (manifest: Buffer): string | undefined => {
    const signer = signerOf(manifest, { id, database: at.name });
    return signer === null ? undefined : signaturePath(id, signer);
  };
  const wanted = { key: `manifests/${id}.json`, sha256: manifestSha256, signature, ring: rings.signers };
  await addPayload(found, wanted, { places, context });
  const manifest = found.get(PAYLOADS + at.keys.manifest(id));
  if (manifest === undefined) return [];
  const signed = [...found].find(([path]) => path.endsWith('.asc'));
  return [{ id, manifest, signature: signed?.[1] }];
}
