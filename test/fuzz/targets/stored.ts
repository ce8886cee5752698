import { isDeepStrictEqual } from 'node:util';
import { type Binding, bindingFrame } from '../../../src/core/format/binding.ts';
import { parseManifest, serializeManifest } from '../../../src/core/format/manifest/manifest.ts';
import { parseContents } from '../../../src/core/format/manifest/parse-contents.ts';
import { parseObjectList, serializeObjectList } from '../../../src/core/format/object-list.ts';
import type { Decryptor, Encryptor } from '../../../src/openpgp/encryption.ts';
import { RunList } from '../../../src/repository/chunks/map-reader.ts';
import { VarintWriter } from '../../../src/repository/chunks/varint.ts';
import { openPack, sealPack } from '../../../src/repository/packs/pack.ts';
import { accepted, acceptedLater, require, type Target } from '../harness/target.ts';
import { DATABASE, manifestOf, rawFiles, vectorFiles } from './vectors.ts';

/** The id in a text, so that a mutated one is compared with itself if possible. */
const ID = /\d{8}T\d{6}Z-(?:full|differential|incremental)-[0-9a-f]{6}/;

const WORDS_OF_JSON = [
  ...[
    '"id":',
    '"kind":"full"',
    '"parents":[]',
    '"predecessor":null',
    '"format":"restorable/2"',
    '2026-02-30T00:00:00Z',
  ],
  ...[
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999999Z',
    '"__proto__":1',
    '{"id":"',
    '"manifestSha256":"',
    '"salt":null',
  ],
];

const manifest: Target = {
  name: 'manifest',
  seeds: () => vectorFiles(/\/manifests\//),
  words: WORDS_OF_JSON,
  maxBytes: 9 * 1024,
  open: () => (input) => {
    const id = ID.exec(input.toString('latin1'))?.[0] ?? '20250201T030000Z-full-7f9518';
    const expected = { id, database: DATABASE };
    const parsed = accepted(() => parseManifest(input, expected));
    if (parsed === undefined) return;
    require(isDeepStrictEqual(parsed, JSON.parse(input.toString())), 'a field of the manifest was dropped or changed');
    const again = accepted(() => serializeManifest(parsed));
    // The output needs more white space than the input.
    if (again !== undefined)
      require(isDeepStrictEqual(parseManifest(again, expected), parsed), 'written again it is another manifest');
  },
};

const objectList: Target = {
  name: 'object-list',
  seeds: () => vectorFiles(/\/objects\//),
  words: [
    '# restorable objects 1\n',
    '\n# 0\n',
    'packs/',
    '/000000.zst.pgp',
    'contents/',
    '../',
    '.json.zst.pgp',
    '  ',
  ],
  open: () => (input) => {
    const id = ID.exec(input.toString('latin1'))?.[0] ?? '';
    const objects = accepted(() => parseObjectList(input, id));
    if (objects !== undefined) require(serializeObjectList(objects).equals(input), 'written again it has other bytes');
  },
};

const contents: Target = {
  name: 'contents',
  seeds: () => rawFiles(/\/contents\//),
  words: [...WORDS_OF_JSON, '"map":{', '"sources":[]', '"facts":{"__proto__":"1"}', '"rows":null', '"checkpoints":[]'],
  open: () => {
    const manifests = ['full', 'differential', 'incremental'].map((name) => manifestOf(name).manifest);
    return (input) => {
      for (const each of manifests) {
        // Lengths that disagree with the manifest would hide what is after that check.
        const rawBytes = sumOfRawBytes(input) ?? each.rawBytes;
        const parsed = accepted(() => parseContents(input, { ...each, rawBytes }));
        if (parsed === undefined) continue;
        require(isDeepStrictEqual(
          parsed,
          JSON.parse(input.toString()),
        ), 'a field of the contents was dropped or changed');
      }
    };
  },
};

function sumOfRawBytes(input: Buffer): number | undefined {
  const lengths = [...input.toString('latin1').matchAll(/"rawBytes":(\d+)/g)].map(([, digits]) => Number(digits));
  return lengths.length === 0 ? undefined : lengths.reduce((sum, each) => sum + each, 0);
}

const map: Target = {
  name: 'map',
  seeds: () => rawFiles(/\/maps\//),
  words: ['\x80\x80\x80\x80\x00', '\x00\x00\x00\x80\x20', '\xff\xff\xff\xff\x0f'],
  open: () => (input) => {
    // The first four bytes are the stream's length.
    const rawBytes = input.length < 4 ? 0 : input.readUInt32LE(0);
    for (const length of [rawBytes, Number.MAX_SAFE_INTEGER]) {
      const bytes = input.subarray(length === rawBytes ? 4 : 0);
      const runs = new RunList(length, (source) => source === 0);
      const isRead = accepted(() => {
        runs.addPart(bytes);
        if (length === rawBytes) runs.finish();
        return true;
      });
      if (isRead === undefined) continue;
      const writer = new VarintWriter();
      for (let at = 0; at < runs.count; at += 1) {
        const run = runs.at(at);
        for (const field of [run.source, run.pack, run.offset, run.length]) writer.write(field);
      }
      require(writer.take().equals(bytes), 'written again the map has other bytes');
    }
  },
};

const BINDING: Binding = {
  kind: 'pack',
  database: DATABASE,
  backup: '20250201T030000Z-full-7f9518',
  stream: 's',
  number: 1,
};
const PLAIN: Decryptor = { decrypt: async (message) => message, only: () => PLAIN };
const IN_PLAIN: Encryptor = {
  profile: 'gnupg',
  recipients: [],
  warnings: [],
  keyEnds: [],
  encrypt: async (...pieces) => [...pieces],
};
const MOST_RAW_BYTES = 4 * 1024 * 1024;

/** Binding frame and zstd frame, as they are after an object is decrypted. */
const pack: Target = {
  name: 'pack',
  seeds: async () => {
    const raws = ['', 'a', 'x'.repeat(300), 'abcd'.repeat(20_000)].map((text) => Buffer.from(text));
    const noise = Buffer.from(Array.from({ length: 3_000 }, (_, at) => (at * at * 31) & 255));
    return Promise.all([...raws, noise].map(async (raw) => Buffer.concat(await sealPack(raw, 3, IN_PLAIN, BINDING))));
  },
  words: [bindingFrame(BINDING).toString('latin1'), '\x28\xb5\x2f\xfd', '\x50\x2a\x4d\x18'],
  memoryMiB: 160,
  open: () => async (input) => {
    const raw = await acceptedLater(() => openPack(input, MOST_RAW_BYTES, PLAIN, BINDING));
    if (raw === undefined) return;
    require(raw.length <= MOST_RAW_BYTES, 'it expands to more than its bound');
    const again = Buffer.concat(await sealPack(raw, 1, IN_PLAIN, BINDING));
    require(Buffer.from(raw).equals(
      await openPack(again, MOST_RAW_BYTES, PLAIN, BINDING),
    ), 'it changes when it is sealed again');
  },
};

export const STORED_TARGETS: readonly Target[] = [manifest, objectList, contents, map, pack];
