import { RestorableError } from '../../../core/errors.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import { type KnownNames, showName } from '../../../core/format/manifest/known-names.ts';
import { describeNumber } from '../connection/error-numbers.ts';
import type { TargetDatabase } from '../target/database.ts';
import { lackOf } from './lacks.ts';
import type { StatementLog } from './statements.ts';

const NO_SPACE = new Set([3, 1021, 1030, 1114, 1534]);
const NO_SPACE_WORDS = /No space left|disk is full|disk full|(?:errno|error|errcode)(?: number)?:? 28\b/i;
const LOST = new Set([1053, 1152, 1158, 1159, 1160, 1161, 1184, 1317, 1927, 2002, 2003, 2006, 2013, 2055, 4031]);
const PRIVILEGE = new Set([1044, 1045, 1142, 1143, 1227, 1370, 1410, 1418, 1419, 1449, 1873, 3619]);
/** Usually a definer that this account may not use, or that does not exist. */
const DEFINER = new Set([1227, 1449]);
const PACKET = 1153;
/** Primary key required, options of a table that strict mode refuses, tables of a disabled engine. */
const STRICTER = new Set([1031, 1118, 1173, 1478, 3161, 3750]);

/** With a full disk, MyISAM and Aria wait forever for somebody to free space. Only the server's log shows it. */
export function waitsForSpace(target: TargetDatabase): boolean {
  return /Disk is full writing|waiting for someone to free/i.test(target.serverLog());
}

export interface FailureFacts {
  /** The database's name at the source, as the dump says, and here. */
  readonly source: string | undefined;
  readonly here: string;
  /** The disk of our own server is nearly full. Some servers exit without a message in that case. */
  readonly isDiskFull: boolean;
  readonly statements: StatementLog;
  /** What may be named: objects of the fingerprint. */
  readonly known: KnownNames;
  /** Functions of a shared library that the source's server has. */
  readonly loadable: readonly string[];
}

/** How the client ended, its output, and what may be shown of it. */
interface Failed {
  readonly foreign: ForeignText;
  readonly words: string;
  readonly number: number;
  readonly end: string;
  /** `: duplicate key (error 1062), at INSERT "orders"` */
  readonly what: string;
  readonly target: TargetDatabase;
}

/** The reason why the client failed, from the error number and line that it prints: `ERROR 1064 (42000) at line 7: ...`. */
export function failedClient(
  foreign: ForeignText,
  target: TargetDatabase,
  end: string,
  facts: FailureFacts,
): RestorableError {
  const words = foreign.reveal();
  const number = Number(/^ERROR (\d{1,5})\b/m.exec(words)?.[1] ?? 0);
  const failed: Failed = { foreign, words, number, end, what: describe(words, number, facts), target };
  const isFull =
    waitsForSpace(target) ||
    (facts.isDiskFull && LOST.has(number)) ||
    NO_SPACE_WORDS.test(words) ||
    ((NO_SPACE.has(number) || LOST.has(number)) && NO_SPACE_WORDS.test(target.serverLog()));
  if (isFull || number === 1021 || number === 1114) {
    return new RestorableError('DISK_FULL', `The disk filled up during the restore${failed.what}.`, {
      hint:
        target.ownServer === undefined
          ? "Free some space on the server's disk, or restore into another server."
          : 'Set `target:` to a database in a service container or on another server, or free some disk space on the runner.',
      foreign,
    });
  }
  if (LOST.has(number)) {
    return new RestorableError('DATABASE_CONNECTION_LOST', `The server ended during the restore${failed.what}.`, {
      hint: 'Check its log: out of memory, restarted, or shut down. Then run it again. This is not a verdict on the backup.',
      foreign,
    });
  }
  const isLoadable = number === NO_ROUTINE && facts.loadable.length > 0;
  const lack = isLoadable ? `functions of a shared library (${facts.loadable.join(', ')})` : lackOf(number);
  if (lack !== undefined) {
    return new RestorableError('EXTENSION_MISSING', `The server lacks ${lack}${failed.what}.`, {
      hint: 'Install it there, or set `target:` to a server that has it. This is not a verdict on the backup.',
      foreign,
    });
  }
  const elsewhere = otherDatabaseFailure(failed, facts);
  if (elsewhere !== undefined) return elsewhere;
  if (target.ownServer === undefined) return strangerFailure(failed, facts) ?? failedRestore(failed);
  return failedRestore(failed);
}

/** The error by its number, and the statement of the dump that failed. */
function describe(words: string, number: number, { statements, known }: FailureFacts): string {
  const line = Number(/^ERROR \d+ (?:\(\w+\) )?at line (\d{1,12})\b/m.exec(words)?.[1] ?? 0);
  const statement = line === 0 ? undefined : statements.at(line);
  const isKnown = statement?.name !== undefined && known.has(statement.name);
  const at = statement && `at ${statement.kind}${isKnown ? ` ${showName(statement.name ?? '')}` : ''}`;
  const parts = [describeNumber(number), at].filter((part) => part !== undefined);
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

const NO_ROUTINE = 1305;
const NO_TABLE = 1146;
const NO_DATABASE = 1049;
const OTHER_DATABASE = /(?:for table |Table )(?:`([^`]+)`\.`|'([^'.]+)\.)|Unknown database '([^']+)'/;

