import { z } from 'zod';
import { type Kind, parseBackupId } from '../../format/backup-id.ts';
import { logPositionSchema } from '../../format/log/log-position.ts';
import { MAX_PACK_BYTES, STREAM_NAME } from '../../format/manifest/contents.ts';
import type { Manifest } from '../../format/manifest/manifest.ts';
import { mostParents } from './chain-parents.ts';
import type { FullReason } from './full-reason.ts';

/** Mean chunk length for a small database. Measured on dumps: larger chunks store much more data for scattered changes. */
export const AVERAGE_CHUNK_BYTES = 4 * 1024;

/** A chunk is at most this many times the mean length. */
export const MOST_TIMES = 8;
/** The longest chunk has to fit into a pack. */
const LARGEST_AVERAGE_BYTES = MAX_PACK_BYTES / MOST_TIMES;

/** Chunks that the index may hold in memory: 96 MiB at about 36 bytes each. A chain that exceeds it ends. */
export const MAX_CHUNKS = Math.floor((96 * 1024 * 1024) / 36);
/** A chain's stream grows, and changes add to the index. This leaves room for both. */
const ROOM = 1.5;

/** The mean chunk length for a chain whose first backup has this many bytes: the smallest power of two within the budget. */
export function averageChunkBytes(streamBytes: number): number {
  let average = AVERAGE_CHUNK_BYTES;
  while ((streamBytes * ROOM) / average > MAX_CHUNKS && average < LARGEST_AVERAGE_BYTES) average *= 2;
  return average;
}

/** The format version of a backup's index. */
export const INDEX_FORMAT = 'restorable-index/2';
export const INDEX_HEADER_MAX_BYTES = 256 * 1024;

const bytes = z.number().int().nonnegative();

/**
 * Part 0 of a backup's index, encrypted to the runner key or with the passphrase like the other parts: what the next backup of the chain needs
 * besides the chunks. It names no table and contains no data.
 */
export const indexHeaderSchema = z.strictObject({
  format: z.literal(INDEX_FORMAT),
  id: z.string().refine((text) => parseBackupId(text) !== undefined, 'not a backup id'),
  chain: z.strictObject({
    /**
     * 32 random bytes in hexadecimal, the same throughout a chain. The gear table and the chunk names are derived from them.
     */
    secret: z.string().regex(/^[0-9a-f]{64}$/),
    averageBytes: z
      .number()
      .min(AVERAGE_CHUNK_BYTES)
      .max(LARGEST_AVERAGE_BYTES)
      .refine((value) => Number.isInteger(Math.log2(value)), 'not a power of two'),
  }),
  /** The streams, with the number of packs that this backup stored for each. The chunks of a pack are listed under the stream's place here. */
  streams: z.array(z.strictObject({ name: z.string().regex(STREAM_NAME), packCount: bytes })),
  /** Number of parts that contain chunks, starting at number 1. */
  partCount: bytes,
  chunkCount: bytes,
  /** Why the next backup should be a full, or null. */
  nextFull: z.string().nullable(),
  /** Where the snapshot is in the server's log, as in the contents, which a backup job can't read. */
  position: logPositionSchema.optional(),
});

export type IndexHeader = z.infer<typeof indexHeaderSchema>;
export type Chain = IndexHeader['chain'];

/** The kinds that a user may request. `auto` is incremental if a chain allows it. */
const WANTED_KINDS = ['auto', 'full', 'differential', 'incremental'] as const;
type WantedKind = (typeof WANTED_KINDS)[number];
/** `physical` is another way to dump, whose backups form chains as with `auto`. */
export const KIND_WORDS = [...WANTED_KINDS, 'physical'] as const;

export interface ChainPolicy {
  readonly kind: WantedKind;
  /** A full is due when the chain's full is this old. */
  readonly fullEveryMs: number;
  /** Backups that one backup may consist of, including its full and itself. */
  readonly maxChain: number;
}

