import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../src/core/secret.ts';
import type { Subject } from '../../src/core/watch/condition.ts';
import type { Announced, NoticeName, Opened, WatchEvent } from '../../src/core/watch/event.ts';
import { GithubClient } from '../../src/github/client.ts';
import { RepositoryIssues } from '../../src/github/issues.ts';
import { GithubIssues, type GithubIssuesOptions } from '../../src/github-issues/github-issues.ts';
import { openGithubIssues } from '../../src/github-issues/index.ts';
import { escaped } from '../../src/github-issues/text.ts';
import type { IssuesSpec } from '../../src/options/alerts/watch.ts';
import type { IncidentStore } from '../../src/ports/alerts/incident-store.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { IncidentStores } from '../../src/watch/incident-stores.ts';
import { FakeGithub, type FakeRepository } from '../support/fake-github.ts';
import type { FakeIssue } from '../support/fake-github-issues.ts';
import {
  BACKUP_FAILED,
  closed,
  delivered,
  escalated,
  messageAbout,
  opened,
  openIn,
  reminded,
} from '../support/incident-events.ts';
import { seeded, someTurns } from '../support/interleaving.ts';

const DAY_MS = 86_400_000;
const BOT = 'ghs_token-of-the-job';
const { signal } = new AbortController();
const PACE = { attempts: 1, baseMs: 1, longestMs: 1_000, requestMs: 120_000 };

let github: FakeGithub;
let repository: FakeRepository;
let warnings: string[];
let passedMs: number;

beforeEach(async () => {
  github = await new FakeGithub().start();
  repository = github.addRepository('octo/shop');
  repository.collaborators.add('octocat');
  github.addToken(BOT, ['octo/shop']);
  github.now = now;
  warnings = [];
  passedMs = 0;
});
afterEach(() => github.stop());

const now = (): Date => new Date(Date.now() + passedMs);
function pass(days: number): void {
  passedMs += days * DAY_MS;
}
const warn = (message: string): void => void warnings.push(message);

/** What one run uses. */
function run(given: Partial<GithubIssuesOptions> & { readonly token?: string } = {}): GithubIssues {
  const { token = BOT, ...options } = given;
  const env = { GITHUB_API_URL: github.url, GITHUB_SERVER_URL: 'https://github.com' };
  const client = new GithubClient({ token: new Secret(token), env, signal, pace: PACE });
  return new GithubIssues({
    issues: new RepositoryIssues(client, 'octo/shop'),
    ...{ labels: ['on-call'], assignee: 'octocat', now, warn, wants: () => true, isQuiet: false },
    ...{ databases: ['shop'], destinations: ['s3://secret-bucket'], ...options },
  });
}

/** Opens an incident as a run does that finds none. @returns undefined if there is one */
async function report(event: Opened = opened(now()), by = run()): Promise<Opened | undefined> {
  const history = await by.load();
  if (openIn(history).length > 0 || !(await by.claim(event))) return undefined;
  await by.send(messageAbout([event], event, 'opened'), signal);
  await by.append([delivered(event, now())]);
  return event;
}

/** One more notice of the incident that is open. */
async function follow(notice: NoticeName, add: (of: Opened) => WatchEvent, by = run()): Promise<void> {
  const history = [...(await by.load())];
  const of = history.find((event) => event.type === 'opened');
  if (of?.type !== 'opened') throw new Error('nothing is open');
  const event = add(of);
  await by.append([event]);
  await by.send(messageAbout([...history, event], of, notice), signal);
  await by.append([delivered(of, now(), notice)]);
}

/** One more notice, as a run announces it that must be the only one to do so. @returns whether it is */
async function announce(notice: NoticeName, eventOf: (of: Opened) => Announced): Promise<boolean> {
  const by = run();
  const history = [...(await by.load())];
  const of = history.find((event) => event.type === 'opened');
  if (of?.type !== 'opened') throw new Error('nothing is open');
  const event = eventOf(of);
  if (!(await by.claim(event))) return false;
  await by.send(messageAbout([...history, event], of, notice), signal);
  await by.append([delivered(of, now(), notice)]);
  return true;
}

const openIssues = (): FakeIssue[] => repository.issues.filter(({ state }) => state === 'open');
const commentTexts = (): string[] => repository.comments.map(({ body }) => body);
const [theIssue] = [() => repository.issues[0] as FakeIssue];

