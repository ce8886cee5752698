import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requireDatabaseName } from '../../src/core/format/database-name.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { Secret } from '../../src/core/secret.ts';
import type { Subject } from '../../src/core/watch/condition.ts';
import type { Closed, Delivered, Opened, Suspected, WatchEvent } from '../../src/core/watch/event.ts';
import { eventKey } from '../../src/core/watch/stored-event.ts';
import { type GeneratedKey, generateKeyPair } from '../../src/openpgp/keys/generate.ts';
import { PassphraseKeys } from '../../src/openpgp/keys/passphrase-keys.ts';
import { createSignerRing, type SignerRing } from '../../src/openpgp/signatures/signatures.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { IncidentLog } from '../../src/repository/records/incidents/incident-log.ts';
import { StoredDatabase } from '../../src/repository/stored-database.ts';
import { openFilesystemStorage } from '../../src/storage/filesystem/index.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { InterleavingStorage, seeded } from '../support/interleaving.ts';
import { LockingStorage } from '../support/locking-storage.ts';
import { MemoryStorage } from '../support/memory-storage.ts';

const DAY_MS = 86_400_000;
const shop = requireDatabaseName('shop');
const keys = objectKeys(shop);
const { signal } = new AbortController();

let runner: GeneratedKey;
let stranger: GeneratedKey;
let signer: Signer;
let strangerSigner: Signer;
let ring: SignerRing;
let storage: MemoryStorage;
let passedMs: number;
let warnings: string[];

beforeAll(async () => {
  [runner, stranger] = await Promise.all([
    generateKeyPair('runner', 'test@example.com', undefined),
    generateKeyPair('runner', 'stranger@example.com', undefined),
  ]);
  const of = ({ armoredPrivate }: GeneratedKey) => ({ armored: armoredPrivate, passphrase: undefined });
  signer = await createSigner(of(runner), 'runner-key', new Date());
  strangerSigner = await createSigner(of(stranger), 'runner-key', new Date());
  ring = await createSignerRing([runner.armoredPublic]);
});
beforeEach(() => {
  storage = new MemoryStorage('s3://here');
  passedMs = 0;
  warnings = [];
});

const now = (): Date => new Date(Date.now() + passedMs);
function pass(days: number): void {
  passedMs += days * DAY_MS;
  storage.skewMs = passedMs;
}

interface Given {
  readonly at?: Storage;
  readonly name?: string;
  readonly by?: Signer | undefined;
  readonly accept?: SignerRing | undefined;
  /** In place of `by`. */
  readonly deriving?: () => Signer;
}

/** What one run uses. Everything is read again by each. */
function log(given: Given = {}): IncidentLog {
  const { at = storage, name = 'shop' } = given;
  const stored = new StoredDatabase(at, {
    name: requireDatabaseName(name),
    clock: { ...SYSTEM_CLOCK, now },
    signal,
  });
  return new IncidentLog(stored, {
    ring: 'accept' in given ? given.accept : ring,
    signer: async () => given.deriving?.() ?? ('by' in given ? given.by : signer),
    warn: (message) => warnings.push(message),
  });
}

const subject: Subject = { condition: 'backup-failed', database: 'shop', destination: null };
let ids = 0;
const newId = (): string => (ids++).toString(16).padStart(16, '0');
const seen = () => ({ at: now().toISOString(), severity: 'critical', details: {}, origin: null }) as const;

function opened(given: Partial<Opened> = {}): Opened {
  return { type: 'opened', incident: newId(), subject, since: now().toISOString(), ...seen(), ...given };
}
function closed({ incident }: { readonly incident: string }): Closed {
  return { type: 'closed', incident, reason: 'recovered', at: now().toISOString(), origin: null };
}
function delivered({ incident }: { readonly incident: string }, channel = 'slack-1'): Delivered {
  return { type: 'delivered', incident, notice: 'opened', channel, at: now().toISOString() };
}
function suspected(given: Partial<Suspected> = {}): Suspected {
  return { type: 'suspected', incident: newId(), subject, ...seen(), severity: 'warning', ...given };
}

const loaded = async (given?: Given): Promise<WatchEvent[]> =>
  [...(await log(given).load())].sort((a, b) => (eventKey(a) < eventKey(b) ? -1 : 1));
