import { afterEach, beforeEach, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import { GithubClient } from '../../src/github/client.ts';
import { RepositoryIssues } from '../../src/github/issues.ts';
import { GithubIssues } from '../../src/github-issues/github-issues.ts';
import type { Message } from '../../src/ports/alerts/notifier.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { messageOf } from '../../src/report/watch/message.ts';
import { IncidentStores } from '../../src/watch/incident-stores.ts';
import { watchIncidents } from '../../src/watch/watch-incidents.ts';
import { FakeGithub, type FakeRepository } from '../support/fake-github.ts';
import { day, run, sight } from '../support/watch.ts';

const TOKEN = 'ghs_token-of-the-job';
let github: FakeGithub;
let repository: FakeRepository;
let sent: string[];

beforeEach(async () => {
  github = await new FakeGithub().start();
  repository = github.addRepository('octo/shop');
  github.addToken(TOKEN, ['octo/shop']);
  sent = [];
});
afterEach(() => github.stop());

/** A run whose only memory are the issues, with one more channel. @param killedAt the request at which its job dies */
async function runOn(night: number, isPresent: boolean, killedAt?: RegExp): Promise<void> {
  const job = new AbortController();
  const now = day(night);
  github.now = () => now;
  github.before = async (line) => {
    if (killedAt?.test(line) !== true) return;
    job.abort();
    throw new Error('the job is gone');
  };
  const { signal } = job;
  const env = { GITHUB_API_URL: github.url };
  const pace = { attempts: 1, baseMs: 1, longestMs: 1_000, requestMs: 5_000 };
  const warn = (): void => {};
  const issues = new GithubIssues({
    issues: new RepositoryIssues(new GithubClient({ token: new Secret(TOKEN), env, signal, pace }), 'octo/shop'),
    ...{ labels: [], assignee: undefined, now: () => now, warn, wants: () => true, isQuiet: false },
    ...{ databases: ['shop'], destinations: [] },
  });
  const slack = {
    ...{ id: 'slack', label: 'slack' },
    send: async ({ title }: Message) => {
      if (!signal.aborted) sent.push(`${night}: ${title}`);
    },
  };
  const channels = [issues, slack].map((notifier) => ({
    ...{ notifier, filter: { severity: 'warning', conditions: undefined } as const },
    messageOf: (notice: Parameters<typeof messageOf>[0]) => messageOf(notice, { isPublic: false }),
  }));
  const stores = new IncidentStores({ stores: [issues], warn, clock: SYSTEM_CLOCK });
  const moment = { now, origin: run(night), signal, warn, sendingMs: 10_000 };
  await watchIncidents([sight('backup-failed', isPresent)], { stores, channels, quiet: undefined }, moment);
  github.before = undefined;
}

it.each([
  ['before the comment', /^POST .*comments/, ['1.1: Still open after 1d 2h: Backup of shop failed']],
  ['between the comment and its record', /^PATCH /, ['1.2: Still open after 1d 2h: Backup of shop failed']],
])('a reminder whose job dies %s is sent by a later one, and the incident still ends', async (_what, at, expected) => {
  await runOn(0, true);
  await runOn(1, true, at);
  expect(sent).toEqual(['0: Backup of shop failed']);
  await runOn(1.1, true);
  await runOn(1.2, true);
  expect(sent.slice(1)).toEqual(expected);
  const reminders = () => repository.comments.filter(({ body }) => body.includes('Still open'));
  expect(reminders()).toHaveLength(1);
  await runOn(3, true);
  await runOn(4, false);
  await runOn(5, false);
  expect(sent.slice(2).map((line) => line.slice(0, 12))).toEqual(['3: Still ope', '4: Backup of']);
  expect(reminders()).toHaveLength(2);
  expect(repository.issues.map(({ state }) => state)).toEqual(['closed']);
});

it('a reminder that was claimed by a dead job goes out at the next reminder day, if no run is in between', async () => {
  await runOn(0, true);
  await runOn(1, true, /^PATCH /);
  await runOn(3, true);
  expect(sent).toEqual(['0: Backup of shop failed', '3: Still open after 3d: Backup of shop failed']);
});