describe('an incident as an issue', () => {
  it('is one issue from its beginning to its end, with a comment for what happens in between', async () => {
    const event = await report();
    const issue = theIssue();
    expect(issue).toMatchObject({ title: 'Backup of shop failed', state: 'open', labels: ['restorable', 'on-call'] });
    expect(issue.assignees).toEqual(['octocat']);
    expect(await report()).toBeUndefined();
    pass(1);
    await follow('reminded-1', (of) => reminded(of, now(), 1));
    expect(commentTexts()).toEqual([expect.stringMatching(/Backup of shop failed/)]);
    pass(1);
    await follow('closed', (of) => closed(of, now()));
    expect(issue).toMatchObject({ state: 'closed', stateReason: 'completed' });
    expect(commentTexts()[1]).toMatch(/It lasted 2d/);
    expect(repository.issues).toHaveLength(1);
    const history = await run().load();
    expect(openIn(history)).toEqual([]);
    expect(history).toContainEqual(expect.objectContaining({ type: 'delivered', notice: 'closed' }));
    expect(await report()).toBeDefined();
    expect(repository.issues).toHaveLength(2);
    expect(warnings).toEqual([]);
    pass(40);
    expect((await run().load()).map(({ incident }) => incident)).not.toContain(event?.incident);
  });

  it('is asked for with few requests', async () => {
    await report();
    github.requests.length = 0;
    await run().load();
    expect(github.requests.map((line) => line.replace(/\?.*/, ''))).toEqual([
      'GET /repos/octo/shop',
      'POST /graphql',
      'GET /repos/octo/shop/issues',
      'GET /repos/octo/shop/issues',
    ]);
  });

  it('gets each comment once, also if a run ends before it can record that', async () => {
    await report();
    const by = run();
    const history = await by.load();
    const of = history[0] as Opened;
    const event = reminded(of, now(), 1);
    const message = messageAbout([...history, event], of, 'reminded-1');
    await by.append([event]);
    await by.send(message, signal);
    const next = run();
    await next.load();
    await next.send(message, signal);
    expect(commentTexts()).toHaveLength(1);
  });

  it('is opened later if another store recorded it, with the whole history', async () => {
    const event = opened(now());
    const by = run();
    await by.load();
    by.learn([event]);
    await by.send(messageAbout([event], event, 'opened'), signal);
    await by.append([delivered(event, now())]);
    expect(openIssues()).toHaveLength(1);
    expect(await run().load()).toEqual(
      expect.arrayContaining(
        [event, delivered(event, now())].map(({ incident }) => expect.objectContaining({ incident })),
      ),
    );
    await report();
    expect(repository.issues).toHaveLength(1);
  });

  it('is not the one before, which ended while GitHub was down', async () => {
    const before = (await report()) as Opened;
    const by = run();
    const history = await by.load();
    const [end, event] = [closed(before, now()), opened(now())];
    by.learn([end]);
    await by.append([event]);
    await by.send(messageAbout([...history, end], before, 'closed'), signal);
    await by.send(messageAbout([event], event, 'opened'), signal);
    await by.append([delivered(before, now(), 'closed'), delivered(event, now())]);
    expect(repository.issues.map(({ state }) => state)).toEqual(['closed', 'open']);
    expect(openIn(await run().load())).toEqual([event.incident]);
  });

  it('keeps a marker that fits, after years of reminders to many channels', async () => {
    const event = await report();
    const by = run();
    await by.load();
    const events: WatchEvent[] = [];
    for (let day = 7; day < 3 * 365; day += 7) {
      events.push(reminded(event as Opened, now(), day));
      for (let channel = 0; channel < 12; channel += 1) {
        const id = `slack-${(channel * 7919 * day).toString(16).padStart(12, '0')}`;
        events.push(delivered(event as Opened, now(), `reminded-${day}`, id));
      }
    }
    await by.append(events);
    expect(theIssue().body?.length).toBeLessThan(65_000);
    const history = await run().load();
    expect(openIn(history)).toEqual([event?.incident]);
    expect(history).toContainEqual(expect.objectContaining({ type: 'reminded', day: 1_092 }));
  });
});

