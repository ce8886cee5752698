import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import type { Fault, FaultProxy } from '../support/proxy.ts';
import { failure, keys, put, putAll, sha256, signal, text } from './storage.ts';

const MiB = 1024 * 1024;

/** What can go wrong with every storage, whatever its kind. */
export const STORAGE_FAULTS = [
  'reset',
  'serverError',
  'throttled',
  'stall',
  'slowAnswer',
  'cutUpload',
  'truncatedBody',
  'lostAnswer',
  'expiredCredentials',
  'fullDisk',
  'manyKeys',
] as const;
export type StorageFault = (typeof STORAGE_FAULTS)[number];

export type Operation = 'put' | 'get' | 'list';
/** Breaks the next request of an operation once, or every one until `heal`. */
export type Arm = (on: Operation, times: 'once' | 'always') => void;
/** Ways in which one fault shows itself, by their title. */
type Variants = Readonly<Record<string, Arm>>;

/** How each fault is made for one storage. */
export interface FaultMakers {
  /** The connection is reset before anything passes. */
  readonly reset: Variants;
  /** 500, or a gateway's page with 502. */
  readonly serverError: Variants;
  /** 503, 429. */
  readonly throttled: Variants;
  /** Nothing passes any more, and the connection stays open. */
  readonly stall: Variants;
  readonly slowAnswer: Variants;
  /** The connection ends in the middle of what is put. */
  readonly cutUpload: Variants;
  /** The head of an answer is good (a 200), its body ends early. */
  readonly truncatedBody: Variants;
  /** The server does what it was asked, and its answer is lost. */
  readonly lostAnswer: Variants;
  /** The destination, opened with credentials that are over (or were never any, where none end). */
  expiredCredentials(): Promise<Storage>;
  /** Gives a storage with less than 3 MiB of room left, and what lies in it, unfinished files among them. */
  fullDisk(act: (full: Storage, everything: () => Promise<readonly string[]>) => Promise<void>): Promise<void>;
  /** Puts so many small objects there, directly. */
  manyKeys(storage: Storage, keys: readonly string[]): Promise<void>;
}

/** A storage behind something that breaks. To hook one: a file `storage-<kind>-faults.test.ts` that calls `describeFaults`. */
export interface FaultySubject {
  readonly name: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /**
   * Opens one destination, empty at first: `broken` through what breaks, with limits so short that what must fail at last does
   * so soon; `patient` the same with its usual limits; `direct` past it.
   */
  open(how: 'broken' | 'patient' | 'direct'): Promise<Storage>;
  /** All is well again. */
  heal(): void;
  /** Where they can be counted: requests so far, and how many the broken one makes before it gives up. */
  readonly requests?: { count(): number; readonly perPut: number };
  /** How each fault is made, or the reason why it can't occur here. */
  readonly faults: { readonly [F in StorageFault]: FaultMakers[F] | string };
}

/** The errors for a fault that never ends. */
const NAMED: Readonly<Partial<Record<StorageFault, string>>> = {
  reset: 'STORAGE_UNREACHABLE',
  stall: 'STORAGE_UNREACHABLE',
  cutUpload: 'STORAGE_UNREACHABLE',
  truncatedBody: 'STORAGE_UNREACHABLE',
  serverError: 'STORAGE_FAILED',
  throttled: 'STORAGE_FAILED',
};
/** Of the faults of a connection those that each operation can meet. */
const MET: Readonly<Record<Operation, readonly (keyof FaultMakers & StorageFault)[]>> = {
  put: ['reset', 'serverError', 'throttled', 'stall', 'slowAnswer', 'cutUpload', 'lostAnswer'],
  get: ['reset', 'serverError', 'throttled', 'stall', 'slowAnswer', 'truncatedBody', 'lostAnswer'],
  list: ['reset', 'serverError', 'throttled', 'stall', 'truncatedBody'],
};

