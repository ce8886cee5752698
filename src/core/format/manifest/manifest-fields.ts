import { z } from 'zod';
import { RestorableError } from '../../errors.ts';
import { storedRunSchema } from '../../run-origin.ts';
import { parseBackupId } from '../backup-id.ts';
import { storedTime } from '../stored-time.ts';
import { JsonError, parseJson } from '../strict-json.ts';

/** A manifest is read completely before anything in it is trusted, so its size is limited. */
export const MANIFEST_MAX_BYTES = 8 * 1024;

/** Limit on the keys that a backup may be encrypted to. */
export const MAX_RECIPIENTS = 32;

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.number().int().nonnegative();
const fingerprint = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/);
const backupId = z.string().refine((text) => parseBackupId(text) !== undefined, 'not a backup id');
/** Names a backup by the digest of its manifest. */
export const backupReference = z.strictObject({ id: backupId, manifestSha256: sha256 });

/** A plain file name in the database's folder, so that the writer of a manifest can't choose what else is read. */
function runbookFile(extension: 'md' | 'py') {
  return z.strictObject({ key: z.string().regex(new RegExp(`^RECOVERY-v[0-9]{1,4}\\.${extension}$`)), sha256 });
}

/** What every manifest has, of a backup and of a shipment of a log. */
export const manifestFields = {
  database: z.string(),
  engine: z.strictObject({ name: z.string(), serverVersion: z.string(), majorVersion: z.string() }),
  /** HMAC-SHA-256 of the source's identity, keyed with the salt. Equal for all backups of one source in one lineage. */
  source: z.strictObject({ salt: z.string().regex(/^[0-9a-f]{32}$/), identity: sha256 }),
  /** The run of a workflow that made it. Null outside of one. */
  run: storedRunSchema.nullable(),
  startedAt: storedTime,
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
};

/** What the checks of every manifest read. */
interface AnyManifest {
  readonly id: string;
  readonly database: string;
  readonly startedAt: string;
  readonly encryption: z.infer<(typeof manifestFields)['encryption']>;
  readonly signer: string | null;
}

/** Where a manifest is read. */
export interface ManifestPlace {
  readonly id: string;
  readonly database: string;
}

/** The form of one kind of manifest. */
export interface ManifestForm<M extends AnyManifest> {
  readonly format: string;
  readonly schema: z.ZodType<M>;
  /** As errors name it: `backup`. */
  readonly of: string;
  /** The start in an id of this kind. */
  readonly startOf: (id: string) => Date | undefined;
  /** Why it can't be the one at its location, even though each field is valid. */
  readonly whyNot: (manifest: M) => string | undefined;
}

/** The manifest's bytes as they are stored. */
export function bytesOfManifest(manifest: object): Buffer {
  return Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
}

/** The manifest without the run that made it, if it would exceed its size limit with it: a backup matters more than that. */
export function withRunIfItFits<M extends { readonly run: unknown }>(manifest: M): M {
  return bytesOfManifest(manifest).length <= MANIFEST_MAX_BYTES ? manifest : { ...manifest, run: null };
}

/** The only serialization of a manifest. @throws {RestorableError} INTERNAL if it would exceed its size limit */
export function serializeAnyManifest(manifest: object): Buffer {
  const text = bytesOfManifest(manifest);
  if (text.length <= MANIFEST_MAX_BYTES) return text;
  throw new RestorableError(
    'INTERNAL',
    `The manifest would be ${text.length} bytes; a reader accepts ${MANIFEST_MAX_BYTES}.`,
    { hint: 'Use fewer recipients.' },
  );
}

/**
 * Parses the bytes at `manifests/<id>.json` of a database.
 * @throws {RestorableError} BACKUP_FORMAT for another format version; MANIFEST_INVALID for anything else that is wrong,
 *   including a manifest that was copied from another id or database
 */
export function parseAnyManifest<M extends AnyManifest>(
  stored: Uint8Array,
  expected: ManifestPlace,
  { format, schema, of, startOf, whyNot }: ManifestForm<M>,
): M {
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
  const found = typeof json === 'object' && json !== null && 'format' in json ? json.format : undefined;
  if (typeof found === 'string' && found !== format && found.startsWith(`${format.split('/')[0]}/`)) {
    throw new RestorableError(
      'BACKUP_FORMAT',
      `The ${of} ${expected.id} has the format ${found}; this program reads ${format}.`,
      { hint: 'Use the version of this program that wrote it, or a newer one.' },
    );
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unknown'}`);
  }
  const why = whyElsewhere(parsed.data, expected, startOf) ?? whyNot(parsed.data) ?? whyBadEncryption(parsed.data);
  if (why !== undefined) throw invalid(why);
  return parsed.data;
}

function whyElsewhere(
  manifest: AnyManifest,
  expected: ManifestPlace,
  startOf: (id: string) => Date | undefined,
): string | undefined {
  if (manifest.id !== expected.id) return `it claims to be ${manifest.id}`;
  if (manifest.database !== expected.database) return `it claims to belong to ${manifest.database}`;
  const startMs = Math.floor(Date.parse(manifest.startedAt) / 1000) * 1000;
  return startMs === startOf(manifest.id)?.getTime() ? undefined : 'its id and its start time contradict each other';
}

function whyBadEncryption({ encryption: { recipients, salt }, signer }: AnyManifest): string | undefined {
  if (new Set(recipients).size !== recipients.length) return 'it names a recipient twice';
  if (salt !== null && (recipients.length > 0 || signer === null)) {
    return 'it has a salt, but was not signed with a passphrase';
  }
  return undefined;
}
