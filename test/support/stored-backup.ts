import { randomBytes } from 'node:crypto';
import { createBackupId } from '../../src/core/format/backup-id.ts';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import { type Manifest, parseManifest, serializeManifest } from '../../src/core/format/manifest/manifest.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { parseObjectList, serializeObjectList } from '../../src/core/format/object-list.ts';
import type { Signer } from '../../src/openpgp/signatures/signer.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import type { MemoryStorage } from './memory-storage.ts';

export const SHOP = 'shop' as DatabaseName;
const keys = objectKeys(SHOP);
const signal = new AbortController().signal;

export interface Made {
  readonly id: string;
  readonly manifestSha256: string;
}

export interface Making {
  readonly at: Date;
  readonly kind?: Manifest['kind'];
  /** Nearest first, all that it needs. */
  readonly parents?: readonly Made[];
  readonly predecessor?: Made | undefined;
  readonly source?: string;
  readonly packs?: number;
  readonly rawBytes?: number;
  readonly packBytes?: number;
  readonly signer?: Signer | undefined;
  readonly run?: Manifest['run'];
  readonly tookMs?: number;
  readonly inLog?: false | undefined;
}

/** Stores everything of a backup except its manifest, with placeholders for the encrypted bytes, and returns the manifest. */
export async function putObjects(storage: Storage, making: Making): Promise<Manifest> {
  const { at, kind = 'full', parents = [], predecessor, source = 'a', packs = 2, packBytes = 40 } = making;
  const id = createBackupId(at, kind, randomBytes(3));
  const put = async (key: string, body: Buffer): Promise<{ sha256: string; sizeBytes: number }> => {
    const sha256 = sha256Hex(body);
    await storage.put(key, body, { sha256, signal });
    return { sha256, sizeBytes: body.length };
  };
  const listed: { key: string; sizeBytes: number; sha256: string }[] = [];
  for (let index = 0; index < packs; index += 1) {
    const key = keys.pack(id, 'database.dump', index);
    listed.push({ key: keys.relative(key), ...(await put(key, randomBytes(packBytes))) });
  }
  const contents = await put(keys.contents(id), randomBytes(60));
  listed.push({ key: keys.relative(keys.contents(id)), ...contents });
  listed.sort((a, b) => (a.key < b.key ? -1 : 1));
  const objects = [await put(keys.objects(id, 0), serializeObjectList(listed))];
  const time = at.toISOString();
  return {
    format: 'restorable/1',
    id,
    database: SHOP,
    kind,
    parents: [...parents],
    predecessor: predecessor ?? parents[0] ?? null,
    engine: { name: 'sqlite', serverVersion: '3.50.0', majorVersion: '3' },
    source: { salt: '0'.repeat(32), identity: source.repeat(64).slice(0, 64) },
    run: making.run ?? null,
    startedAt: time,
    snapshotAt: time,
    ...(making.inLog === false && { inLog: false }),
    finishedAt: new Date(at.getTime() + (making.tookMs ?? 0)).toISOString(),
    encryption: { profile: 'gnupg', recipients: [], salt: null },
    signer: making.signer?.fingerprint ?? null,
    objects,
    contents,
    runbook: [
      { key: 'RECOVERY-v1.md', sha256: '0'.repeat(64) },
      { key: 'RECOVERY-v1.py', sha256: '0'.repeat(64) },
    ],
    rawBytes: making.rawBytes ?? 1_000,
    storedBytes: packs * packBytes + 60 + (objects[0]?.sizeBytes ?? 0),
    tool: { name: 'restorable', version: '0.0.0' },
  };
}

/** A committed backup. */
export async function putBackup(storage: Storage, making: Making): Promise<Made> {
  const manifest = await putObjects(storage, making);
  const bytes = serializeManifest(manifest);
  const manifestSha256 = sha256Hex(bytes);
  if (making.signer !== undefined) {
    const signature = Buffer.from(await making.signer.sign(bytes));
    await storage.put(keys.signature(manifest.id, making.signer.fingerprint), signature, {
      sha256: sha256Hex(signature),
      signal,
    });
  }
  await storage.put(keys.manifest(manifest.id), bytes, { sha256: manifestSha256, ifAbsent: true, signal });
  return { id: manifest.id, manifestSha256 };
}

