import type { InitRequest } from '../options/request/setup.ts';
import type { InitReport } from '../report/facts/setup/init.ts';
import { beginRun } from '../run/run-context.ts';
import { completeSetup } from './answers/complete-setup.ts';
import { wantsSecrets } from './apply/apply-secrets.ts';
import { askCredentials } from './apply/ask-credentials.ts';
import { handOver } from './apply/hand-over.ts';
import { testConnections } from './apply/test-connections.ts';
import { agreeOnFiles, writePlanned } from './apply/write-files.ts';
import type { SetupContext, SetupDependencies } from './dependencies.ts';
import { toldNames } from './files/alert-parts.ts';
import { type KeyMaterial, keyFiles, keyMaterialOf } from './files/key-material.ts';
import { credentialsOf, type Plan, planGithub } from './files/plan-github.ts';
import { planServer } from './files/plan-server.ts';
import { sheetFile } from './files/recovery-sheet.ts';
import { refuseTracked } from './private-folder.ts';
import { refuseUnfit } from './refuse-unfit.ts';
import type { Done, Setup } from './setup.ts';

/**
 * Sets up backups: completes the setup by questions, tests the connections, agrees on every file, makes or keeps the keys,
 * writes the files, and sets the secrets. Every step can be repeated: a second run continues. Never throws.
 */
export async function runInit(request: InitRequest, dependencies: SetupDependencies): Promise<InitReport> {
  const given: SetupContext = { ...dependencies, ...beginRun(dependencies) };
  const done: Done = { findings: [], files: [], secrets: [], commands: [] };
  await given.run.guard(async () => {
    const setup = await completeSetup(request, given);
    refuseUnfit(setup, given);
    done.alerts = { told: toldNames(setup), hasHeartbeat: setup.heartbeat !== undefined };
    await refuseTracked(setup.privateFolder, given);
    const context = await askCredentials(setup, request, given);
    if (!request.skipTests) {
      await testConnections(setup, request, withCredentials(setup, context), (findings) => {
        done.findings = findings;
      });
    }
    const material = await keyMaterialOf(setup, request, context);
    const plan = planFor(setup, material, context);
    const keys = material === undefined ? [] : keyFiles(setup, material);
    const sheet = material === undefined ? [] : [await sheetFile(setup, material, request.withQrCodes)];
    const files = [...keys, ...sheet, ...plan.files];
    await agreeOnFiles(files, request, context);
    // The last question: if the user leaves it with Ctrl-C, nothing has changed yet.
    const hasSecrets = plan.secrets.some(({ value }) => value !== undefined);
    const setsSecrets = hasSecrets && (await wantsSecrets(setup, request, context));
    done.privateFolder = setup.privateFolder;
    for (const file of files) {
      done.files.push({ path: file.path, purpose: file.purpose, outcome: await writePlanned(file) });
    }
    await handOver(plan, { setup, setsSecrets, context, done });
  });
  return { mode: 'init', ...given.run.facts(false), ...done };
}

/** The connections are tested with what the backup job gets. */
function withCredentials(setup: Setup, context: SetupContext): SetupContext {
  const { variables } = credentialsOf(setup, context.host.env).backup;
  return { ...context, host: { ...context.host, env: { ...context.host.env, ...variables } } };
}

function notSet(oneOf: readonly string[]): string {
  return oneOf.length === 1 ? `${oneOf.join('')} is not set` : `none of ${oneOf.join(', ')} is set`;
}

function planFor(setup: Setup, material: KeyMaterial | undefined, { host, run }: SetupContext): Plan {
  const credentials = credentialsOf(setup, host.env);
  if (material !== undefined) {
    for (const { place, oneOf } of credentials.backup.missing) {
      run.warn(
        `No credentials for ${place}: ${notSet(oneOf)}. Set it and run \`init\` again, or add it to the jobs yourself.`,
      );
    }
  }
  if (setup.scheduler === 'github') return planGithub(setup, material, credentials);
  const [node = '', script = ''] = process.argv;
  if (script.includes('/_npx/')) {
    run.warn('This program runs from the cache of npx, which can be emptied. Install it, and run `init` again.');
  }
  return planServer(setup, material, credentials, { node, script });
}
