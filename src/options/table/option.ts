import type { Mode } from '../mode.ts';

/** How an option's text is read; schema.ts holds the reader of each. */
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
  | 'window'
  | 'on-error'
  | 'shard';

/**
 * What is secret in a value: all of it, the private keys in it, or the credentials of the URLs in it. Decides what is
 * masked before anything is validated.
 */
export type Secrecy = 'value' | 'keys' | 'urls';

export interface Option {
  readonly kind: OptionKind;
  /** The modes that understand it; every other mode refuses it. */
  readonly modes: readonly Mode[];
  /** Modes that can't do without it. */
  readonly required?: readonly Mode[];
  readonly description: string;
  /** What the help shows after the flag; none for a boolean. */
  readonly placeholder?: string;
  readonly secrecy?: Secrecy;
  /** Modes in which a secret of one line may be several, one a line. */
  readonly several?: readonly Mode[];
  /** Text that stands for an option that was not given. */
  readonly default?: string;
  /** Shown when the option is missing or wrong. */
  readonly example?: string;
}

export const WRITE = ['backup'] as const;
export const READ = ['verify', 'restore'] as const;
export const PIN = ['hold', 'release'] as const;
/** Modes that know a retention policy: one prunes after its commit, one foretells, one copies only what is kept. */
export const POLICY = ['backup', 'status', 'prune', 'sync'] as const;
export const STORED = [
  'backup',
  'verify',
  'restore',
  'list',
  'status',
  'prune',
  'sync',
  'check-destinations',
  'hold',
  'release',
] as const;
export const ALL = [...STORED, 'matrix', 'keygen'] as const;
