import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PackFiles } from '../../src/evidence/archive/files.ts';
import { INDEX, INDEX_SIGNATURE } from '../../src/evidence/index-file.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';
import { makeTestKeys } from '../support/commands.ts';
import { check, indexOf, renderedAgain, unsignedIndex } from '../support/evidence.ts';

/** Three weeks of one database: three tests, one of which failed, and the last records before them. */
let pack: PackFiles;
let records: string[];

beforeAll(async () => {
  const period = { text: '2026-07-12..2026-08-01', from: '2026-07-12T00:00:00.000Z', to: '2026-08-02T00:00:00.000Z' };
  pack = (await renderedAgain({ period, databases: [{ name: 'shop', findings: [], unread: [] }] })).files;
  records = [...pack.keys()].filter((path) => path.includes('/verifications/') && path.endsWith('.json')).sort();
});

type Change = (files: Map<string, Buffer>) => void;

function changed(change: Change): PackFiles {
  const files = new Map(pack);
  change(files);
  return files;
}

/** The content of a file with one bit changed. */
function flipped(content: Buffer, at: number, bit = 0): Buffer {
  const bytes = Buffer.from(content);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
  return bytes;
}

function edited(path: string, edit: (text: string) => string): Change {
  return (files) => {
    const before = String(files.get(path));
    const after = edit(before);
    if (after === before) throw new Error(`${path} was not changed`);
    files.set(path, Buffer.from(after));
  };
}

/** Hashes of the tampered copies that were refused: the same copy twice is one. */
const refusedCopies = new Set<string>();

/** Of all files, with their names and in their order. */
function hashOf(files: PackFiles): string {
  const hash = createHash('sha256');
  for (const [path, bytes] of files) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return hash.digest('hex');
}

async function refusalOf(files: PackFiles, allowUnsigned = false): Promise<string[]> {
  const found = await problemsOf(files, allowUnsigned);
  if (found.length > 0) refusedCopies.add(hashOf(files));
  return found;
}

/** How it is refused: by a problem, or by an error that is a finding. */
async function problemsOf(files: PackFiles, allowUnsigned = false): Promise<string[]> {
  try {
    const { problems } = await check(files, { allowUnsigned });
    return [...new Set(problems.map(({ kind }) => kind))];
  } catch (thrown) {
    return [String((thrown as { code?: unknown }).code)];
  }
}

describe('evidence as it was made', () => {
  it('is accepted, and knows who signed it', async () => {
    const { problems, signedBy, isRendered, facts } = await check(pack);
    expect({ problems, isRendered, signedBy }).toEqual({
      problems: [],
      isRendered: true,
      signedBy: indexOf(pack).signer,
    });
    expect(facts?.databases[0]?.tests.map(({ verdict }) => verdict)).toEqual(['passed', 'passed', 'failed']);
    expect(records).toHaveLength(4);
  });

  it('is accepted without a signature only if that is asked for', async () => {
    const unsigned = (await renderedAgainUnsigned()).files;
    expect(await problemsOf(unsigned)).toEqual(['unsigned']);
    expect(await problemsOf(unsigned, true)).toEqual([]);
  });
});

async function renderedAgainUnsigned() {
  const { period } = indexOf(pack);
  return renderedAgain({ period, databases: [{ name: 'shop', findings: [], unread: [] }], signer: null });
}

describe('a tampered copy is refused', () => {
  it('with one bit of any file changed', async () => {
    const paths = [...pack.keys()].filter((path) => path !== INDEX_SIGNATURE);
    for (const [number, path] of paths.entries()) {
      const content = pack.get(path) ?? Buffer.alloc(0);
      const copy = changed((files) => files.set(path, flipped(content, (number * 7_919) % content.length, number % 8)));
      expect(await refusalOf(copy), path).not.toEqual([]);
    }
    expect(paths.length).toBeGreaterThan(50);
  });

  it('with any character of the signature changed', async () => {
    const signature = pack.get(INDEX_SIGNATURE) ?? Buffer.alloc(0);
    for (let at = 0; at < signature.length; at += 1) {
      const copy = changed((files) => files.set(INDEX_SIGNATURE, flipped(signature, at)));
      expect(await refusalOf(copy), `byte ${at}`).toEqual(['index-signature']);
    }
  });

  it('with any file missing, renamed or added', async () => {
    for (const [path, content] of pack) {
      expect(await refusalOf(changed((files) => files.delete(path))), path).not.toEqual([]);
      const renamed: Change = (files) => {
        files.delete(path);
        files.set(`${path}.old`, content);
      };
      expect(await refusalOf(changed(renamed)), path).not.toEqual([]);
    }
    expect(await refusalOf(changed((files) => files.set('more.csv', Buffer.from(''))))).toEqual(['added']);
  });

  it('with two records exchanged', async () => {
    const [first = '', second = ''] = records;
    const exchange: Change = (files) => {
      for (const ending of ['', '.asc']) {
        files.set(first + ending, pack.get(second + ending) ?? Buffer.alloc(0));
        files.set(second + ending, pack.get(first + ending) ?? Buffer.alloc(0));
      }
    };
    expect(await refusalOf(changed(exchange))).toEqual(['changed']);
    const fitting = unsignedIndex(changed(exchange));
    expect(await refusalOf(fitting, true)).toEqual(['payload', 'chain', 'not-rendered']);
  });

  it('signed by another key', async () => {
    const { stranger } = await makeTestKeys();
    const signer = await createSigner(
      { armored: stranger.armoredPrivate, passphrase: undefined },
      'verifier-key',
      new Date(),
    );
    for (const named of [signer.fingerprint, indexOf(pack).signer]) {
      const files = new Map(unsignedIndex(pack, { signer: named }));
      files.set(INDEX_SIGNATURE, Buffer.from(await signer.sign(files.get(INDEX) ?? Buffer.alloc(0))));
      expect(await refusalOf(files, true)).toEqual(['index-signature']);
    }
    const claimed = unsignedIndex(pack, { signer: indexOf(pack).signer });
    expect(await refusalOf(claimed, true)).toEqual(['index-signature']);
  });
});

