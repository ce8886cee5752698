import { join } from 'node:path';
import type { InitRequest } from '../options/request.ts';
import type { InitReport } from '../report/facts/init.ts';
import { beginRun } from '../run/run-context.ts';
import { applySecrets, commandsFor, valueFile, wantsSecrets } from './apply-secrets.ts';
import { completeSetup } from './complete-setup.ts';
import type { SetupContext, SetupDependencies } from './dependencies.ts';
import { type KeyMaterial, keyFiles, keyMaterialOf } from './key-material.ts';
import { credentialsOf, type Plan, planGithub } from './plan-github.ts';
import { planServer, type ServerPlan } from './plan-server.ts';
import type { PlannedFile } from './planned-file.ts';
import { refuseTracked } from './private-folder.ts';
import { recoverySheet } from './recovery-sheet.ts';
import type { PlannedSecret, Setup } from './setup.ts';
import { testConnections } from './test-connections.ts';
import { agreeOnFiles, writePlanned } from './write-files.ts';

/** What was done so far. An error adds to it, and takes nothing away. */
interface Done {
  tests: InitReport['tests'];
  readonly files: InitReport['files'][number][];
  secrets: InitReport['secrets'];
  commands: readonly string[];
  privateFolder?: string;
}

/**
 * Sets up backups: completes the setup by questions, tests the connections, agrees on every file, makes or keeps the keys,
 * writes the files, and sets the secrets. Every step can be repeated: a second run continues. Never throws.
 */
export async function runInit(request: InitRequest, dependencies: SetupDependencies): Promise<InitReport> {
  const context: SetupContext = { ...dependencies, ...beginRun(dependencies) };
  const done: Done = { tests: [], files: [], secrets: [], commands: [] };
  await context.run.guard(async () => {
    const setup = await completeSetup(request, context);
    await refuseTracked(setup.privateFolder, context);
    if (!request.skipTests) done.tests = await testConnections(setup, withCredentials(setup, context));
    const material = await keyMaterialOf(setup, request, context);
    const plan = planFor(setup, material, context);
    const files = [
      ...keyFiles(setup, material),
      ...(await privateFilesOf(setup, request, material, plan)),
      ...plan.files,
    ];
    await agreeOnFiles(files, request, context);
    done.privateFolder = setup.privateFolder;
    for (const file of files) {
      done.files.push({ path: file.path, purpose: file.purpose, outcome: await writePlanned(file) });
    }
    await finish(plan, { setup, request, context, done });
  });
  return { mode: 'init', ...context.run.facts(false), ...done };
}

/** The connections are tested with what the backup job gets. */
function withCredentials(setup: Setup, context: SetupContext): SetupContext {
  const { variables } = credentialsOf(setup, context.host.env).backup;
  return { ...context, host: { ...context.host, env: { ...context.host.env, ...variables } } };
}

function planFor(setup: Setup, material: KeyMaterial, { host, run }: SetupContext): Plan | ServerPlan {
  const credentials = credentialsOf(setup, host.env);
  for (const { place, oneOf } of credentials.backup.missing) {
    run.warn(
      `No credentials for ${place}: none of ${oneOf.join(', ')} is in the environment. Set it and run \`init\` again, or add it to the jobs yourself.`,
    );
  }
  const [node, script] = process.argv as [string, string];
  if (setup.scheduler === 'github') return planGithub(setup, material, credentials);
  return planServer(setup, material, credentials, { node, script });
}

/** The recovery sheet, and the values of the secrets that the user sets. */
async function privateFilesOf(
  setup: Setup,
  request: InitRequest,
  material: KeyMaterial,
  { secrets }: Plan,
): Promise<PlannedFile[]> {
  const values = secrets
    .filter(({ value }) => value.reveal() !== '')
    .map((secret) => ({
      path: valueFile(setup, secret),
      content: secret.value.reveal(),
      isSecret: true,
      purpose: `value of the secret ${secret.name}`,
    }));
  const sheet = {
    path: join(setup.privateFolder, 'recovery-sheet.html'),
    content: await recoverySheet(setup, material, request.withQrCodes),
    isSecret: true,
    purpose: 'recovery sheet: print it, put it into the safe, and delete the file',
  };
  return [...values, sheet];
}

interface Finish {
  readonly setup: Setup;
  readonly request: InitRequest;
  readonly context: SetupContext;
  readonly done: Done;
}

async function finish(plan: Plan | ServerPlan, { setup, request, context, done }: Finish): Promise<void> {
  if ('commands' in plan) {
    done.commands = plan.commands;
    return;
  }
  // A secret that the user has set before has no value here.
  const known = plan.secrets.filter(({ value }) => value.reveal() !== '');
  const stateOf = ({ name, environment, holds }: PlannedSecret, outcome: 'file' | 'kept') => ({
    name,
    environment,
    holds,
    outcome,
  });
  const kept = plan.secrets.filter((secret) => !known.includes(secret)).map((secret) => stateOf(secret, 'kept'));
  done.secrets = [...kept, ...known.map((secret) => stateOf(secret, 'file'))];
  done.commands = commandsFor(known, setup);
  if (!(await wantsSecrets(request, context))) return;
  done.secrets = [...kept, ...(await applySecrets(known, setup, context))];
  done.commands = [];
}
