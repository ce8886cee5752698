import type { Contents } from '../../../src/core/format/manifest/contents.ts';
import type { Forger } from '../forge.ts';
import type { Change } from './refused.ts';

type Stream = Contents['streams'][number];

/** Other contents, encrypted, listed and signed. */
function contents(
  name: string,
  why: string,
  code: string,
  change: (contents: Contents, stream: Stream) => unknown,
  manifest: (forger: Forger) => object = () => ({}),
): Change {
  return {
    name,
    why,
    refuse: [code],
    async change(forger) {
      await forger.changeContents((all) => change(all, all.streams[0] as Stream));
      await forger.commit(manifest(forger));
    },
  };
}

/** Contents with this text. */
function text(name: string, why: string, from: RegExp, to: string): Change {
  return {
    name,
    why,
    refuse: ['BACKUP_DAMAGED'],
    async change(forger) {
      const before = JSON.stringify(await forger.contents());
      await forger.seal({ kind: 'contents' }, Buffer.from(before.replace(from, to)));
      await forger.commit();
    },
  };
}

export const CONTENTS: readonly Change[] = [
  contents('contents-format', 'Another version.', 'BACKUP_FORMAT', (all) =>
    Object.assign(all, { format: 'restorable-contents/2' }),
  ),
  contents('contents-unknown-key', 'A key that is not known.', 'BACKUP_FORMAT', (all) =>
    Object.assign(all, { note: 1 }),
  ),
  contents('contents-unknown-nested-key', 'One in an object.', 'BACKUP_FORMAT', (_, stream) =>
    Object.assign(stream, { note: 1 }),
  ),
  text('contents-duplicate-key', 'A key twice.', /"warnings"/, '"warnings":[],"warnings"'),
  contents('contents-many-names', 'More than 4,096 different names.', 'BACKUP_DAMAGED', ({ fingerprint }) =>
    Object.assign(fingerprint.facts, Object.fromEntries(Array.from({ length: 4096 }, (_, at) => [`fact-${at}`, '']))),
  ),
  contents('contents-bookmark', 'A bookmark that is a command.', 'BACKUP_FORMAT', (all) =>
    Object.assign(all, { timeTravel: { database: 'shop', bookmark: '$(id)' } }),
  ),
  contents('contents-marker', 'A table of markers that is a statement.', 'BACKUP_FORMAT', (all) => {
    const time = '2025-02-01T02:00:00Z';
    Object.assign(all, { marker: { table: 'a; drop table b', value: '0'.repeat(32), from: time, to: time } });
  }),
  text('contents-order-mark', 'A byte order mark.', /^/, '\ufeff'),
  text('contents-half-character', 'A surrogate alone.', /"orders"/, '"\\ud800"'),
  contents('contents-id', 'They say that they are of another backup.', 'BACKUP_DAMAGED', (all) =>
    Object.assign(all, { id: '20250101T000000Z-full-000000' }),
  ),
  contents('contents-database', 'They say that they are of another database.', 'BACKUP_DAMAGED', (all) =>
    Object.assign(all, { database: 'crm' }),
  ),
  contents(
    'contents-without-streams',
    'No stream.',
    'BACKUP_DAMAGED',
    (all) => Object.assign(all, { streams: [] }),
    () => ({
      rawBytes: 0,
    }),
  ),
  contents('contents-engine', 'A fingerprint of another engine.', 'BACKUP_DAMAGED', (all) =>
    Object.assign(all.fingerprint, { engine: 'postgres' }),
  ),
  contents('digests-twice', 'A table with two digests.', 'BACKUP_DAMAGED', ({ digests }) => {
    digests?.exempt.push({ schema: '', name: 'orders', reason: 'not-dumped' });
  }),
  {
    ...contents('digest-parts-twice', 'A table is part of two digests.', 'BACKUP_DAMAGED', ({ digests }) => {
      const [part] = digests?.parts ?? [];
      if (part !== undefined) digests?.parts?.push({ ...part, of: { schema: '', name: 'items' } });
    }),
    base: 'digest-parts',
  },
  contents('digests-sum', 'A digest of 15 bytes.', 'BACKUP_FORMAT', ({ digests }) => {
    for (const table of digests?.tables ?? []) table.sum = table.sum.slice(2);
  }),
  contents('contents-length', 'The manifest has another length.', 'BACKUP_DAMAGED', (_, stream) => {
    stream.rawBytes -= 1;
  }),
  contents('stream-name', 'A name that leads out of the folder.', 'BACKUP_FORMAT', (_, stream) => {
    stream.name = '../database.sqlite';
  }),
  contents('stream-twice', 'Two streams of one name.', 'BACKUP_DAMAGED', (all, stream) => {
    all.streams.push({ ...stream, rawBytes: 0, packCount: 0, maxPackBytes: 0 });
  }),
  contents('stream-map-of-full', 'A map in a full backup.', 'BACKUP_DAMAGED', (all, stream) => {
    stream.map = {
      partCount: 1,
      sources: [{ backup: all.id, stream: stream.name }],
      maxPackBytes: stream.maxPackBytes,
    };
  }),
  contents('stream-bound', 'Packs of more than 268,435,456 bytes.', 'BACKUP_FORMAT', (_, stream) => {
    stream.maxPackBytes = 268_435_457;
  }),
  contents('stream-small-bound', 'Packs that can not hold the stream.', 'BACKUP_DAMAGED', (_, stream) => {
    stream.maxPackBytes = stream.rawBytes - 1;
  }),
  contents('stream-pack-count', 'More packs than the list has.', 'BACKUP_DAMAGED', (_, stream) => {
    stream.packCount += 1;
  }),
  contents('stream-checkpoints', 'More checkpoints than the stream has.', 'BACKUP_DAMAGED', (_, stream) => {
    stream.checkpoints.push(stream.sha256);
  }),
  contents('stream-digest', 'Another digest.', 'BACKUP_DAMAGED', (_, stream) => {
    stream.sha256 = 'a'.repeat(64);
  }),
  contents(
    'stream-longer',
    'The packs hold more than the stream.',
    'BACKUP_DAMAGED',
    (_, stream) => {
      stream.rawBytes -= 1;
    },
    ({ manifest }) => ({ rawBytes: manifest.rawBytes - 1 }),
  ),
  contents(
    'stream-shorter',
    'The packs hold less than the stream.',
    'BACKUP_DAMAGED',
    (_, stream) => {
      stream.rawBytes += 1;
      stream.maxPackBytes += 1;
    },
    ({ manifest }) => ({ rawBytes: manifest.rawBytes + 1 }),
  ),
  {
    ...contents('stream-checkpoint', 'A checkpoint of other bytes.', 'BACKUP_DAMAGED', (_, stream) => {
      stream.checkpoints = ['a'.repeat(64)];
    }),
    base: 'several-packs',
  },
  {
    name: 'packs-exchanged',
    why: 'Two packs of the same size and content, one in the place of the other.',
    base: 'several-packs',
    refuse: ['BACKUP_DAMAGED'],
    async change(forger) {
      const { storage, keys, id } = forger;
      const [first, second] = [keys.pack(id, 'database.sqlite', 0), keys.pack(id, 'database.sqlite', 1)];
      const before = storage.objects.get(first) ?? Buffer.alloc(0);
      storage.objects.set(first, storage.objects.get(second) ?? Buffer.alloc(0));
      storage.objects.set(second, before);
      await forger.commit();
    },
  },
  {
    name: 'list-extra',
    why: 'The list names a pack of which the contents do not speak.',
    refuse: ['BACKUP_DAMAGED'],
    async change(forger) {
      await forger.seal({ kind: 'pack', stream: 'database.sqlite', number: 7 }, Buffer.from('more'));
      await forger.commit();
    },
  },
  {
    name: 'list-lacks',
    why: 'The list lacks a pack of which the contents speak.',
    refuse: ['BACKUP_DAMAGED'],
    async change(forger) {
      forger.storage.objects.delete(forger.keys.pack(forger.id, 'database.sqlite', 0));
      await forger.commit();
    },
  },
];
