import { messageOf } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { cleanupHost } from '../../parts/server/given-database.ts';
import { quoteName } from '../catalog/sql-text.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { describeServer, type MysqlUrl } from '../connection/url.ts';
import { nameOf } from '../server/programs.ts';
import { emptyDatabase } from './content.ts';
import type { TargetDatabase } from './database.ts';
import { versionOf } from './scratch.ts';

/** An existing database. */
export interface ExistingDatabase {
  readonly connection: Connection;
  /** Whether the account may create code with other definers. */
  readonly definers: boolean;
}

export interface TargetFacts extends ExistingDatabase {
  readonly url: MysqlUrl;
  readonly strategy: TargetDatabase['strategy'];
  readonly notes: string[];
  /** The name for the report, if the database has a temporary one. */
  readonly shownAs?: string;
}

/** A database on a user's server. */
export function placeOf({
  url,
  connection,
  definers,
  strategy,
  notes,
  shownAs = url.database,
}: TargetFacts): TargetDatabase {
  if (!definers) {
    notes.push(
      'Restored without definers: this account may not name others, so views and routines run as this account.',
    );
  }
  return {
    description: `${JSON.stringify(shownAs)} on ${nameOf(connection.flavor)} ${versionOf(connection)} at ${describeServer(url)}`,
    notes,
    strategy,
    flavor: connection.flavor,
    series: connection.majorVersion,
    admin: url,
    role: url,
    afterwards: [],
    hasOwnRole: false,
    keepsDefiners: definers,
    isDisposable: false,
    ownServer: undefined,
    serverLog: () => '',
    prepare: async () => url,
    prepared: () => url,
    publish: async () => ({}),
    close: async () => {},
  };
}

/**
 * Removes what a failed restore left in a database that was missing or empty before.
 * @param isOurs the database was created for this restore
 * @returns a sentence about the current state
 */
export async function discard(url: MysqlUrl, isOurs: boolean, host: Host): Promise<string> {
  const name = JSON.stringify(url.database);
  try {
    await using connection = await openConnection(url, cleanupHost(host), {
      requireTls: false,
      database: isOurs ? null : url.database,
    });
    if (isOurs) await connection.simple(`DROP DATABASE IF EXISTS ${quoteName(url.database)}`);
    else await emptyDatabase(connection);
  } catch (error) {
    return `What had been restored is still in the database ${name}: ${messageOf(error)}`;
  }
  return isOurs
    ? `The database ${name}, which was created for this restore, was dropped again.`
    : `The database ${name} was emptied again.`;
}
