import { refutes } from '../../core/checks/verdict.ts';
import type { ChainFlaw } from '../../core/planning/chain/chain-flaw.ts';
import type { SignerRing } from '../../openpgp/signatures/signatures.ts';
import type { StoredManifest } from '../catalog/catalog.ts';
import { expectedObjects, markPresent } from '../catalog/chain-health.ts';
import { mapAhead, OF_A_CHAIN } from '../reading/read-ahead.ts';
import type { StoredDatabase } from '../stored-database.ts';
import { removedAmong } from './ancestors.ts';

/** Why a new backup must not build on a chain as stored at one destination. */
export interface BrokenLink {
  readonly flaw: ChainFlaw;
  /** Whether the chain itself is in doubt, and not only its copy at this destination. */
  readonly everywhere: boolean;
}

/** Each reads a few of its records at once. */
const LINKS_AT_ONCE = 8;

interface LinkContext {
  readonly at: StoredDatabase;
  /** Whose records of removal are accepted. If undefined, everyone's. */
  readonly removers: SignerRing | undefined;
  /** Whose verifications are accepted. If undefined, everyone's. */
  readonly verifiers: SignerRing | undefined;
}

/**
 * Checks whether one destination still has what a new backup would build on: the manifests of the chain, none of them about to be
 * removed, every pack with its size (one listing per backup), and no verification that found the backup bad.
 * @param nearest the backup to build on; its own parents are the rest of the chain
 * @returns what is wrong, or undefined
 */
export async function findBrokenLink(context: LinkContext, nearest: StoredManifest): Promise<BrokenLink | undefined> {
  const { at, verifiers } = context;
  const { id, parents } = nearest.manifest;
  const links = [{ id, manifestSha256: nearest.sha256 }, ...parents];
  const ids = links.map((link) => link.id);
  const [removed] = await removedAmong(context, ids);
  if (removed !== undefined) return here({ why: 'removed', id: removed });
  const expected = await expectedObjects(at, { id, manifestSha256: nearest.sha256, parents });
  const [finding] = expected.problems;
  if (finding !== undefined) return here({ why: 'list-unreadable', finding });
  const markPacks = async (link: string): Promise<void> => {
    for await (const { key, sizeBytes } of at.list(at.keys.packs(link))) {
      markPresent(expected, at.keys.relative(key), sizeBytes);
    }
  };
  // The first failure in the order of the chain is thrown.
  for await (const _ of mapAhead(ids, OF_A_CHAIN, markPacks));
  const lacking = [...expected.sizes.keys()].find((key) => key.startsWith('packs/'));
  if (lacking !== undefined) return here({ why: 'object-missing', key: lacking });
  const log = await at.openVerifications(verifiers, await at.now());
  const judge = async (link: (typeof links)[number]) => ({ id: link.id, evidence: await log.of(link) });
  for await (const { id: link, evidence } of mapAhead(links, LINKS_AT_ONCE, judge)) {
    if (evidence === undefined || !refutes(evidence)) continue;
    return { flaw: { why: 'verification-failed', id: link }, everywhere: !evidence.isOnlyHere };
  }
  return undefined;
}

function here(flaw: ChainFlaw): BrokenLink {
  return { flaw, everywhere: false };
}
