import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { WatchEvent } from '../../src/core/watch/event.ts';
import type { PendingNotice } from '../../src/core/watch/pending.ts';
import type { IncidentStore } from '../../src/ports/alerts/incident-store.ts';
import { type Message, type Notifier, RefusedForNow } from '../../src/ports/alerts/notifier.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { messageOf } from '../../src/report/watch/message.ts';
import { deliver } from '../../src/watch/deliver.ts';
import { IncidentStores } from '../../src/watch/incident-stores.ts';
import { watchIncidents } from '../../src/watch/watch-incidents.ts';
import { day, run, sight } from '../support/watch.ts';

/** A store of one database that keeps everything. */
class Memory implements IncidentStore {
  readonly keepsSuspicions = true;
  readonly events: WatchEvent[] = [];
  readonly label: string;
  readonly database: string;

  constructor(database: string) {
    this.database = database;
    this.label = `records of ${database}`;
  }

  keeps({ database }: { readonly database: string }): boolean {
    return database === this.database;
  }

  load(): Promise<readonly WatchEvent[]> {
    return Promise.resolve([...this.events]);
  }

  async claim(event: WatchEvent): Promise<boolean> {
    this.events.push(event);
    return true;
  }

  async append(events: readonly WatchEvent[]): Promise<void> {
    this.events.push(...events);
  }
}

class Channel implements Notifier {
  readonly label = 'slack';
  readonly id = 'slack-1';
  readonly titles: string[] = [];
  /** Receives the number of the message. */
  readonly answers: (number: number) => Promise<void>;

  constructor(answers: Channel['answers'] = async () => {}) {
    this.answers = answers;
  }

  async send({ title }: Message): Promise<void> {
    await this.answers(this.titles.length + 1);
    this.titles.push(title);
  }
}

interface Watching {
  readonly stores: readonly IncidentStore[];
  readonly channel: Channel;
  readonly sightings: Parameters<typeof watchIncidents>[0];
  readonly night?: number;
  readonly signal?: AbortSignal;
  readonly sendingMs?: number;
}

async function watch({ channel, sightings, night = 0, signal, sendingMs = 10_000, ...rest }: Watching) {
  const warnings: string[] = [];
  const warn = (text: string): void => void warnings.push(text);
  const stores = new IncidentStores({ stores: rest.stores, warn, clock: SYSTEM_CLOCK, stepMs: 200 });
  const { messages } = await watchIncidents(
    sightings,
    {
      stores,
      channels: [
        {
          notifier: channel,
          filter: { severity: 'warning', conditions: undefined },
          messageOf: (notice) => messageOf(notice, { isPublic: false }),
        },
      ],
      quiet: undefined,
    },
    { now: day(night), origin: run(night), signal: signal ?? new AbortController().signal, warn, sendingMs },
  );
  return { warnings, outcomes: messages.map(({ database, outcome }) => `${database} ${outcome}`) };
}

const failed = (database: string) => sight('backup-failed', true, { database });

describe('a run', () => {
  it('tells its channels also if no store can be read', async () => {
    const broken = new Memory('shop');
    broken.load = () => Promise.reject(new Error('gone'));
    const channel = new Channel();
    const { warnings } = await watch({ stores: [broken], channel, sightings: [failed('shop')] });
    expect([channel.titles, warnings.length]).toEqual([['Backup of shop failed'], 1]);
  });

  it('reports a warning at once if its database has no store, whatever others have', async () => {
    const channel = new Channel();
    const expiry = sight('key-expiry', true, { destination: 'runner', database: 'blog' });
    await watch({ stores: [new Memory('shop')], channel, sightings: [failed('shop'), expiry] });
    expect(channel.titles).toHaveLength(2);
  });

  it('claims the problems of many databases in parallel, because all of it must take a few seconds', async () => {
    let waiting = 0;
    const all = Promise.withResolvers<void>();
    class Slow extends Memory {
      override async claim(event: WatchEvent): Promise<boolean> {
        waiting += 1;
        if (waiting === 4) all.resolve();
        await all.promise;
        return super.claim(event);
      }
    }
    const names = ['a', 'b', 'c', 'd'];
    const stores = names.map((name) => new Slow(name));
    const channel = new Channel();
    const { warnings } = await watch({ stores, channel, sightings: names.map(failed) });
    expect(warnings).toEqual([]);
    expect(stores.map(({ events }) => events.length)).toEqual([2, 2, 2, 2]);
    expect(channel.titles.toSorted()).toEqual(names.map((name) => `Backup of ${name} failed`));
  });

  it('records what a channel accepted before the time was over, and sends the rest in the next run', async () => {
    const names = ['a', 'b', 'c'];
    const stores = names.map((name) => new Memory(name));
    const sightings = names.map(failed);
    const time = new AbortController();
    // The second message is never answered, and the signal is ignored.
    const slow = new Channel(async (number) => {
      if (number === 1) return;
      time.abort();
      await new Promise(() => {});
    });
    const first = await watch({ stores, channel: slow, sightings, signal: time.signal, sendingMs: 60_000.5 });
    expect(first.outcomes.map((text) => text.slice(2))).toEqual(['sent', 'failed']);
    expect(first.warnings).toEqual(['slack: there was no time left for the message. The next run sends the message.']);
    const channel = new Channel();
    await watch({ stores, channel, sightings, night: 0.5 });
    expect([...slow.titles, ...channel.titles].sort()).toEqual(names.map((name) => `Backup of ${name} failed`));
  });
});

describe('a message that a channel refuses for now', () => {
  const notice = (name: string, of = 'opened') =>
    ({
      channel: 'hook',
      incident: { id: name, subject: { condition: name, database: 'shop', destination: null }, missed: new Set() },
      notice: of,
      covers: [],
    }) as unknown as PendingNotice;
  const all = [notice('a'), notice('a', 'closed'), notice('b'), notice('c')];

  /** @returns what was tried, and what became of each */
  async function sent(failing: string, error: Error): Promise<[string, string[]]> {
    const tried: string[] = [];
    const send = async ({ incident }: Message): Promise<void> => {
      tried.push(incident);
      if (failing.includes(incident)) throw error;
    };
    const channel = {
      notifier: { id: 'hook', label: 'hook', send },
      messageOf: ({ incident }: PendingNotice) => ({ incident: incident.id }) as unknown as Message,
    };
    const { signal } = new AbortController();
    const { events } = await deliver(all, [channel], { now: new Date(), signal, warn: () => {} });
    return [tried.join(''), events.map(({ type, incident }) => `${type} ${incident}`).sort()];
  }
  const refused = new RefusedForNow('status 403', 'Check the token.');

  it('does not hold up what is about something else', async () => {
    const [tried, answers] = await sent('a', refused);
    expect(tried).toMatch(/^a(?:bc|cb)$/);
    expect(answers).toEqual(['delivered b', 'delivered c', 'missed a', 'missed a']);
  });

  it('is followed by one more, if it is the channel that is wrong, and by none, if nobody answers', async () => {
    const none = ['missed a', 'missed a', 'missed b', 'missed c'];
    const [tried, answers] = await sent('abc', refused);
    expect([tried.length, answers]).toEqual([2, none]);
    expect(await sent('a', new RestorableError('NOTIFY_FAILED', 'unreachable'))).toEqual(['a', none]);
  });

  it('can be one of two that are always refused, and a later run tells what is about something else', async () => {
    let runs = 0;
    for (let answers: string[] = []; !answers.includes('delivered c'); runs += 1) {
      expect(runs).toBeLessThan(200);
      [, answers] = await sent('ab', refused);
    }
    expect(runs).toBeGreaterThan(0);
  });
});
