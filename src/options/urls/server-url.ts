import { failureOf } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import { isPattern, partOf } from '../../core/planning/name-pattern.ts';
import { Secret } from '../../core/secret.ts';
import type { DatabaseSource } from '../connections/database-source.ts';
import { invalid } from '../schema.ts';
import { readDatabaseUrl } from './urls.ts';

/** The last part of the path of `postgres://host/*`, `mysql://host/*?socket=/run/s` and similar. */
const EVERY = /^((?:postgres(?:ql)?|mysql|mariadb):\/\/[^/?#]*\/)\*(?=$|\?)/i;

/** Without a file, databases of a server have the names that they have there. */
export const EVERY_NAME = '*';

/** Whether a URL means every database of a server. */
export function meansEvery({ url }: { readonly url: Secret }): boolean {
  return EVERY.test(url.reveal());
}

/** The same for the text of an option. An invalid one is refused when it is read. */
export function meansEveryText(text: string | undefined): boolean {
  if (text === undefined) return false;
  try {
    return meansEvery(readDatabaseUrl('database', text));
  } catch (thrown) {
    failureOf(thrown, ['request']);
    return false;
  }
}

/** The same server, with the database of this name instead of every one. */
export function databaseOnServer<S extends { readonly url: Secret }>(source: S, database: string): S {
  const url = source.url
    .reveal()
    .replace(EVERY, (_whole, server: string) => `${server}${encodeURIComponent(database)}`);
  return { ...source, url: new Secret(url) };
}

/**
 * One database of a server, if the URL means every one of them.
 * @param pattern the key in the configuration file, if there is one
 * @throws {RestorableError} INPUT_INVALID if only one of URL and pattern stands for several
 */
export function chosenSource(
  source: DatabaseSource,
  pattern: string | undefined,
  name: DatabaseName | undefined,
): DatabaseSource {
  const part = name !== undefined && isPattern(pattern ?? EVERY_NAME) ? partOf(pattern ?? EVERY_NAME, name) : undefined;
  if (!meansEvery(source)) {
    if (pattern === undefined || part === undefined) return source;
    throw invalid(
      'database',
      `\`database\` of "${pattern}" is one database, but the name means several.`,
      'End the URL with /*, or give the database a name without *.',
    );
  }
  if (part !== undefined) return databaseOnServer(source, part);
  throw invalid(
    'database',
    '`database` ends with /*, which means every database of the server, but the name is that of one.',
    'In `config`, give it a name with *, such as "*" or "prod-*". Without `config`, leave out `name`, or give the names of some.',
  );
}
