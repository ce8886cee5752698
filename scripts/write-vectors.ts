// Writes test/vectors, small stored backups that a reader accepts and modified ones that it refuses, with keys generated for
// them, and from these the example in docs/format.md: node scripts/write-vectors.ts. With --example, only the page is written.
// Run it after a change of the stored format. The times in the vectors are always the same.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeAccepted } from '../test/support/vectors/accepted.ts';
import { exampleOf } from '../test/support/vectors/example.ts';
import { makeVectorKeys } from '../test/support/vectors/keys.ts';
import { makeRefused } from '../test/support/vectors/refused.ts';
import type { VectorIndex } from '../test/support/vectors/vector.ts';

const FOLDER = new URL('../test/vectors', import.meta.url).pathname;
const Clock = Date;

/** Signatures contain their creation time. No reader's clock is earlier than this one. */
class Then extends Clock {
  constructor(...time: [] | [value: number | string | Date]) {
    super(time.length === 0 ? Then.now() : time[0]);
  }

  static override now(): number {
    return Clock.UTC(2025, 1, 1);
  }
}

function write(path: string, content: string | Uint8Array): void {
  const file = join(FOLDER, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function writeVectors(): Promise<void> {
  globalThis.Date = Then as DateConstructor;
  for (const part of ['accept', 'refuse', 'keys']) rmSync(join(FOLDER, part), { recursive: true, force: true });
  const keys = await makeVectorKeys();
  for (const [name, key] of Object.entries(keys)) {
    write(`keys/${name}.asc`, key.armoredPrivate.reveal());
    write(`keys/${name}.pub.asc`, key.armoredPublic);
  }
  const accepted = await makeAccepted(keys);
  const refused = await makeRefused(accepted);
  const files = [...accepted.map(({ vector, storage }) => ({ vector, files: storage.objects })), ...refused];
  for (const each of files) {
    for (const [key, bytes] of each.files) write(`${each.vector.folder}/${key}`, bytes);
  }
  const index: VectorIndex = { format: 'restorable-vectors/1', vectors: files.map(({ vector }) => vector) };
  write('index.json', `${JSON.stringify(index, null, 1)}\n`);
}

async function writeExample(): Promise<void> {
  const page = new URL('../docs/format.md', import.meta.url).pathname;
  const example = await exampleOf(FOLDER);
  const text = readFileSync(page, 'utf8').replace(
    /(<!-- example: [^\n]*-->\n)[\s\S]*(<!-- end of the example -->)/,
    (_, begin: string, end: string) => `${begin}\n${example}\n\n${end}`,
  );
  writeFileSync(page, text);
}

if (!process.argv.includes('--example')) await writeVectors();
await writeExample();