const inOrder = (...events: WatchEvent[]) => events.sort((a, b) => (eventKey(a) < eventKey(b) ? -1 : 1));
const names = (): string[] => [...storage.objects.keys()].map((key) => keys.relative(key)).sort();

describe('the records of incidents beside the backups', () => {
  it('hold what each run added, in one object per run and incident', async () => {
    const first = opened();
    const run = log();
    expect(await run.load()).toEqual([]);
    expect(await run.claim(first)).toBe(true);
    await run.append([delivered(first), delivered(first, 'teams-1')]);
    expect(names()).toEqual([
      expect.stringMatching(/^incidents\/backup-failed\/000001-\d{8}T\d{9}Z-[0-9a-f]{8}-events\.json$/),
      'incidents/backup-failed/000001-opened.json',
    ]);
    expect(await loaded()).toEqual(inOrder(first, delivered(first), delivered(first, 'teams-1')).map(anyTime));
    pass(1);
    const over = closed(first);
    await log().append([over]);
    expect((await loaded()).filter(({ type }) => type === 'closed')).toEqual([over]);
    const second = opened();
    expect(await log().claim(second)).toBe(true);
    expect(names()).toContain('incidents/backup-failed/000002-opened.json');
  });

  it('are for one subject each, and for this database only', async () => {
    const destinations = ['s3://a', 's3://b', null].map((destination) => ({ ...subject, destination }));
    for (const each of destinations) expect(await log().claim(opened({ subject: each }))).toBe(true);
    expect((await log().load()).length).toBe(3);
    expect(names()).toEqual([
      expect.stringMatching(/^incidents\/backup-failed\.[0-9a-f]{16}\/000001-opened\.json$/),
      expect.stringMatching(/^incidents\/backup-failed\.[0-9a-f]{16}\/000001-opened\.json$/),
      'incidents/backup-failed/000001-opened.json',
    ]);
    expect(log().keeps({ ...subject, database: 'other' })).toBe(false);
    expect(log().keeps(subject)).toBe(true);
  });

  it('remember a suspicion until it is confirmed or cleared, also by a run months later', async () => {
    const suspicion = suspected();
    await log().append([suspicion]);
    pass(100);
    expect(await loaded()).toEqual([suspicion]);
    const confirmed = opened({ incident: suspicion.incident, severity: 'warning' });
    expect(await log().claim(confirmed)).toBe(true);
    expect(await loaded()).toEqual(inOrder(suspicion, confirmed));
    expect(new Set(names().map((name) => name.slice(0, 30))).size).toBe(1);
  });

  it('are not read once they are old, except the one that ended the newest incident', async () => {
    for (let number = 1; number <= 5; number += 1) {
      const each = opened();
      await log().claim(each);
      pass(1);
      await log().append([closed(each), delivered(each)]);
      const suspicion = suspected();
      await log().append([suspicion]);
      pass(1);
      await log().append([{ type: 'cleared', incident: suspicion.incident, at: now().toISOString() }]);
    }
    pass(60);
    const reads: string[] = [];
    storage.onOperation = (operation, key) => void (operation === 'get' && reads.push(key));
    expect(await log().load()).toEqual([]);
    expect(reads).toHaveLength(1);
    storage.onOperation = () => {};
    const next = opened();
    expect(await log().claim(next)).toBe(true);
    expect(await loaded()).toEqual([next]);
  });

  it('return what was over less than 30 days ago, of earlier incidents too', async () => {
    const [first, second] = [opened(), opened()];
    await log().claim(first);
    await log().append([closed(first)]);
    pass(20);
    await log().claim(second);
    expect((await log().load()).map(({ incident }) => incident)).toEqual(
      expect.arrayContaining([first.incident, second.incident]),
    );
    pass(20);
    expect(new Set((await log().load()).map(({ incident }) => incident))).toEqual(new Set([second.incident]));
  });

  it('can be written whatever an event contains', async () => {
    const url = 'https://evil.example.com/octo/shop/actions/runs/7';
    const origin = { repository: 'octo/shop', workflow: 'a\nb', runId: '7', attempt: 1, event: 'push', schedule: null };
    const details = { found: 1.5, limit: -3, about: 'a\u202eb\n\ud800', state: 'x'.repeat(500) };
    const event = opened({ details, origin: { ...origin, url } });
    expect(await log().claim(event)).toBe(true);
    expect(await log().load()).toEqual([expect.objectContaining({ type: 'opened', incident: event.incident })]);
    const elsewhere = opened({
      subject: { ...subject, condition: 'backup-overdue' },
      origin: { ...origin, workflow: 'a', url: `${url}/../../evil` },
    });
    expect(await log().claim(elsewhere)).toBe(true);
    expect(JSON.stringify(await log().load())).not.toContain('../');
  });
});

