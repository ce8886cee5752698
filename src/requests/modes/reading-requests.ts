import { commandsFor } from '../../config-file/commands.ts';
import { parseDurationMs } from '../../core/duration.ts';
import { failureOf } from '../../core/errors.ts';
import { type ExactTime, exactTimeOf } from '../../core/exact-time.ts';
import { requireBackupId } from '../../core/format/backup-id.ts';
import { requireDatabaseName } from '../../core/format/database-name.ts';
import { gtidOf, lsnTextOf } from '../../core/format/log/log-transaction.ts';
import type { AuditScope } from '../../core/planning/retention/audit.ts';
import type { Selector } from '../../core/planning/retention/catalog-trust.ts';
import { readDestinations } from '../../options/connections/destinations.ts';
import { tunnelOf } from '../../options/connections/tunnel.ts';
import { readInputFile } from '../../options/files.ts';
import type { RestoreRequest, VerifyRequest } from '../../options/request/recovery.ts';
import { invalid, type OptionsOf } from '../../options/schema.ts';
import { readDatabaseUrl } from '../../options/urls/urls.ts';
import type { ReplayEnd } from '../../ports/engine/replay.ts';
import { unlockOf } from '../keys/key-choice.ts';
import { readPrivateKey } from '../keys/keys.ts';
import { restoreTarget } from '../parts/database-choice.ts';
import type { RequestContext } from '../parts/request-context.ts';
import { policyOf, signersOf, verifiersOf } from '../parts/retention.ts';

function readRequest(
  options: OptionsOf<'verify'> | OptionsOf<'restore'>,
  { mask }: RequestContext,
): Omit<RestoreRequest, 'mode' | 'backup' | 'target' | 'replace' | 'onError' | 'jobs'> {
  return {
    name: requireDatabaseName(options.name),
    destinations: readDestinations(options.destination),
    signers: signersOf(options, mask),
    unlock: unlockOf(options, mask),
    timeoutMs: options.timeout,
    diagnostics: options.diagnostics,
    tunnel: tunnelOf(options),
  };
}

/** What a verification and a drill compare and record, and within which limits. */
export function testRules(options: OptionsOf<'verify'> | OptionsOf<'drill'>, mask: RequestContext['mask']) {
  return {
    limits: {
      memoryBytes: options['sandbox-memory'],
      diskBytes: options['sandbox-disk'],
      processes: options['sandbox-processes'],
      timeoutMs: options['sandbox-timeout'],
    },
    digest: options.digest,
    digestTimeoutMs: options['digest-timeout'],
    integrityTimeoutMs: options['integrity-timeout'],
    checks: yamlOf('checks', options.checks),
    ignore: yamlOf('ignore', options.ignore),
    rtoMs: options.rto,
    rpoMs: options.rpo,
    verifierKey: readPrivateKey('verifier-key', options, mask),
    allowUnsigned: options['allow-unsigned'],
    verifiers: verifiersOf(options, mask),
  };
}

export function verifyRequest(options: OptionsOf<'verify'>, context: RequestContext): VerifyRequest {
  const { file } = context;
  const target = options.target === undefined || options.target === 'auto' ? undefined : options.target;
  const common = readRequest(options, context);
  return {
    ...common,
    mode: 'verify',
    backup: verifiedBackup(options.backup),
    ...auditRules(options),
    commands: file && commandsFor('verify', common.name, { ...context, file }),
    target: target === undefined ? undefined : readDatabaseUrl('target', target, context.say).url,
    verifyCopies: options['verify-copies'],
    trustSource: options['trust-source'],
    ...testRules(options, context.mask),
    jobs: options.jobs,
    volumeDrift: options['volume-drift'],
    verifyLog: options['verify-log'],
  };
}

export function restoreRequest(options: OptionsOf<'restore'>, context: RequestContext): RestoreRequest {
  return {
    ...readRequest(options, context),
    mode: 'restore',
    backup: selectorOf(options.backup),
    until: replayEndOf(options),
    target: restoreTarget(options.target, context),
    replace: options.replace,
    onError: options['on-error'],
    jobs: options.jobs,
  };
}

/** What a verification of several backups, or of any, needs besides. @throws {RestorableError} INPUT_INVALID */
function auditRules(options: OptionsOf<'verify'>): Pick<VerifyRequest, 'policy' | 'maxBackups'> {
  const maxBackups = options['max-backups'];
  if (maxBackups !== undefined && auditOf(options.backup)?.kind !== 'each')
    throw invalid('max-backups', '`max-backups` limits `backup: each`, which is not given.');
  if (maxBackups === 0) throw invalid('max-backups', '`max-backups` must be at least 1.');
  return { policy: policyOf(options), maxBackups };
}

/** @throws {RestorableError} INPUT_INVALID */
function verifiedBackup(text: string): Selector | AuditScope {
  return auditOf(text) ?? selectorOf(text);
}

