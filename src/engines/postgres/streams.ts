/** The streams of a backup of PostgreSQL. */
export const GLOBALS_STREAM = 'globals.sql';
/** All of the database. */
export const ARCHIVE_STREAM = 'database.dump';
/** In a backup with lanes: everything but the rows. */
export const SCHEMA_STREAM = 'schema.dump';

/** The rows of a lane, counted from 1. */
export const dataStream = (lane: number): string => `data-${lane}.dump`;