function anyTime(event: WatchEvent): unknown {
  return { ...event, at: expect.any(String) };
}

describe('two runs that open the same incident', () => {
  it.each([
    ['signed', () => ({})],
    ['without keys', () => ({ by: undefined, accept: undefined })],
  ])(
    'leave one, in 100 interleavings: %s',
    async (_name, given) => {
      for (let seed = 1; seed <= 100; seed += 1) {
        const random = seeded(seed);
        const at = new InterleavingStorage(new MemoryStorage('s3://here'), random);
        if (random() < 0.3) {
          const earlier = opened();
          await log({ at, ...given() }).claim(earlier);
          await log({ at, ...given() }).append([closed(earlier)]);
        }
        if (random() < 0.3)
          await at.put(keys.incident({ subject: 'backup-failed', generation: 3 }), Buffer.from('{}'), {
            sha256: '',
            signal,
          });
        const events = [opened(), opened()];
        const runs = events.map((event) => ({ event, run: log({ at, ...given() }) }));
        const outcomes = await Promise.all(
          runs.map(async ({ event, run }) => {
            const known = await run.load();
            const isOpen = known.some(
              (each) =>
                each.type === 'opened' &&
                !known.some((other) => other.type === 'closed' && other.incident === each.incident),
            );
            if (isOpen) return false;
            const isFirst = await run.claim(event);
            if (isFirst) await run.append([delivered(event)]);
            return isFirst;
          }),
        );
        expect([seed, outcomes.filter(Boolean).length]).toEqual([seed, 1]);
        const winner = events[outcomes.indexOf(true)]?.incident;
        const left = await log({ at, ...given() }).load();
        const open = left.filter(
          (each) =>
            each.type === 'opened' &&
            !left.some((other) => other.type === 'closed' && other.incident === each.incident),
        );
        expect([seed, open.map(({ incident }) => incident)]).toEqual([seed, [winner]]);
        expect(left).toContainEqual(expect.objectContaining({ type: 'delivered', incident: winner }));
      }
    },
    60_000,
  );

  it('are one on a file system too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'incidents-'));
    const at = await openFilesystemStorage(`file:${folder}`, createEngineHost());
    for (let round = 0; round < 20; round += 1) {
      const events = [opened(), opened(), opened()];
      const outcomes = await Promise.all(events.map((event) => log({ at }).claim(event)));
      expect(outcomes.filter(Boolean)).toHaveLength(1);
      await log({ at }).append(events.filter((_each, index) => outcomes[index]).map(closed));
    }
    await rm(folder, { recursive: true });
  });

  it('know it if the answer to the first attempt was lost', async () => {
    const put = storage.put.bind(storage);
    storage.put = async (key, body, options) => {
      await put(key, body, options);
      await put(key, body, options);
    };
    const event = opened();
    expect(await log().claim(event)).toBe(true);
  });
});

