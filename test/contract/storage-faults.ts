import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Storage } from '../../src/ports/storage.ts';
import { expectQuick } from '../support/baseline.ts';
import { failure, keys, put, SEVERAL_PAGES, sha256, signal, text } from './storage.ts';
import {
  type Arm,
  type FaultMakers,
  type FaultySubject,
  type Operation,
  STORAGE_FAULTS,
  type StorageFault,
  type Variants,
} from './storage-fault-subject.ts';

export type { FaultySubject } from './storage-fault-subject.ts';

const MiB = 1024 * 1024;
const BODY = [Buffer.alloc(700, 1), Buffer.alloc(2 * MiB, 2)];
const MAX = { maxBytes: 3 * MiB };

/** The errors for a fault that never ends. */
const NAMED: Readonly<Partial<Record<StorageFault, string>>> = {
  reset: 'STORAGE_UNREACHABLE',
  stall: 'STORAGE_UNREACHABLE',
  cutUpload: 'STORAGE_UNREACHABLE',
  truncatedBody: 'STORAGE_UNREACHABLE',
  serverError: 'STORAGE_FAILED',
  throttled: 'STORAGE_FAILED',
  noListing: 'STORAGE_FAILED',
};
/** The connection faults that each operation can encounter. */
const MET: Readonly<Record<Operation, readonly StorageFault[]>> = {
  put: ['reset', 'serverError', 'throttled', 'stall', 'slowAnswer', 'cutUpload', 'lostAnswer'],
  get: ['reset', 'serverError', 'throttled', 'stall', 'slowAnswer', 'truncatedBody', 'lostAnswer'],
  list: ['reset', 'serverError', 'throttled', 'stall', 'truncatedBody', 'noListing'],
};

interface Row {
  readonly fault: StorageFault;
  readonly title: string;
  readonly arm: Arm;
}

/** What the cases use. */
interface Bench {
  readonly subject: FaultySubject;
  /** Through the faults, with short limits. */
  readonly broken: Storage;
  readonly direct: Storage;
}

/** Connection faults that an operation can encounter, each in all its variants or in its first. */
function rowsOf({ faults }: FaultySubject, on: Operation, which: 'all' | 'first'): Row[] {
  return MET[on].flatMap((fault) => {
    const variants = faults[fault];
    if (typeof variants === 'string') return [];
    const named = Object.entries(variants as Variants).map(([title, arm]) => ({ fault, title, arm }));
    return which === 'all' ? named : named.slice(0, 1);
  });
}

/** One table of faults for all storages. Each is tested, or declared with the reason why it can't occur. */
export function describeFaults(subject: FaultySubject): void {
  const { faults } = subject;
  const run = new Set<StorageFault>();
  const bench = { subject } as { subject: FaultySubject; broken: Storage; direct: Storage };

  describe(`faults: ${subject.name}`, () => {
    beforeAll(async () => {
      await subject.start();
      bench.direct = await subject.open('direct');
      bench.broken = await subject.open('broken');
      await put(bench.broken, 'first', 'x');
      await put(bench.direct, 'whole/get', BODY);
    });
    afterAll(async () => {
      await bench.broken?.close();
      await bench.direct?.close();
      await subject.stop();
    });

    const table = (name: string, rows: readonly Row[], act: (bench: Bench, row: Row) => Promise<void>): void => {
      for (const row of rows) {
        it(`${name}: ${row.fault}, ${row.title}`, async () => {
          run.add(row.fault);
          await act(bench, row).finally(() => subject.heal());
        });
      }
    };
    const all = (on: Operation): Row[] => rowsOf(subject, on, 'all');
    const first = (on: Operation): Row[] => rowsOf(subject, on, 'first');
    table('once on a put is passed over', all('put'), putOver);
    table('once on a get is passed over', first('get'), getOver);
    table('once on a listing is passed over', first('list'), listOver);
    const lasting = first('put').filter(({ fault }) => NAMED[fault] !== undefined);
    table('on every attempt at a put is named, and nothing is stored', lasting, putAgainst);
    const none = all('list').filter(({ fault }) => fault === 'noListing' || fault === 'truncatedBody');
    table('on every attempt at a listing is named, and never an empty listing', none, listAgainst);
    const cut = all('get').filter(({ fault }) => fault === 'truncatedBody' || fault === 'reset');
    table('on every attempt at a get is named, and no part is given', cut, getAgainst);
    const lost = all('put').filter(({ fault }) => fault === 'lostAnswer');
    table('after the object was stored: ifAbsent says OBJECT_EXISTS, and its own bytes are there', lost, putTwice);
    if (all('put').length > 0) {
      it('is abandoned within a second when cancelled, whatever is in progress', () => cancelled(bench));
    }

    const single = <F extends 'expiredCredentials' | 'fullDisk' | 'manyKeys'>(
      fault: F,
      title: string,
      act: (bench: Bench, make: FaultMakers[F]) => Promise<void>,
    ): void => {
      const make = faults[fault];
      if (typeof make === 'string') return;
      it(title, async () => {
        run.add(fault);
        await act(bench, make as FaultMakers[F]).finally(() => subject.heal());
      });
    };
    single('expiredCredentials', 'expired credentials are named for every operation', expired);
    single('fullDisk', 'a full disk is named, nothing unfinished stays on it, and with space it works again', fullDisk);
    single('manyKeys', 'several pages of keys are listed over a connection that breaks', manyKeys);

    it('every fault of the table was run, or is declared with the reason why it cannot occur', () => {
      const declared = STORAGE_FAULTS.filter((fault) => typeof faults[fault] === 'string');
      for (const fault of declared) expect(String(faults[fault]).split(' ').length, fault).toBeGreaterThan(3);
      expect([...run, ...declared].sort()).toEqual([...STORAGE_FAULTS].sort());
    });
  });
}

