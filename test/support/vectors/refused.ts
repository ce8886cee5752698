import { Forger } from '../forge.ts';
import { MemoryStorage } from '../memory-storage.ts';
import type { Accepted } from './accepted.ts';
import { DATABASE } from './accepted.ts';
import type { VectorKeys } from './keys.ts';
import { CHAINS } from './refused-chains.ts';
import { CONTENTS } from './refused-contents.ts';
import { MESSAGES } from './refused-messages.ts';
import { OPENLY } from './refused-openly.ts';
import type { Vector } from './vector.ts';

/** A change to an accepted backup that a reader must refuse. */
export interface Change {
  readonly name: string;
  readonly why: string;
  readonly refuse: readonly string[];
  /** The accepted vector. Default: `full`. */
  readonly base?: string;
  readonly given?: Partial<Pick<Vector, 'keys' | 'passphrase' | 'signers'>>;
  change(forger: Forger, keys: VectorKeys): unknown;
}

const GIVEN: readonly Change[] = [
  {
    name: 'key-wrong',
    why: 'The key is not among those that the backup was encrypted to.',
    refuse: ['KEY_WRONG'],
    given: { keys: ['keys/stranger.asc'] },
    change: () => {},
  },
  {
    name: 'passphrase-wrong',
    why: 'The passphrase is another one: what it signed can not be told from a forgery.',
    base: 'passphrase',
    refuse: ['SIGNER_UNKNOWN', 'SIGNATURE_INVALID', 'KEY_WRONG'],
    given: { passphrase: 'another' },
    change: () => {},
  },
  {
    name: 'passphrase-salt',
    why: 'With this salt the passphrase gives another key than the signer.',
    base: 'passphrase',
    refuse: ['SIGNER_UNKNOWN', 'SIGNATURE_INVALID'],
    change: ({ storage, keys, id }) => {
      const key = keys.manifest(id);
      const changed = String(storage.objects.get(key)).replace(
        /("recipients": \[\],\s+"salt": ")\w+/,
        `$1${'0'.repeat(32)}`,
      );
      storage.objects.set(key, Buffer.from(changed));
    },
  },
];

export interface Refused {
  readonly vector: Vector;
  /** Files that differ from the base's. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Every change, applied. */
export async function makeRefused(accepted: readonly Accepted[]): Promise<Refused[]> {
  const refused: Refused[] = [];
  for (const change of [...OPENLY, ...MESSAGES, ...CONTENTS, ...CHAINS, ...GIVEN]) {
    const base = accepted.find(({ vector }) => vector.name === (change.base ?? 'full'));
    if (base === undefined) throw new Error(`${change.name} has no base`);
    refused.push(await make(change, base));
  }
  return refused;
}

async function make(
  { name, why, refuse, given, change }: Change,
  { vector, storage, keys }: Accepted,
): Promise<Refused> {
  const copy = new MemoryStorage();
  for (const [key, bytes] of storage.objects) copy.objects.set(key, Buffer.from(bytes));
  await change(new Forger(copy, DATABASE, vector.backup, keys), keys);
  const isSame = (key: string, bytes: Buffer): boolean => storage.objects.get(key)?.equals(bytes) === true;
  const files = new Map([...copy.objects].filter(([key, bytes]) => !isSame(key, bytes)));
  const { streams: _, folder: __, ...described } = vector;
  return {
    vector: {
      ...described,
      name,
      why,
      ...(files.size > 0 && { folder: `refuse/${name}` }),
      base: vector.name,
      remove: [...storage.objects.keys()].filter((key) => !copy.objects.has(key)),
      ...given,
      refuse,
    },
    files,
  };
}
