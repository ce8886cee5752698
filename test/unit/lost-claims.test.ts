import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { requireDatabaseName } from '../../src/core/format/database-name.ts';
import type { Sighting } from '../../src/core/watch/condition.ts';
import type { IncidentStore } from '../../src/ports/alerts/incident-store.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { messageOf } from '../../src/report/watch/message.ts';
import { IncidentLog } from '../../src/repository/records/incidents/incident-log.ts';
import { StoredDatabase } from '../../src/repository/stored-database.ts';
import { IncidentStores } from '../../src/watch/incident-stores.ts';
import { watchIncidents } from '../../src/watch/watch-incidents.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { day, run, sight } from '../support/watch.ts';

const NAME = requireDatabaseName('shop');
const CONDITIONS = ['backup-failed', 'capacity'] as const;

interface Step {
  readonly present: readonly (boolean | undefined)[];
  /** Which destinations can be reached. */
  readonly reached: readonly boolean[];
  /** After so many requests and messages, the job is gone. */
  readonly diesAfter: number;
}

const HEALTHY = { reached: [true, true], diesAfter: 1_000 };

/** Runs with records at two destinations, and what a channel was told. */
class Runs {
  readonly storages = [new MemoryStorage('a'), new MemoryStorage('b')];
  readonly told: { readonly subject: string; readonly kind: string }[] = [];
  #nights = 0;

  async step({ present, reached, diesAfter }: Step): Promise<void> {
    this.#nights += 1;
    const now = day(this.#nights);
    let left = diesAfter;
    for (const [at, storage] of this.storages.entries()) {
      storage.skewMs = now.getTime() - Date.now();
      storage.onOperation = () => {
        left -= 1;
        if (left < 0 || reached[at] !== true) throw new RestorableError('STORAGE_UNREACHABLE', 'gone');
      };
    }
    const { signal } = new AbortController();
    const clock = { ...SYSTEM_CLOCK, now: () => now };
    const logs: IncidentStore[] = this.storages.map((storage) => {
      const stored = new StoredDatabase(storage, { name: NAME, clock, signal });
      return new IncidentLog(stored, { ring: undefined, signer: async () => undefined, warn: () => {} });
    });
    const notifier = {
      ...{ id: 'slack', label: 'slack' },
      send: async ({ condition, kind }: { readonly condition: string; readonly kind: string }) => {
        left -= 1;
        if (left >= 0) this.told.push({ subject: condition, kind });
      },
    };
    const channel = {
      ...{ notifier, filter: { severity: 'warning', conditions: undefined } as const },
      messageOf: (notice: Parameters<typeof messageOf>[0]) => messageOf(notice, { isPublic: false }),
    };
    const sightings = CONDITIONS.flatMap((condition, at): Sighting[] => {
      const isPresent = present[at];
      return isPresent === undefined ? [] : [sight(condition, isPresent)];
    });
    const stores = new IncidentStores({ stores: logs, warn: () => {}, clock: SYSTEM_CLOCK });
    const moment = { now, origin: run(this.#nights), signal, warn: () => {}, sendingMs: 10_000 };
    await watchIncidents(sightings, { stores, channels: [channel], quiet: undefined }, moment);
  }

  /** Whether the last message about it says that it lasts. */
  isToldOf(subject: string): boolean {
    return (this.told.findLast((each) => each.subject === subject)?.kind ?? 'closed') !== 'closed';
  }
}

let runs: Runs;
beforeEach(() => {
  runs = new Runs();
});

describe('what a run claimed and could not tell', () => {
  it('is told by a later run, wherever jobs died and whatever destinations were away', async () => {
    const step = fc.record<Step>({
      present: fc.tuple(fc.constantFrom(true, false, undefined), fc.constantFrom(true, false, undefined)),
      reached: fc.constantFrom([true, true], [true, true], [true, false], [false, true]),
      diesAfter: fc.oneof(fc.constant(1_000), fc.integer({ min: 0, max: 16 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const sequence = new Runs();
        for (const each of steps) await sequence.step(each);
        for (let night = 0; night < 2; night += 1) await sequence.step({ present: [true, true], ...HEALTHY });
        expect(CONDITIONS.map((each) => sequence.isToldOf(each))).toEqual([true, true]);
        for (let night = 0; night < 2; night += 1) await sequence.step({ present: [false, false], ...HEALTHY });
        expect(CONDITIONS.map((each) => sequence.isToldOf(each))).toEqual([false, false]);
      }),
      { numRuns: 300 },
    );
  });

  it('is not taken for the present one by a destination that was away when it ended', async () => {
    await runs.step({ present: [true], ...HEALTHY });
    await runs.step({ present: [false], reached: [false, true], diesAfter: 1_000 });
    await runs.step({ present: [true], ...HEALTHY });
    expect(runs.told.map(({ kind }) => kind)).toEqual(['opened', 'closed', 'opened']);
  });
});

describe('a destination that was away at the end of an incident', () => {
  it('learns of it from the next run, and does not bring it back when the others have forgotten it', async () => {
    await runs.step({ present: [true], ...HEALTHY });
    await runs.step({ present: [false], reached: [false, true], diesAfter: 1_000 });
    await runs.step({ present: [undefined, false], ...HEALTHY });
    runs.storages[1]?.objects.clear();
    for (let night = 0; night < 8; night += 1) await runs.step({ present: [undefined, false], ...HEALTHY });
    expect(runs.told.map(({ kind }) => kind)).toEqual(['opened', 'closed']);
  });
});

describe('planted records', () => {
  const plant = (subject: string, name: (number: number) => string, count: number): void => {
    const { objects } = runs.storages[0] as MemoryStorage;
    for (let number = 1; number <= count; number += 1)
      objects.set(`shop/incidents/${subject}/${name(number)}.json`, Buffer.from('{}'));
  };
  const only = { reached: [true, false], diesAfter: 1_000_000 };

  it('that fill the listing do not make each run believe that another one is first', async () => {
    await runs.step({ present: [true], ...only });
    await runs.step({ present: [false], ...only });
    plant('a', (number) => `${String(number).padStart(6, '0')}-opened`, 100_000);
    for (let night = 0; night < 2; night += 1) await runs.step({ present: [true], ...only });
    expect(runs.told.slice(2).map(({ kind }) => kind)).toEqual(['opened', 'opened']);
  });

  it('that come before its end do not make an incident last', async () => {
    await runs.step({ present: [true], ...only });
    plant(
      'backup-failed',
      (number) => `000001-20261101T020000000Z-${number.toString(16).padStart(8, '0')}-events`,
      1_100,
    );
    await runs.step({ present: [false], ...only });
    expect(runs.isToldOf('backup-failed')).toBe(false);
    await runs.step({ present: [true], ...only });
    expect(runs.isToldOf('backup-failed')).toBe(true);
  });
});