describe('records that someone else put there', () => {
  /** The record that opens an incident, as somebody else could have made it. */
  async function planted(by: Signer | undefined, generation: number, event = opened()): Promise<Opened> {
    const other = new MemoryStorage('s3://here');
    await log({ at: other, by, accept: undefined }).claim(event);
    const [[, bytes] = ['', Buffer.alloc(0)]] = other.objects;
    const key = keys.incident({ subject: 'backup-failed', generation });
    const text = bytes.toString().replaceAll('000001-opened', `${String(generation).padStart(6, '0')}-opened`);
    storage.objects.set(key, Buffer.from(text));
    return event;
  }

  it.each([
    ['nobody', () => undefined],
    ['a key that is not accepted', () => strangerSigner],
  ])('count for nothing if %s signed them, and do not stop an incident from being opened', async (_who, by) => {
    await planted(by(), 1);
    await planted(by(), 2);
    expect(await log().load()).toEqual([]);
    const event = opened();
    expect(await log().claim(event)).toBe(true);
    expect(names()).toContain('incidents/backup-failed/000003-opened.json');
    expect(await loaded()).toEqual([event]);
    expect(await log().claim(opened())).toBe(false);
  });

  it('do not stop an end from being announced, and recorded under another name', async () => {
    const event = opened();
    await log().claim(event);
    const place = { subject: 'backup-failed', generation: 1, addition: { step: 'closed' } as const };
    storage.objects.set(keys.incident(place), Buffer.from('{}'));
    const end = closed(event);
    expect(await log().claim(end)).toBe(true);
    expect(await loaded()).toEqual(inOrder(event, end));
    expect(names().map((name) => name.replace(/\d{8}T\d{9}Z-[0-9a-f]{8}/, 'TIME'))).toEqual([
      'incidents/backup-failed/000001-TIME-closed.json',
      'incidents/backup-failed/000001-closed.json',
      'incidents/backup-failed/000001-opened.json',
    ]);
  });

  it('can appear at the very number that a run is about to use', async () => {
    const run = log();
    await run.load();
    await planted(strangerSigner, 1);
    expect(await run.claim(opened())).toBe(true);
    expect(names()).toContain('incidents/backup-failed/000002-opened.json');
  });

  it('count if there are no keys at all', async () => {
    const event = await planted(undefined, 1);
    expect(await loaded({ accept: undefined, by: undefined })).toEqual([event]);
  });

  it('cannot end an incident, or hide one, by their names', async () => {
    const event = opened();
    await log().claim(event);
    const addition = { at: now(), random: '00000000', what: 'closed' as const };
    storage.objects.set(keys.incident({ subject: 'backup-failed', generation: 1, addition }), Buffer.from('{}'));
    for (const generation of [2, 999_999_999]) {
      storage.objects.set(keys.incident({ subject: 'backup-failed', generation, addition }), Buffer.from('{}'));
      storage.objects.set(keys.incident({ subject: 'backup-failed', generation }), Buffer.from('{}'));
    }
    expect(await loaded()).toEqual([event]);
    pass(400);
    expect(await loaded()).toEqual([event]);
    await log().append([closed(event)]);
    expect(await log().claim(opened())).toBe(true);
  });

  it('cannot be copied to another name, database or destination', async () => {
    const event = opened();
    const run = log();
    await run.claim(event);
    await run.append([delivered(event)]);
    await run.append([closed(event)]);
    const [addition = '', , gate = ''] = [...storage.objects.keys()].sort();
    expect([addition, gate].map((key) => keys.relative(key).slice(0, 31))).toEqual([
      'incidents/backup-failed/000001-',
      'incidents/backup-failed/000001-',
    ]);
    const gateBytes = storage.objects.get(gate) ?? Buffer.alloc(0);
    const elsewhere = new MemoryStorage('s3://there');
    for (const [key, bytes] of storage.objects) elsewhere.objects.set(key, bytes);
    expect(await log({ at: elsewhere }).load()).toEqual([]);
    for (const [key, bytes] of [...storage.objects]) storage.objects.set(key.replace('shop/', 'blog/'), bytes);
    expect(await log({ name: 'blog' }).load()).toEqual([]);
    storage.objects.set(keys.incident({ subject: 'backup-failed', generation: 2 }), gateBytes);
    storage.objects.set(keys.incident({ subject: 'backup-overdue', generation: 1 }), gateBytes);
    expect((await log().load()).filter(({ type }) => type === 'opened')).toHaveLength(1);
    expect(await log().claim(opened())).toBe(true);
  });

  it.each([
    ['is larger than any record', (text: string) => text + ' '.repeat(70_000)],
    ['was changed', (text: string) => text.replace('critical', 'warning ')],
    ['is not JSON', () => 'x'],
    ['has a field more', (text: string) => text.replace('"signature"', '"more": 1, "signature"')],
    ['lacks its signature', (text: string) => text.replace(/"signature": ".*"/, '"signature": null')],
  ])('count for nothing if one %s', async (_what, change) => {
    await log().claim(opened());
    const [[key, bytes] = ['', Buffer.alloc(0)]] = storage.objects;
    storage.objects.set(key, Buffer.from(change(bytes.toString())));
    expect(await log().load()).toEqual([]);
    expect(await log().claim(opened())).toBe(true);
  });

  it('count for nothing if they are later than now', async () => {
    expect(await log().claim(opened({ at: new Date(Date.now() + 600_000).toISOString() }))).toBe(true);
    expect(names()).toHaveLength(1);
    expect(await log().load()).toEqual([]);
  });

  it('do not hide a suspicion: if records are left out, a warning is reported without one', async () => {
    const few = log();
    await few.load();
    expect(few.keepsSuspicions).toBe(true);
    for (let number = 0; number <= 5_000; number += 1) {
      const name = `capacity.${number.toString(16).padStart(16, '0')}`;
      storage.objects.set(keys.incident({ subject: name, generation: 1 }), Buffer.from('{}'));
    }
    const many = log();
    await many.load();
    expect([many.keepsSuspicions, warnings.length]).toEqual([false, 1]);
  });

  it('are read after the key of this run is known', async () => {
    await log().claim(opened());
    const order: string[] = [];
    const note = <T>(what: string, value: T): T => {
      order.push(what);
      return value;
    };
    const accept: SignerRing = { ...ring, ringFor: (claim) => note('checked', ring.ringFor(claim)) };
    await log({ accept, deriving: () => note('derived', signer) }).load();
    expect(order).toEqual(['derived', 'checked']);
  });

  it('do not hide an incident if there are thousands', async () => {
    const event = opened();
    await log().claim(event);
    for (let number = 2; number <= 900; number += 1) {
      storage.objects.set(keys.incident({ subject: 'backup-failed', generation: number }), Buffer.from('{}'));
    }
    for (let number = 0; number < 3_000; number += 1) {
      const name = `backup-failed.${number.toString(16).padStart(16, '0')}`;
      storage.objects.set(keys.incident({ subject: name, generation: 1 }), Buffer.from('{}'));
    }
    expect(await loaded()).toEqual([event]);
    expect(warnings).toEqual([]);
    for (let number = 901; number <= 6_000; number += 1) {
      storage.objects.set(keys.incident({ subject: 'backup-failed', generation: number }), Buffer.from('{}'));
    }
    const reads: string[] = [];
    storage.onOperation = (operation, key) => void (operation === 'get' && reads.push(key));
    expect(await log().claim(opened())).toBe(true);
    expect(reads.length).toBeLessThan(6_000);
    expect(warnings).toEqual([expect.stringMatching(/has more records than are read/)]);
  });
});

