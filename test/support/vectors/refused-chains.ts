import type { Contents } from '../../../src/core/format/manifest/contents.ts';
import type { Manifest } from '../../../src/core/format/manifest/manifest.ts';
import { VarintWriter } from '../../../src/repository/chunks/varint.ts';
import { Forger } from '../forge.ts';
import { DATABASE } from './accepted.ts';
import type { VectorKeys } from './keys.ts';
import type { Change } from './refused.ts';

const STREAM = 'database.dump';
const base = 'incremental';
type Mapped = Contents['streams'][number] & { map: NonNullable<Contents['streams'][number]['map']> };

function numbers(...values: number[]): Buffer {
  const writer = new VarintWriter();
  for (const value of values) writer.write(value);
  return writer.take();
}

/** Numbers of the sources: the full backup, and this one. */
const [FULL, OWN] = [0, 1];

/** Replaces the map with another one. The stream is as long as its runs, whatever its digest. */
function map(
  name: string,
  why: string,
  part: Buffer,
  length: number,
  more: (stream: Mapped) => void = () => {},
): Change {
  return {
    name: `map-${name}`,
    why,
    base,
    refuse: ['BACKUP_DAMAGED'],
    async change(forger) {
      let difference = 0;
      await forger.seal({ kind: 'map', stream: STREAM, number: 0 }, part);
      await forger.changeContents(({ streams }) => {
        const stream = streams.find((each) => each.name === STREAM) as Mapped;
        difference = length - stream.rawBytes;
        stream.rawBytes = length;
        stream.map.sources = [
          { backup: forger.manifest.parents.at(-1)?.id ?? '', stream: STREAM },
          { backup: forger.id, stream: STREAM },
        ];
        more(stream);
      });
      await forger.commit({ rawBytes: forger.manifest.rawBytes + difference });
    },
  };
}

/** The full backup with a different manifest, signed and named by its digest. */
function parent(name: string, why: string, change: (forger: Forger) => Partial<Manifest>): Change {
  return {
    name: `parent-${name}`,
    why,
    base: 'differential',
    refuse: ['MANIFEST_INVALID'],
    async change(forger, keys) {
      const full = forgerOf(forger, fullOf(forger), keys);
      const manifestSha256 = await full.commit(change(full));
      await forger.commit({ parents: [{ id: full.id, manifestSha256 }] });
    },
  };
}

function forgerOf({ storage }: Forger, id: string, keys: VectorKeys): Forger {
  return new Forger(storage, DATABASE, id, keys);
}

function fullOf(forger: Forger): string {
  return forger.manifest.parents.at(-1)?.id ?? '';
}

