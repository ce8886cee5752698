import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bindingFrame, takeFrame } from '../../../src/core/format/binding.ts';
import type { SealedPlace } from '../../../src/core/format/object-keys.ts';
import { objectKeys } from '../../../src/core/format/object-keys.ts';
import { Secret } from '../../../src/core/secret.ts';
import { createDecryptor, type Decryptor } from '../../../src/openpgp/encryption.ts';
import { readPacket } from '../../../src/openpgp/packets.ts';
import { RunList } from '../../../src/repository/chunks/map-reader.ts';
import { openPack } from '../../../src/repository/packs/pack.ts';
import { DATABASE } from './accepted.ts';
import type { VectorIndex } from './vector.ts';

const MAX_BYTES = 2 ** 24;
const keys = objectKeys(DATABASE);

/** One accepted vector as stored in its folder. */
class Stored {
  readonly folder: string;
  readonly backup: string;
  readonly #decryptor: Decryptor;

  constructor(vectors: string, name: string, decryptor: Decryptor) {
    const index: VectorIndex = JSON.parse(readFileSync(join(vectors, 'index.json'), 'utf8'));
    const vector = index.vectors.find((each) => each.name === name);
    this.folder = join(vectors, vector?.folder ?? '');
    this.backup = vector?.backup ?? '';
    this.#decryptor = decryptor;
  }

  read(key: string): Buffer {
    return readFileSync(join(this.folder, key));
  }

  /** Keys and sizes, in the order of the keys. */
  list(): string {
    const files = readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
    return lines(
      paths.map((path) => `${String(readFileSync(path).length).padStart(6)}  ${relative(this.folder, path)}`),
    );
  }

  decrypt(place: Omit<SealedPlace, 'backup'>): Promise<Uint8Array> {
    return this.#decryptor.decrypt(this.read(keys.sealed({ ...place, backup: this.backup })));
  }

  /** The ids of shipments, oldest first. */
  shipments(): string[] {
    const names = readdirSync(join(this.folder, DATABASE, 'manifests'));
    return names
      .filter((name) => name.includes('-log-'))
      .map((name) => name.replace('.json', ''))
      .sort();
  }

  /** The decrypted contents of a shipment. */
  logContents(id: string): Promise<Uint8Array> {
    const at = { kind: 'contents', backup: id } as const;
    return openPack(this.read(keys.sealed(at)), MAX_BYTES, this.#decryptor, { ...at, database: DATABASE });
  }

  open(place: Omit<SealedPlace, 'backup'>): Promise<Uint8Array> {
    const at = { ...place, backup: this.backup };
    return openPack(this.read(keys.sealed(at)), MAX_BYTES, this.#decryptor, { ...at, database: DATABASE });
  }
}

/** The worked example of docs/format.md, from the vectors. */
export async function exampleOf(vectors: string): Promise<string> {
  const armored = new Secret(readFileSync(join(vectors, 'keys/recovery.asc'), 'utf8'));
  const decryptor = await createDecryptor({ kind: 'keys', keys: [{ armored, passphrase: undefined }] });
  const full = new Stored(vectors, 'full', decryptor);
  const place = { kind: 'pack', stream: 'database.sqlite', number: 0 } as const;
  const pack = full.read(keys.sealed({ ...place, backup: full.backup }));
  const decrypted = await full.decrypt(place);
  const binding = { ...place, database: DATABASE, backup: full.backup };
  const contents = Buffer.from(await full.open({ kind: 'contents' }));
  return [
    'The files, with their sizes:',
    block(full.list()),
    'The manifest:',
    block(String(full.read(keys.manifest(full.backup))), 'json'),
    'The list of objects:',
    block(String(full.read(keys.objects(full.backup, 0)))),
    'The pack as stored:',
    block(lines(packetsOf(pack))),
    `The decrypted data packet contains a literal packet. Its data begins with the binding of ${bindingFrame(binding).length} bytes:`,
    block(hexOf(decrypted.subarray(0, bindingFrame(binding).length))),
    'The zstd frame follows. Its header:',
    block(hexOf(takeFrame(decrypted, binding).subarray(0, 16))),
    'The contents, formatted:',
    block(`${JSON.stringify(JSON.parse(String(contents)), null, 1)}\n`, 'json'),
    await mapExample(new Stored(vectors, 'incremental', decryptor)),
    await shipmentExample(new Stored(vectors, 'shipments', decryptor)),
  ].join('\n\n');
}

async function shipmentExample(stored: Stored): Promise<string> {
  const id = stored.shipments().at(-1) ?? '';
  const contents = Buffer.from(await stored.logContents(id));
  return [
    'The manifest of the second shipment of a log in the vector `shipments`:',
    block(String(stored.read(keys.manifest(id))), 'json'),
    'Its contents, formatted:',
    block(`${JSON.stringify(JSON.parse(String(contents)), null, 1)}\n`, 'json'),
  ].join('\n\n');
}

async function mapExample(incremental: Stored): Promise<string> {
  const place = { kind: 'map', stream: 'database.dump', number: 0 } as const;
  const raw = await incremental.open(place);
  const contents = JSON.parse(Buffer.from(await incremental.open({ kind: 'contents' })).toString());
  const stream = contents.streams.find(({ name }: { name: string }) => name === place.stream);
  const runs = new RunList(stream.rawBytes, () => true);
  runs.addPart(raw);
  const rows = Array.from({ length: runs.count }, (_, at) => Object.values(runs.at(at)).join('\t'));
  const shown = rows.length > 12 ? [...rows.slice(0, 12), '…'] : rows;
  return [
    'The map of the stream `database.dump` of the vector `incremental`, its only part, decrypted and expanded:',
    block(hexOf(raw.subarray(0, 64))),
    'With the sources',
    block(`${JSON.stringify(stream.map.sources, null, 1)}\n`, 'json'),
    'it describes these runs of source, pack, offset and length:',
    block(lines(shown)),
  ].join('\n\n');
}

/** The packets of a message, with their first bytes. */
function packetsOf(message: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at < message.length; ) {
    const packet = readPacket(message, at);
    if (packet === undefined) throw new Error('no packet');
    const header = packet.end - at - packet.body.length;
    found.push(
      `${hexOf(message.subarray(at, at + header + 12)).trim()} …  packet ${packet.tag} of ${packet.body.length} bytes`,
    );
    at = packet.end;
  }
  return found;
}

function hexOf(bytes: Uint8Array): string {
  const groups =
    Buffer.from(bytes)
      .toString('hex')
      .match(/.{1,2}/g) ?? [];
  const rows = Array.from({ length: Math.ceil(groups.length / 32) }, (_, row) =>
    groups.slice(row * 32, (row + 1) * 32).join(' '),
  );
  return lines(rows);
}

function lines(rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}

function block(text: string, language = ''): string {
  return `\`\`\`${language}\n${text}\`\`\``;
}
