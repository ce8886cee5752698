import type { ConfigFile } from '../../config-file/config-file.ts';
import type { ParseEnvironment } from '../../options/parse-environment.ts';
import type { OptionProblem } from '../../options/request/doctor.ts';

/** The sources of a request in addition to its options. */
export interface RequestContext extends ParseEnvironment {
  readonly file: ConfigFile | undefined;
  /** Options of the file that could not be read. Only `doctor` continues without them. */
  readonly problems: readonly OptionProblem[];
  /** Runs a function. An error about an option from the file states its location. */
  readonly located: <T>(work: () => T) => T;
}
