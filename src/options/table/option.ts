import { MANY_MODES, MODES, type Mode, STORED_MODES } from '../mode.ts';

/** How the text of an option is read. options/schema.ts has a reader for each. */
export type OptionKind =
  | 'text'
  | 'lines'
  | 'boolean'
  | 'duration'
  | 'level'
  | 'openpgp'
  | 'kind'
  | 'count'
  | 'size'
  | 'rate'
  | 'requirement'
  | 'read-back'
  | 'copies'
  | 'digest'
  | 'log-proof'
  | 'scenario'
  | 'window'
  | 'drift'
  | 'on-error'
  | 'jobs'
  | 'lanes'
  | 'history-format'
  | 'shard'
  | 'encryption'
  | 'scheduler'
  | 'alerts'
  | 'heartbeat';

/**
 * The secret part of a value: all of it, the private keys in it, the credentials in its URLs, a key bundle and its parts, the addresses
 * of channels, or the address of a heartbeat. It is masked before anything is validated.
 */
export type Secrecy = 'value' | 'keys' | 'urls' | 'bundle' | 'channels' | 'heartbeat';

export interface Option {
  readonly kind: OptionKind;
  /** The modes that support it. Other modes refuse it. */
  readonly modes: readonly Mode[];
  /** The modes that require it. */
  readonly required?: readonly Mode[];
  readonly description: string;
  /** What the help shows after the flag. A boolean has none. */
  readonly placeholder?: string;
  readonly secrecy?: Secrecy;
  /** Modes that accept several values of a text, one per line. */
  readonly several?: readonly Mode[];
  /** The value of an option that is not given. */
  readonly default?: string;
  /** What GitHub fills in if a step does not have the input. A mode that does not accept the option ignores it. */
  readonly actionDefault?: string;
  /** Shown when the option is missing or invalid. */
  readonly example?: string;
  /** The page in docs/ that describes it, for docs/reference.md. */
  readonly page?: string;
}

export const WRITE = ['backup'] as const;
/** The modes of the backup job. */
export const SOURCE = ['backup', 'ship'] as const;
export const SHIP = ['ship'] as const;
export const READ = ['verify', 'restore'] as const;
export const PIN = ['hold', 'release'] as const;
/** Modes with a retention policy: to prune, to choose what is verified, to predict the stored size, or to copy only what is kept. */
export const POLICY = ['backup', 'verify', 'status', 'history', 'prune', 'sync', 'page'] as const;
export const STORED = STORED_MODES;
export const MANY = MANY_MODES;
/** Modes whose failures are reported to people. The others ask questions, or make keys by hand. */
export const WATCHED = [...STORED_MODES, 'doctor', 'matrix'] as const;
export const ALL = MODES;
