import { Secret } from '../../core/secret.ts';
import type { PlannedSecret, Setup, SetupDatabase } from '../setup.ts';

/** Where a job finds the URL of each database. */
export interface DatabaseReferences {
  /** By database, with `${NAME}` for a variable, as the configuration file writes it; or the URL itself if it is no secret. */
  readonly urls: ReadonlyMap<SetupDatabase, string>;
  /** The variables that the URLs need, and the secrets of the same names. */
  readonly secrets: readonly PlannedSecret[];
}

interface UrlParts {
  /** Up to the last "/" of the path, with user and password. */
  readonly server: string;
  readonly rest: string;
}

/** Databases of one server, with one account, share a secret: everything before their names. */
export function referToDatabases({ databases, databaseSecret }: Setup): DatabaseReferences {
  const urls = new Map<SetupDatabase, string>();
  const secrets: PlannedSecret[] = [];
  const refer = (database: SetupDatabase, name: string, value: Secret | undefined, rest = ''): void => {
    if (!secrets.some((secret) => secret.name === name)) {
      secrets.push({
        name,
        value,
        environment: undefined,
        holds: rest === '' ? 'the URL of the database' : 'the URL of the server',
      });
    }
    urls.set(database, `\${${name}}${rest}`);
  };
  const open = databases.filter((database) => !needsNoSecret(database));
  for (const database of databases) {
    if (needsNoSecret(database)) urls.set(database, database.url?.reveal() ?? '');
  }
  const parts = open.map((database) => partsOf(database.url));
  const servers = new Set(parts.map((each) => each?.server));
  const isShared = open.length > 1 && servers.size === 1 && !servers.has(undefined);
  for (const [at, database] of open.entries()) {
    const known = parts[at];
    if (isShared && known !== undefined) refer(database, databaseSecret, new Secret(known.server), known.rest);
    else refer(database, open.length === 1 ? databaseSecret : `${databaseSecret}_${suffixOf(database)}`, database.url);
  }
  return { urls, secrets };
}

/** A file, and D1, whose token is separate. */
function needsNoSecret({ engine, url }: SetupDatabase): boolean {
  return (engine === 'sqlite' || engine === 'd1') && url !== undefined;
}

function partsOf(url: Secret | undefined): UrlParts | undefined {
  const [, server, rest] = /^([a-z]+:\/\/[^/?]+)(\/[^?]*(?:\?.*)?)$/i.exec(url?.reveal() ?? '') ?? [];
  return server === undefined || rest === undefined ? undefined : { server, rest };
}

function suffixOf({ name }: SetupDatabase): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}
