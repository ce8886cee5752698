import { type RecoveryEnd, recoverySettings } from '../replay/recovery-end.ts';

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

/** Some distributions have these outside of the data folder, and so of the backup. */
const MISSING: readonly (readonly [name: string, text: string])[] = [
  ['postgresql.conf', '# The backup has none: the source had it outside of its data folder.\n'],
  ['pg_hba.conf', '# The backup has none: the source had it outside of its data folder.\nlocal all all peer\n'],
  ['pg_ident.conf', ''],
];

/**
 * The files that a data folder with these ones still needs.
 * @param end where the recovery ends, if the folder has log after the backup
 */
export function finishSettings(
  names: ReadonlySet<string>,
  end: RecoveryEnd | undefined,
): (readonly [name: string, text: string])[] {
  const settings = { ...OWN_SETTINGS, ...(end !== undefined && recoverySettings(end, GIVES_NO_FILE)) };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = '${value}'\n`);
  return [
    [OF_ALTER_SYSTEM, `${HEADING}${lines.join('')}`],
    ...MISSING.filter(([name]) => !names.has(name)),
    // Without it, the server would replay to the end of what is there.
    ...(end === undefined ? [] : [['recovery.signal', ''] as const]),
  ];
}
