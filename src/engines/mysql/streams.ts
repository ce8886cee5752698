/** The streams of a backup of MySQL or MariaDB. */
export const GLOBALS_STREAM = 'globals.sql';
/** Everything else, in a backup without lanes. */
export const DATABASE_STREAM = 'database.sql';
/** In a backup with lanes: tables and sequences without rows. */
export const SCHEMA_STREAM = 'schema.sql';
/** Triggers, routines, events and views. */
export const CODE_STREAM = 'code.sql';

/** The rows of the tables of one lane. @param number from 1 */
export const dataStream = (number: number): string => `data-${number}.sql`;
export const isDataStream = (name: string): boolean => /^data-[1-9]\d*\.sql$/.test(name);
