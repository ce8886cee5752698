import { type DatabaseName, requireDatabaseName } from '../core/database-name.ts';
import { Secret } from '../core/secret.ts';
import { commandsFor, commandTargetName, isCommandTarget } from './commands.ts';
import type { ConfigFile } from './config-file.ts';
import type { ParseEnvironment } from './parse-environment.ts';
import type { BackupRequest, DatabaseSource, RestoreRequest } from './request.ts';
import { invalid, type OptionValues } from './schema.ts';
import { readDatabaseUrl, suggestedName } from './urls.ts';

/** A URL, or a database that the configuration file holds under `name`. */
export function backupSource(
  options: OptionValues,
  environment: ParseEnvironment,
  file: ConfigFile | undefined,
): Pick<BackupRequest, 'database' | 'commands' | 'name'> {
  if (file === undefined) {
    if (options.database === undefined) {
      throw invalid('database', '`backup` needs `database`, or `config` and `name` for one that commands dump.');
    }
    const database = readDatabaseUrl('database', options.database);
    const name = options.name === undefined ? nameFrom(database) : requireDatabaseName(options.name);
    return { database, commands: undefined, name };
  }
  if (options.database !== undefined) {
    throw invalid(
      'database',
      '`database` and `config` exclude each other: two databases would be meant.',
      'Give `name` with `config` for a database of the file, or `database` alone.',
    );
  }
  if (options.name === undefined) throw invalid('name', '`config` needs `name`: which of its databases is meant.');
  const name = requireDatabaseName(options.name);
  return { database: commandSource(name), commands: commandsFor('backup', name, { file, ...environment }), name };
}

function commandSource(name: DatabaseName): DatabaseSource {
  return { engine: 'command', url: new Secret(`command:${name}`) };
}

/** What is overwritten is always named: a URL, or `command:NAME` for a database of the configuration file. */
export function restoreTarget(
  into: string,
  environment: ParseEnvironment,
  file: ConfigFile | undefined,
): Pick<RestoreRequest, 'into' | 'commands'> {
  if (!isCommandTarget(into)) return { into: readDatabaseUrl('into', into), commands: undefined };
  const name = commandTargetName(into);
  if (file !== undefined) {
    return { into: commandSource(name), commands: commandsFor('restore', name, { file, ...environment }) };
  }
  throw invalid('config', '`into` names a database of the configuration file, but `config` is not given.');
}

function nameFrom(database: DatabaseSource): DatabaseName {
  const name = suggestedName(database);
  if (name !== undefined) return name;
  throw invalid('name', '`name` is needed: the URL of `database` suggests none.');
}
