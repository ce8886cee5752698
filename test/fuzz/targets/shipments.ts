import { isDeepStrictEqual } from 'node:util';
import { requireDatabaseName } from '../../../src/core/format/database-name.ts';
import { parseLogContents } from '../../../src/core/format/log/log-contents.ts';
import { parseLogManifest, serializeLogManifest } from '../../../src/core/format/log/log-manifest.ts';
import { bundlesOf, objectsIn } from '../../../src/evidence/shipments/bundle.ts';
import { accepted, require, type Target } from '../harness/target.ts';
import { DATABASE, rawFiles, vectorFiles } from './vectors.ts';

const ID = /\d{8}T\d{6}Z-log-[0-9a-f]{6}/;
const WORDS = ['"follows":null', '"base":{"id":"', '"from":"', '"kind":"log"', '2026-02-30T00:00:00Z', '"__proto__":1'];
const WORDS_OF_LINES = [
  '\n',
  '{"id":"',
  '","manifest":"',
  '","signature":null}\n',
  '\\u000a',
  '\\ud800',
  '\xff',
  '\r\n',
];

function idIn(input: Buffer): string {
  return ID.exec(input.toString('latin1'))?.[0] ?? '20250201T040000Z-log-7f9518';
}

/** The manifest of a shipment. */
const manifest: Target = {
  name: 'log-manifest',
  seeds: () => vectorFiles(/\/manifests\/[^/]*-log-/),
  words: WORDS,
  maxBytes: 9 * 1024,
  open: () => (input) => {
    const expected = { id: idIn(input), database: DATABASE };
    const parsed = accepted(() => parseLogManifest(input, expected));
    if (parsed === undefined) return;
    require(isDeepStrictEqual(parsed, JSON.parse(input.toString())), 'a field of the manifest was dropped or changed');
    const again = accepted(() => serializeLogManifest(parsed));
    if (again !== undefined)
      require(isDeepStrictEqual(parseLogManifest(again, expected), parsed), 'written again it is another manifest');
  },
};

/** The decrypted description of a shipment. */
const contents: Target = {
  name: 'log-contents',
  seeds: () => rawFiles(/\/contents\/[^/]*-log-/),
  words: [...WORDS, '"streams":[]', '"kind":"wal"', '"marker":{', '"lsn":"0/0"', '"count":0', '"lastAt":null'],
  open: () => (input) => {
    const lengths = [...input.toString('latin1').matchAll(/"rawBytes":(\d+)/g)].map(([, digits]) => Number(digits));
    // Lengths that disagree with the manifest would hide what is after that check.
    const rawBytes = lengths.reduce((sum, each) => sum + each, 0);
    const parsed = accepted(() => parseLogContents(input, { id: idIn(input), database: DATABASE, rawBytes }));
    if (parsed === undefined) return;
    require(isDeepStrictEqual(parsed, JSON.parse(input.toString())), 'a field of the contents was dropped or changed');
  },
};

/** The manifests of a day in evidence, in lines of JSON. */
const bundle: Target = {
  name: 'evidence-shipments',
  seeds: () => {
    const manifests = vectorFiles(/\/manifests\/[^/]*-log-/);
    const [signature] = vectorFiles(/\/signatures\/[^/]*-log-.*\.asc$/);
    const shipments = manifests.map((each, at) => {
      return { id: idIn(each), manifest: each, signature: at === 0 ? signature : undefined };
    });
    return [...bundlesOf(requireDatabaseName(DATABASE), shipments).values()];
  },
  words: [...WORDS, ...WORDS_OF_LINES],
  open: () => (input) => {
    const id = idIn(input);
    const path = `payloads/${DATABASE}/shipments/${id.slice(0, 4)}-${id.slice(4, 6)}-${id.slice(6, 8)}.jsonl`;
    const objects = accepted(() => objectsIn(path, input));
    if (objects === undefined) return;
    const manifests = [...objects].filter(([key]) => key.startsWith(`${DATABASE}/manifests/`));
    const lines = input.toString('latin1').split('\n').length - 1;
    require(manifests.length === lines, 'a line names another object, or one that another line names');
    for (const [key, bytes] of objects) {
      const isOwn = new RegExp(`^${DATABASE}/(?:manifests|signatures)/[^/]`).test(key) && !key.includes('..');
      require(isOwn && bytes.length <= input.length, 'an object outside of the database, or larger than the file');
    }
  },
};

export const SHIPMENT_TARGETS: readonly Target[] = [manifest, contents, bundle];
