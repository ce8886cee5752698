import { join } from 'node:path';
import { type PlannedSecret, type Setup, workflowPath } from '../setup.ts';
import { alertInputs, alertSecrets } from './alert-parts.ts';
import { configFile } from './config-text.ts';
import { type Credentials, credentialsFor, type Job } from './credentials.ts';
import { referToDatabases } from './database-secrets.ts';
import { BUNDLE_SECRETS, bundlesOf, jobSecrets, plainVariablesOf, tokensOf } from './job-secrets.ts';
import type { KeyMaterial } from './key-material.ts';
import type { PlannedFile } from './planned-file.ts';
import { type WorkflowParts, workflowText } from './workflow.ts';

/** What a setup needs. */
export interface Plan {
  readonly files: readonly PlannedFile[];
  readonly secrets: readonly PlannedSecret[];
  /** Left for the user, in addition to those that set secrets. */
  readonly commands: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The credentials of both jobs. */
export function credentialsOf(setup: Setup, env: Environment): Readonly<Record<Job, Credentials>> {
  return { backup: credentialsFor('backup', setup, env), verify: credentialsFor('verify', setup, env) };
}

const expression = (secret: string): string => `\${{ secrets.${secret} }}`;

/** The workflow, its configuration file if there are several databases, and the secrets. */
export function planGithub(
  setup: Setup,
  material: KeyMaterial | undefined,
  credentials: Readonly<Record<Job, Credentials>>,
): Plan {
  const references = referToDatabases(setup);
  const bundles = material === undefined ? undefined : bundlesOf(setup, material, credentials);
  const secrets = [...references.secrets, ...jobSecrets(bundles, setup, credentials), ...alertSecrets(setup)];
  const usesConfig = setup.databases.length > 1;
  const parts = {
    ...(usesConfig ? configInputs(references.secrets) : plainInputs(setup, references.urls)),
    environment: secrets.find(({ environment }) => environment !== undefined)?.environment,
    usesConfig,
    reportsInIssues: setup.alerts.issues !== undefined,
  };
  const workflow: PlannedFile = {
    path: workflowPath(setup),
    content: workflowText(setup, withAlerts(setup, withKeys(parts, credentials.backup))),
    isSecret: false,
    purpose: 'workflow: backup, verification, and verification of an older backup',
  };
  const config = usesConfig ? [configFile(setup, references, join(setup.repository ?? '.', '.github'))] : [];
  return { files: [...config, workflow], secrets, commands: [] };
}

/** One database: everything is an input. */
function plainInputs(setup: Setup, urls: ReadonlyMap<unknown, string>): Pick<WorkflowParts, Job> {
  const [database] = setup.databases;
  const common = { name: database.name, destination: setup.destinations.map(({ line }) => line).join('\n') };
  const url = (urls.get(database) ?? '').replace(/^\$\{(\w+)\}$/, (_all, name: string) => expression(name));
  return { backup: { with: { database: url, ...common }, env: {} }, verify: { with: common, env: {} } };
}

/** Several: the file names them, and takes their URLs from variables. */
function configInputs(secrets: readonly PlannedSecret[]): Pick<WorkflowParts, Job> {
  const common = { config: '.github/restorable.yml', all: 'true' };
  return {
    backup: { with: common, env: Object.fromEntries(secrets.map(({ name }) => [name, expression(name)])) },
    verify: { with: common, env: {} },
  };
}

function withKeys(parts: WorkflowParts, credentials: Credentials): WorkflowParts {
  const keys = (job: Job): Record<string, string> => ({ 'key-bundle': expression(BUNDLE_SECRETS[job]) });
  const tokens = Object.keys(tokensOf(credentials)).map((name) => [name, expression(name)]);
  const variables = { ...Object.fromEntries(tokens), ...plainVariablesOf(credentials) };
  const { backup, verify } = parts;
  return {
    ...parts,
    backup: { with: { ...backup.with, ...keys('backup') }, env: { ...backup.env, ...variables } },
    verify: { with: { ...verify.with, ...keys('verify') }, env: verify.env },
  };
}

function withAlerts(setup: Setup, parts: WorkflowParts): WorkflowParts {
  const added = (job: Job): WorkflowParts[Job] => ({
    ...parts[job],
    with: { ...parts[job].with, ...alertInputs(setup, job) },
  });
  return { ...parts, backup: added('backup'), verify: added('verify') };
}