describe('what people do with an issue', () => {
  it('acknowledges it if someone closes it: no reminder and no new issue until it is over', async () => {
    await report();
    theIssue().state = 'closed';
    for (const day of [1, 3, 7, 14, 21, 28, 35, 42]) {
      pass(day === 1 ? 1 : 5);
      await follow(`reminded-${day}`, (of) => reminded(of, now(), day));
      expect(await report()).toBeUndefined();
    }
    expect([commentTexts(), openIssues()]).toEqual([[], []]);
    await follow('closed', (of) => closed(of, now()));
    expect(commentTexts()).toHaveLength(1);
    await report();
    expect(repository.issues).toHaveLength(2);
  });

  it('counts as acknowledged if someone deletes it while a run tells of it', async () => {
    const of = (await report()) as Opened;
    github.faults = [{ on: /^GET .*issues\/1$/, how: { status: 410, body: '{"message":"This issue was deleted"}' } }];
    const by = run();
    const history = [...(await by.load()), reminded(of, now(), 3)];
    await by.send(messageAbout(history, of, 'reminded-3'), signal);
    expect([commentTexts(), repository.issues.length]).toEqual([[], 1]);
  });

  it('is reopened if it was acknowledged as a warning and becomes critical', async () => {
    await report(opened(now(), { severity: 'warning' }));
    theIssue().state = 'closed';
    await follow('escalated', (of) => escalated(of, now()));
    expect(openIssues()).toHaveLength(1);
    expect(commentTexts()).toEqual([expect.stringMatching(/Now critical/)]);
  });

  it.each([
    ['removes the marker', () => 'looking at it'],
    ['breaks the marker', (body: string) => body.replace(/restorable:1 .{20}/, 'restorable:1 AAAA')],
    ['puts something else there', (body: string) => body.replace(/restorable:1 \S+/, 'restorable:1 e30=')],
  ])('survives it if someone %s, and is still closed at the end', async (_what, change) => {
    await report();
    theIssue().body = change(theIssue().body ?? '');
    for (let day = 0; day < 3; day += 1) expect(await report()).toBeUndefined();
    expect(repository.issues).toHaveLength(1);
    await follow('closed', (of) => closed(of, now()));
    expect(openIssues()).toEqual([]);
  });

  it('is not opened again and again if something removes every marker', async () => {
    await report();
    for (let day = 0; day < 5; day += 1) {
      theIssue().body = 'edited by a bot';
      expect(await report()).toBeUndefined();
    }
    expect(repository.issues).toHaveLength(1);
    expect(theIssue().body).toMatch(/^edited by a bot/);
  });

  it('counts as acknowledged if someone deleted it and records remember it', async () => {
    const event = (await report()) as Opened;
    repository.issues.length = 0;
    const by = run();
    await by.load();
    const history = [event, delivered(event, now()), reminded(event, now(), 3)];
    by.learn(history);
    await by.send(messageAbout(history, event, 'reminded-3'), signal);
    expect(repository.issues).toEqual([]);
    by.learn([escalated(event, now())]);
    await by.send(messageAbout([...history, escalated(event, now())], event, 'escalated'), signal);
    expect(repository.issues).toHaveLength(1);
  });
});

describe('issues of others', () => {
  it('do not count, whatever their marker and their labels say', async () => {
    const event = (await report()) as Opened;
    const forged = theIssue().body;
    repository.issues.length = 0;
    github.addToken('ghp_mallory', ['octo/shop'], { login: 'mallory', type: 'User' });
    for (const login of ['mallory', 'github-actions', 'restorable[bot]']) {
      const author = { login, type: 'User' } as const;
      const made = {
        title: 'Backup of shop failed',
        body: forged,
        state: 'open',
        stateReason: null,
        labels: ['restorable'],
      } as const;
      const times = { createdAt: now(), updatedAt: now(), closedAt: null };
      const number = repository.issues.length + 1;
      repository.issues.push({
        number,
        author,
        assignees: [],
        isPullRequest: false,
        ...made,
        labels: ['restorable'],
        ...times,
      });
    }
    expect(await run().load()).toEqual([]);
    expect((await report())?.incident).not.toBe(event.incident);
    expect(openIssues()).toHaveLength(4);
  });

  it('do not count if they are ours without our label, or pull requests', async () => {
    await report();
    theIssue().labels = ['on-call'];
    expect(await run().load()).toEqual([]);
    repository.issues[0] = { ...theIssue(), labels: ['restorable'], isPullRequest: true };
    expect(await run().load()).toEqual([]);
  });

  it('are those of other databases, in the same repository', async () => {
    await report(opened(now(), { subject: { ...BACKUP_FAILED, database: 'blog' } }), run({ databases: ['blog'] }));
    expect(await run().load()).toEqual([]);
    expect(await report()).toBeDefined();
    expect(openIssues().map(({ title }) => title)).toEqual(['Backup of blog failed', 'Backup of shop failed']);
  });
});

