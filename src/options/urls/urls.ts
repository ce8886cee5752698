import { basename } from 'node:path';
import { type DatabaseName, suggestDatabaseName } from '../../core/format/database-name.ts';
import { Secret } from '../../core/secret.ts';
import type { DatabaseSource } from '../connections/database-source.ts';
import { invalid } from '../schema.ts';
import { databaseMistake } from '../text/mistaken-text.ts';
import { didYouMean } from '../text/suggest.ts';
import { readPastedUrl, unwrapUrl } from './pasted-url.ts';

const ENGINE_OF_SCHEME = {
  postgres: 'postgres',
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mariadb',
  sqlite: 'sqlite',
  d1: 'd1',
} as const;
const DATABASE_SCHEMES = Object.keys(ENGINE_OF_SCHEME);
const BY_COMMAND = new Set(['mongodb', 'mongodb+srv', 'mssql', 'sqlserver', 'redis', 'rediss', 'valkey']);

/**
 * The scheme selects the engine. The engine reads the rest of the URL.
 * @param say prints what is ignored
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
export function readDatabaseUrl(
  option: string,
  pasted: string,
  say: (line: string) => void = () => {},
): DatabaseSource {
  const { url: text, ignored } = readPastedUrl(pasted);
  const scheme = schemeOf(text);
  // Also as it was pasted: what looks like an ignored parameter could be a part of the password.
  const mistake = databaseMistake(unwrapUrl(pasted)) ?? databaseMistake(text);
  if (mistake !== undefined) throw invalid(option, `\`${option}\` ${mistake.what}.`, mistake.hint);
  if (scheme === undefined) {
    throw invalid(
      option,
      `\`${option}\` has no scheme.`,
      'Start it with postgres://, mysql://, mariadb://, sqlite: or d1:// and quote it in a shell.',
    );
  }
  if (!isKey(ENGINE_OF_SCHEME, scheme)) {
    if (scheme === 'command') {
      throw invalid(
        option,
        `\`${option}\`: command: is only allowed in \`target\` of a restore.`,
        'A backup and a verification use `config` and `name`. A verification restores into a private folder.',
      );
    }
    if (scheme === 'pgdata') {
      throw invalid(
        option,
        `\`${option}\`: pgdata: is only allowed in \`target\` of a restore.`,
        'A physical backup is made with the postgres:// URL of a server and `kind: physical`.',
      );
    }
    if (BY_COMMAND.has(scheme)) {
      throw invalid(
        option,
        `\`${option}\`: ${scheme} databases are backed up by your own commands.`,
        'Name their dump and restore commands in a configuration file (`config`); docs/other-databases.md has recipes.',
      );
    }
    const message = `\`${option}\` has an unknown scheme "${scheme.slice(0, 30)}:".`;
    throw invalid(option, message, didYouMean(scheme, DATABASE_SCHEMES));
  }
  const engine = ENGINE_OF_SCHEME[scheme];
  if (engine !== 'sqlite' && !/^\w+:\/\//.test(text)) {
    throw invalid(option, `\`${option}\` needs "//" after "${scheme}:".`);
  }
  if (engine === 'sqlite' && sqlitePath(text) === '')
    throw invalid(option, `\`${option}\` names no file after "sqlite:".`);
  if (ignored.length > 0) say(`\`${option}\`: ${ignored.join(', ')} is for other programs, and is ignored.`);
  return { engine, url: new Secret(text) };
}

/** The name in storage that a URL suggests: the database name, or SQLite's file name without its extension. */
export function suggestedName(source: DatabaseSource): DatabaseName | undefined {
  const text = source.url.reveal();
  if (source.engine === 'sqlite') {
    return suggestDatabaseName(basename(sqlitePath(text)).replace(/\.(?:db3?|sqlite3?)$/i, ''));
  }
  const [location = '', query = ''] = text.slice(text.indexOf('://') + 3).split('?', 2);
  const path = location
    .slice(location.lastIndexOf('@') + 1)
    .split('/')
    .slice(1)
    .join('/');
  const named = new URLSearchParams(query).get('dbname') ?? path;
  try {
    return suggestDatabaseName(decodeURIComponent(named));
  } catch {
    return suggestDatabaseName(named);
  }
}

function sqlitePath(text: string): string {
  return text.replace(/^sqlite:(?:\/\/)?/i, '').split('?')[0] ?? '';
}

/** The scheme of a URL in lower case, or undefined. */
export function schemeOf(text: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
}

function isKey<T extends object>(object: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(object, key);
}
