import { RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { DumpOptions, Source } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { D1Api } from './api.ts';
import { findDatabase } from './database.ts';
import { dumpDatabase } from './dump.ts';
import { readVersion } from './fingerprint.ts';
import { PACE, type Pace } from './pace.ts';
import { parseD1Url } from './url.ts';

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
        hint: 'Cloudflare no longer serves these; move it to a new D1 database.',
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
    dump: async (options) => {
      refuseSelection(options);
      return dumpDatabase(api, database, options, serverVersion);
    },
    // Nothing is held open; an export that nobody asks for any more is ended by the service.
    close: async () => {},
  };
}

function refuseSelection({ include, exclude }: DumpOptions): void {
  if (include.length === 0 && exclude.length === 0) return;
  throw new RestorableError(
    'INPUT_INVALID',
    '`include` and `exclude` do not work with D1: the whole database is exported.',
    {
      hint: 'Remove them.',
    },
  );
}
