import { createHash } from 'node:crypto';
import { CHECKPOINT_BYTES } from '../../core/format/manifest/contents.ts';

/** Hex SHA-256 of bytes in one piece or several. */
export function sha256Hex(body: Uint8Array | readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of body instanceof Uint8Array ? [body] : body) hash.update(part);
  return hash.digest('hex');
}

export interface StreamDigest {
  readonly rawBytes: number;
  readonly sha256: string;
  readonly checkpoints: readonly string[];
}

/** Hashes a stream once and records a digest of its beginning at each checkpoint. */
export class StreamHasher {
  readonly #hash = createHash('sha256');
  readonly #checkpoints: string[] = [];
  #bytes = 0;

  update(bytes: Uint8Array): void {
    let rest = bytes;
    for (;;) {
      const untilCheckpoint = CHECKPOINT_BYTES - (this.#bytes % CHECKPOINT_BYTES);
      if (rest.length < untilCheckpoint) break;
      this.#hash.update(rest.subarray(0, untilCheckpoint));
      this.#bytes += untilCheckpoint;
      this.#checkpoints.push(this.#hash.copy().digest('hex'));
      rest = rest.subarray(untilCheckpoint);
    }
    this.#hash.update(rest);
    this.#bytes += rest.length;
  }

  get rawBytes(): number {
    return this.#bytes;
  }

  finish(): StreamDigest {
    return { rawBytes: this.#bytes, sha256: this.#hash.digest('hex'), checkpoints: this.#checkpoints };
  }
}