export const CHAINS: readonly Change[] = [
  map('overlong', 'A number that is longer than it has to be.', Buffer.from([FULL, 0x80, 0, 0, 0x80, 0x10]), 2_048),
  map('cut', 'A number that is cut.', Buffer.from([FULL, 0, 0, 0x80]), 2_048),
  map('cut-run', 'A run that is cut.', numbers(FULL, 0, 0, 2_048, FULL, 0), 2_048),
  map('empty-part', 'A part without a run.', Buffer.alloc(0), 2_048),
  map('empty-run', 'A run of no bytes.', numbers(FULL, 0, 0, 2_048, FULL, 0, 2_048, 0), 2_048),
  map('short-run', 'A short run before another one.', numbers(OWN, 0, 0, 1_023, FULL, 0, 0, 2_048), 3_071),
  map('short-end', 'A short run of a parent at the end.', numbers(FULL, 0, 0, 2_048, FULL, 0, 3_000, 5), 2_053),
  map('one-byte', 'A run of one byte of a parent alone.', numbers(FULL, 0, 0, 1), 1),
  map('outside', 'A run that leads out of its pack.', numbers(FULL, 0, 0, 2 ** 24), 2 ** 24),
  map('pack', 'A pack that the source does not list.', numbers(FULL, 77, 0, 2_048), 2_048),
  map('source', 'A source that the map does not have.', numbers(2, 0, 0, 2_048), 2_048),
  map('large-number', 'A number of 33 bits.', numbers(FULL, 0, 2 ** 32, 2_048), 2_048),
  map('too-short', 'Runs that are less than the stream.', numbers(FULL, 0, 0, 2_048), 2_049),
  map('too-long', 'Runs that are more than the stream.', numbers(FULL, 0, 0, 2_048), 2_047),
  map('guess', 'Runs that give another stream.', numbers(FULL, 0, 0, 2_048), 2_048),
  map('stranger', 'A source that is no parent.', numbers(FULL, 0, 0, 2_048), 2_048, ({ map: { sources } }) => {
    sources[FULL] = { backup: '20250101T000000Z-full-000000', stream: STREAM };
  }),
  map('twice', 'A source twice.', numbers(FULL, 0, 0, 2_048), 2_048, ({ map: { sources } }) => {
    sources.splice(
      0,
      2,
      { backup: sources[FULL]?.backup ?? '', stream: STREAM },
      sources[FULL] ?? { backup: '', stream: '' },
    );
  }),
  {
    name: 'map-missing',
    why: 'An incremental backup with a stream that has no map.',
    base,
    refuse: ['BACKUP_DAMAGED'],
    async change(forger) {
      await forger.changeContents(({ streams }) => {
        delete streams[0]?.map;
      });
      await forger.commit();
    },
  },
  parent('engine', 'A parent of another engine.', () => ({
    engine: { name: 'postgres', serverVersion: '17.0', majorVersion: '17' },
  })),
  parent('source', 'A parent of another source.', ({ manifest }) => ({
    source: { ...manifest.source, identity: 'a'.repeat(64) },
  })),
  parent('profile', 'A parent of the other profile.', ({ manifest }) => ({
    encryption: { ...manifest.encryption, profile: 'rfc9580' },
  })),
  parent('recipients', 'A parent that is encrypted to other keys.', ({ manifest }) => ({
    encryption: { ...manifest.encryption, recipients: ['a'.repeat(40)] },
  })),
  {
    name: 'parent-parents',
    why: 'A parent that has other parents.',
    base,
    refuse: ['MANIFEST_INVALID'],
    async change(forger, keys) {
      const full = forgerOf(forger, fullOf(forger), keys);
      const manifestSha256 = await full.commit({ finishedAt: '2025-02-01T04:00:00.000Z' });
      await forger.commit({ parents: [...forger.manifest.parents.slice(0, 1), { id: full.id, manifestSha256 }] });
    },
  },
  {
    name: 'parents-order',
    why: 'The full backup is not the last parent.',
    base,
    refuse: ['MANIFEST_INVALID'],
    change: (forger) => forger.commit({ parents: forger.manifest.parents.toReversed() }),
  },
  {
    name: 'parent-missing',
    why: 'The manifest of a parent is missing.',
    base,
    refuse: ['BACKUP_DAMAGED', 'OBJECT_MISSING'],
    change: (forger) => forger.storage.objects.delete(forger.keys.manifest(fullOf(forger))),
  },
  {
    name: 'parent-another',
    why: 'The manifest of a parent is another one, also signed.',
    base,
    refuse: ['BACKUP_DAMAGED'],
    change: (forger, keys) => forgerOf(forger, fullOf(forger), keys).commit({ finishedAt: '2025-02-01T04:00:00.000Z' }),
  },
  {
    name: 'parent-pack-missing',
    why: 'A pack of a parent is missing.',
    base,
    refuse: ['OBJECT_MISSING'],
    change: (forger) => forger.storage.objects.delete(forger.keys.pack(fullOf(forger), STREAM, 0)),
  },
  {
    name: 'parent-pack',
    why: 'A pack of a parent in the place of an own one.',
    base,
    refuse: ['BACKUP_DAMAGED'],
    async change(forger) {
      const { storage, keys, id } = forger;
      storage.objects.set(
        keys.pack(id, STREAM, 0),
        storage.objects.get(keys.pack(fullOf(forger), STREAM, 0)) ?? Buffer.alloc(0),
      );
      await forger.commit();
    },
  },
];
