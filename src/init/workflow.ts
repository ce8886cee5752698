import { type Setup, setupName } from './setup.ts';
import { yamlMapping } from './yaml-text.ts';

/** The same commit as in the examples. */
const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';
const MINUTES = 60;

/** What a step gets. */
export interface JobInputs {
  readonly with: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** The steps of one database. */
export interface WorkflowDatabase {
  readonly backup: JobInputs;
  readonly verify: JobInputs;
}

/** The parts of a workflow that depend on the setup. */
export interface WorkflowParts {
  readonly databases: readonly WorkflowDatabase[];
  /** For all steps of a job. */
  readonly backup: JobInputs;
  readonly verify: JobInputs;
  /** Of the jobs that verify. */
  readonly environment: string | undefined;
  readonly needsCheckout: boolean;
}

/** `.github/workflows/restorable.yml`: backup, verification, and the weekly verification of an older backup. */
export function workflowText(setup: Setup, parts: WorkflowParts): string {
  const { nightly, weekly } = setup;
  const older = `    if: github.event.schedule == '${weekly}'\n`;
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
    outputs:
${parts.databases.map((_, at) => outputLine(parts, at)).join('')}    steps:
${checkout(parts)}${parts.databases.map((_, at) => backupStep(setup, parts, at)).join('')}
  # The only job that can read backups. It restores each into a private database, and compares it with its source.
  verify:
    needs: backup
${verifyBody(setup, parts, (at) => `\${{ needs.backup.outputs.${stepId(parts, at)}-id }}`)}
  verify-older:
${older}${verifyBody(setup, parts, () => 'age:7d')}`;
}

function stepId({ databases }: WorkflowParts, at: number): string {
  return databases.length === 1 ? 'backup' : `backup-${at + 1}`;
}

function outputLine(parts: WorkflowParts, at: number): string {
  const id = stepId(parts, at);
  return `      ${id}-id: \${{ steps.${id}.outputs.backup-id }}\n`;
}

function checkout({ needsCheckout }: WorkflowParts): string {
  if (!needsCheckout) return '';
  return `      - uses: ${CHECKOUT}\n        with:\n          persist-credentials: false\n`;
}

function backupStep(setup: Setup, parts: WorkflowParts, at: number): string {
  const { with: inputs, env } = merged(parts.databases[at]?.backup, parts.backup);
  return step(setup, { id: stepId(parts, at), inputs: { mode: 'backup', ...inputs }, env, evenAfterFailure: at > 0 });
}

function verifyBody(setup: Setup, parts: WorkflowParts, backupOf: (at: number) => string): string {
  const { environment } = parts;
  const steps = parts.databases.map(({ verify }, at) => {
    const { with: inputs, env } = merged(verify, parts.verify);
    const all = { mode: 'verify', ...inputs, backup: backupOf(at) };
    return step(setup, { id: undefined, inputs: all, env, evenAfterFailure: at > 0 });
  });
  return `    runs-on: ubuntu-24.04
    timeout-minutes: ${MINUTES}
${environment === undefined ? '' : `    environment: ${environment}\n`}    permissions:
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

function merged(first: JobInputs | undefined, second: JobInputs): JobInputs {
  return { with: { ...first?.with, ...second.with }, env: { ...first?.env, ...second.env } };
}
