import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { RestorableError } from '../../core/errors.ts';
import type { Manifest } from '../../core/format/manifest/manifest.ts';
import type { Secret } from '../../core/secret.ts';
import { loadOpenpgp } from '../library.ts';
import { type Signer, signerOf } from '../signatures/signer.ts';
import { certificateOf } from './passphrase-certificate.ts';

/**
 * The cost of testing a passphrase guess with the fingerprint, which every reader of the storage has: 128 MiB of
 * memory, filled and read again in an unpredictable order. Testing a guess with a pack costs one SHA-256 over 62 MiB
 * (S2K_COUNT_BYTE) and no memory, so the signature never makes guessing cheaper.
 */
export const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const satisfies ScryptOptions;
export const SALT_BYTES = 16;
const SEED_BYTES = 32;

/** Limits for non-matching salts, for one database and for all databases: each takes about a second to test. */
const MOST_MISSES = 8;
const MOST_MISSES_ALTOGETHER = 64;

/** The signer stated in a manifest. */
export type ClaimedSigner = Pick<Manifest, 'id' | 'database' | 'signer' | 'encryption'>;

/**
 * The signing keys derived from one passphrase, one for each salt. Each is derived once, and never two at the same
 * time, because of the memory that a derivation uses.
 */
export class PassphraseKeys {
  readonly #passphrase: Secret;
  readonly #signers = new Map<string, Signer>();
  readonly #misses = new Map<string, number>();
  /** Untried salts by database, each with one of its manifests and the number of its manifests. */
  readonly #untried = new Map<string, Map<string, { readonly claim: ClaimedSigner; count: number }>>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(passphrase: Secret) {
    this.#passphrase = passphrase;
  }

  /** The signer with this salt, or with a new random one. */
  signer(salt: string = randomBytes(SALT_BYTES).toString('hex')): Promise<Signer> {
    return this.#inTurn(() => this.#derive(salt));
  }

  /**
   * The signer of a manifest, if its key is derived from this passphrase. Its fingerprint is compared before any
   * signature is read. Anyone with write access to the storage can add manifests with thousands of salts, so the number
   * of non-matching salts that are tried is limited.
   * @throws {RestorableError} SIGNER_UNKNOWN for one that was not tried
   */
  signerFor(claim: ClaimedSigner): Promise<Signer | undefined> {
    return this.#inTurn(() => this.#try(claim, MOST_MISSES));
  }

  /**
   * Tries the same number of untried salts again, those with the most manifests first. A series of backups has one
   * salt, so an attacker who wants his own salt to be tried first must add more manifests than the series has.
   * @returns whether any was tried, so that refused manifests can be checked again
   */
  tryMore(database: string): Promise<boolean> {
    return this.#inTurn(async () => {
      const waiting = [...(this.#untried.get(database)?.values() ?? [])].sort((a, b) => b.count - a.count);
      this.#untried.delete(database);
      let hasTried = false;
      for (const { claim } of waiting) {
        if (!this.#isPatient(database, 2 * MOST_MISSES)) break;
        await this.#try(claim, 2 * MOST_MISSES);
        hasTried = true;
      }
      return hasTried;
    });
  }

  async #try(claim: ClaimedSigner, mostMisses: number): Promise<Signer | undefined> {
    const { database, signer } = claim;
    const { salt } = claim.encryption;
    if (salt === null || signer === null) return undefined;
    const known = this.#signers.get(salt);
    if (known === undefined) this.#requirePatience(claim, salt, mostMisses);
    const derived = known ?? (await this.#derive(salt));
    if (derived.fingerprint === signer) return derived;
    if (known === undefined) this.#misses.set(database, (this.#misses.get(database) ?? 0) + 1);
    return undefined;
  }

  #isPatient(database: string, mostMisses: number): boolean {
    const altogether = [...this.#misses.values()].reduce((sum, misses) => sum + misses, 0);
    return (this.#misses.get(database) ?? 0) < mostMisses && altogether < MOST_MISSES_ALTOGETHER;
  }

  #requirePatience(claim: ClaimedSigner, salt: string, mostMisses: number): void {
    const { id, database } = claim;
    if (this.#isPatient(database, mostMisses)) return;
    const untried = this.#untried.get(database) ?? new Map<string, { readonly claim: ClaimedSigner; count: number }>();
    const same = untried.get(salt) ?? { claim, count: 0 };
    same.count += 1;
    untried.set(salt, same);
    this.#untried.set(database, untried);
    throw new RestorableError(
      'SIGNER_UNKNOWN',
      `The backup ${id} is not authenticated: too many backups before it have a salt that \`passphrase\` does not match.`,
      {
        hint: 'They were written by someone else, or with other passphrases. Remove what is not yours, or move it to another `name`.',
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
