import { expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { Secret } from '../../src/core/secret.ts';
import type { Host } from '../../src/ports/host.ts';
import type { Storage } from '../../src/ports/storage.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { openDestination } from '../../src/run/destinations/open-destinations.ts';
import { beginRun } from '../../src/run/run-context.ts';
import { testHost } from '../support/commands.ts';

const ADDRESS = 's3://bucket/prefix';
const signal = new AbortController().signal;

class SpecialError extends RestorableError {}

/** Fails everywhere, with its address in each message. */
function failing(): Storage {
  const fail = (): Promise<never> => Promise.reject(new SpecialError('STORAGE_FAILED', `No answer of ${ADDRESS}.`));
  async function* failLater(): AsyncGenerator<never> {
    yield await fail();
  }
  return {
    label: ADDRESS,
    place: { provider: 'x', region: undefined, offsite: true },
    versions: { older: failLater, hidden: failLater },
    locks: { policy: undefined, extend: fail, until: fail },
    unfinished: { remove: fail },
    put: fail,
    get: fail,
    list: failLater,
    folders: fail,
    delete: fail,
    serverTime: fail,
    close: fail,
  };
}

it('a destination of the file is shown under its name in labels, errors and the log', async () => {
  const log: string[] = [];
  const host = testHost(signal);
  const write = (message: string): void => void log.push(message);
  const context = beginRun({
    host: { ...host, log: { debug: write, info: write, notice: write, warning: write, error: write } },
    clock: { now: () => new Date(), monotonicMs: () => 0 },
    openStorage: async (_spec: unknown, { log: named }: Host) => ({
      ...failing(),
      serverTime: async () => {
        named.warning(`${ADDRESS} has no clock.`);
        return new Date();
      },
    }),
  } as unknown as Dependencies);
  const storage = await openDestination({ scheme: 's3', url: new Secret('x'), name: 'frankfurt' }, context);
  expect(storage.label).toBe('frankfurt');
  await storage.serverTime({ signal });
  expect(log).toEqual(['frankfurt has no clock.']);

  const read = { signal, maxBytes: 1 };
  const first = async (items: AsyncIterable<unknown> | undefined): Promise<void> => {
    for await (const _ of items ?? []) return;
  };
  const operations: readonly (() => Promise<unknown>)[] = [
    () => storage.put('a', new Uint8Array(), { sha256: '', signal }),
    () => storage.get('a', read),
    () => first(storage.list('', { signal })),
    () => storage.folders('', { signal }),
    () => storage.delete('a', { signal }),
    () => storage.close(),
    () => first(storage.versions?.older('a', read)),
    () => first(storage.versions?.hidden('', { signal })),
    async () => storage.locks?.extend('a', new Date(), { signal }),
    async () => storage.locks?.until('a', { signal }),
    async () => storage.unfinished?.remove('', { signal, before: new Date() }),
  ];
  for (const operation of operations) {
    const failure = await operation().catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 'STORAGE_FAILED', message: 'No answer of frankfurt.' });
    // Drivers and retries decide by the class.
    expect(failure).toBeInstanceOf(SpecialError);
  }
});

it('a destination without a name is shown by its address', async () => {
  const context = beginRun({
    host: testHost(signal),
    clock: { now: () => new Date(), monotonicMs: () => 0 },
    openStorage: async () => failing(),
  } as unknown as Dependencies);
  const storage = await openDestination({ scheme: 's3', url: new Secret('x') }, context);
  expect(storage.label).toBe(ADDRESS);
});