describe('two runs at once', () => {
  it('leave one issue open, with a notice of nothing else, however they interleave', async () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      repository.issues.length = 0;
      repository.comments.length = 0;
      const random = seeded(seed);
      github.before = () => someTurns(random);
      const outcomes = await Promise.all([report(), report(), ...(seed % 10 === 0 ? [report()] : [])]);
      github.before = undefined;
      expect([seed, outcomes.filter((each) => each !== undefined).length]).toEqual([seed, 1]);
      expect([seed, openIssues().length, commentTexts()]).toEqual([seed, 1, []]);
      const history = await run().load();
      expect([seed, openIn(history)]).toEqual([seed, outcomes.flatMap((each) => each?.incident ?? [])]);
    }
  });

  it.each<[string, Opened['severity'], NoticeName, (of: Opened) => Announced]>([
    ['remind', 'critical', 'reminded-1', (of) => reminded(of, now(), 1)],
    ['remind', 'warning', 'reminded-1', (of) => ({ ...reminded(of, now(), 1), severity: 'warning' })],
    ['escalate', 'warning', 'escalated', (of) => escalated(of, now())],
    ['close', 'critical', 'closed', (of) => closed(of, now())],
    ['close', 'warning', 'closed', (of) => closed(of, now())],
  ])(
    '%s what was %s once, and tell every channel once, however they interleave',
    async (_, severity, notice, eventOf) => {
      for (let seed = 1; seed <= 10; seed += 1) {
        repository.issues.length = 0;
        repository.comments.length = 0;
        const of = (await report(opened(now(), { severity }))) as Opened;
        const random = seeded(seed);
        github.before = () => someTurns(random);
        const outcomes = await Promise.all([announce(notice, eventOf), announce(notice, eventOf)]);
        github.before = undefined;
        expect([seed, outcomes.filter((isFirst) => isFirst).length]).toEqual([seed, 1]);
        expect([seed, commentTexts().filter((text) => text.includes(`-${notice} -->`)).length]).toEqual([seed, 1]);
        expect([seed, commentTexts().length]).toEqual([seed, 1]);
        const history = await run().load();
        const isKnown = history.some(
          (event) => event.type === notice.replace(/-\d+/, '') && event.incident === of.incident,
        );
        expect([seed, isKnown, openIssues().length]).toEqual([seed, true, notice === 'closed' ? 0 : 1]);
      }
    },
  );

  it('leave the first of two equal comments, if neither could see the other before', async () => {
    await report();
    const both = Promise.withResolvers<void>();
    let waiting = 0;
    github.before = async (line) => {
      if (!/^POST .*comments/.test(line)) return;
      waiting += 1;
      if (waiting === 2) both.resolve();
      await both.promise;
    };
    const remind = () => announce('reminded-1', (of) => reminded(of, now(), 1));
    const outcomes = await Promise.all([remind(), remind()]);
    expect(outcomes.toSorted()).toEqual([false, true]);
    expect(github.requests.filter((line) => line.startsWith('DELETE '))).toHaveLength(1);
    expect(repository.comments.map(({ id }) => id)).toEqual([1]);
  });

  it('lose no end with the run that was first and could not record it', async () => {
    const of = (await report()) as Opened;
    const killed = run();
    await killed.load();
    github.faults = [{ on: /^PATCH /, how: { status: 500 }, times: 1 }];
    await expect(killed.claim(closed(of, now()))).rejects.toMatchObject({ code: 'GITHUB_FAILED' });
    expect([commentTexts().length, openIn(await run().load())]).toEqual([1, [of.incident]]);
    expect(await announce('closed', () => closed(of, now()))).toBe(false);
    expect(openIn(await run().load())).toEqual([]);
    expect(commentTexts()).toHaveLength(1);
  });

  it('say nothing of a warning in quiet hours to be first', async () => {
    const of = (await report(opened(now(), { severity: 'warning' }))) as Opened;
    const quiet = run({ isQuiet: true });
    await quiet.load();
    expect(await quiet.claim(closed(of, now()))).toBe(true);
    expect(commentTexts()).toEqual([]);
  });

  it('lose nothing but what the next change writes again', async () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      repository.issues.length = 0;
      const event = (await report()) as Opened;
      const random = seeded(seed);
      const runs = [run(), run()];
      for (const each of runs) await each.load();
      github.before = () => someTurns(random);
      await Promise.all(runs.map((each, index) => each.append([delivered(event, now(), 'opened', `slack-${index}`)])));
      github.before = undefined;
      expect([seed, openIn(await run().load())]).toEqual([seed, [event.incident]]);
      for (const each of runs) await each.append([delivered(event, now(), 'escalated', 'teams-1')]);
      const told = (await run().load()).flatMap((each) => (each.type === 'delivered' ? [each.channel] : []));
      expect([seed, told.sort()]).toEqual([seed, ['github-issues', 'slack-0', 'slack-1', 'teams-1']]);
    }
  });

  it('are put in order by the next run, if neither could see the other', async () => {
    await report();
    const other = { ...theIssue(), number: 2, body: null };
    repository.issues.length = 0;
    const second = (await report()) as Opened;
    repository.issues.push({ ...other, body: theIssue().body });
    expect(openIn(await run().load())).toEqual([second.incident]);
    expect(openIssues().map(({ number }) => number)).toEqual([1]);
    expect(commentTexts()).toEqual([]);
  });

  it('find their comment behind hundreds of strangers, and add no second one', async () => {
    const of = (await report()) as Opened;
    const [number] = openIssues().map((each) => each.number);
    for (let id = 1_000_000; id < 1_000_150; id += 1)
      repository.comments.push({ id, issue: number ?? 0, author: 'stranger', body: 'x', createdAt: now() });
    const add = (): WatchEvent => reminded(of, now(), 3);
    await follow('reminded-3', add);
    await follow('reminded-3', add);
    expect(commentTexts().filter((text) => text !== 'x')).toHaveLength(1);
  });

  it('find the issue whose answer was lost', async () => {
    const event = opened(now());
    github.faults = [{ on: /^POST .*issues/, how: { kind: 'lost' }, times: 1 }];
    await expect(report(event)).rejects.toMatchObject({ code: 'GITHUB_FAILED' });
    expect(await report()).toBeUndefined();
    expect(openIn(await run().load())).toEqual([event.incident]);
  });
});

