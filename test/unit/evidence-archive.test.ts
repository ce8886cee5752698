import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { PackFiles } from '../../src/evidence/archive/files.ts';
import { readFolder } from '../../src/evidence/archive/read-folder.ts';
import { readZip } from '../../src/evidence/archive/read-zip.ts';
import { writeZip } from '../../src/evidence/archive/write-zip.ts';
import {
  centralHeader,
  crcOf,
  DEFLATED,
  type Entry,
  endRecord,
  localHeader,
} from '../../src/evidence/archive/zip-format.ts';

const FILES: PackFiles = new Map([
  ['index.json', Buffer.from('{}\n')],
  ['payloads/shop/a.json', Buffer.from('a'.repeat(500))],
  ['payloads/shop/a.json.asc', Buffer.from([0, 1, 2, 255])],
]);

interface Part extends Partial<Entry> {
  readonly content: string;
  /** Of the local header, if it differs. */
  readonly local?: Partial<Entry>;
  /** Follows the compressed data, and counts as part of it. */
  readonly after?: string;
}

/** An archive with any contradiction that a writer of this format would not make. */
function forged(parts: readonly Part[], { before = '', between = '', entries = parts.length } = {}): Buffer {
  const bodies: Buffer[] = [Buffer.from(before)];
  const headers: Buffer[] = [];
  let offset = before.length;
  for (const { content, local, after = '', ...given } of parts) {
    const bytes = Buffer.from(content);
    const stored = Buffer.concat([deflateRawSync(bytes), Buffer.from(after)]);
    const sizes = { compressedBytes: stored.length, bytes: bytes.length };
    const entry = { name: 'a', method: DEFLATED, crc: crcOf(bytes), ...sizes, offset, ...given };
    const body = Buffer.concat([localHeader({ ...entry, ...local }), stored, Buffer.from(between)]);
    bodies.push(body);
    headers.push(centralHeader(entry));
    offset += body.length;
  }
  const directory = Buffer.concat(headers);
  return Buffer.concat([...bodies, directory, endRecord({ entries, bytes: directory.length, offset })]);
}

const refusal = expect.objectContaining({ code: 'EVIDENCE_INVALID' });

describe('a zip file', () => {
  it('is read as it was written, and equal files give equal bytes', () => {
    const zip = writeZip(FILES);
    expect(readZip(zip)).toEqual(FILES);
    expect(writeZip(new Map([...FILES].reverse()))).toEqual(zip);
    expect(readZip(writeZip(new Map()))).toEqual(new Map());
    const zeros = new Map([['zeros', Buffer.alloc(100_000)]]);
    expect(readZip(writeZip(zeros))).toEqual(zeros);
    expect(readZip(forged([{ content: 'x' }]))).toEqual(new Map([['a', Buffer.from('x')]]));
  });

  const zeros = '\0'.repeat(1_000_000);
  it.each<[string, Buffer]>([
    ['has a file twice', forged([{ content: 'x' }, { content: 'y' }])],
    ['has a file twice for macOS', forged([{ content: 'x' }, { content: 'y', name: 'A' }])],
    ['leaves its folder', forged([{ content: 'x', name: '../a' }])],
    ['leaves its folder in the middle', forged([{ content: 'x', name: 'a/../../b' }])],
    ['has an absolute path', forged([{ content: 'x', name: '/a' }])],
    ['has a drive', forged([{ content: 'x', name: 'c:a' }])],
    ['has a backslash', forged([{ content: 'x', name: 'a\\b' }])],
    ['has a folder', forged([{ content: '', name: 'a/' }])],
    ['has a hidden file', forged([{ content: 'x', name: '.a' }])],
    ['has a name that another encoding reads differently', forged([{ content: 'x', name: 'a\u00e9' }])],
    ['has no name', forged([{ content: 'x', name: '' }])],
    ['expands to more than it says', forged([{ content: zeros, bytes: 10 }])],
    ['is a bomb', forged([{ content: zeros }])],
    ['says that it expands to gigabytes', forged([{ content: zeros, bytes: 0xffff_ffff }])],
    ['expands to less than it says', forged([{ content: 'x', bytes: 2 }])],
    ['is damaged', forged([{ content: 'x', crc: 1 }])],
    ['hides data after a file', forged([{ content: 'x', after: 'hidden' }])],
    ['hides data between files', forged([{ content: 'x' }, { content: 'y', name: 'b' }], { between: 'hidden' })],
    ['hides data before the files', forged([{ content: 'x' }], { before: 'hidden' })],
    ['describes a name in two ways', forged([{ content: 'x', local: { name: 'b' } }])],
    ['describes a size in two ways', forged([{ content: 'x', local: { bytes: 9 } }])],
    ['hides a file from its directory', forged([{ content: 'x' }, { content: 'y', name: 'b' }], { entries: 1 })],
    ['has an unknown method', forged([{ content: 'x', method: 12 }])],
    ['reads one file as two', forged([{ content: 'x' }, { content: 'x', name: 'b', offset: 0 }])],
    ['is cut off', writeZip(FILES).subarray(0, -1)],
    ['is followed by something', Buffer.concat([writeZip(FILES), Buffer.from('x')])],
    ['is empty', Buffer.alloc(0)],
    ['is not a zip file', Buffer.alloc(1000, 'x')],
  ])('is refused if it %s', (_name, zip) => {
    expect(() => readZip(zip)).toThrow(refusal);
  });

  it('is refused with any byte of a header changed', () => {
    const zip = writeZip(new Map([['a', Buffer.from('x')]]));
    const contentAt = 31;
    for (let at = 0; at < zip.length; at += 1) {
      const changed = Buffer.from(zip);
      changed[at] = (changed[at] ?? 0) ^ 0x40;
      // A change of both sums together would be another file, which the index does not have.
      if (at !== contentAt) expect(() => readZip(changed), `byte ${at}`).toThrow(refusal);
    }
  });
});

describe('a folder', () => {
  async function folderWith(files: PackFiles): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'evidence-'));
    for (const [path, content] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return folder;
  }

  it('is read with all its files', async () => {
    expect(await readFolder(await folderWith(FILES))).toEqual(FILES);
  });

  it.each([
    ['a link to a file', (folder: string) => symlink('index.json', join(folder, 'statement.json'))],
    ['a link to a folder', (folder: string) => symlink('payloads', join(folder, 'more'))],
    ['a hidden file', (folder: string) => writeFile(join(folder, '.DS_Store'), 'x')],
    ['an empty folder', (folder: string) => mkdir(join(folder, 'empty'))],
    ['folders without end', (folder: string) => mkdir(join(folder, 'a/'.repeat(60)), { recursive: true })],
  ])('is refused with %s', async (_name, change) => {
    const folder = await folderWith(FILES);
    await change(folder);
    await expect(readFolder(folder)).rejects.toThrow(refusal);
  });

  it('is an error if it is missing', async () => {
    const missing = join(await folderWith(FILES), 'missing');
    await expect(readFolder(missing)).rejects.toThrow(expect.objectContaining({ code: 'FILE_UNREADABLE' }));
  });
});
