import { RestorableError } from '../../core/errors.ts';
import { requireDatabaseName } from '../../core/format/database-name.ts';
import { Secret } from '../../core/secret.ts';
import { givenAlerts } from '../../options/alerts/setup-alerts.ts';
import type { DatabaseSource } from '../../options/connections/database-source.ts';
import { readDestinationLines } from '../../options/connections/destinations.ts';
import { readCron } from '../../options/cron.ts';
import type { InitRequest } from '../../options/request/setup.ts';
import { invalid, type OptionsOf } from '../../options/schema.ts';
import { didYouMean } from '../../options/text/suggest.ts';
import { readDatabaseUrl } from '../../options/urls/urls.ts';
import { ENGINES } from '../../ports/engine/names.ts';
import type { RequestContext } from '../parts/request-context.ts';

const ACTION = /^[\w.-]+\/[\w.-]+(?:\/[\w.-]+)*@[\w./-]+$/;
/** https://docs.github.com/actions/reference/secrets-reference: no GITHUB_ prefix, no leading digit. */
const SECRET_NAME = /^(?!GITHUB_|RESTORABLE_|INPUT_)[A-Z_][A-Z0-9_]*$/;

/** @throws {RestorableError} INPUT_INVALID */
export function initRequest(options: OptionsOf<'init'>, { env }: RequestContext): InitRequest {
  if (env['GITHUB_ACTIONS'] === 'true') {
    throw new RestorableError('INPUT_INVALID', '`init` writes private keys, and a job is not the place for them.', {
      hint: 'Run it on your computer, or on the server.',
    });
  }
  return {
    mode: 'init',
    databases: readDatabases(options.database),
    engine: readEngine(options.engine),
    name: options.name === undefined ? undefined : requireDatabaseName(options.name),
    databaseSecret: readSecretName(options['database-secret']),
    destinations: readDestinationLines(options.destination),
    encryption: options.encryption,
    passphrase: options.passphrase === undefined ? undefined : new Secret(options.passphrase),
    identity: options.identity,
    schedule: options.schedule === undefined ? undefined : readCron(options.schedule),
    scheduler: options['schedule-with'],
    action: options.action === undefined ? undefined : readAction(options.action),
    repository: options.repository,
    outputDirectory: options.output,
    applySecrets: options['apply-secrets'],
    withQrCodes: options.qr,
    skipTests: options['skip-tests'],
    alerts: givenAlerts(options.notify, options.alerts),
    heartbeat: options.heartbeat,
    asksNothing: options.yes,
    force: options.force,
  };
}

function readDatabases(text: string | undefined): DatabaseSource[] {
  const lines = (text ?? '').split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => readDatabaseUrl('database', line));
}

function readEngine(text: string | undefined): InitRequest['engine'] {
  if (text === undefined) return undefined;
  const engine = ENGINES.filter((each) => each !== 'command').find((each) => each === text);
  if (engine !== undefined) return engine;
  throw invalid('engine', '`engine` is not known.', didYouMean(text, ENGINES));
}

function readSecretName(text: string): string {
  if (SECRET_NAME.test(text)) return text;
  throw invalid(
    'database-secret',
    '`database-secret` is not a name that a secret can have.',
    'Use capital letters, digits and "_", without the prefixes GITHUB_, RESTORABLE_ and INPUT_: DATABASE_URL.',
  );
}

function readAction(text: string): string {
  if (ACTION.test(text)) return text;
  throw invalid('action', '`action` has not the form OWNER/REPO@REF.');
}
