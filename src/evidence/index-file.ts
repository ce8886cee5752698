import { z } from 'zod';
import { isDatabaseName } from '../core/format/database-name.ts';
import { parseLogId } from '../core/format/log/log-id.ts';
import { storedTime } from '../core/format/stored-time.ts';
import { JsonError, parseJson } from '../core/format/strict-json.ts';
import { LOG_GAP_REASONS } from '../core/planning/log/log-period.ts';
import { CHAIN_FINDINGS } from '../core/planning/test-chain.ts';
import { MOST_FINDINGS, MOST_NAMED } from '../history/chain-findings.ts';
import { isPackPath, unfit } from './archive/files.ts';

export const INDEX = 'index.json';
export const INDEX_SIGNATURE = 'index.json.asc';
export const INDEX_BUNDLE = 'index.json.sigstore.json';

/** Characters of the label of a destination. */
export const LONGEST_LABEL = 300;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const fingerprint = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const count = z.int().nonnegative();

const chainSchema = z.strictObject({
  database: z.string().refine(isDatabaseName, 'not a name'),
  verifier: fingerprint.nullable(),
  records: count,
  breaks: count,
  removed: count,
  previousSha256: sha256.nullable(),
  firstSha256: sha256,
  headSha256: sha256,
});

const findingSchema = z.strictObject({
  kind: z.enum(CHAIN_FINDINGS),
  severity: z.enum(['finding', 'note']),
  records: z.array(z.string().max(300)).max(MOST_NAMED),
  verifier: fingerprint.nullable(),
  count: z.int().positive(),
});

const shipmentId = z.string().refine((text) => parseLogId(text) !== undefined, 'not the id of a shipment');
const ms = z.number().nonnegative();
const span = { from: storedTime, to: storedTime };

/** What the shipments of a database say of the period. */
const logSchema = z.strictObject({
  database: z.string().refine(isDatabaseName, 'not a name'),
  /** Stored in the period. */
  shipments: count,
  /** Any moment in one of these can be restored. */
  windows: z.array(z.strictObject(span)),
  /** Other moments of the period. */
  gaps: z.array(z.strictObject({ ...span, reason: z.enum(LOG_GAP_REASONS), shipment: shipmentId.nullable() })),
  /** Shipments that others name, and that are not in the evidence. */
  missing: z.array(z.strictObject({ id: shipmentId, manifestSha256: sha256 })),
  /** When the log was older than usual just before a shipment was stored, or (null) at the end. */
  late: z.array(z.strictObject({ at: storedTime, ageMs: ms, usualMs: ms.nullable(), shipment: shipmentId.nullable() })),
});

/** Lists that only the owner's own options make long have no limit besides that of a file: all are listed, and none is left out. */
const indexSchema = z.strictObject({
  format: z.literal('restorable-evidence/1'),
  tool: z.strictObject({ name: z.string().max(40), version: z.string().max(40) }),
  madeAt: storedTime,
  period: z.strictObject({ text: z.string().regex(/^[0-9Qq.-]{4,30}$/), from: storedTime, to: storedTime }),
  /** IANA name of the time zone of the schedules. */
  timeZone: z.string().regex(/^[A-Za-z0-9_+/-]{1,64}$/),
  /** Fingerprints of the keys against which signatures were checked. Null: they were not. */
  signers: z.array(fingerprint).nullable(),
  verifiers: z.array(fingerprint).nullable(),
  /** Of the key whose detached signature of these bytes is in `index.json.asc`. Null if nobody signed it. */
  signer: fingerprint.nullable(),
  /** Whether `index.json.sigstore.json` has a signature of these bytes with the identity of a workflow. */
  sigstore: z.boolean(),
  /** Age from which a prune may remove records. One that only a signer signed does not explain that a younger one is missing. */
  keepRecordsMs: z.number().nonnegative(),
  /** Destinations whose databases could not be listed: a database that is only there is not in the evidence. */
  unlisted: z.array(z.string().max(LONGEST_LABEL)),
  databases: z.array(
    z.strictObject({
      name: z.string().refine(isDatabaseName, 'not a name'),
      /** What was wrong with its records at the destinations. */
      findings: z.array(findingSchema).max(MOST_FINDINGS),
      /** Destinations that could not be read: what is only there is not in the evidence. */
      unread: z.array(z.string().max(LONGEST_LABEL)),
      /** Manifests of shipments of that time that did not count at any destination. Absent if there were none. */
      uncountedShipments: z.int().positive().optional(),
    }),
  ),
  /** The records of the period, with the last one of each verifier. */
  chains: z.array(chainSchema),
  /** Absent if no database ships its log. */
  logs: z.array(logSchema).min(1).optional(),
  /** Every file besides the index and its signatures, in the order of their names. */
  files: z.array(z.strictObject({ path: z.string().refine(isPackPath, 'not a path'), sha256, sizeBytes: count })),
});

export type EvidenceIndex = z.infer<typeof indexSchema>;

/** What an index states besides files, chains and logs: everything that is not in a payload. */
export type IndexHead = Omit<EvidenceIndex, 'format' | 'files' | 'chains' | 'logs'>;

/** The only serialization of an index: what it states in the order of its definition, in whatever order it was collected. */
export function serializeIndex(index: EvidenceIndex): Buffer {
  return Buffer.from(`${JSON.stringify(indexSchema.parse(index), null, 1)}\n`);
}

/** @throws {RestorableError} EVIDENCE_INVALID */
export function parseIndex(bytes: Buffer): EvidenceIndex {
  let json: unknown;
  try {
    json = parseJson(bytes);
  } catch (thrown) {
    if (!(thrown instanceof JsonError)) throw thrown;
    throw unfit('an index that is not valid JSON');
  }
  const index = indexSchema.safeParse(json).data;
  // Other bytes with the same meaning would be another signed object.
  if (index === undefined || !serializeIndex(index).equals(bytes)) throw unfit('an index of another form');
  return index;
}
