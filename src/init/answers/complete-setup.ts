import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import { type DatabaseName, isDatabaseName, requireDatabaseName } from '../../core/format/database-name.ts';
import type { DatabaseSource } from '../../options/connections/database-source.ts';
import { readDestinationLines, readDestinations } from '../../options/connections/destinations.ts';
import type { InitRequest } from '../../options/request/setup.ts';
import { invalid } from '../../options/schema.ts';
import { meansEvery } from '../../options/urls/server-url.ts';
import { readDatabaseUrl, suggestedName } from '../../options/urls/urls.ts';
import type { Prompter } from '../../ports/prompter.ts';
import type { SetupDependencies } from '../dependencies.ts';
import { repositoryAround } from '../private-folder.ts';
import { type Setup, type SetupDatabase, setupName } from '../setup.ts';
import { absoluteDatabase, absoluteDestination } from './absolute-paths.ts';
import { ACTION_REFERENCE, isReleased } from './action-reference.ts';
import { chooseAlerts } from './choose-alerts.ts';
import { objectionTo } from './objection.ts';
import { nightlyFor, weeklyAfter } from './schedule.ts';

/**
 * Adds the defaults to what was given, and asks for what has none.
 * @throws {RestorableError} INPUT_INVALID for what is missing and can't be asked for, CANCELLED
 */
export async function completeSetup(request: InitRequest, { host }: SetupDependencies): Promise<Setup> {
  const prompter = request.asksNothing ? undefined : host.prompter;
  if (prompter === undefined && !request.asksNothing) throw noTerminal();
  const databases = await databasesOf(request, prompter, host.mask);
  const destinations = request.destinations.length > 0 ? request.destinations : await askDestinations(prompter);
  const scheduler = request.scheduler ?? (await chooseScheduler(databases, prompter));
  const usesGithub = scheduler === 'github';
  const encryption =
    request.encryption ??
    (request.passphrase === undefined ? await chooseEncryption(usesGithub, prompter) : 'passphrase');
  if (encryption === 'keys' && request.passphrase !== undefined) {
    throw invalid('passphrase', '`passphrase` was given together with `encryption: keys`.', 'Leave one of them out.');
  }
  const name = setupName({ databases });
  const nightly = request.schedule ?? (await askSchedule(nightlyFor(name), prompter));
  const alerts = await chooseAlerts(request, scheduler, { prompter, mask: host.mask });
  return {
    databases,
    databaseSecret: request.databaseSecret,
    destinations: destinations.map(absoluteDestination),
    encryption,
    identity: request.identity ?? name,
    scheduler,
    nightly,
    weekly: weeklyAfter(nightly),
    ...alerts,
    action: usesGithub ? await actionOf(request, prompter) : undefined,
    repository: usesGithub ? repositoryOf(request) : undefined,
    privateFolder: resolve(request.outputDirectory ?? join(homedir(), `restorable-${name}`)),
  };
}

function noTerminal(): RestorableError {
  return new RestorableError('INPUT_INVALID', '`init` asks questions, and there is no terminal.', {
    hint: 'Give `--yes`, and as options what has no default: the database and the destinations.',
  });
}

async function databasesOf(
  request: InitRequest,
  prompter: Prompter | undefined,
  mask: SetupDependencies['host']['mask'],
): Promise<Setup['databases']> {
  const sources: (DatabaseSource | undefined)[] = [...request.databases];
  if (sources.length === 0 && request.engine === undefined) {
    if (prompter === undefined) throw invalid('database', '`init` needs `database`, or `engine` and `name`.');
    sources.push(await askDatabase(prompter, mask));
  }
  if (sources.length === 0) sources.push(undefined);
  if (sources.length > 1 && request.name !== undefined) {
    throw invalid('name', '`name` was given with several databases.', 'Leave it out: each gets its name from its URL.');
  }
  const found: SetupDatabase[] = [];
  for (const source of sources) {
    if (source !== undefined) refuseServer(source);
    found.push(await named(source, request, prompter));
  }
  const twice = found.find(({ name }, at) => found.findIndex((each) => each.name === name) < at);
  if (twice !== undefined) throw invalid('database', `Two databases would have the name ${twice.name} in storage.`);
  const [first, ...rest] = found;
  if (first === undefined) throw new Error('There is at least one database.');
  return [first, ...rest];
}

/** A server's databases have no single name, and each needs its own entry in the tests and on the sheet. */
function refuseServer(source: DatabaseSource): void {
  if (!meansEvery(source)) return;
  throw invalid(
    'database',
    '`init` needs the URL of each database, not of a server.',
    'Give one URL per database, one per line. To back up every database of the server later, change `.github/restorable.yml`: see docs/many-databases.md.',
  );
}

