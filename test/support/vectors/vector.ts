/** A backup that a reader accepts or refuses, as `test/vectors/index.json` describes it. Paths are relative to that file. */
export interface Vector {
  readonly name: string;
  readonly why: string;
  /** The destination's files; of a vector with `base`, those that differ from it, where any do. */
  readonly folder?: string;
  /** The accepted vector that this one is a change of. */
  readonly base?: string;
  /** Files of the base that are not there. */
  readonly remove?: readonly string[];
  readonly database: string;
  readonly backup: string;
  /** Private keys, of which one opens the backup. */
  readonly keys: readonly string[];
  readonly passphrase: string | null;
  /** Public keys of accepted signers; none: nobody is authenticated, but for the key of a passphrase. */
  readonly signers: readonly string[];
  /** What is accepted: the streams in order. */
  readonly streams?: readonly VectorStream[];
  /** What is refused: the codes of docs/troubleshooting.md of which one says why. */
  readonly refuse?: readonly string[];
}

export interface VectorStream {
  readonly name: string;
  readonly rawBytes: number;
  readonly sha256: string;
}

export interface VectorIndex {
  readonly format: 'restorable-vectors/1';
  readonly vectors: readonly Vector[];
}
