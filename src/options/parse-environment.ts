import type { Secret } from '../core/secret.ts';

/** The services that parsing needs from its host. */
export interface ParseEnvironment {
  /** Called for every secret, in options and in key files, before any step that can fail. */
  readonly mask: (secret: Secret) => void;
  /** The job's variables, for the configuration file. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Prints a line about what was understood or ignored. */
  readonly say?: (line: string) => void;
}

export type Mask = ParseEnvironment['mask'];