/** Errors on tables, columns and routines. */
const DENIED = new Set([1142, 1143, 1370]);
/** What a foreign key, view or routine may need in another database. A dump that writes there is not valid. */
const READS = /\b(?:SELECT|REFERENCES|SHOW VIEW|EXECUTE|ANY)\b.* command denied/i;

/**
 * A backup contains one database. What another one must contain does not exist, or the restoring account has no access.
 * MySQL names only the table, but an account of our own has every privilege on its own database.
 */
function otherDatabaseFailure(failed: Failed, facts: FailureFacts): RestorableError | undefined {
  const { number, words, target, foreign } = failed;
  if (!DENIED.has(number) && number !== NO_TABLE && number !== NO_DATABASE) return undefined;
  if (DENIED.has(number) && !READS.test(words)) return undefined;
  const other = OTHER_DATABASE.exec(words)
    ?.slice(1)
    .find((name) => name !== undefined);
  const own = [facts.source, facts.here].map((name) => name?.toLowerCase());
  const isForeign = other === undefined ? target.hasOwnRole && DENIED.has(number) : !own.includes(other.toLowerCase());
  if (!isForeign) return undefined;
  return new RestorableError('DATABASE_QUERY', `The backup needs another database besides its own${failed.what}.`, {
    hint: 'A foreign key, view or routine refers to it: set `target:` to a server that has it, with an account that may read it but may not create other accounts. This is not a verdict on the backup.',
    foreign,
  });
}

/**
 * Our own server has every privilege and limit that a restore needs. On another server, the backup is not to blame for
 * missing ones.
 */
function strangerFailure(failed: Failed, { source, here }: FailureFacts): RestorableError | undefined {
  const { number, words, what, foreign } = failed;
  if (source !== undefined && source !== here && words.toLowerCase().includes(`${source.toLowerCase()}.`)) {
    return new RestorableError('DATABASE_QUERY', `The backup can't be restored under another name${what}.`, {
      hint: `A view or routine names the database ${JSON.stringify(source)} itself: restore into a database of that name (verify: \`target: auto\`). This is not a verdict on the backup.`,
      foreign,
    });
  }
  if (number === 1418 || number === 1419) {
    return new RestorableError('DATABASE_PRIVILEGE', `The server does not let this account create functions${what}.`, {
      hint: 'Set log_bin_trust_function_creators=1 on the server (in RDS, in its parameter group), or restore as an account with SUPER.',
      foreign,
    });
  }
  if (DEFINER.has(number)) {
    return new RestorableError('DATABASE_PRIVILEGE', `The restoring account lacks a privilege${what}.`, {
      hint: 'To keep definers it needs SET_ANY_DEFINER, ALLOW_NONEXISTENT_DEFINER for accounts that do not exist here, and SYSTEM_USER for administrators (MariaDB: SET USER). With none of these the backup is restored without definers. This is not a verdict on the backup.',
      foreign,
    });
  }
  if (PRIVILEGE.has(number)) {
    return new RestorableError('DATABASE_PRIVILEGE', `The restoring account lacks a privilege${what}.`, {
      hint: 'Grant the account ALL PRIVILEGES on the database, or check the object at the source. This is not a verdict on the backup.',
      foreign,
    });
  }
  if (STRICTER.has(number)) {
    return new RestorableError('DATABASE_QUERY', `The server does not allow a table of the backup${what}.`, {
      hint: 'It is stricter than the source: check innodb_strict_mode, sql_require_primary_key and innodb_force_primary_key there, or restore as an account that may set them for its session. This is not a verdict on the backup.',
      foreign,
    });
  }
  if (number === PACKET) {
    return new RestorableError(
      'DATABASE_QUERY',
      `The server does not accept a row as large as one in the backup${what}.`,
      {
        hint: 'Raise max_allowed_packet on the server, up to 1G. This is not a verdict on the backup.',
        foreign,
      },
    );
  }
  return undefined;
}

function failedRestore({ end, what, target, foreign }: Failed): RestorableError {
  const left =
    target.strategy === 'in-place'
      ? 'The old content of the database was dropped before, and it now contains what has been restored so far.'
      : target.strategy === 'beside'
        ? 'Nothing was replaced.'
        : 'The notes say what the target contains now.';
  const next =
    target.ownServer === undefined && !target.isDisposable
      ? 'Verify the backup (`verify` with `target: auto`), which shows whether the backup or this server is to blame.'
      : 'Check the statement at the source, or choose an older backup with `backup:`.';
  return new RestorableError('RESTORE_FAILED', `The client failed (${end})${what}.`, {
    hint: target.isDisposable ? next : `${left} ${next}`,
    foreign,
  });
}
