import { type RecoveryEnd, recoverySettings } from '../../replay/recovery-end.ts';

const OF_ALTER_SYSTEM = 'postgresql.auto.conf';
const SUFFIX = '.source';
/** The signals would make the server wait for log from elsewhere. A cluster that was restored before has files that were set aside. */
const SET_ASIDE = /^(?:postgresql\.auto\.conf|recovery\.signal|standby\.signal)(?:\.source)*$/;

/** The name that a file of the backup gets in a data folder: what changes the server's behavior by itself is set aside. */
export function keptName(name: string): string {
  return SET_ASIDE.test(name) ? `${name}${SUFFIX}` : name;
}

const HEADING = `# Written by a restore. The settings of the source are in ${OF_ALTER_SYSTEM}${SUFFIX}.
# A restored cluster must not write into the archive of its source, nor follow its primary. Remove these lines when it takes over.
`;

/** The file has precedence over postgresql.conf. */
const OWN_SETTINGS = {
  archive_mode: 'off',
  primary_conninfo: '',
  restore_command: '',
  archive_cleanup_command: '',
  recovery_end_command: '',
} as const;

/** Has no output, and gives no file: the server takes what is in its own folder. */
const GIVES_NO_FILE = 'false';

const IS_MISSING = '# The backup has none: the source had it outside of its data folder.\n';
const MIB = 1_048_576;
/** As initdb writes them. A server starts only if both are twice the length of its log's files, and its defaults are for 16 MB. */
const SIZES = { min_wal_size: 5, max_wal_size: 64 } as const;
const USUAL_MIB = 16;

/** Some distributions have these outside of the data folder, and so of the backup. */
function missingFiles(segmentBytes: number): (readonly [name: string, text: string])[] {
  const mib = segmentBytes / MIB;
  const sizes = mib <= USUAL_MIB ? [] : Object.entries(SIZES).map(([name, files]) => `${name} = ${files * mib}MB\n`);
  return [
    ['postgresql.conf', `${IS_MISSING}${sizes.join('')}`],
    ['pg_hba.conf', `${IS_MISSING}local all all peer\n`],
    ['pg_ident.conf', ''],
  ];
}

/** What the settings of a data folder depend on. */
export interface FolderFacts {
  /** The files that it has. */
  readonly names: ReadonlySet<string>;
  /** Where the recovery ends, if the folder has log after the backup. */
  readonly end: RecoveryEnd | undefined;
  /** The length of each file of its log. */
  readonly segmentBytes: number;
  /** The source's max_prepared_transactions. With fewer, its prepared transactions keep a server from starting. */
  readonly preparedTransactions: number;
}

/** The files that a data folder still needs. */
export function finishSettings({
  names,
  end,
  segmentBytes,
  preparedTransactions,
}: FolderFacts): (readonly [name: string, text: string])[] {
  const settings = {
    ...OWN_SETTINGS,
    ...(preparedTransactions > 0 && { max_prepared_transactions: String(preparedTransactions) }),
    ...(end !== undefined && recoverySettings(end, GIVES_NO_FILE)),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  return [
    [OF_ALTER_SYSTEM, `${HEADING}${lines.join('')}`],
    ...missingFiles(segmentBytes).filter(([name]) => !names.has(name)),
    // Without it, the server would replay to the end of what is there.
    ...(end === undefined ? [] : [['recovery.signal', ''] as const]),
  ];
}
