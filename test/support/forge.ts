import { constants as zstd, zstdCompressSync } from 'node:zlib';
import { bindingFrame } from '../../src/core/format/binding.ts';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import type { Contents } from '../../src/core/format/manifest/contents.ts';
import type { Manifest } from '../../src/core/format/manifest/manifest.ts';
import { objectKeys, ownerOfObject, type SealedPlace } from '../../src/core/format/object-keys.ts';
import { serializeObjectList } from '../../src/core/format/object-list.ts';
import { createDecryptor, createEncryptor, type Encryptor } from '../../src/openpgp/encryption.ts';
import type { GeneratedKey } from '../../src/openpgp/keys/generate.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { openPack, sealPack } from '../../src/repository/packs/pack.ts';
import type { MemoryStorage } from './memory-storage.ts';

/** One zstd frame as in backups, without a binding. */
export function frameOf(raw: Uint8Array): Buffer {
  const params = { [zstd.ZSTD_c_checksumFlag]: 1, [zstd.ZSTD_c_contentSizeFlag]: 1 };
  return zstdCompressSync(raw, { pledgedSrcSize: raw.length, params });
}

/**
 * An attacker with a backup job's keys who writes arbitrary data: objects encrypted to the recovery key, lists that name them,
 * and a manifest with a good signature. (To get the contents that the attacker would write, the test decrypts the existing
 * ones.)
 */
export class Forger {
  readonly keys: ReturnType<typeof objectKeys>;
  readonly storage: MemoryStorage;
  readonly database: DatabaseName;
  readonly id: string;
  readonly runner: GeneratedKey;
  readonly recovery: GeneratedKey;

  constructor(
    storage: MemoryStorage,
    database: DatabaseName,
    id: string,
    keys: { readonly runner: GeneratedKey; readonly recovery: GeneratedKey },
  ) {
    this.keys = objectKeys(database);
    this.storage = storage;
    this.database = database;
    this.id = id;
    this.runner = keys.runner;
    this.recovery = keys.recovery;
  }

  get manifest(): Manifest {
    return JSON.parse(String(this.storage.objects.get(this.keys.manifest(this.id))));
  }

  encryptor(): Promise<Encryptor> {
    const recipients = { kind: 'keys', publicKeys: [this.recovery.armoredPublic] } as const;
    return createEncryptor(recipients, this.manifest.encryption.profile, new Date());
  }

  async contents(): Promise<Contents> {
    const { id, database } = this;
    const keys = [{ armored: this.recovery.armoredPrivate, passphrase: undefined }];
    const stored = this.storage.objects.get(this.keys.contents(id)) ?? Buffer.alloc(0);
    const binding = { kind: 'contents', database, backup: id } as const;
    const raw = await openPack(stored, 2 ** 24, await createDecryptor({ kind: 'keys', keys }), binding);
    return JSON.parse(Buffer.from(raw).toString());
  }

  /** Replaces an object of this backup. @param from a binding other than that of the location */
  async seal(place: Omit<SealedPlace, 'backup'>, raw: Uint8Array, from = {}): Promise<void> {
    const binding = { ...place, database: this.database, backup: this.id, ...from };
    const sealed = await sealPack(raw, 1, await this.encryptor(), binding);
    this.put({ ...place, backup: this.id }, Buffer.concat(sealed));
  }

  /** Replaces an object with arbitrary encrypted data. */
  async encrypt(place: Omit<SealedPlace, 'backup'>, afterBinding: Uint8Array): Promise<void> {
    const frame = bindingFrame({ ...place, database: this.database, backup: this.id });
    const message = await (await this.encryptor()).encrypt(Buffer.concat([frame, afterBinding]));
    this.put({ ...place, backup: this.id }, Buffer.concat(message));
  }

  put(place: SealedPlace, stored: Uint8Array): void {
    this.storage.objects.set(this.keys.sealed(place), Buffer.from(stored));
  }

  async changeContents(change: (contents: Contents) => unknown): Promise<void> {
    const contents = await this.contents();
    change(contents);
    await this.seal({ kind: 'contents' }, Buffer.from(JSON.stringify(contents)));
  }

  /** Lists the existing objects, and signs a manifest that names the list. @returns the manifest's SHA-256 */
  async commit(change: Partial<Manifest> = {}): Promise<string> {
    const { storage, keys, id } = this;
    const isListed = (key: string): boolean => {
      const owner = ownerOfObject(keys.relative(key));
      return owner?.id === id && ['packs', 'maps', 'index', 'contents'].includes(owner.part);
    };
    const own = [...storage.objects].filter(([key]) => key.startsWith(keys.root) && isListed(key));
    const objects = own.map(([key, body]) => ({ key: keys.relative(key), ...referenceTo(body) }));
    const list = serializeObjectList(objects.sort((a, b) => (a.key < b.key ? -1 : 1)));
    const contents = referenceTo(storage.objects.get(keys.contents(id)) ?? Buffer.alloc(0));
    const storedBytes = objects.reduce((sum, { sizeBytes }) => sum + sizeBytes, list.length);
    return this.commitList(list, { contents, storedBytes, ...change });
  }

  /** Stores this list, and signs a manifest that names it. @returns the manifest's SHA-256 */
  async commitList(list: Buffer, change: Partial<Manifest> = {}): Promise<string> {
    this.storage.objects.set(this.keys.objects(this.id, 0), list);
    const manifest = { ...this.manifest, objects: [referenceTo(list)], ...change };
    return this.sign(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  }

  /** Replaces the manifest with these bytes and a good signature. @returns their SHA-256 */
  async sign(manifest: Buffer): Promise<string> {
    const spec = { armored: this.runner.armoredPrivate, passphrase: undefined };
    const signature = await (await createSigner(spec, 'runner-key', new Date())).sign(manifest);
    this.storage.objects.set(this.keys.manifest(this.id), manifest);
    this.storage.objects.set(this.keys.signature(this.id, this.runner.fingerprint), Buffer.from(signature));
    return sha256Hex(manifest);
  }
}

function referenceTo(body: Uint8Array): { sha256: string; sizeBytes: number } {
  return { sha256: sha256Hex(body), sizeBytes: body.length };
}