/** Undefined for a text that selects one backup. @throws {RestorableError} INPUT_INVALID */
function auditOf(text: string): AuditScope | undefined {
  const [, kind, window] = /^(random|each)(?::(.*))?$/s.exec(text) ?? [];
  if (kind !== 'random' && kind !== 'each') return undefined;
  return window === undefined ? { kind } : { kind, windowMs: spanOf(window, `${kind}:`) };
}

const MOMENT = 'before:2026-11-21T02:00Z';

/** The backup to read. @throws {RestorableError} INPUT_INVALID */
export function selectorOf(text: string): Selector {
  if (text === 'latest') return { kind: 'latest' };
  if (text.startsWith('age:')) return { kind: 'age', ms: spanOf(text.slice('age:'.length), 'age:') };
  if (auditOf(text) !== undefined)
    throw invalid('backup', '`random` and `each` are for `verify`.', 'Write latest, or an id that `list` prints.');
  if (!text.startsWith('before:')) {
    if (/^(?:newest|last|recent|current)$/i.test(text))
      throw invalid('backup', 'The `backup` is not a backup id.', 'Write latest, or an id that `list` prints.');
    if (/^(?:all|every|any|\*)$/i.test(text))
      throw invalid('backup', 'The `backup` is not a backup id.', '`verify` has each for all of them, random for any.');
    if (/^\d{4}-\d\d-\d\d/.test(text))
      throw invalid('backup', 'The `backup` is a date, and not a backup id.', `Write ${MOMENT}, or an id.`);
    return { kind: 'id', id: requireBackupId(text) };
  }
  const time = timeOf(text.slice('before:'.length));
  if (time !== undefined) return { kind: 'before', time };
  throw invalid(
    'backup',
    'The time after `before:` is not an ISO 8601 time with its zone.',
    `Write ${MOMENT}, with a T and a zone (Z is UTC), or a time span such as age:7d.`,
  );
}

/** The moment to restore. @throws {RestorableError} INPUT_INVALID */
function replayEndOf(options: OptionsOf<'restore'>): ReplayEnd | undefined {
  const [first, second] = (['at', 'before-gtid', 'before-lsn'] as const).flatMap((option) => {
    const text = options[option];
    return text === undefined ? [] : [{ option, text }];
  });
  if (first === undefined) return undefined;
  const { option, text } = first;
  if (second !== undefined)
    throw invalid(
      second.option,
      `Either \`${option}\` or \`${second.option}\` names the moment, not both.`,
      'Leave one out.',
    );
  if (options.backup !== 'latest')
    throw invalid(
      option,
      `\`${option}\` chooses the backup, so \`backup\` must not be given with it.`,
      'Leave `backup` out.',
    );
  if (option === 'at') return { kind: 'time', ...momentOf(text) };
  const transaction = option === 'before-gtid' ? gtidOf(text) : lsnTextOf(text);
  if (transaction !== undefined) return { kind: 'before', transaction };
  if (option === 'before-lsn') throw invalid(option, '`before-lsn` is not an LSN.', 'Write 16/B374D848.');
  throw invalid(
    option,
    '`before-gtid` is not the GTID of a transaction.',
    'Write uuid:1234 (MySQL) or 0-1-1234 (MariaDB).',
  );
}

function momentOf(text: string): ExactTime {
  // A date alone has no zone: its midnight would be a different moment for each reader.
  if (text.includes('T') && timeOf(text) !== undefined) return exactTimeOf(text);
  const example = 'Write 2026-11-30T14:05:00Z, with a T and a zone (Z is UTC).';
  throw invalid('at', '`at` is not an ISO 8601 time with its zone.', example);
}

/** `new Date` reads February 30 as March 2. */
function isDay(text: string): boolean {
  return new Date(text).toISOString().startsWith(text);
}

/** A time without a zone would mean a different moment on a laptop than on a runner. */
function timeOf(text: string): Date | undefined {
  const parsed = new Date(text);
  const hasForm = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(text);
  return hasForm && !Number.isNaN(+parsed) && isDay(text.slice(0, 10)) ? parsed : undefined;
}

function spanOf(text: string, after: string): number {
  try {
    const ms = parseDurationMs(text);
    if (ms > 0) return ms;
  } catch (thrown) {
    // Reported below.
    failureOf(thrown, ['request']);
  }
  throw invalid('backup', `The age after \`${after}\` is not a duration such as 7d.`);
}

/** The text itself, or that of the file that it names. */
export function yamlOf(name: 'checks' | 'ignore', value: string | undefined): string | undefined {
  const isText = value?.includes('\n') === true || /^(?:(?:checks|ignore)\s*:|-\s|\[|\{)/.test(value ?? '');
  return value === undefined || isText ? value : readInputFile(name, value);
}
