import { RestorableError } from '../../core/errors.ts';
import type { Host } from '../../ports/host.ts';
import type { Flavour } from './connection.ts';

/** A client tool and how it is called. */
export interface ClientTool {
  readonly path: string;
  /** Arguments that come before the tool's own (where Docker runs it). */
  readonly prefix: readonly string[];
  /** Whose tool it is: decides its flags. */
  readonly flavour: Flavour;
  /** Its series, such as `8.4` or `10.11`. */
  readonly majorVersion: string;
  /** For the report: another flavour or series than the server's, or where it came from. */
  readonly note: string | undefined;
}

/** What the server is, as far as a client is chosen by it. */
export interface ServerKind {
  readonly flavour: Flavour;
  readonly majorVersion: string;
}

/**
 * Finds `dump` (mysqldump, mariadb-dump) or `client` (mysql, mariadb) for a server.
 * @throws {RestorableError} CLIENT_MISSING with the command that would mend it
 */
export async function findClient(_tool: 'dump' | 'client', _server: ServerKind, _host: Host): Promise<ClientTool> {
  throw new RestorableError('INTERNAL', 'Not written yet.');
}
