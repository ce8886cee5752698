import { basename, dirname } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { ByHand } from '../../ports/engine/target.ts';
import type { Host } from '../../ports/host.ts';
import { findClient } from './clients/clients.ts';
import type { TargetDatabase } from './target/database.ts';

/** The name by which the page calls the client. MariaDB has it as a link. */
const CLIENT = 'mysql';

/**
 * How a person's client reaches a private server: through its socket, with an account that may do everything and has no password.
 * @throws {RestorableError} CLIENT_MISSING
 */
export async function byHandOf(target: TargetDatabase, host: Host): Promise<ByHand> {
  const { flavor, series, role, ownServer } = target;
  const { path, prefix } = await findClient('client', { flavor, majorVersion: series }, host);
  if (prefix.length > 0) {
    throw new RestorableError('CLIENT_MISSING', `This machine has no ${basename(path)} client for its server.`, {
      hint: 'Install it in an earlier step: a drill does not run programs in containers.',
    });
  }
  return {
    env: {},
    homeFiles: { '.my.cnf': `[client]\nuser=${role.user}\nsocket=${ownServer?.socket ?? ''}\n` },
    programs: [dirname(path)],
    calls: [CLIENT],
    folders: ownServer?.binds ?? [],
    adopt: async () => {
      await target.prepare(undefined);
    },
  };
}
