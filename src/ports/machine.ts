import type { Observation } from '../core/finding.ts';

/** What can be learned about this machine without changing it. */
export interface Machine {
  /** The path of a program on the PATH, or undefined. */
  findProgram(name: string): Promise<string | undefined>;
  /** Whether a verification can contain a restored database here. */
  containment(): Promise<Observation>;
}
