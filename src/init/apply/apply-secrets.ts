import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import { shellWord } from '../../core/escaping/shell-word.ts';
import type { InitRequest } from '../../options/request/setup.ts';
import type { InitReport } from '../../report/facts/setup/init.ts';
import type { SetupContext } from '../dependencies.ts';
import { type PlannedSecret, type Setup, VERIFY_ENVIRONMENT } from '../setup.ts';
import {
  type EnvironmentState,
  type GhState,
  ghState,
  makeEnvironment,
  makeEnvironmentCommand,
  setCommand,
  setSecret,
} from './github.ts';

type SecretState = InitReport['secrets'][number];

const REASONS: Readonly<Record<Exclude<GhState['kind'], 'ready'>, string>> = {
  missing: 'gh is not installed',
  'logged-out': 'gh is not logged in (`gh auth login`)',
  'no-repository': 'gh finds no repository on GitHub for this folder, or may not read it',
};

/** The file that holds a secret's value until it is set. */
export function valueFile({ privateFolder }: Setup, { name }: PlannedSecret): string {
  return join(privateFolder, 'secrets', name);
}

/** Whether the user wants the secrets to be set now. */
export async function wantsSecrets(setup: Setup, request: InitRequest, context: SetupContext): Promise<boolean> {
  const { prompter, log } = context.host;
  if (request.applySecrets || request.asksNothing || prompter === undefined) return request.applySecrets;
  const { kind } = await ghState(setup, context);
  if (kind !== 'ready') {
    log.info(`The commands that set the secrets are printed at the end, because ${REASONS[kind]}.`);
    return false;
  }
  return prompter.confirm('Set the secrets of the repository now, with gh?', true);
}

/**
 * Sets each secret. Where the environment can't have secrets, the repository gets them.
 * @throws {RestorableError} SETUP_INCOMPLETE
 */
export async function applySecrets(
  secrets: readonly PlannedSecret[],
  setup: Setup,
  context: SetupContext,
): Promise<SecretState[]> {
  const ready = await ghState(setup, context);
  if (ready.kind !== 'ready') {
    throw new RestorableError('SETUP_INCOMPLETE', `The secrets were not set: ${REASONS[ready.kind]}.`, {
      hint: 'The files are written. Run the printed commands, or run `init` again with `--apply-secrets`.',
    });
  }
  const wantsEnvironment = secrets.some(({ environment }) => environment !== undefined);
  const environment = wantsEnvironment ? await makeEnvironment(setup, context, ready) : undefined;
  if (environment?.kind === 'refused') throw noEnvironment(environment);
  const hasEnvironment = environment?.kind === 'made';
  if (wantsEnvironment && !hasEnvironment) {
    context.run.warn(
      `The environment ${VERIFY_ENVIRONMENT} can't have secrets here (private repositories need a paid plan for that), so the key that reads backups became a secret of the repository: every workflow of the repository can read it, the backup job's too.`,
    );
  }
  const states: SecretState[] = [];
  for (const secret of secrets) {
    const placed = hasEnvironment ? secret : { ...secret, environment: undefined };
    if (!(await setSecret(placed, setup, context))) throw notSet(secret, states);
    const fellBack = secret.environment !== undefined && !hasEnvironment;
    states.push({
      name: secret.name,
      environment: placed.environment,
      outcome: fellBack ? 'set-in-repository' : 'set',
      holds: secret.holds,
    });
  }
  return states;
}

function noEnvironment({ why, remedy }: Extract<EnvironmentState, { kind: 'refused' }>): RestorableError {
  const what = `The environment ${VERIFY_ENVIRONMENT} could not be created (${why}). No secret was set.`;
  return new RestorableError('SETUP_INCOMPLETE', what, {
    hint: `${remedy} Then run \`init --apply-secrets\` again: it continues.`,
  });
}

function notSet({ name }: PlannedSecret, before: readonly SecretState[]): RestorableError {
  const already =
    before.length === 0 ? 'No secret was set.' : `Set before it: ${before.map((each) => each.name).join(', ')}.`;
  return new RestorableError('SETUP_INCOMPLETE', `gh could not set the secret ${name}. ${already}`, {
    hint: 'The token of gh needs the permission to write secrets; or GitHub limits requests: then wait a few minutes. Run `init --apply-secrets` again: it continues.',
  });
}

/** For a user who sets the secrets. No value is part of a command: it is read from its file. */
export function commandsFor(secrets: readonly PlannedSecret[], setup: Setup): string[] {
  const commands = secrets.map((secret) => {
    const { file, args } = setCommand(secret);
    return `${file} ${args.join(' ')} < ${shellWord(valueFile(setup, secret))}`;
  });
  const wantsEnvironment = secrets.some(({ environment }) => environment !== undefined);
  return wantsEnvironment ? [makeEnvironmentCommand(), ...commands] : commands;
}
