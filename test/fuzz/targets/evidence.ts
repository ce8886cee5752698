import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readZip } from '../../../src/evidence/archive/read-zip.ts';
import { writeZip } from '../../../src/evidence/archive/write-zip.ts';
import { parseIndex, serializeIndex } from '../../../src/evidence/index-file.ts';
import { accepted, require, type Target } from '../harness/target.ts';

const ARCHIVE = join(import.meta.dirname, '../../data/quarter/evidence-2026-Q3.zip');

/** Evidence, as anyone can hand it over. */
const archive: Target = {
  name: 'evidence-archive',
  seeds: () => [
    writeZip(new Map([['a', Buffer.from('x'.repeat(500))]])),
    writeZip(
      new Map([
        ['index.json', Buffer.from('{}')],
        ['payloads/shop/a.json', Buffer.from('a record')],
      ]),
    ),
  ],
  words: ['PK\x01\x02', 'PK\x03\x04', 'PK\x05\x06', '../', '/', '\\', '\x08\x00', '\xff\xff\xff\xff'],
  open: async () => async (input) => {
    const files = accepted(() => readZip(input));
    if (files === undefined) return;
    const again = readZip(writeZip(files));
    require(files.size === again.size, 'an accepted archive has other files when it is written again');
    for (const [path, content] of files) require(again.get(path)?.equals(content) === true, 'a file differs');
  },
};

/** The index of evidence. */
const index: Target = {
  name: 'evidence-index',
  seeds: () => {
    const bytes = readZip(readFileSync(ARCHIVE)).get('index.json') ?? Buffer.alloc(0);
    const { files, ...head } = parseIndex(bytes);
    return [serializeIndex({ ...head, files: files.slice(0, 3) })];
  },
  words: ['"files": [', '"sha256": ', 'null', '"payloads/', '\n '],
  open: async () => async (input) => {
    const parsed = accepted(() => parseIndex(input));
    if (parsed !== undefined) require(serializeIndex(parsed).equals(input), 'an accepted index has two forms');
  },
};

export const EVIDENCE_TARGETS: readonly Target[] = [archive, index];
