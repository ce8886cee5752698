import type { ForeignText } from '../../core/foreign.ts';
import type { Secret } from '../../core/secret.ts';
import type { ByHand, SandboxLimits } from '../engine/target.ts';

/** What a person's shell may see and do. */
export interface RecoveryShellSpec {
  /** How the commands reach the database that they restore into. */
  readonly byHand: ByHand;
  /** Folders below the shell's home that it can read, but not change. */
  readonly readOnly: readonly string[];
}

/** How a step ended. */
export interface StepEnd {
  /** Of the last command. Null if the shell itself ended. */
  readonly code: number | null;
  /** The codes of our own script's errors on standard error, such as BACKUP_DAMAGED. */
  readonly codes: readonly string[];
  /** The end of its standard error. */
  readonly words: ForeignText;
}

/** The place of a drill: a home in the private workspace, and later one shell in it, contained and without network. */
export interface RecoveryDesk {
  /** HOME of the shell. It can write to it, and so can we. */
  readonly home: string;
  /** @throws {RestorableError} CLIENT_MISSING */
  begin(spec: RecoveryShellSpec): Promise<RecoveryShell>;
  /** Ends the shell and deletes the home. Safe to call twice. */
  close(): Promise<void>;
}

export interface RecoveryShell {
  /**
   * Runs commands in the shell, after those of earlier steps.
   * @param secrets variables of these commands only: nothing that runs later can read them
   * @throws {RestorableError} the limit that was exceeded, CANCELLED
   */
  run(commands: string, secrets: ReadonlyMap<string, Secret>): Promise<StepEnd>;
  /** A file as the shell's user sees it: a link never leads out of what the shell can see. */
  read(path: string): AsyncIterable<Uint8Array>;
}

export interface DeskOptions {
  /** Of the contained programs together. */
  readonly limits: SandboxLimits;
  /** Length of the dump, for the default of the time limit. */
  readonly rawBytes: number;
}

/** @throws {RestorableError} SANDBOX_MISSING */
export type OpenRecoveryDesk = (options: DeskOptions) => Promise<RecoveryDesk>;
