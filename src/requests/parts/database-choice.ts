import { commandsFor, commandTargetName, isCommandTarget } from '../../config-file/commands.ts';
import type { ConfigFile } from '../../config-file/config-file.ts';
import { entryOf } from '../../config-file/entries.ts';
import type { RestorableError } from '../../core/errors.ts';
import { type DatabaseName, requireDatabaseName } from '../../core/format/database-name.ts';
import { Secret } from '../../core/secret.ts';
import type { DatabaseSource } from '../../options/connections/database-source.ts';
import type { BackupRequest } from '../../options/request/backup.ts';
import { invalid, type OptionsOf, type SomeOptions } from '../../options/schema.ts';
import { chosenSource } from '../../options/urls/server-url.ts';
import { readDatabaseUrl, suggestedName } from '../../options/urls/urls.ts';
import type { CommandSpec } from '../../ports/programs/command-spec.ts';
import type { RequestContext } from './request-context.ts';

/** A URL, or a database that the configuration file defines under `name` with its commands. */
export function backupSource(
  options: OptionsOf<'backup'> | OptionsOf<'ship'>,
  context: RequestContext,
): Pick<BackupRequest, 'database' | 'name'> {
  const { file } = context;
  const name = options.name === undefined ? undefined : requireDatabaseName(options.name);
  if (file !== undefined && name !== undefined) {
    const commands = commandsFor('backup', name, { ...context, file });
    if (commands !== undefined) return { database: byMethod(commandSource(name, commands, options), options), name };
  }
  if (options.database === undefined) throw databaseMissing(file, name);
  const given = readDatabaseUrl('database', options.database, context.say);
  const pattern = file === undefined || name === undefined ? undefined : (entryOf(file.config, name) ?? name);
  const database = byMethod(chosenSource(given, pattern, name), options);
  return { database, name: name ?? nameFrom(database) };
}

/** The engine that dumps a database in the wanted way. @throws {RestorableError} INPUT_INVALID */
export function byMethod(database: DatabaseSource, { kind }: SomeOptions<'kind'>): DatabaseSource {
  if (kind !== 'physical') return database;
  if (database.engine === 'postgres') return { ...database, engine: 'postgres-physical' };
  throw invalid(
    'kind',
    '`kind: physical` is for PostgreSQL only.',
    'Leave it out: every backup of another database is logical.',
  );
}

function databaseMissing(file: ConfigFile | undefined, name: DatabaseName | undefined): RestorableError {
  if (file === undefined || name === undefined) {
    return invalid('database', '`backup` needs `database`, or `config` for one of a file.');
  }
  return file.invalid(
    ['databases', name],
    'has neither `database` nor `commands`',
    'Write `database:` in the file, there or under `defaults`, or give `database` as an input.',
  );
}

function commandSource(
  name: DatabaseName,
  commands: CommandSpec,
  options: SomeOptions<'database'> = {},
): DatabaseSource {
  if (options.database !== undefined) {
    throw invalid(
      'database',
      `\`database\` was given, but \`config\` has commands for "${name}", so the database is ambiguous.`,
      'Leave `database` out, or give another `name`.',
    );
  }
  return { engine: 'command', url: new Secret(`command:${name}`), commands };
}

const DATA_FOLDER = /^pgdata:/i;

/** The target that is overwritten is always named: a URL, a data folder, or `command:NAME` for a database of the configuration file. */
export function restoreTarget(target: string, context: RequestContext): DatabaseSource {
  if (DATA_FOLDER.test(target)) return { engine: 'postgres-physical', url: new Secret(target) };
  if (!isCommandTarget(target)) return readDatabaseUrl('target', target, context.say);
  const { file } = context;
  const name = commandTargetName(target);
  if (file !== undefined) {
    const commands = commandsFor('restore', name, { ...context, file });
    if (commands !== undefined) return commandSource(name, commands);
    throw file.invalid(['databases', name], 'has no `commands`', 'For a database with a URL give its URL as `target`.');
  }
  throw invalid('config', '`target` names a database of the configuration file, but `config` is not given.');
}

function nameFrom(database: DatabaseSource): DatabaseName {
  const name = suggestedName(database);
  if (name !== undefined) return name;
  throw invalid(
    'name',
    '`name` is needed: the URL of `database` suggests none.',
    'Add the database after the host (postgres://user:password@host:5432/shop), or give `name`, such as shop.',
  );
}
