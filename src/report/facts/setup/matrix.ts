import type { RunFacts } from '../run.ts';

export interface MatrixReport extends RunFacts {
  readonly mode: 'matrix';
  /** Databases in the file. */
  readonly total: number;
  /** Those that need jobs. */
  readonly databases: readonly {
    readonly name: string;
    /** The variable that its URL is read from, if it is a single one. */
    readonly variable?: string;
  }[];
}
