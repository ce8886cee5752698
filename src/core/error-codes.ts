/**
 * Every failure that a user can see, by area. Codes are stable: reports, outputs and tests use them. Code that depends on
 * the kind of failure tests its area, never part of its code.
 */
const CODES_BY_AREA = {
  request: [
    'INPUT_INVALID',
    'INPUT_UNKNOWN',
    'PASSPHRASE_WEAK',
    'FILE_UNREADABLE',
    'FILE_UNWRITABLE',
    'SETUP_INCOMPLETE',
  ],
  keys: [
    'KEY_INVALID',
    'KEY_EXPIRED',
    'KEY_MISSING',
    'KEY_LOCKED',
    'KEY_WRONG',
    'KEY_BUNDLE_INVALID',
    'KEY_ROLE',
    'SIGNATURE_MISSING',
    'SIGNATURE_INVALID',
    'SIGNER_UNKNOWN',
  ],
  database: [
    'DATABASE_AUTHENTICATION',
    'DATABASE_HOST_UNKNOWN',
    'DATABASE_UNREACHABLE',
    'DATABASE_IPV6_ONLY',
    'DATABASE_POOLER',
    'DATABASE_TLS',
    'DATABASE_NOT_FOUND',
    'DATABASE_PRIVILEGE',
    'DATABASE_ROW_SECURITY',
    'DATABASE_VERSION',
    'DATABASE_UNSUITABLE',
    'DATABASE_QUERY',
    'DATABASE_CONNECTION_LOST',
  ],
  programs: ['CLIENT_MISSING', 'SERVER_MISSING', 'EXTENSION_MISSING', 'MACHINE_LIMIT'],
  sandbox: ['SANDBOX_MISSING', 'SANDBOX_MEMORY', 'SANDBOX_DISK', 'SANDBOX_PROCESSES', 'SANDBOX_TIMEOUT'],
  tunnel: ['TUNNEL_HOST_KEY', 'TUNNEL_AUTHENTICATION', 'TUNNEL_FAILED'],
  dump: [
    'OUTSIDE_WINDOW',
    'REPLICA_LAG',
    'HOOK_FAILED',
    'DUMP_FAILED',
    'DUMP_EMPTY',
    'DUMP_TRUNCATED',
    'SOURCE_MISMATCH',
  ],
  log: ['LOG_NO_BASE', 'LOG_GAP', 'LOG_UNSAFE', 'LOG_FAILED', 'LOG_UNREACHED'],
  storage: [
    'STORAGE_AUTHENTICATION',
    'STORAGE_PERMISSION',
    'STORAGE_UNREACHABLE',
    'STORAGE_CORRUPTED',
    'STORAGE_FULL',
    'STORAGE_FAILED',
    'CLOCK_SKEW',
    'STORAGE_SLOW',
  ],
  object: ['OBJECT_MISSING', 'OBJECT_EXISTS'],
  backup: [
    'BACKUP_NOT_FOUND',
    'BACKUP_DAMAGED',
    'BACKUP_FORMAT',
    'MANIFEST_INVALID',
    'PARENT_REMOVED',
    'RECORDS_PLANTED',
  ],
  retention: ['RETENTION_EMPTY', 'PRUNE_REFUSED'],
  evidence: ['EVIDENCE_INVALID'],
  restore: [
    'RESTORE_FAILED',
    'RESTORE_INCOMPLETE',
    'TARGET_NOT_EMPTY',
    'TARGET_UNSUITABLE',
    'DISK_FULL',
    'CHECKS_INVALID',
    'CHECK_NOT_RUN',
  ],
  drill: ['INSTRUCTIONS_UNKNOWN', 'INSTRUCTIONS_FAILED', 'INSTRUCTIONS_NOT_RUN'],
  notify: ['NOTIFY_FAILED', 'NOTIFY_REFUSED', 'GITHUB_FAILED', 'GITHUB_REFUSED'],
  run: ['TIMEOUT', 'CANCELLED', 'NODE_VERSION', 'INTERNAL'],
} as const;

export type ErrorArea = keyof typeof CODES_BY_AREA;
export type ErrorCode = (typeof CODES_BY_AREA)[ErrorArea][number];

/** In the order of a run. */
export const ERROR_CODES: readonly ErrorCode[] = Object.values(CODES_BY_AREA).flat();

export const AREA_OF = Object.fromEntries(
  Object.entries(CODES_BY_AREA).flatMap(([area, codes]) => codes.map((code) => [code, area])),
) as Readonly<Record<ErrorCode, ErrorArea>>;

/** The area of a code. Undefined if it is not one of ours, such as one of a newer version. */
export function areaOf(code: string): ErrorArea | undefined {
  return Object.hasOwn(AREA_OF, code) ? AREA_OF[code as ErrorCode] : undefined;
}

/** Codes that are findings about a stored backup, not about this run. Verification reports them as the verdict `failed`. */
export const FINDINGS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'SIGNATURE_MISSING',
  'SIGNATURE_INVALID',
  'SIGNER_UNKNOWN',
  'OBJECT_MISSING',
  'RECORDS_PLANTED',
  'BACKUP_DAMAGED',
  'BACKUP_FORMAT',
  'MANIFEST_INVALID',
  'RESTORE_FAILED',
  'RESTORE_INCOMPLETE',
  'INSTRUCTIONS_UNKNOWN',
  'INSTRUCTIONS_FAILED',
  'EVIDENCE_INVALID',
]);