/** A list of shipments with another number in a manifest, so that it still has the form of a list; of another file, another byte. */
function otherThan(path: string, content: Buffer): Buffer {
  if (!path.endsWith('.jsonl')) return flipped(content, 40);
  return Buffer.from(String(content).replace(/(rawBytes\\": )\d/, (_, name: string) => `${name}9`));
}

describe('a tampered copy with an index that fits, which nobody signed, is refused', () => {
  const fitting = (change: Change): PackFiles => unsignedIndex(changed(change));

  it.each<[string, Change]>([
    ['a verdict in the table', edited('tests.csv', (text) => text.replace('"failed"', '"passed"'))],
    ['a row of the table less', edited('tests.csv', (text) => text.replace(/\r\n[^\r]*"failed"[^\r]*/, ''))],
    ['a row of the table more', edited('tests.csv', (text) => text + text.slice(text.indexOf('\n') + 1))],
    ['rows in another order', edited('backups.csv', (text) => text.trim().split('\r\n').reverse().join('\r\n'))],
    ['a figure of a backup', edited('backups.csv', (text) => text.replace(/"(\d)(\d+)"/, '"9$2"'))],
    ['a word of the report', edited('report.html', (text) => text.replace('1 did not pass', '0 did not pass'))],
    ['a script in the report', edited('report.html', (text) => text.replace('</main>', '<script></script></main>'))],
    ['a statement', edited('statements.jsonl', (text) => text.replace('FAILED', 'PASSED'))],
    ['a key to trust', edited('README.txt', (text) => text.replace(/[0-9a-f]{40}/, '0'.repeat(40)))],
  ])('by %s', async (_name, change) => {
    expect(await refusalOf(fitting(change), true)).toEqual(['not-rendered']);
  });

  it('by any record less', async () => {
    for (const record of records) {
      const without: Change = (files) => {
        files.delete(record);
        files.delete(`${record}.asc`);
      };
      expect(await refusalOf(fitting(without), true), record).toContain('not-rendered');
    }
  });

  it('by any record or manifest changed, or with another signature', async () => {
    const payloads = [...pack.keys()].filter((each) => each.startsWith('payloads/')).toSorted();
    for (const path of payloads.filter((each, at) => each.includes('/verifications/') || at % 4 === 0)) {
      const content = pack.get(path) ?? Buffer.alloc(0);
      const other = path.endsWith('.asc') ? (pack.get(INDEX_SIGNATURE) ?? Buffer.alloc(0)) : otherThan(path, content);
      expect(
        await refusalOf(
          fitting((files) => files.set(path, other)),
          true,
        ),
        path,
      ).toContain('payload');
    }
  });

  it('by another period, time or key in the index', async () => {
    const { period, madeAt } = indexOf(pack);
    const changes = [
      { period: { ...period, from: '2026-07-19T00:00:00.000Z' } },
      { madeAt: madeAt.replace('10-02', '10-03') },
      { verifiers: ['0'.repeat(40)] },
      { signers: null },
      { chains: [] },
      { databases: [] },
    ];
    for (const change of changes) {
      expect(await refusalOf(unsignedIndex(pack, change), true), JSON.stringify(change)).not.toEqual([]);
    }
  });

  it('by a planted record that no accepted key signed', async () => {
    const [record = ''] = records;
    const planted = record.replace(/\d{9}Z\.json$/, '235959999Z.json');
    expect(
      await refusalOf(
        fitting((files) => files.set(planted, pack.get(record) ?? Buffer.alloc(0))),
        true,
      ),
    ).toContain('payload');
  });
});

it('more than a hundred different copies were refused, each of them above', () => {
  expect(refusedCopies.size).toBeGreaterThanOrEqual(100);
});