async function putOver({ subject, broken, direct }: Bench, { fault, title, arm }: Row): Promise<void> {
  const folder = `put-${fault}-${title.replaceAll(' ', '-')}`;
  arm('put', 'once');
  await put(broken, `${folder}/object`, BODY);
  expect(sha256(await direct.get(`${folder}/object`, { ...MAX, signal }))).toBe(sha256(BODY));
  expect(await keys(direct, folder)).toEqual([`${folder}/object`]);
  if (subject.filesBelow !== undefined) expect(await subject.filesBelow(folder)).toEqual(['object']);
}

async function getOver({ broken }: Bench, { arm }: Row): Promise<void> {
  arm('get', 'once');
  expect(sha256(await broken.get('whole/get', { ...MAX, signal }))).toBe(sha256(BODY));
}

async function listOver({ broken }: Bench, { fault, arm }: Row): Promise<void> {
  arm('list', 'once');
  expect(await keys(broken, 'whole/')).toEqual(['whole/get']);
  if (fault !== 'reset') return;
  arm('list', 'once');
  expect(await broken.folders('', { signal })).toContain('whole');
}

async function putAgainst({ subject, broken, direct }: Bench, { fault, arm }: Row): Promise<void> {
  arm('put', 'always');
  const before = subject.requests?.count() ?? 0;
  const error = await failure(put(broken, `never/${fault}`, BODY));
  subject.heal();
  if (subject.requests !== undefined) expect(subject.requests.count() - before).toBe(subject.requests.perPut);
  expect(error).toMatchObject({ code: NAMED[fault], hint: expect.stringMatching(/again/) });
  expect(await keys(direct, 'never/')).toEqual([]);
}

async function getAgainst({ broken }: Bench, { fault, arm }: Row): Promise<void> {
  arm('get', 'always');
  const reading = broken.get('whole/get', { ...MAX, signal });
  const whole = await reading.catch(() => undefined);
  // A client that continues where it was cut finally reaches the end.
  if (whole !== undefined) expect(sha256(whole)).toBe(sha256(BODY));
  else expect(await failure(reading)).toMatchObject({ code: NAMED[fault], hint: expect.stringMatching(/again/) });
}

async function listAgainst({ broken }: Bench, { arm }: Row): Promise<void> {
  arm('list', 'always');
  for (const listing of [() => keys(broken, 'whole/'), () => broken.folders('', { signal })])
    expect(await failure(listing())).toMatchObject({
      // A body that ends early is a lost connection to some libraries, and an unreadable response to others.
      code: expect.stringMatching(/^STORAGE_(?:FAILED|UNREACHABLE)$/),
      hint: expect.any(String),
    });
}

