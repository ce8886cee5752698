/** The streams of a backup of MySQL or MariaDB. */
export const GLOBALS_STREAM = 'globals.sql';
export const DATABASE_STREAM = 'database.sql';
