import { RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { Source } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { D1Api } from './api/api.ts';
import { findDatabase } from './api/database.ts';
import { PACE, type Pace } from './api/pace.ts';
import { parseD1Url } from './api/url.ts';
import { readVersion } from './catalog/fingerprint.ts';
import { dumpDatabase } from './dump/dump.ts';
import { refuseParts, sourceExaminations } from './examinations.ts';

/**
 * Finds a D1 database through the REST API.
 * @throws {RestorableError} INPUT_INVALID, DATABASE_AUTHENTICATION, DATABASE_PRIVILEGE, DATABASE_NOT_FOUND,
 *   DATABASE_UNREACHABLE
 */
export async function openD1Source(url: Secret, host: Host, pace: Pace = PACE): Promise<Source> {
  const address = parseD1Url(url);
  const api = new D1Api(host, pace);
  const database = await findDatabase(api, address);
  if (database.generation === 'alpha') {
    throw new RestorableError(
      'DATABASE_VERSION',
      `The database ${database.name} is of D1's first generation (alpha).`,
      {
        hint: 'Cloudflare no longer supports such databases. Move the data to a new D1 database.',
      },
    );
  }
  const serverVersion = await readVersion(api, database);
  return {
    info: {
      engine: 'd1',
      serverVersion,
      majorVersion: '3',
      identity: `${database.accountId}/${database.uuid}`,
      sizeBytes: database.sizeBytes,
    },
    examinations: (options) => sourceExaminations(api, database, options),
    dump: async (options) => {
      refuseParts(options);
      return dumpDatabase(api, database, options, serverVersion);
    },
    // Nothing is held open. The service ends an export that is no longer polled.
    close: async () => {},
  };
}