async function putTwice({ broken }: Bench, { arm }: Row): Promise<void> {
  arm('put', 'once');
  expect(await failure(put(broken, 'committed', 'manifest', { ifAbsent: true }))).toMatchObject({
    code: 'OBJECT_EXISTS',
  });
  expect(await text(broken, 'committed')).toBe('manifest');
}

async function cancelled({ subject }: Bench): Promise<void> {
  const patient = await subject.open('patient');
  await keys(patient, 'first');
  const cases: readonly [Operation, StorageFault, (its: AbortSignal) => Promise<unknown>][] = [
    ['put', 'stall', (its) => put(patient, 'wait/2', BODY, { signal: its })],
    ['put', 'throttled', (its) => put(patient, 'wait/2', BODY, { signal: its })],
    ['put', 'stall', (its) => put(patient, 'wait/3', 'small', { signal: its, ifAbsent: true })],
    ['get', 'stall', (its) => patient.get('whole/get', { ...MAX, signal: its })],
    ['get', 'truncatedBody', (its) => patient.get('whole/get', { ...MAX, signal: its })],
    ['list', 'stall', (its) => patient.folders('', { signal: its })],
    ['list', 'stall', (its) => keys(patient, '', its)],
  ];
  for (const [operation, fault, act] of cases) {
    const row = rowsOf(subject, operation, 'all').findLast((each) => each.fault === fault);
    if (row === undefined) continue;
    row.arm(operation, 'always');
    const controller = new AbortController();
    let abortedAt = 0;
    setTimeout(() => {
      abortedAt = performance.now();
      controller.abort();
    }, 200);
    const error = await failure(act(controller.signal)).finally(() => subject.heal());
    expect(error, `${operation}: ${fault}`).toMatchObject({ code: 'CANCELLED' });
    await expectQuick(performance.now() - abortedAt);
  }
  await patient.close();
}

async function expired({ direct }: Bench, open: FaultMakers['expiredCredentials']): Promise<void> {
  const stranger = await open();
  const attempts = [
    () => stranger.serverTime({ signal }),
    () => stranger.get('whole/get', { ...MAX, signal }),
    () => keys(stranger, ''),
    () => stranger.folders('', { signal }),
    () => stranger.delete('whole/get', { signal }),
    () => put(stranger, 'expired', Buffer.alloc(8 * MiB)),
    () => put(stranger, 'expired', 'small', { ifAbsent: true }),
  ];
  for (const attempt of attempts) {
    expect(await failure(attempt())).toMatchObject({ code: 'STORAGE_AUTHENTICATION', hint: expect.any(String) });
  }
  await stranger.close();
  expect(await keys(direct, 'expired')).toEqual([]);
}

async function fullDisk(_bench: Bench, withDisk: FaultMakers['fullDisk']): Promise<void> {
  await withDisk(async ({ storage, everything, pretend }) => {
    await put(storage, 'db/first', Buffer.alloc(2 * MiB));
    const before = await everything();
    pretend?.(true);
    expect(await failure(put(storage, 'db/second', Buffer.alloc(3 * MiB)))).toMatchObject({
      code: 'STORAGE_FULL',
      hint: expect.stringMatching(/space|quota|another destination/),
    });
    pretend?.(false);
    expect(await everything()).toEqual(before);
    await storage.delete('db/first', { signal });
    await put(storage, 'db/second', Buffer.alloc(3 * MiB));
    expect(await keys(storage, '')).toEqual(['db/second']);
  });
}

/** With usual limits, because a server may take longer for this many. */
async function manyKeys({ subject, direct }: Bench, putMany: FaultMakers['manyKeys']): Promise<void> {
  const names = Array.from({ length: SEVERAL_PAGES }, (_, index) => `many/${String(index).padStart(5, '0')}`);
  await putMany(direct, names);
  const patient = await subject.open('patient');
  expect(await patient.folders('', { signal })).toContain('many');
  const { reset } = subject.faults;
  if (typeof reset !== 'string') for (const arm of Object.values(reset)) arm('list', 'once');
  expect(await keys(patient, 'many/')).toEqual(names);
  await patient.close();
}
