const OF_ALTER_SYSTEM = 'postgresql.auto.conf';
const SUFFIX = '.source';
/** The signals would make the server wait for log from elsewhere. A cluster that was restored before has files that were set aside. */
const SET_ASIDE = /^(?:postgresql\.auto\.conf|recovery\.signal|standby\.signal)(?:\.source)*$/;

/** The name that a file of the backup gets in a data folder: what changes the server's behavior by itself is set aside. */
export function keptName(name: string): string {
  return SET_ASIDE.test(name) ? `${name}${SUFFIX}` : name;
}

/** It has precedence over postgresql.conf. */
const OWN_SETTINGS = `# Written by a restore. The settings of the source are in ${OF_ALTER_SYSTEM}${SUFFIX}.
# A restored cluster must not write into the archive of its source, nor follow its primary. Remove these lines when it takes over.
archive_mode = 'off'
primary_conninfo = ''
restore_command = ''
archive_cleanup_command = ''
recovery_end_command = ''
`;

/** Some distributions have these outside of the data folder, and so of the backup. */
const MISSING: readonly (readonly [name: string, text: string])[] = [
  ['postgresql.conf', '# The backup has none: the source had it outside of its data folder.\n'],
  ['pg_hba.conf', '# The backup has none: the source had it outside of its data folder.\nlocal all all peer\n'],
  ['pg_ident.conf', ''],
];

/** The files that a data folder with these ones still needs. */
export function finishSettings(names: ReadonlySet<string>): (readonly [name: string, text: string])[] {
  return [[OF_ALTER_SYSTEM, OWN_SETTINGS], ...MISSING.filter(([name]) => !names.has(name))];
}
