import type { ConfigFile } from '../config-file/config-file.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';

/** The sources of a request in addition to its options. */
export interface RequestContext extends ParseEnvironment {
  readonly file: ConfigFile | undefined;
}