/** Who can read a backup, and how it is written. */
type Encryption = Pick<Manifest['encryption'], 'profile' | 'recipients'>;

/** The facts that decide the kind of a backup. */
export interface ChainFacts {
  readonly now: Date;
  /** There is a key for the index: the runner key, or the passphrase of the backups. */
  readonly hasIndexKey: boolean;
  /** The newest backup, on which the next would build, and the full of its chain (which may be the same backup). */
  readonly newest: Manifest | undefined;
  readonly full: Manifest | undefined;
  readonly engine: Pick<Manifest['engine'], 'name' | 'majorVersion'>;
  readonly encryption: Encryption;
  /** The source is the same as that of the newest backup. */
  readonly sameSource: boolean;
}

/** A full, and why; or what is built on the chain, and how many parents it may have. */
export type KindDecision =
  | { readonly kind: 'full'; readonly reason: FullReason }
  | { readonly kind: Exclude<Kind, 'full'>; readonly mostParents: number };

/** A daily job starts a few minutes earlier or later each time, so a full that is due within this time is due now. */
const EARLY_SHARE = 0.02;

/** Decides the kind of the next backup from the manifests. The index may still require a full. */
export function decideKind(policy: ChainPolicy, facts: ChainFacts): KindDecision {
  const most = facts.newest === undefined ? 0 : mostParents(policy.maxChain, facts.newest);
  const reason = whyFull(policy, facts, most);
  if (reason !== undefined) return { kind: 'full', reason };
  return { kind: policy.kind === 'differential' ? 'differential' : 'incremental', mostParents: most };
}

function whyFull(policy: ChainPolicy, facts: ChainFacts, most: number): FullReason | undefined {
  const { newest, full, engine, encryption } = facts;
  if (policy.kind === 'full') return { rule: 'requested' };
  if (!facts.hasIndexKey) return { rule: 'no-runner-key' };
  if (newest === undefined) return { rule: 'first' };
  if (full === undefined) return { rule: 'full-missing' };
  if (!facts.sameSource) return { rule: 'other-source' };
  if (newest.engine.name !== engine.name || newest.engine.majorVersion !== engine.majorVersion) {
    return { rule: 'engine-changed', before: newest.engine, now: engine };
  }
  if (!sameEncryption(full.encryption, encryption)) return { rule: 'encryption-changed' };
  if (most < 1) return policy.maxChain <= 1 ? { rule: 'no-chain' } : { rule: 'manifest-length' };
  const ageMs = facts.now.getTime() - Date.parse(full.startedAt);
  if (ageMs < policy.fullEveryMs * (1 - EARLY_SHARE)) return undefined;
  return { rule: 'full-age', hours: Math.floor(ageMs / 3_600_000) };
}

function sameEncryption(before: Encryption, now: Encryption): boolean {
  const sorted = (recipients: readonly string[]): string => [...recipients].sort().join();
  return before.profile === now.profile && sorted(before.recipients) === sorted(now.recipients);
}

/**
 * Why manifests are not the chain that a backup names, even though each has the right digest, or undefined.
 * @param parents nearest first
 */
export function whyNoChain(manifest: Manifest, parents: readonly Manifest[]): string | undefined {
  for (const [at, parent] of parents.entries()) {
    const { engine, source, encryption } = parent;
    if (engine.name !== manifest.engine.name || engine.majorVersion !== manifest.engine.majorVersion) {
      return `${parent.id} is of ${engine.name} ${engine.majorVersion}`;
    }
    if (source.salt !== manifest.source.salt || source.identity !== manifest.source.identity) {
      return `${parent.id} has another source`;
    }
    if (!sameEncryption(encryption, manifest.encryption)) return `${parent.id} is encrypted differently`;
    if (JSON.stringify(parent.parents) !== JSON.stringify(manifest.parents.slice(at + 1))) {
      return `${parent.id} has other parents`;
    }
  }
  return undefined;
}
