import { rm } from 'node:fs/promises';
import type { InitReport, SecretOutcome } from '../../report/facts/setup/init.ts';
import type { SetupContext } from '../dependencies.ts';
import type { Plan } from '../files/plan-github.ts';
import type { Done, PlannedSecret, Setup } from '../setup.ts';
import { applySecrets, commandsFor, valueFile } from './apply-secrets.ts';
import { writePlanned } from './write-files.ts';

interface HandOver {
  readonly setup: Setup;
  /** Set them now. Otherwise the user does. */
  readonly setsSecrets: boolean;
  readonly context: SetupContext;
  readonly done: Done;
}

/** The last step: sets the secrets, or leaves their values in files and the commands to the user. */
export async function handOver(plan: Plan, { setup, setsSecrets, context, done }: HandOver): Promise<void> {
  done.commands = plan.commands;
  const known = plan.secrets.filter(({ value }) => value !== undefined);
  const kept = plan.secrets.filter(({ value }) => value === undefined).map((secret) => stateOf(secret, 'kept'));
  done.secrets = kept;
  if (known.length === 0) return;
  try {
    if (setsSecrets) {
      done.secrets = [...kept, ...(await applySecrets(known, setup, context))];
      // An earlier run may have left them.
      for (const secret of known) await rm(valueFile(setup, secret), { force: true });
      return;
    }
  } catch (thrown) {
    await leaveToUser(known, kept, { setup, done });
    throw thrown;
  }
  await leaveToUser(known, kept, { setup, done });
}

async function leaveToUser(
  known: readonly PlannedSecret[],
  kept: InitReport['secrets'],
  { setup, done }: Pick<HandOver, 'setup' | 'done'>,
): Promise<void> {
  for (const secret of known) {
    await writePlanned({
      path: valueFile(setup, secret),
      content: secret.value?.reveal() ?? '',
      isSecret: true,
      purpose: '',
    });
  }
  done.secrets = [...kept, ...known.map((secret) => stateOf(secret, 'file'))];
  done.commands = commandsFor(known, setup);
}

function stateOf({ name, environment, holds }: PlannedSecret, outcome: SecretOutcome): InitReport['secrets'][number] {
  return { name, environment, holds, outcome };
}