/** What is wrong with a committed backup: its own objects, its parents and theirs. */
export function faultsOf(storage: MemoryStorage, id: string): string[] {
  const faults: string[] = [];
  const looked = new Set<string>();
  const look = (each: string): void => {
    if (looked.has(each)) return;
    looked.add(each);
    const bytes = storage.objects.get(keys.manifest(each));
    if (bytes === undefined) faults.push(`no manifest of ${each}`);
    else {
      const manifest = manifestOf(bytes, each);
      faults.push(...missingOf(storage, manifest));
      for (const parent of manifest.parents) {
        const stored = storage.objects.get(keys.manifest(parent.id));
        if (stored === undefined || digestOf(stored) !== parent.manifestSha256) {
          faults.push(`${each} lacks ${parent.id}`);
        } else look(parent.id);
      }
    }
  };
  look(id);
  return faults;
}

function missingOf(storage: MemoryStorage, { id, objects }: Manifest): string[] {
  const faults: string[] = [];
  for (const [index, part] of objects.entries()) {
    const list = storage.objects.get(keys.objects(id, index));
    if (list === undefined || digestOf(list) !== part.sha256) faults.push(`no list of ${id}`);
    else
      for (const object of parseObjectList(list, id)) {
        const stored = storage.objects.get(keys.absolute(object.key));
        if (stored === undefined || digestOf(stored) !== object.sha256) faults.push(`no ${object.key}`);
      }
  }
  return faults;
}

/** Tests of all interleavings read the same bytes thousands of times. They replace them, and never change them in place. */
const digests = new WeakMap<Buffer, string>();
const manifests = new WeakMap<Buffer, Manifest>();

function digestOf(bytes: Buffer): string {
  const known = digests.get(bytes) ?? sha256Hex(bytes);
  digests.set(bytes, known);
  return known;
}

function manifestOf(bytes: Buffer, id: string): Manifest {
  const known = manifests.get(bytes) ?? parseManifest(bytes, { id, database: SHOP });
  if (known.id !== id) throw new Error(`the manifest of ${known.id} is under the name of ${id}`);
  manifests.set(bytes, known);
  return known;
}

/** Ids of the committed backups. */
export function committedIn(storage: MemoryStorage): string[] {
  return [...storage.objects.keys()]
    .filter((key) => key.startsWith(keys.manifests))
    .map((key) => key.slice(keys.manifests.length, -'.json'.length))
    .sort();
}

/** Keys that do not belong to any committed backup and do not explain a missing predecessor. */
export function leaksIn(storage: MemoryStorage): string[] {
  const committed = committedIn(storage);
  const before = committed.flatMap((id) => {
    const json = JSON.parse(String(storage.objects.get(keys.manifest(id)))) as Partial<Manifest>;
    return json.predecessor?.id ?? [];
  });
  const isGap = (key: string): boolean => key.startsWith(keys.allGaps) && before.some((id) => key.includes(id));
  return [...storage.objects.keys()].filter((key) => !committed.some((id) => key.includes(id)) && !isGap(key));
}

/**
 * The state of a storage, without what differs by chance: times within a day, and the id and the random bytes of a backup that is
 * not one of the `known`. Whatever follows depends only on it, so a test of all interleavings follows each state once.
 */
export function stateOf(storage: MemoryStorage, known: readonly string[]): string {
  const now = Date.now() + storage.skewMs;
  const objects = [...storage.objects].map(([key, bytes]) => {
    const ageDays = Math.round((now - (storage.modified.get(key)?.getTime() ?? now)) / 86_400_000);
    const isKnown = known.some((id) => key.includes(id));
    const content = key.startsWith(keys.allPruned) ? sha256Hex(Buffer.from(withoutTime(bytes))) : digestOf(bytes);
    return isKnown ? `${key} ${ageDays} ${content}` : `${key.replace(ANY_ID, 'new')} ${ageDays}`;
  });
  return objects.sort().join('\n');
}

const ANY_ID = /\d{8}T\d{6}Z-[a-z]+-[0-9a-f]{6}/g;

const withoutTime = (record: Buffer): string => record.toString().replace(/"prunedAt":\s*"[^"]*"/, '');
