import type { ConfigFile } from '../config-file/config-file.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';

/** What a request is read from in addition to its options. */
export interface RequestContext extends ParseEnvironment {
  readonly file: ConfigFile | undefined;
}
