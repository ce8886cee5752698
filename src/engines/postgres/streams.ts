/** The streams of a backup of PostgreSQL. With lanes, the archive is in parts: the schema, and the rows of each lane. */
export const GLOBALS_STREAM = 'globals.sql';
/** All of the database. */
export const ARCHIVE_STREAM = 'database.dump';
/** With lanes: everything but the rows. */
export const SCHEMA_STREAM = 'schema.dump';

/** @param lane counted from 1 */
export function dataStream(lane: number): string {
  return `data-${lane}.dump`;
}
