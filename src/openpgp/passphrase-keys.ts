import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { RestorableError } from '../core/errors.ts';
import type { Manifest } from '../core/manifest.ts';
import type { Secret } from '../core/secret.ts';
import { loadOpenpgp } from './library.ts';
import { certificateOf } from './passphrase-certificate.ts';
import { type Signer, signerOf } from './signer.ts';

/**
 * What a guess at the passphrase costs by the fingerprint, which every reader of the storage has: 128 MiB of memory, filled and
 * read again in an order that nobody knows before. A guess by a pack costs one SHA-256 over 62 MiB (S2K_COUNT_BYTE) and no memory:
 * the signature never makes guessing cheaper.
 */
export const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const satisfies ScryptOptions;
export const SALT_BYTES = 16;
const SEED_BYTES = 32;

/** Salts of one database that the passphrase does not fit, and of all databases: each takes about a second to find out. */
const MOST_MISSES = 8;
const MOST_MISSES_ALTOGETHER = 64;

/** What a manifest says of who signed it. */
export type ClaimedSigner = Pick<Manifest, 'id' | 'database' | 'signer' | 'encryption'>;

/**
 * The signing keys that one passphrase gives, one for each salt. Each is derived once, and never two at the same time,
 * because of the memory that it takes.
 */
export class PassphraseKeys {
  readonly #passphrase: Secret;
  readonly #signers = new Map<string, Signer>();
  readonly #misses = new Map<string, number>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(passphrase: Secret) {
    this.#passphrase = passphrase;
  }

  /** The signer with this salt, or with a new random one. */
  signer(salt: string = randomBytes(SALT_BYTES).toString('hex')): Promise<Signer> {
    return this.#inTurn(() => this.#derive(salt));
  }

  /**
   * The signer of a manifest, where that is one of this passphrase's: its fingerprint is compared before any signature is read.
   * Whoever can write the storage can put manifests with thousands of salts, so only so many are tried that don't fit.
   * @throws {RestorableError} SIGNER_UNKNOWN for one that was not tried
   */
  signerFor({ id, database, signer, encryption: { salt } }: ClaimedSigner): Promise<Signer | undefined> {
    return this.#inTurn(async () => {
      if (salt === null || signer === null) return undefined;
      const known = this.#signers.get(salt);
      if (known === undefined) this.#requirePatience(id, database);
      const derived = known ?? (await this.#derive(salt));
      if (derived.fingerprint === signer) return derived;
      if (known === undefined) this.#misses.set(database, (this.#misses.get(database) ?? 0) + 1);
      return undefined;
    });
  }

  #requirePatience(id: string, database: string): void {
    const altogether = [...this.#misses.values()].reduce((sum, misses) => sum + misses, 0);
    const misses = this.#misses.get(database) ?? 0;
    if (misses < MOST_MISSES && altogether < MOST_MISSES_ALTOGETHER) return;
    throw new RestorableError(
      'SIGNER_UNKNOWN',
      `The backup ${id} is not authenticated: too many others before it have a salt that \`passphrase\` does not fit.`,
      {
        hint: 'Someone else wrote them, or with other passphrases. Remove what is not yours, or move it to another `name`.',
      },
    );
  }

  async #derive(salt: string): Promise<Signer> {
    const known = this.#signers.get(salt);
    if (known !== undefined) return known;
    const { readPrivateKey } = await loadOpenpgp();
    const seed = await seedOf(this.#passphrase, Buffer.from(salt, 'hex'));
    const key = await readPrivateKey({ binaryKey: certificateOf(seed).privateKey });
    const signer = signerOf(key, { salt });
    this.#signers.set(salt, signer);
    return signer;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => {});
    return turn;
  }
}

function seedOf(passphrase: Secret, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(Buffer.from(passphrase.reveal()), salt, SEED_BYTES, SCRYPT, (error, seed) => {
      if (error === null) resolve(seed);
      else reject(error);
    });
  });
}
