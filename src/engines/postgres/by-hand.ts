import { dirname } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { ByHand } from '../../ports/engine/target.ts';
import type { Host } from '../../ports/host.ts';
import { findClient } from './clients/clients.ts';
import { PORT } from './server/settings.ts';
import type { TargetDatabase } from './target/database.ts';

/**
 * How a person's psql and pg_restore reach a private cluster: through its socket, as a superuser without a password.
 * @throws {RestorableError} CLIENT_MISSING
 */
export async function byHandOf({ role, serverMajor, ownServer }: TargetDatabase, host: Host): Promise<ByHand> {
  const { path, prefix } = await findClient('pg_restore', serverMajor, host);
  if (prefix.length > 0) {
    throw new RestorableError('CLIENT_MISSING', `This machine has no pg_restore of version ${serverMajor} or newer.`, {
      hint: 'Install it in an earlier step: a drill does not run programs in containers.',
    });
  }
  return {
    env: { PGHOST: role.host, PGPORT: String(PORT), PGUSER: role.user },
    homeFiles: {},
    programs: [dirname(path)],
    calls: ['psql', 'pg_restore'],
    folders: ownServer?.binds ?? [],
    // The commands create the database with the name that this target has.
    adopt: async () => {},
  };
}