/** One table of faults for all storages: each is run, or declared with the reason why it can't occur. */
export function describeFaults(subject: FaultySubject): void {
  const { faults } = subject;
  const run = new Set<StorageFault>();
  const body = [Buffer.alloc(700, 1), Buffer.alloc(2 * MiB, 2)];
  let storage: Storage;
  let direct: Storage;

  /** Faults of the connection that an operation can meet, as rows of a table; each in all its variants or in its first. */
  const rows = (on: Operation, which: 'all' | 'first'): [StorageFault, string, Arm][] =>
    MET[on].flatMap((fault) => {
      const variants = faults[fault];
      if (typeof variants === 'string') return [];
      const named = Object.entries(variants as Variants).map(([title, arm]): [StorageFault, string, Arm] => [
        fault,
        title,
        arm,
      ]);
      return which === 'all' ? named : named.slice(0, 1);
    });
  const table = (
    on: Operation,
    name: string,
    act: (fault: StorageFault, arm: Arm) => Promise<void>,
    only = rows(on, 'first'),
  ) => {
    for (const [fault, title, arm] of only) {
      it(`${name}: ${fault}, ${title}`, async () => {
        run.add(fault);
        try {
          await act(fault, arm);
        } finally {
          subject.heal();
        }
      });
    }
  };
  const lasting = (row: readonly [StorageFault, ...unknown[]]): boolean => NAMED[row[0]] !== undefined;

  describe(`faults: ${subject.name}`, () => {
    beforeAll(async () => {
      await subject.start();
      direct = await subject.open('direct');
      storage = await subject.open('broken');
      await put(storage, 'first', 'x');
      await put(direct, 'whole/get', body);
    }, 120_000);
    afterAll(async () => {
      await storage?.close();
      await direct?.close();
      await subject.stop();
    });

    let count = 0;
    table(
      'put',
      'once on a put is passed over',
      async (_fault, arm) => {
        count += 1;
        arm('put', 'once');
        await put(storage, `put/${count}`, body);
        expect(sha256(await direct.get(`put/${count}`, { maxBytes: 3 * MiB, signal }))).toBe(sha256(body));
        expect(await keys(direct, `put/${count}`)).toEqual([`put/${count}`]);
      },
      rows('put', 'all'),
    );

    table('get', 'once on a get is passed over', async (_fault, arm) => {
      arm('get', 'once');
      expect(sha256(await storage.get('whole/get', { maxBytes: 3 * MiB, signal }))).toBe(sha256(body));
    });

    table('list', 'once on a listing is passed over', async (fault, arm) => {
      arm('list', 'once');
      expect(await keys(storage, 'whole/')).toEqual(['whole/get']);
      if (fault !== 'reset') return;
      arm('list', 'once');
      expect(await storage.folders('', { signal })).toContain('whole');
    });

    table(
      'put',
      'on every attempt at a put is named, and nothing is stored',
      async (fault, arm) => {
        arm('put', 'always');
        const before = subject.requests?.count() ?? 0;
        const error = await failure(put(storage, `never/${fault}`, body));
        subject.heal();
        if (subject.requests !== undefined) expect(subject.requests.count() - before).toBe(subject.requests.perPut);
        expect(error).toMatchObject({ code: NAMED[fault], hint: expect.stringMatching(/again/) });
        expect(await keys(direct, 'never/')).toEqual([]);
      },
      rows('put', 'first').filter(lasting),
    );

    table(
      'get',
      'on every attempt at a get is named, and no part is given',
      async (fault, arm) => {
        arm('get', 'always');
        const error = await failure(storage.get('whole/get', { maxBytes: 3 * MiB, signal }));
        expect(error).toMatchObject({ code: NAMED[fault], hint: expect.stringMatching(/again/) });
      },
      rows('get', 'all').filter(([fault]) => fault === 'truncatedBody' || fault === 'reset'),
    );

    table(
      'put',
      'after the object was stored: the caller of ifAbsent hears OBJECT_EXISTS and finds its own bytes',
      async (_fault, arm) => {
        arm('put', 'once');
        expect(await failure(put(storage, 'committed', 'manifest', { ifAbsent: true }))).toMatchObject({
          code: 'OBJECT_EXISTS',
        });
        expect(await text(storage, 'committed')).toBe('manifest');
      },
      rows('put', 'all').filter(([fault]) => fault === 'lostAnswer'),
    );

    const isWaiting = ([fault]: readonly [StorageFault, ...unknown[]]): boolean =>
      ['stall', 'throttled', 'truncatedBody'].includes(fault);
    const waiting = (['put', 'get', 'list'] as const).flatMap((on) => rows(on, 'first').filter(isWaiting));
    it.runIf(waiting.length > 0)('is given up within a second when cancelled, whatever is under way', async () => {
      const patient = await subject.open('patient');
      await keys(patient, 'first');
      const cases: readonly [Operation, StorageFault, (its: AbortSignal) => Promise<unknown>][] = [
        ['put', 'stall', (its) => put(patient, 'wait/2', body, { signal: its })],
        ['put', 'throttled', (its) => put(patient, 'wait/2', body, { signal: its })],
        ['put', 'stall', (its) => put(patient, 'wait/3', 'small', { signal: its, ifAbsent: true })],
        ['get', 'stall', (its) => patient.get('whole/get', { maxBytes: 3 * MiB, signal: its })],
        ['get', 'truncatedBody', (its) => patient.get('whole/get', { maxBytes: 3 * MiB, signal: its })],
        ['list', 'stall', (its) => patient.folders('', { signal: its })],
        ['list', 'stall', (its) => keys(patient, '', its)],
      ];
      for (const [operation, fault, act] of cases) {
        const [, title, arm] = rows(operation, 'first').find(([each]) => each === fault) ?? [];
        if (arm === undefined) continue;
        arm(operation, 'always');
        const controller = new AbortController();
        setTimeout(() => controller.abort(), 200);
        const startedAt = performance.now();
        const error = await failure(act(controller.signal));
        expect(error, `${operation}: ${title}`).toMatchObject({ code: 'CANCELLED' });
        expect(performance.now() - startedAt, `${operation}: ${title}`).toBeLessThan(1_200);
        subject.heal();
      }
      await patient.close();
    });

    const { expiredCredentials, fullDisk, manyKeys } = faults;
    it.runIf(typeof expiredCredentials !== 'string')('expired credentials are named for every operation', async () => {
      if (typeof expiredCredentials === 'string') return;
      run.add('expiredCredentials');
      const stranger = await expiredCredentials();
      const attempts = [
        () => stranger.serverTime({ signal }),
        () => stranger.get('whole/get', { maxBytes: 3 * MiB, signal }),
        () => keys(stranger, ''),
        () => stranger.folders('', { signal }),
        () => stranger.delete('whole/get', { signal }),
        () => put(stranger, 'expired', Buffer.alloc(8 * MiB)),
        () => put(stranger, 'expired', 'small', { ifAbsent: true }),
      ];
      for (const attempt of attempts) {
        const error = await failure(attempt());
        expect(error).toMatchObject({ code: 'STORAGE_AUTHENTICATION', hint: expect.any(String) });
      }
      await stranger.close();
      expect(await keys(direct, 'expired')).toEqual([]);
    });

    it.runIf(typeof fullDisk !== 'string')('a full disk is named, and nothing unfinished is left on it', async () => {
      if (typeof fullDisk === 'string') return;
      run.add('fullDisk');
      await fullDisk(async (full, everything) => {
        const before = await everything();
        expect(await failure(put(full, 'db/second', Buffer.alloc(3 * MiB)))).toMatchObject({
          code: 'STORAGE_FULL',
          hint: expect.stringMatching(/space|quota|another destination/),
        });
        expect(await everything()).toEqual(before);
      });
    });

    it.runIf(typeof manyKeys !== 'string')(
      'more than 1,000 keys are listed over a connection that breaks',
      async () => {
        if (typeof manyKeys === 'string') return;
        run.add('manyKeys');
        const names = Array.from({ length: 1_105 }, (_, index) => `many/${String(index).padStart(5, '0')}`);
        await manyKeys(direct, names);
        if (typeof faults.reset !== 'string') for (const arm of Object.values(faults.reset)) arm('list', 'once');
        expect(await keys(storage, 'many/')).toEqual(names);
        subject.heal();
      },
    );

    it('every fault of the table was run, or is declared with the reason why it cannot occur', () => {
      const declared = STORAGE_FAULTS.filter((fault) => typeof faults[fault] === 'string');
      for (const fault of declared) expect(String(faults[fault]).split(' ').length, fault).toBeGreaterThan(3);
      expect([...run, ...declared].sort()).toEqual([...STORAGE_FAULTS].sort());
    });
  });
}