describe('a public repository', () => {
  const stale: Subject = { condition: 'destination-stale', database: 'shop', destination: 's3://secret-bucket' };
  const url = 'https://github.com/octo/private-name/actions/runs/77';
  const origin = {
    ...{ repository: 'octo/private-name', workflow: '.github/workflows/backup.yml', runId: '77', attempt: 1 },
    ...{ event: 'push', schedule: null, url },
  };

  /** Everything that anyone can read, with the markers expanded. */
  function shown(): string {
    const bodies = [...repository.issues.map(({ title, body }) => `${title}\n${body}`), ...commentTexts()];
    const markers = bodies.flatMap((body) => {
      const marker = /restorable:1 (\S+)/.exec(body)?.[1];
      return marker === undefined ? [] : [inflateRawSync(Buffer.from(marker, 'base64')).toString()];
    });
    return [...bodies, ...markers].join('\n').replaceAll('octo/shop', '');
  }

  it('links no run of another server, whose repository has the same name', async () => {
    repository.visibility = 'public';
    const elsewhere = {
      ...origin,
      repository: 'octo/shop',
      url: 'https://ghe.secret.example/octo/shop/actions/runs/77',
    };
    await report(opened(now(), { origin: elsewhere, details: { runUrl: elsewhere.url } }));
    expect(shown()).not.toContain('secret.example');
    const here = { ...elsewhere, url: 'https://github.com/octo/shop/actions/runs/77' };
    repository.issues.length = 0;
    await report(opened(now(), { origin: here }));
    expect(theIssue().body).toContain(`[The run](${here.url})`);
  });

  it('keeps no address of another repository, whoever observed it', async () => {
    repository.visibility = 'public';
    const here = { ...origin, repository: 'octo/shop', url: 'https://github.com/octo/shop/actions/runs/77' };
    await report(opened(now(), { origin: here, details: { runUrl: 'https://github.com/octo/secret/actions/runs/1' } }));
    expect(shown()).not.toContain('octo/secret');
  });

  it.each(['public', undefined])(
    'names no database, destination or other repository: visibility %s',
    async (visibility) => {
      repository.visibility = 'public';
      if (visibility === undefined) {
        const body = JSON.stringify({ private: false, has_issues: true, archived: false });
        github.faults = [{ on: /^GET \/repos\/octo\/shop$/, how: { status: 200, body } }];
      }
      const event = opened(now(), { subject: stale, origin });
      expect(await report(event)).toBeDefined();
      expect(shown()).not.toMatch(/\bshop\b|secret-bucket|private-name/);
      expect(theIssue().title).toMatch(/database [0-9a-f]{8}/);
      const history = await run().load();
      expect(history).toContainEqual({ ...event, origin: null });
      await follow('closed', (of) => closed(of, now()));
      expect(shown()).not.toMatch(/\bshop\b|secret-bucket|private-name/);
      expect(openIssues()).toEqual([]);
      expect(await run({ databases: ['blog'] }).load()).toEqual([]);
    },
  );

  it.each(['private', 'internal'] as const)('is what a repository of the visibility %s is not', async (visibility) => {
    repository.visibility = visibility;
    await report();
    expect(theIssue().title).toBe('Backup of shop failed');
  });
});