async function named(
  source: DatabaseSource | undefined,
  request: InitRequest,
  prompter: Prompter | undefined,
): Promise<SetupDatabase> {
  const { engine = source?.engine } = request;
  if (engine === undefined || engine === 'command') throw new Error('A URL or `engine` names the engine.');
  const known = request.name ?? (source === undefined ? undefined : suggestedName(source));
  const url = source === undefined ? undefined : absoluteDatabase(source).url;
  return { name: known ?? (await askName(prompter)), engine, url };
}

async function askDatabase(prompter: Prompter, mask: SetupDependencies['host']['mask']): Promise<DatabaseSource> {
  const url = await prompter.text({
    message: 'URL of the database (postgres://user:password@host/name, mysql://…, sqlite:path, d1://account/name)',
    isSecret: true,
    validate: (text) => objectionTo(() => refuseServer(readDatabaseUrl('database', text.trim()))),
  });
  const source = readDatabaseUrl('database', url.trim());
  mask(source.url);
  return source;
}

async function askName(prompter: Prompter | undefined): Promise<DatabaseName> {
  if (prompter === undefined)
    throw invalid(
      'name',
      '`init` needs `name`: the URL contains no usable one.',
      'Give a name, such as `--name shop`.',
    );
  const name = await prompter.text({
    message: 'Name of the database in storage',
    placeholder: 'shop',
    validate: (text) => (isDatabaseName(text) ? undefined : 'Use lower-case letters, digits, ".", "_" and "-".'),
  });
  return requireDatabaseName(name);
}

async function askDestinations(prompter: Prompter | undefined): Promise<Setup['destinations']> {
  if (prompter === undefined) throw invalid('destination', '`init` needs `destination`.');
  const lines: string[] = [];
  for (;;) {
    const line = await prompter.text({
      message:
        lines.length === 0
          ? 'Where to store backups (s3://…, azure://…, gs://…, sftp://user@host/path, file:/path)'
          : 'Another destination (Enter for none)',
      placeholder: 's3://bucket/prefix?region=eu-central-1',
      validate: (text) => {
        if (text.trim() === '') return lines.length === 0 ? 'Give at least one.' : undefined;
        return objectionTo(() => readDestinations([...lines, text.trim()]));
      },
    });
    if (line.trim() === '') break;
    lines.push(line.trim());
  }
  return readDestinationLines(lines);
}

/** Only a file leaves a choice: everything else can be reached from a job. */
async function chooseScheduler(
  databases: Setup['databases'],
  prompter: Prompter | undefined,
): Promise<Setup['scheduler']> {
  const isFile = databases.some(({ engine }) => engine === 'sqlite');
  if (prompter === undefined || !isFile) return 'github';
  return prompter.choose(
    'What starts the backups on this machine',
    [
      { value: 'systemd', label: 'A systemd timer' },
      { value: 'cron', label: 'cron' },
    ],
    'systemd',
  );
}

async function chooseEncryption(usesGithub: boolean, prompter: Prompter | undefined): Promise<Setup['encryption']> {
  // On one machine, the account that makes backups can also read the keys that open them.
  const usual = usesGithub ? 'keys' : 'passphrase';
  if (prompter === undefined) return usual;
  return prompter.choose(
    'How to encrypt',
    [
      { value: 'keys', label: 'Keys', hint: "the backup job can't read backups" },
      { value: 'passphrase', label: 'A passphrase', hint: 'one secret; the backup job can read backups' },
    ],
    usual,
  );
}

async function askSchedule(usual: string, prompter: Prompter | undefined): Promise<string> {
  if (prompter === undefined) return usual;
  const { readCron } = await import('../../options/cron.ts');
  const text = await prompter.text({
    message: 'When to back up, as a cron expression in UTC',
    initial: usual,
    validate: (answer) => objectionTo(() => readCron(answer)),
  });
  return readCron(text);
}

async function actionOf(request: InitRequest, prompter: Prompter | undefined): Promise<string> {
  if (request.action !== undefined) return request.action;
  if (isReleased(ACTION_REFERENCE)) return ACTION_REFERENCE;
  if (prompter === undefined) {
    throw invalid('action', 'This build belongs to no release, so `init` needs `action`.');
  }
  return prompter.text({
    message: 'The action that the workflow uses (OWNER/REPO@REF)',
    validate: (text) => (/^[\w./-]+@[\w./-]+$/.test(text) ? undefined : 'OWNER/REPO@REF'),
  });
}

function repositoryOf({ repository }: InitRequest): string {
  if (repository !== undefined) return resolve(repository);
  const found = repositoryAround('.');
  if (found !== undefined) return found;
  throw invalid(
    'repository',
    'The working folder is not inside a Git repository.',
    'Run `init` in the checkout of the repository that gets the workflow, give its folder as `repository`, or use `--schedule-with cron` or `systemd`.',
  );
}
