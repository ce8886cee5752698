import { type Setup, setupName } from '../setup.ts';
import { yamlMapping } from './yaml-text.ts';

/** The same commit as in the examples. */
const CHECKOUT = 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0';
const MINUTES = 60;

/** What a step gets. */
export interface JobInputs {
  readonly with: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
}

/** The parts of a workflow that depend on the setup. */
export interface WorkflowParts {
  readonly backup: JobInputs;
  readonly verify: JobInputs;
  /** Of the jobs that verify. */
  readonly environment: string | undefined;
  /** The configuration file names the databases, and is read from the repository. */
  readonly usesConfig: boolean;
  /** Every job opens and closes issues of the repository. */
  readonly reportsInIssues: boolean;
}

/** `.github/workflows/restorable.yml`: backup, verification, and the weekly verification of an older backup. */
export function workflowText(setup: Setup, parts: WorkflowParts): string {
  const { nightly, weekly } = setup;
  const isNightly = `github.event.schedule != '${weekly}'`;
  // A failed database must not keep the others from being verified.
  const verifyIf = parts.usesConfig ? `    if: \${{ !cancelled() && ${isNightly} }}\n` : '';
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
    if: ${isNightly}
    runs-on: ubuntu-24.04
    timeout-minutes: ${MINUTES}
    permissions:
${permissions(parts)}${parts.usesConfig ? '' : `    outputs:\n      backup-id: \${{ steps.backup.outputs.backup-id }}\n`}    steps:
${checkout(parts)}${step(setup, 'backup', parts.backup)}
  # The only job that can read backups. It restores each into a private database, and compares it with its source.
  verify:
    needs: backup
${verifyIf}${verifyBody(setup, parts, parts.usesConfig ? 'latest' : `\${{ needs.backup.outputs.backup-id }}`)}
  verify-older:
    if: github.event.schedule == '${weekly}'
${verifyBody(setup, parts, 'age:7d')}`;
}

function checkout({ usesConfig }: WorkflowParts): string {
  if (!usesConfig) return '';
  return `      - uses: ${CHECKOUT}\n        with:\n          persist-credentials: false\n`;
}

function permissions({ reportsInIssues }: WorkflowParts): string {
  return `      contents: read\n${reportsInIssues ? '      issues: write\n' : ''}`;
}

function verifyBody(setup: Setup, parts: WorkflowParts, backup: string): string {
  const { environment, verify } = parts;
  const inputs = { with: { ...verify.with, backup }, env: verify.env };
  return `    runs-on: ubuntu-24.04
    timeout-minutes: ${MINUTES}
${environment === undefined ? '' : `    environment: ${environment}\n`}    permissions:
${permissions(parts)}    steps:
${checkout(parts)}${step(setup, 'verify', inputs)}`;
}

function step({ action }: Setup, mode: 'backup' | 'verify', { with: inputs, env }: JobInputs): string {
  const variables = Object.keys(env).length === 0 ? '' : `        env:\n${yamlMapping(env, 10)}`;
  return `      - id: ${mode}
        uses: ${action ?? ''}
        with:
${yamlMapping({ mode, ...inputs }, 10)}${variables}`;
}
