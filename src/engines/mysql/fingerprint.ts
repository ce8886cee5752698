import { RestorableError } from '../../core/errors.ts';
import type { Fingerprint } from '../../core/fingerprint.ts';
import type { Connection } from './connection.ts';

/**
 * Describes the connection's database so that the description is equal after a dump and restore, with exact counts.
 * @throws {RestorableError} DATABASE_QUERY, DATABASE_PRIVILEGE, DATABASE_CONNECTION_LOST, CANCELLED
 */
export async function takeFingerprint(_connection: Connection): Promise<Fingerprint> {
  throw new RestorableError('INTERNAL', 'Not written yet.');
}