describe('what GitHub does not permit', () => {
  it.each([
    ['issues are disabled', () => Object.assign(repository, { hasIssues: false }), /it has no issues/],
    ['the repository is archived', () => Object.assign(repository, { isArchived: true }), /it is archived/],
    [
      'the job lacks the permission',
      () => github.addToken(BOT, ['octo/shop'], { issues: 'none' }),
      /HTTP 403.*`issues: write`/,
    ],
    [
      'the job may only read',
      () => github.addToken(BOT, ['octo/shop'], { issues: 'read' }),
      /HTTP 403.*`issues: write`/,
    ],
    ['the token is revoked', () => github.tokens.clear(), /HTTP 401.*expired or revoked/],
    ['there is no such repository', () => github.repositories.clear(), /HTTP 404/],
  ])('is one warning if %s, and stops nothing', async (_what, forbid, words) => {
    forbid();
    const other: IncidentStore = {
      ...{ label: 'other', keepsSuspicions: true, keeps: () => true, load: async () => [] },
      ...{ claim: async () => true, append: async () => {} },
    };
    const stores = new IncidentStores({ stores: [run(), other], warn, clock: SYSTEM_CLOCK });
    const event = opened(now());
    expect(await stores.load()).toEqual([]);
    expect(await stores.claim(event)).toBe(true);
    await stores.append([delivered(event, now(), 'opened', 'slack-1')]);
    expect(warnings).toEqual([expect.stringMatching(words)]);
    expect(repository.issues).toEqual([]);
  });

  it('can be tried again by the next run, unless the text is invalid', async () => {
    const event = opened(now());
    const by = run();
    await by.load();
    by.learn([event]);
    const message = messageAbout([event], event, 'opened');
    github.faults = [{ on: /^POST .*issues/, how: { status: 403 } }];
    await expect(by.send(message, signal)).rejects.toMatchObject({ code: 'NOTIFY_FAILED' });
    github.faults = [{ on: /^POST .*issues/, how: { status: 422 } }];
    await expect(run({ assignee: undefined }).send({ ...message, kind: 'test' }, signal)).rejects.toMatchObject({
      code: 'NOTIFY_REFUSED',
    });
  });

  it('leaves out an assignee who has no access, with one warning', async () => {
    const by = run({ assignee: 'nobody' });
    await report(opened(now()), by);
    expect(theIssue()).toMatchObject({ assignees: [], labels: ['restorable', 'on-call'] });
    expect(warnings).toEqual([expect.stringMatching(/`alert-assignee` can't be assigned/)]);
  });

  it('opens no issue that no later run would find, because the account may not label it', async () => {
    github.addToken('ghp_outsider', ['octo/shop'], { login: 'outsider', type: 'User' });
    for (let day = 0; day < 3; day += 1) {
      await expect(report(opened(now()), run({ token: 'ghp_outsider' }))).rejects.toMatchObject({
        code: 'GITHUB_REFUSED',
      });
    }
    expect(repository.issues).toEqual([]);
  });
});

describe('the text of an issue', () => {
  it.each([
    ['2026-11-21 02:00 UTC: it is 3.5 GiB (of 4).', '2026-11-21 02:00 UTC: it is 3.5 GiB (of 4).'],
    ['- a', '\\- a'],
    ['# a', '\\#\u200b a'],
    ['1. a', '1\\. a'],
    ['12) a', '12\\) a'],
    ['a_b*c`d`<e>&amp;|f~g$h![i](j)', 'a\\_b\\*c\\`d\\`\\<e\\>\\&amp;\\|f\\~g\\$h\\!\\[i\\](j)'],
    ['a@b #1 gh-7 :x: \u202eb\nc', 'a@\u200bb #\u200b1 gh-\u200b7 :\u200bx: b c'],
  ])('of %j is %j', (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });

  it('mentions nobody, refers to nothing and contains no markup of names', async () => {
    const database = 'a';
    const destination = 'x@octocat #1 GH-2 <img src=x> [a](b) **b** `c` | :tada: -->\u202e';
    const subject: Subject = { condition: 'destination-stale', database, destination };
    await report(opened(now(), { subject }), run({ databases: [database], destinations: [destination] }));
    await follow(
      'reminded-1',
      (of) => reminded(of, now(), 1),
      run({ databases: [database], destinations: [destination] }),
    );
    const visible = [theIssue().title, (theIssue().body ?? '').replace(/<!--[\s\S]*$/, ''), ...commentTexts()];
    for (const text of visible) {
      expect(text).not.toMatch(/@o|#1|GH-2|:tada:|\u202e/);
    }
    for (const text of visible.slice(1))
      expect(text.replaceAll(/<\/?sub>|<!-- restorable:\S+ \S+ -->/g, '')).not.toMatch(/(?<!\\)[<`]|(?<!\\)\]\(b/);
  });

  it('is a test that is closed at once', async () => {
    const message = {
      ...messageAbout([opened(now(), { incident: 'abcdef0123456789' })], { incident: 'abcdef0123456789' }, 'opened'),
      kind: 'test',
    } as const;
    await run().send(message, signal);
    expect(repository.issues).toMatchObject([{ state: 'closed', labels: ['restorable', 'on-call'] }]);
    expect(await run().load()).toEqual([]);
  });
});

describe('the options', () => {
  const spec: IssuesSpec = {
    ...{ repository: undefined, token: new Secret(BOT), assignee: undefined, labels: [] },
    ...{ severity: 'warning', conditions: undefined },
  };
  const open = (given: Partial<IssuesSpec>, env: Record<string, string> = { GITHUB_REPOSITORY: 'octo/shop' }) =>
    openGithubIssues(
      { ...spec, ...given },
      { now, warn, databases: [], destinations: [], isQuiet: false, signal, env },
    );

  it('name a repository, or take that of the job', () => {
    expect(open({}).label).toBe('the issues of octo/shop');
    expect(open({ repository: 'octo/ops' }).label).toBe('the issues of octo/ops');
    const invalid = expect.objectContaining({ code: 'INPUT_INVALID' });
    expect(() => open({}, {})).toThrow(invalid);
    expect(() => open({ repository: '../x' })).toThrow(invalid);
    expect(() => open({ token: undefined })).toThrow(invalid);
  });

  it('choose what has issues', () => {
    const capacity: Subject = { condition: 'capacity', database: 'shop', destination: 's3://a' };
    const kept = (given: Partial<IssuesSpec>) => [BACKUP_FAILED, capacity].map((each) => open(given).keeps(each));
    expect(kept({})).toEqual([true, true]);
    expect(kept({ severity: 'critical' })).toEqual([true, false]);
    expect(kept({ conditions: ['capacity'] })).toEqual([false, true]);
  });
});
