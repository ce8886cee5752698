import type { RunFacts } from './run.ts';

export interface MatrixReport extends RunFacts {
  readonly mode: 'matrix';
  /** Databases of the file. */
  readonly total: number;
  /** Those that jobs are to be made for. */
  readonly databases: readonly {
    readonly name: string;
    /** The variable that its URL is read from, where it is one alone. */
    readonly variable?: string;
  }[];
}
