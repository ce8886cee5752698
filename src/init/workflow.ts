import type { JobInputs, KeyPlan } from './job-inputs.ts';
import { type Setup, setupName, VERIFY_ENVIRONMENT } from './setup.ts';
import { yamlMapping } from './yaml-text.ts';

/** The same commit as in the examples. */
const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';
const MINUTES = 60;

/** The parts of a workflow that differ between one database and several. */
export interface WorkflowParts {
  readonly keys: KeyPlan;
  /** One step for each. */
  readonly steps: readonly WorkflowDatabase[];
  readonly needsCheckout: boolean;
}

export interface WorkflowDatabase {
  readonly name: string;
  readonly backup: JobInputs;
  readonly verify: JobInputs;
}

/** `.github/workflows/restorable.yml`: backup, verification, and the weekly verification of an older backup. */
export function workflowText(setup: Setup, parts: WorkflowParts): string {
  const { nightly, weekly } = setup;
  const environment = parts.keys.secrets.some((secret) => secret.environment !== undefined);
  const verifyJob = { setup, parts, environment };
  return `# Written by \`restorable init\`, which also changes it: run it again with other options. docs/setup.md explains it.
name: Restorable

on:
  schedule:
    # A backup, then its verification. Times are UTC.
    - cron: '${nightly}'
    # A verification of the backup of a week ago.
    - cron: '${weekly}'
  workflow_dispatch:

permissions: {}

concurrency:
  group: restorable-${setupName(setup)}
  cancel-in-progress: false

jobs:
  backup:
    if: github.event.schedule != '${weekly}'
    runs-on: ubuntu-24.04
    timeout-minutes: ${MINUTES}
    permissions:
      contents: read
${outputs(parts)}    steps:
${checkout(parts)}${parts.steps.map((database, at) => backupStep(setup, parts, database, at)).join('')}
  # The only job that can read backups. It restores each into a private database, and compares it with its source.
  verify:
    needs: backup
${verifyBody(verifyJob, (at) => `\${{ needs.backup.outputs.${outputOf(parts, at)} }}`)}
  verify-older:
    if: github.event.schedule == '${weekly}'
${verifyBody(verifyJob, () => 'age:7d')}`;
}

function outputs(parts: WorkflowParts): string {
  const lines = parts.steps.map(
    (_, at) => `      ${outputOf(parts, at)}: \${{ steps.${idOf(parts, at)}.outputs.backup-id }}\n`,
  );
  return `    outputs:\n${lines.join('')}`;
}

const idOf = ({ steps }: WorkflowParts, at: number): string => (steps.length === 1 ? 'backup' : `backup-${at + 1}`);
const outputOf = (parts: WorkflowParts, at: number): string => `${idOf(parts, at)}-id`;

function checkout({ needsCheckout }: WorkflowParts): string {
  if (!needsCheckout) return '';
  return `      - uses: ${CHECKOUT}\n        with:\n          persist-credentials: false\n`;
}

function backupStep(setup: Setup, parts: WorkflowParts, database: WorkflowDatabase, at: number): string {
  const { with: inputs, env } = merged(database.backup, parts.keys.backup);
  return step(setup, { id: idOf(parts, at), inputs: { mode: 'backup', ...inputs }, env, evenAfterFailure: at > 0 });
}

interface VerifyJob {
  readonly setup: Setup;
  readonly parts: WorkflowParts;
  readonly environment: boolean;
}

function verifyBody({ setup, parts, environment }: VerifyJob, backupOf: (at: number) => string): string {
  const steps = parts.steps.map((database, at) => {
    const { with: inputs, env } = merged(database.verify, parts.keys.verify);
    const all = { mode: 'verify', ...inputs, backup: backupOf(at) };
    return step(setup, { id: undefined, inputs: all, env, evenAfterFailure: at > 0 });
  });
  return `    runs-on: ubuntu-24.04
    timeout-minutes: ${MINUTES}
${environment ? `    environment: ${VERIFY_ENVIRONMENT}\n` : ''}    permissions:
      contents: read
    steps:
${checkout(parts)}${steps.join('')}`;
}

interface Step {
  readonly id: string | undefined;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** A failed database must not stop the others. */
  readonly evenAfterFailure: boolean;
}

function step({ action }: Setup, { id, inputs, env, evenAfterFailure }: Step): string {
  const head = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(evenAfterFailure ? [`if: \${{ !cancelled() }}`] : []),
    `uses: ${action ?? ''}`,
  ];
  const variables = Object.keys(env).length === 0 ? '' : `        env:\n${yamlMapping(env, 10)}`;
  return `      - ${head.join('\n        ')}\n        with:\n${yamlMapping(inputs, 10)}${variables}`;
}

function merged(first: JobInputs, second: JobInputs): JobInputs {
  return { with: { ...first.with, ...second.with }, env: { ...first.env, ...second.env } };
}
