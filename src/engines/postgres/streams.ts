/** The streams of a backup of PostgreSQL. */
export const GLOBALS_STREAM = 'globals.sql';
export const ARCHIVE_STREAM = 'database.dump';
