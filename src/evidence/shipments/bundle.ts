import { z } from 'zod';
import { toRestorableError } from '../../core/errors.ts';
import { type DatabaseName, isDatabaseName, requireDatabaseName } from '../../core/format/database-name.ts';
import { parseLogId } from '../../core/format/log/log-id.ts';
import { parseLogManifest } from '../../core/format/log/log-manifest.ts';
import { objectKeys } from '../../core/format/object-keys.ts';
import { JsonError, parseJson } from '../../core/format/strict-json.ts';
import { type PackFiles, unfit } from '../archive/files.ts';

/** A shipment's manifest and its signature, byte for byte as they are stored. */
export interface BundledShipment {
  readonly id: string;
  readonly manifest: Uint8Array;
  /** Undefined if nobody signed it, or the signature is missing. */
  readonly signature: Uint8Array | undefined;
}

/** Shipments are many: each in two files of its own, a year of one every 15 minutes would have more files than a zip file. */
const PATH = /^payloads\/([^/]+)\/shipments\/\d{4}-\d\d-\d\d\.jsonl$/;

const lineSchema = z.strictObject({
  id: z.string().refine((text) => parseLogId(text) !== undefined, 'not the id of a shipment'),
  manifest: z.string(),
  signature: z.string().nullable(),
});

type Line = z.infer<typeof lineSchema>;

/** Whether a file of a pack has the shipments of a day. */
export function isBundle(path: string): boolean {
  return PATH.test(path);
}

/** The shipments of a database as files of a pack: one for each day, with a line of JSON for each shipment. */
export function bundlesOf(database: DatabaseName, shipments: readonly BundledShipment[]): PackFiles {
  const lines = shipments
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, manifest, signature }): Line => {
      // Text in UTF-8. A signature is armored: other bytes in it stay what they are.
      const text = Buffer.from(manifest).toString('utf8');
      return {
        id,
        manifest: text,
        signature: signature === undefined ? null : Buffer.from(signature).toString('latin1'),
      };
    });
  const byDay = Map.groupBy(lines, ({ id }) => `payloads/${database}/shipments/${dayOf(id)}.jsonl`);
  return new Map([...byDay].map(([path, own]) => [path, Buffer.from(own.map(textOf).join(''))]));
}

function dayOf(id: string): string {
  return `${id.slice(0, 4)}-${id.slice(4, 6)}-${id.slice(6, 8)}`;
}

function textOf({ id, manifest, signature }: Line): string {
  return `${JSON.stringify({ id, manifest, signature })}\n`;
}

/**
 * The objects in such a file, by the keys that they have at a destination. Whether they count is not decided here.
 * @throws {RestorableError} EVIDENCE_INVALID for a file of another form
 */
export function objectsIn(path: string, bytes: Buffer): Map<string, Buffer> {
  const name = PATH.exec(path)?.[1] ?? '';
  if (!isDatabaseName(name)) throw unfit('a list of shipments of no database');
  const database = requireDatabaseName(name);
  const shipments = linesOf(bytes).map(({ id, manifest, signature }) => ({
    id,
    manifest: Buffer.from(manifest, 'utf8'),
    signature: signature === null ? undefined : Buffer.from(signature, 'latin1'),
  }));
  if (new Set(shipments.map(({ id }) => id)).size !== shipments.length)
    throw unfit('a list that names a shipment twice');
  // Other bytes with the same meaning, or a shipment in the file of another day, would be another signed object.
  const again = bundlesOf(database, shipments);
  if (again.size !== 1 || again.get(path)?.equals(bytes) !== true) throw unfit('a list of shipments of another form');
  const keys = objectKeys(database);
  return new Map(
    shipments.flatMap(({ id, manifest, signature }): [string, Buffer][] => {
      const signer = signerOf(manifest, { id, database });
      const stored: [string, Buffer] = [keys.manifest(id), manifest];
      return signature === undefined || signer === null ? [stored] : [stored, [keys.signature(id, signer), signature]];
    }),
  );
}

function linesOf(bytes: Buffer): Line[] {
  const lines = bytes.toString('utf8').split('\n');
  if (lines.pop() !== '') throw unfit('a list of shipments that is cut off');
  return lines.map((line) => {
    let json: unknown;
    try {
      json = parseJson(Buffer.from(line));
    } catch (thrown) {
      if (!(thrown instanceof JsonError)) throw thrown;
      throw unfit('a list of shipments that is not valid JSON');
    }
    const parsed = lineSchema.safeParse(json).data;
    if (parsed === undefined) throw unfit('a list of shipments of another form');
    return parsed;
  });
}

/** The key that a manifest names as its signer. Null if it names none, or is no manifest of this shipment. */
export function signerOf(manifest: Uint8Array, place: { id: string; database: DatabaseName }): string | null {
  try {
    return parseLogManifest(manifest, place).signer;
  } catch (thrown) {
    if (!toRestorableError(thrown).isFinding) throw thrown;
    return null;
  }
}
