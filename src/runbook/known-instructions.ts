import { RUNBOOK } from '../repository/writing/runbook.ts';

/** One version of the instructions: the page and its script, which belong together. Hex SHA-256. */
export interface Instructions {
  readonly page: string;
  readonly script: string;
}

/** Versions of earlier releases, which stay beside the backups: nothing replaces them. There has been no release yet. */
const EARLIER: readonly Instructions[] = [];

/**
 * The versions that a drill runs. A signature is not enough: the backup job has the key that signs, and could sign a page with commands
 * of its own.
 */
export const KNOWN_INSTRUCTIONS: readonly Instructions[] = [
  { page: RUNBOOK[0].sha256, script: RUNBOOK[1].sha256 },
  ...EARLIER,
];
