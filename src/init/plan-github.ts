import { join } from 'node:path';
import { configFile } from './config-text.ts';
import { type Credentials, credentialsFor, type Job } from './credentials.ts';
import { referToDatabases } from './database-secrets.ts';
import { type KeyPlan, planKeys } from './job-inputs.ts';
import type { KeyMaterial } from './key-material.ts';
import type { PlannedFile } from './planned-file.ts';
import type { PlannedSecret, Setup } from './setup.ts';
import { type WorkflowDatabase, workflowText } from './workflow.ts';

export interface Plan {
  readonly files: readonly PlannedFile[];
  readonly secrets: readonly PlannedSecret[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The credentials of both jobs. */
export function credentialsOf(setup: Setup, env: Environment): Readonly<Record<Job, Credentials>> {
  return { backup: credentialsFor('backup', setup, env), verify: credentialsFor('verify', setup, env) };
}

/** The workflow, its files, and the secrets that it needs. */
export function planGithub(setup: Setup, material: KeyMaterial, credentials: Readonly<Record<Job, Credentials>>): Plan {
  const repository = setup.repository ?? '.';
  const references = referToDatabases(setup);
  const keys = planKeys(setup, material, credentials);
  const usesConfig = setup.databases.length > 1;
  const steps = usesConfig ? configSteps(setup, references.secrets) : [singleStep(setup, references.urls)];
  const workflow: PlannedFile = {
    path: join(repository, '.github/workflows/restorable.yml'),
    content: workflowText(setup, { keys, steps, needsCheckout: usesConfig || needsFiles(keys) }),
    isSecret: false,
    purpose: 'workflow: backup, verification, and verification of an older backup',
  };
  const config = usesConfig ? [configFile(setup, references, join(repository, '.github'))] : [];
  return { files: [...keys.files, ...config, workflow], secrets: [...references.secrets, ...keys.secrets] };
}

function needsFiles(keys: KeyPlan): boolean {
  return keys.files.length > 0;
}

function singleStep(setup: Setup, urls: ReadonlyMap<unknown, string>): WorkflowDatabase {
  const [database] = setup.databases;
  const common = { name: database.name, destination: setup.destinations.map(({ line }) => line).join('\n') };
  const url = (urls.get(database) ?? '').replace(/^\$\{(\w+)\}$/, `\${{ secrets.$1 }}`);
  return {
    name: database.name,
    backup: { with: { database: url, ...common }, env: {} },
    verify: { with: common, env: {} },
  };
}

function configSteps(setup: Setup, secrets: readonly PlannedSecret[]): WorkflowDatabase[] {
  const env = Object.fromEntries(secrets.map(({ name }) => [name, `\${{ secrets.${name} }}`]));
  return setup.databases.map(({ name }) => {
    const common = { config: '.github/restorable.yml', name };
    return { name, backup: { with: common, env }, verify: { with: common, env: {} } };
  });
}