/** Methods of HTTP that stand for the operations. */
export type Methods = Readonly<Record<Operation, string>>;

/** The faults of a connection for every storage that speaks HTTP, made by the proxy; S3's and alike's methods by default. */
export function httpFaults(
  proxy: () => FaultProxy,
  methods: Methods = { put: 'PUT', get: 'GET', list: 'GET' },
  busyBody = '',
) {
  const arm =
    (fault: Fault): Arm =>
    (on, times) =>
      times === 'once' ? proxy().plan(methods[on], fault) : proxy().always(fault, methods[on]);
  return {
    reset: { 'before anything passes': arm({ kind: 'reset' }) },
    serverError: {
      'status 500': arm({ kind: 'answer', status: 500 }),
      'status 502 with a page': arm({ kind: 'answer', status: 502, body: '<html>Bad gateway</html>' }),
    },
    throttled: {
      'status 503': arm({ kind: 'answer', status: 503, body: busyBody }),
      'status 429': arm({ kind: 'answer', status: 429 }),
    },
    stall: { 'no answer': arm({ kind: 'silence' }) },
    slowAnswer: { '300 ms': arm({ kind: 'delay', ms: 300 }) },
    cutUpload: { 'after 1 MiB': arm({ kind: 'cut-request', afterBytes: MiB }) },
    truncatedBody: Object.fromEntries(
      [MiB, 0, 1, 2 * MiB + 699].map((afterBytes) => [
        `after ${afterBytes} bytes`,
        (on, times) => arm({ kind: 'cut-answer', afterBytes: on === 'list' ? 200 : afterBytes })(on, times),
      ]),
    ) as Variants,
    lostAnswer: { 'after it was done': arm({ kind: 'lose-answer' }) },
    manyKeys: putAll,
  } satisfies Partial<FaultMakers>;
}
