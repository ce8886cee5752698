import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readRunOrigin } from '../../src/action/run-origin.ts';
import { parseRunOrigin, type RunOrigin, storedRun, storedRunSchema } from '../../src/core/run-origin.ts';
import { ANY_CHARACTER } from '../support/any-character.ts';

const folder = mkdtempSync(join(tmpdir(), 'origin-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ENV = {
  GITHUB_REPOSITORY: 'example/shop',
  GITHUB_WORKFLOW_REF: 'example/shop/.github/workflows/backup.yml@refs/heads/main',
  GITHUB_RUN_ID: '17283940561',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_EVENT_NAME: 'workflow_dispatch',
  GITHUB_SERVER_URL: 'https://github.com',
} as const;

/** A schedule, with an event of this text. */
function scheduled(event: string | Buffer): RunOrigin | undefined {
  const path = join(folder, 'event.json');
  writeFileSync(path, event);
  return readRunOrigin({ ...ENV, GITHUB_EVENT_NAME: 'schedule', GITHUB_EVENT_PATH: path });
}

describe('the origin of a run', () => {
  it('is read from the variables of the runner', () => {
    expect(readRunOrigin(ENV)).toEqual({
      repository: 'example/shop',
      workflow: '.github/workflows/backup.yml',
      runId: '17283940561',
      attempt: 1,
      event: 'workflow_dispatch',
      schedule: null,
      url: 'https://github.com/example/shop/actions/runs/17283940561',
    });
    expect(readRunOrigin({})).toBeUndefined();
  });

  it('has the schedule of the event, and only of a schedule', () => {
    expect(scheduled('{"schedule": "23  2 * * *", "workflow": "x"}')?.schedule).toBe('23 2 * * *');
    expect(readRunOrigin({ ...ENV, GITHUB_EVENT_PATH: join(folder, 'event.json') })?.schedule).toBeNull();
  });

  it.each<[string, string | Buffer]>([
    ['is not JSON', '{'],
    ['is empty', ''],
    ['is a list', '["23 2 * * *"]'],
    ['is null', 'null'],
    ['names no schedule', '{}'],
    ['names a number', '{"schedule": 5}'],
    ['names other text', '{"schedule": "; rm -rf x"}'],
    ['names a line end', '{"schedule": "23 2 * * *\\n::error::x"}'],
    ['names a very long one', `{"schedule": "${'1,'.repeat(200)}1 2 * * *"}`],
    ['is longer than an event', Buffer.from(`{"schedule": "23 2 * * *", "x": "${'x'.repeat(2 ** 20)}"}`)],
    ['is not UTF-8', Buffer.from([0x7b, 0xff, 0xfe])],
  ])('has no schedule if the event %s', (_what, event) => {
    expect(scheduled(event)).toMatchObject({ event: 'schedule', schedule: null });
  });

  it('has no schedule if the event is not a file, without waiting for it', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    for (const path of [pipe, folder, join(folder, 'missing'), undefined, '\0']) {
      const origin = readRunOrigin({ ...ENV, GITHUB_EVENT_NAME: 'schedule', GITHUB_EVENT_PATH: path });
      expect(origin).toMatchObject({ event: 'schedule', schedule: null });
    }
  });

  it.each<[string, Partial<Record<keyof typeof ENV, string>>]>([
    ['a repository without an owner', { GITHUB_REPOSITORY: 'shop' }],
    ['a repository with a line end', { GITHUB_REPOSITORY: 'example/shop\n' }],
    ['a long repository', { GITHUB_REPOSITORY: `example/${'x'.repeat(101)}` }],
    ['no workflow', { GITHUB_WORKFLOW_REF: '' }],
    ['a workflow elsewhere', { GITHUB_WORKFLOW_REF: 'example/shop/.github/workflows/../../x.yml@refs/heads/main' }],
    [
      'a workflow with a control character',
      { GITHUB_WORKFLOW_REF: 'e/s/.github/workflows/a\u001b[1m.yml@refs/heads/m' },
    ],
    ['a workflow without a ref', { GITHUB_WORKFLOW_REF: 'example/shop/.github/workflows/backup.yml' }],
    ['a run that is no number', { GITHUB_RUN_ID: '17 or 18' }],
    ['attempt 0', { GITHUB_RUN_ATTEMPT: '0' }],
    ['no attempt', { GITHUB_RUN_ATTEMPT: '' }],
    ['an event of several lines', { GITHUB_EVENT_NAME: 'push\npush' }],
    ['a server that is a script', { GITHUB_SERVER_URL: 'javascript:alert(1)' }],
    ['a server with a password', { GITHUB_SERVER_URL: 'https://u:p@github.com' }],
  ])('is unknown with %s', (_what, change) => {
    expect(readRunOrigin({ ...ENV, ...change })).toBeUndefined();
  });

  it('keeps names with @, and encodes letters that are not ASCII', () => {
    const of = (file: string): string | undefined =>
      readRunOrigin({ ...ENV, GITHUB_WORKFLOW_REF: `example/shop/.github/workflows/${file}@refs/heads/a@b.yml` })
        ?.workflow;
    expect(of('a@b.yml')).toBe('.github/workflows/a@b.yml');
    expect(of('été 1.yaml')).toBe('.github/workflows/%C3%A9t%C3%A9 1.yaml');
  });

  it('links the attempt, at the server of the run', () => {
    const again = readRunOrigin({ ...ENV, GITHUB_RUN_ATTEMPT: '2', GITHUB_SERVER_URL: 'https://git.example.com:8443' });
    expect(again?.url).toBe('https://git.example.com:8443/example/shop/actions/runs/17283940561/attempts/2');
  });

  it('is storable and printable, whatever the variables contain', () => {
    const texts = fc.oneof(fc.string({ unit: ANY_CHARACTER, maxLength: 40 }), fc.constantFrom(...Object.values(ENV)));
    fc.assert(
      fc.property(
        fc.tuple(texts, texts, texts, texts, texts, texts),
        ([repository, ref, runId, attempt, event, cron]) => {
          const workflowRef = `a/b/.github/workflows/${ref}.yml@x`;
          const origin = parseRunOrigin({
            repository,
            workflowRef,
            runId,
            attempt,
            event,
            schedule: cron,
            server: 'https://x',
          });
          const again = parseRunOrigin({ ...reported(ENV), workflowRef, schedule: cron, event: 'schedule' });
          for (const each of [origin, again]) {
            if (each === undefined) continue;
            expect(storedRunSchema.parse(storedRun(each))).toEqual(storedRun(each));
            expect(JSON.stringify(each)).toMatch(/^[ -~]*$/);
            expect(JSON.stringify(each).length).toBeLessThan(1_000);
          }
        },
      ),
    );
  });
});

function reported(env: typeof ENV): Parameters<typeof parseRunOrigin>[0] {
  return {
    repository: env.GITHUB_REPOSITORY,
    workflowRef: env.GITHUB_WORKFLOW_REF,
    runId: env.GITHUB_RUN_ID,
    attempt: env.GITHUB_RUN_ATTEMPT,
    event: env.GITHUB_EVENT_NAME,
    schedule: undefined,
    server: env.GITHUB_SERVER_URL,
  };
}
