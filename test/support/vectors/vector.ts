/** A backup that a reader accepts or refuses, as `test/vectors/index.json` describes it. Paths are relative to that file. */
export interface Vector {
  readonly name: string;
  readonly why: string;
  /** The destination's files. For a vector with `base`, those that differ from it, if any. */
  readonly folder?: string;
  /** The accepted vector that this one is a change of. */
  readonly base?: string;
  /** Files of the base that are missing. */
  readonly remove?: readonly string[];
  readonly database: string;
  readonly backup: string;
  /** Private keys, one of which opens the backup. */
  readonly keys: readonly string[];
  readonly passphrase: string | null;
  /** Public keys of accepted signers. None: backups are not authenticated, except with the key of a passphrase. */
  readonly signers: readonly string[];
  /** For an accepted vector: the streams in order. */
  readonly streams?: readonly VectorStream[];
  /** For an accepted vector with shipments: the log files that they give, from their first byte on. */
  readonly log?: readonly VectorStream[];
  /** For a refused vector: codes of docs/troubleshooting.md, one of which states the reason. */
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
