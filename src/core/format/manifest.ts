import { z } from 'zod';
import { RestorableError } from '../errors.ts';
import { storedRunSchema } from '../run-origin.ts';
import { KINDS, parseBackupId } from './backup-id.ts';
import { storedTime } from './stored-time.ts';
import { JsonError, parseJson } from './strict-json.ts';

/** The format version. A reader refuses any other. See docs/format.md. */
export const FORMAT = 'restorable/1';

/** A manifest is read completely before anything in it is trusted, so its size is limited. */
export const MANIFEST_MAX_BYTES = 8 * 1024;

/** Limit on the keys that a backup may be encrypted to. */
export const MAX_RECIPIENTS = 32;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.number().int().nonnegative();
const fingerprint = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const backupId = z.string().refine((text) => parseBackupId(text) !== undefined, 'not a backup id');
const reference = z.strictObject({ id: backupId, manifestSha256: sha256 });

/** A plain file name in the database's folder, so that the writer of a manifest can't choose what else is read. */
function runbookFile(extension: 'md' | 'py') {
  return z.strictObject({ key: z.string().regex(new RegExp(`^RECOVERY-v[0-9]{1,4}\\.${extension}$`)), sha256 });
}

export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  id: backupId,
  database: z.string(),
  kind: z.enum(KINDS),
  /** Backups that this one needs, nearest first. Empty for a full. */
  parents: z.array(reference),
  /** The newest backup at the time of the commit, needed or not. A gap in these predecessors reveals a removed backup. */
  predecessor: reference.nullable(),
  engine: z.strictObject({ name: z.string(), serverVersion: z.string(), majorVersion: z.string() }),
  /** HMAC-SHA-256 of the source's identity, keyed with the salt. Equal for all backups of one source in one lineage. */
  source: z.strictObject({ salt: z.string().regex(/^[0-9a-f]{32}$/), identity: sha256 }),
  /** The run of a workflow that made it. Null outside of one. */
  run: storedRunSchema.nullable(),
  startedAt: storedTime,
  /** The time of the snapshot. The age of the data counts from here. */
  snapshotAt: storedTime,
  finishedAt: storedTime,
  encryption: z.strictObject({
    profile: z.enum(['gnupg', 'rfc9580']),
    /** Fingerprints of the recovery keys. Empty if a passphrase was used. */
    recipients: z.array(fingerprint).max(MAX_RECIPIENTS),
    /** The salt for deriving `signer`'s key from the passphrase. Null if another key signed. */
    salt: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .nullable(),
  }),
  /**
   * Fingerprint of the key (the runner key, or the one derived from the passphrase) whose signature is at
   * signatures/<id>/<fingerprint>.asc.
   */
  signer: fingerprint.nullable(),
  /** The parts of the object list, in order. */
  objects: z.array(z.strictObject({ sha256, sizeBytes: bytes })).min(1),
  contents: z.strictObject({ sha256, sizeBytes: bytes }),
  /** The page and the script for recovery by hand, stored next to the backups. */
  runbook: z.tuple([runbookFile('md'), runbookFile('py')]),
  rawBytes: bytes,
  storedBytes: bytes,
  tool: z.strictObject({ name: z.string(), version: z.string() }),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest without the run that made it, if it would exceed its size limit with it: a backup matters more than that. */
export function withRunIfItFits(manifest: Manifest): Manifest {
  return bytesOf(manifest).length <= MANIFEST_MAX_BYTES ? manifest : { ...manifest, run: null };
}

function bytesOf(manifest: Manifest): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
}

/** The only serialization of a manifest. @throws {RestorableError} INTERNAL if it would exceed its size limit */
export function serializeManifest(manifest: Manifest): Buffer {
  const text = bytesOf(manifest);
  if (text.length <= MANIFEST_MAX_BYTES) return text;
  throw new RestorableError(
    'INTERNAL',
    `The manifest would be ${text.length} bytes; a reader accepts ${MANIFEST_MAX_BYTES}.`,
    {
      hint: 'Use fewer recipients.',
    },
  );
}

/**
 * Parses the bytes at `manifests/<id>.json` of a database.
 * @throws {RestorableError} BACKUP_FORMAT for another format version; MANIFEST_INVALID for anything else that is wrong,
 *   including a manifest that was copied from another id or database
 */
export function parseManifest(stored: Uint8Array, expected: { id: string; database: string }): Manifest {
  const invalid = (reason: string): RestorableError =>
    new RestorableError('MANIFEST_INVALID', `The manifest of ${expected.id} is not valid: ${reason}.`, {
      hint: 'Someone changed it, or the storage damaged it. Use another destination or an earlier backup.',
    });
  if (stored.length > MANIFEST_MAX_BYTES) throw invalid(`it has ${stored.length} bytes`);
  let json: unknown;
  try {
    json = parseJson(stored);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw invalid(error.message);
  }
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (typeof format === 'string' && format !== FORMAT && format.startsWith('restorable/')) {
    throw new RestorableError(
      'BACKUP_FORMAT',
      `The backup ${expected.id} has the format ${format}; this program reads ${FORMAT}.`,
      {
        hint: 'Use the version of this program that wrote it, or a newer one.',
      },
    );
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`);
  }
  const manifest = parsed.data;
  const why = whyNot(manifest, expected);
  if (why !== undefined) throw invalid(why);
  return manifest;
}

/** Why a manifest can't be the one at its location, even though each field is valid. */
function whyNot(manifest: Manifest, expected: { id: string; database: string }): string | undefined {
  const { id, kind, parents, predecessor, encryption, signer } = manifest;
  if (id !== expected.id) return `it claims to be ${id}`;
  if (manifest.database !== expected.database) return `it claims to belong to ${manifest.database}`;
  const parsed = parseBackupId(id);
  if (parsed?.kind !== kind) return 'its id and its kind contradict each other';
  if (Math.floor(Date.parse(manifest.startedAt) / 1000) * 1000 !== parsed.startedAt.getTime()) {
    return 'its id and its start time contradict each other';
  }
  const kinds = parents.map((parent) => parseBackupId(parent.id)?.kind);
  if ((kind === 'full') !== (parents.length === 0)) return 'its kind and its parents contradict each other';
  if (kind === 'differential' && parents.length !== 1) return 'a differential has one parent';
  if (kinds.some((each, at) => (each === 'full') !== (at === parents.length - 1)))
    return 'only its last parent can be a full';
  if (new Set([id, ...parents.map((parent) => parent.id)]).size !== parents.length + 1)
    return 'it names a parent twice';
  if (predecessor?.id === id) return 'it claims to be its own predecessor';
  const { recipients, salt } = encryption;
  if (new Set(recipients).size !== recipients.length) return 'it names a recipient twice';
  if (salt !== null && (recipients.length > 0 || signer === null)) {
    return 'it has a salt, but was not signed with a passphrase';
  }
  return undefined;
}