describe('records that someone removed', () => {
  it('still count if the storage keeps versions, whether hidden or replaced', async () => {
    const versioned = new LockingStorage();
    const at = versioned;
    const event = opened();
    await log({ at }).claim(event);
    await log({ at }).append([closed(event)]);
    const [end = '', gate = ''] = [...versioned.objects.keys()].sort();
    versioned.hide(end);
    expect(new Set((await log({ at }).load()).map(({ type }) => type))).toEqual(new Set(['opened', 'closed']));
    await versioned.put(gate, Buffer.from('{}'), { sha256: '', signal });
    expect(new Set((await log({ at }).load()).map(({ type }) => type))).toEqual(new Set(['opened', 'closed']));
  });
});

describe('records that a passphrase signs', () => {
  it('count with the same passphrase, and with no other', async () => {
    const passphrase = new PassphraseKeys(new Secret('correct horse battery staple'));
    const event = opened();
    await log({ by: await passphrase.signer(), accept: await createSignerRing([], passphrase) }).claim(event);
    const again = new PassphraseKeys(new Secret('correct horse battery staple'));
    expect(await loaded({ accept: await createSignerRing([], again) })).toEqual([event]);
    const other = new PassphraseKeys(new Secret('another horse battery staple'));
    expect(await loaded({ accept: await createSignerRing([], other) })).toEqual([]);
  });
});
