import { describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { requireDatabaseName } from '../../src/core/format/database-name.ts';
import type { Opened, WatchEvent } from '../../src/core/watch/event.ts';
import type { IncidentStore } from '../../src/ports/alerts/incident-store.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { IncidentLog } from '../../src/repository/records/incidents/incident-log.ts';
import { StoredDatabase } from '../../src/repository/stored-database.ts';
import { IncidentStores } from '../../src/watch/incident-stores.ts';
import { BACKUP_FAILED, closed, delivered, escalated, opened, openIn, reminded } from '../support/incident-events.ts';
import { InterleavingStorage, seeded } from '../support/interleaving.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

const { signal } = new AbortController();
const now = (): Date => new Date();
const SUSPICION = {
  type: 'suspected',
  incident: '00000000000000ff',
  severity: 'warning',
  details: {},
  origin: null,
} as const;

function logAt(at: MemoryStorage | InterleavingStorage, name = 'shop'): IncidentLog {
  const clock = { ...SYSTEM_CLOCK, now };
  const stored = new StoredDatabase(at, { name: requireDatabaseName(name), clock, signal });
  return new IncidentLog(stored, { ring: undefined, signer: async () => undefined, warn: (text) => expect.fail(text) });
}

function use(stores: readonly IncidentStore[]): IncidentStores & { readonly warnings: string[] } {
  const warnings: string[] = [];
  return Object.assign(new IncidentStores({ stores, clock: SYSTEM_CLOCK, warn: (text) => warnings.push(text) }), {
    warnings,
  });
}

function breakDown(storage: MemoryStorage): void {
  storage.onOperation = () => {
    throw new RestorableError('STORAGE_UNREACHABLE', `Can't connect to ${storage.label}.`, { hint: 'Check it.' });
  };
}

/** What a run does with the incident that is open, or that it opens. */
async function observe(stores: IncidentStores, event: Opened = opened(now())): Promise<string | undefined> {
  const history = await stores.load();
  if (openIn(history).length > 0 || !(await stores.claim(event))) return undefined;
  await stores.append([delivered(event, now(), 'opened', 'slack-1')]);
  return event.incident;
}

describe('several stores as one', () => {
  it('have each event once, and what any of them knows', async () => {
    const storages = [new MemoryStorage('a'), new MemoryStorage('b')];
    const event = opened(now());
    await observe(use(storages.map((each) => logAt(each))), event);
    await logAt(storages[1] as MemoryStorage).append([reminded(event, now(), 1)]);
    const history = await use(storages.map((each) => logAt(each))).load();
    expect(history.map(({ type }) => type).sort()).toEqual(['delivered', 'opened', 'reminded']);
  });

  it('are told by the first that can be reached, and warn once of one that can not', async () => {
    const [a, b] = [new MemoryStorage('a'), new MemoryStorage('b')];
    breakDown(a);
    const stores = use([logAt(a), logAt(b)]);
    const incident = await observe(stores);
    expect(stores.warnings).toEqual(["Incidents at a can't be used: Can't connect to a. Check it."]);
    expect(openIn(await logAt(b).load())).toEqual([incident]);
    // A destination that was away is told as soon as something else happens.
    a.onOperation = () => {};
    const next = use([logAt(a), logAt(b)]);
    const [event] = (await next.load()).filter((each) => each.type === 'opened');
    await next.append([closed(event as Opened, now())]);
    expect(next.warnings).toEqual([]);
    expect((await logAt(a).load()).map(({ type }) => type).sort()).toEqual(['closed', 'delivered', 'opened']);
    expect((await logAt(b).load()).map(({ type }) => type).sort()).toEqual(['closed', 'delivered', 'opened']);
  });

  it('are in the way of nothing if none of them can be read, or if they fail later', async () => {
    const storages = [new MemoryStorage('a'), new MemoryStorage('b')] as const;
    for (const each of storages) breakDown(each);
    const unread = use(storages.map((each) => logAt(each)));
    expect(await unread.load()).toEqual([]);
    expect(unread.warnings.map((text) => text.slice(0, 34)).sort()).toEqual([
      "Incidents at a can't be used: Can'",
      "Incidents at b can't be used: Can'",
    ]);
    expect([unread.keeps(BACKUP_FAILED), await unread.claim(opened(now()))]).toEqual([false, true]);
    for (const each of storages) each.onOperation = () => {};
    const stores = use(storages.map((each) => logAt(each)));
    await stores.load();
    for (const each of storages) breakDown(each);
    expect(await stores.claim(opened(now()))).toBe(true);
    await stores.append([closed(opened(now()), now())]);
    expect([stores.warnings.length, stores.keepsSuspicionOf(BACKUP_FAILED)]).toEqual([2, false]);
  });

  it('are left alone if they do not answer in time, all of them together', async () => {
    const hangs = async (): Promise<never> => new Promise(() => {});
    const store = (label: string, load: IncidentStore['load']): IncidentStore => {
      return { label, keepsSuspicions: true, keeps: () => true, load, claim: hangs, append: hangs };
    };
    const warnings: string[] = [];
    const issues = Object.assign(
      store('c', async () => []),
      { learn: () => {} },
    );
    const unread = [store('a', hangs), store('b', async () => []), issues];
    const stores = new IncidentStores({
      stores: unread,
      clock: SYSTEM_CLOCK,
      warn: (text) => warnings.push(text),
      stepMs: 50,
    });
    expect(await stores.load()).toEqual([]);
    stores.beginStep();
    expect(await stores.claim(opened(now()))).toBe(true);
    // All of them end at the same moment, in any order.
    expect(warnings.toSorted()).toEqual(
      ['a', 'b', 'c'].map((at) => `Incidents at ${at} can't be used: There was no answer in time.`),
    );
  });

  it('keep what belongs to a database at its own place only', async () => {
    const storage = new MemoryStorage('a');
    const stores = use([logAt(storage), logAt(storage, 'blog')]);
    await stores.load();
    const blog = { ...BACKUP_FAILED, database: 'blog' };
    const event = opened(now(), { subject: blog });
    expect(await stores.claim(event)).toBe(true);
    await stores.append([{ ...SUSPICION, at: now().toISOString(), subject: blog }]);
    await stores.append([closed(event, now())]);
    expect(new Set([...storage.objects.keys()].map((key) => key.split('/')[0]))).toEqual(new Set(['blog']));
    expect(stores.keeps({ ...blog, database: '' })).toBe(false);
    expect(await stores.claim(opened(now(), { subject: { ...blog, database: '' } }))).toBe(true);
  });

  it('copy nothing to records that only an issue states', async () => {
    const storage = new MemoryStorage('a');
    const told: WatchEvent[] = [];
    const event = opened(now());
    const issues: IncidentStore & { learn(history: readonly WatchEvent[]): void } = {
      ...{
        label: 'issues',
        keepsSuspicions: false,
        keeps: () => true,
        load: async () => [event],
        claim: async () => true,
      },
      append: async (events) => void told.push(...events),
      learn: () => {},
    };
    const stores = use([logAt(storage), issues]);
    await stores.load();
    await stores.append([reminded(event, now(), 1)]);
    expect([[...storage.objects.keys()], told.length]).toEqual([[], 1]);
  });

  it('open one incident, in 100 interleavings of two runs', async () => {
    for (let seed = 1; seed <= 100; seed += 1) {
      const random = seeded(seed);
      const storages = [new MemoryStorage('a'), new MemoryStorage('b')];
      const reachOf = () => storages.map((each) => logAt(new InterleavingStorage(each, random)));
      const outcomes = await Promise.all([observe(use(reachOf())), observe(use(reachOf()))]);
      expect([seed, outcomes.filter((each) => each !== undefined).length]).toEqual([seed, 1]);
      const history = await use(storages.map((each) => logAt(each))).load();
      expect([seed, openIn(history)]).toEqual([seed, outcomes.filter((each) => each !== undefined)]);
    }
  });

  it.each([
    ['a reminder', (event: Opened, at: Date) => reminded(event, at, 3)],
    ['an escalation', escalated],
    ['an end', closed],
  ])('let one of two runs announce %s, in 50 interleavings', async (_what, step) => {
    for (let seed = 1; seed <= 50; seed += 1) {
      const random = seeded(seed);
      const storages = [new MemoryStorage('a'), new MemoryStorage('b')];
      const event = opened(now());
      const first = use(storages.map((each) => logAt(each)));
      await first.load();
      await first.claim(event);
      const steps = [0, 1].map((ms) => step(event, new Date(now().getTime() + ms)));
      const claims = steps.map(async (each) => {
        const stores = use(storages.map((storage) => logAt(new InterleavingStorage(storage, random))));
        await stores.load();
        return stores.claim(each);
      });
      const outcomes = await Promise.all(claims);
      expect([seed, outcomes.filter(Boolean).length]).toEqual([seed, 1]);
      for (const each of storages) {
        const stored = await logAt(each).load();
        expect([seed, stored.filter(({ type }) => type !== 'opened')]).toEqual([seed, [steps[outcomes.indexOf(true)]]]);
      }
    }
  });
});
