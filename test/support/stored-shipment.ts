import { randomBytes } from 'node:crypto';
import { createLogId } from '../../src/core/format/log/log-id.ts';
import { LOG_FORMAT, type LogManifest, serializeLogManifest } from '../../src/core/format/log/log-manifest.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { serializeObjectList } from '../../src/core/format/object-list.ts';
import type { Signer } from '../../src/openpgp/signatures/signer.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { sha256Hex } from '../../src/repository/packs/digest.ts';
import { type Made, SHOP } from './stored-backup.ts';

const keys = objectKeys(SHOP);
const signal = new AbortController().signal;

interface Shipping {
  readonly at: Date;
  readonly base: Made;
  readonly follows?: Made | undefined;
  readonly from?: Date;
  readonly to?: Date;
  readonly source?: string;
  /** Of another one, which it contradicts. */
  readonly id?: string;
  readonly signer?: Signer | undefined;
}

/** A committed shipment, with placeholders for the encrypted bytes. */
export async function putShipment(storage: Storage, shipping: Shipping): Promise<Made> {
  const { at, base, follows, source = 'a', signer } = shipping;
  const id = shipping.id ?? createLogId(at, randomBytes(3));
  const put = async (key: string, body: Buffer): Promise<{ key: string; sha256: string; sizeBytes: number }> => {
    const sha256 = sha256Hex(body);
    await storage.put(key, body, { sha256, signal });
    return { key: keys.relative(key), sha256, sizeBytes: body.length };
  };
  const pack = await put(keys.pack(id, 'binlog.000001', 0), randomBytes(40));
  const { key: _, ...contents } = await put(keys.contents(id), randomBytes(60));
  const listed = [pack, { key: keys.relative(keys.contents(id)), ...contents }].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
  const { key: __, ...list } = await put(keys.objects(id, 0), serializeObjectList(listed));
  const manifest: LogManifest = {
    format: LOG_FORMAT,
    id,
    kind: 'log',
    database: SHOP,
    base,
    follows: follows ?? null,
    from: (shipping.from ?? at).toISOString(),
    to: (shipping.to ?? at).toISOString(),
    engine: { name: 'mariadb', serverVersion: '10.11.19', majorVersion: '10.11' },
    source: { salt: '0'.repeat(32), identity: source.repeat(64).slice(0, 64) },
    run: null,
    startedAt: at.toISOString(),
    finishedAt: at.toISOString(),
    encryption: { profile: 'gnupg', recipients: [], salt: null },
    signer: signer?.fingerprint ?? null,
    objects: [list],
    contents,
    runbook: [
      { key: 'RECOVERY-v1.md', sha256: '0'.repeat(64) },
      { key: 'RECOVERY-v1.py', sha256: '0'.repeat(64) },
    ],
    rawBytes: 0,
    storedBytes: 100 + list.sizeBytes,
    tool: { name: 'restorable', version: '0' },
  };
  const bytes = serializeLogManifest(manifest);
  if (signer !== undefined) await put(keys.signature(id, signer.fingerprint), Buffer.from(await signer.sign(bytes)));
  await put(keys.manifest(id), bytes);
  return { id, manifestSha256: sha256Hex(bytes) };
}
