import type { Mode } from '../options/mode.ts';
import { entryOf } from './entries.ts';
import type { Config } from './schema/config-schema.ts';
import { substituteLeniently } from './substitute.ts';

/**
 * The heartbeat that the file has for one mode, and for a database or for all of them. Not that of another mode that `doctor` examines.
 * A variable that is not set leaves a gap, which is an error of the run. Outside `modes` it is an error too, and reported to itself.
 */
export function heartbeatIn(
  config: Config,
  { mode, name }: { readonly mode: Mode; readonly name: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const key = name === undefined ? undefined : entryOf(config, name);
  const database = key === undefined ? undefined : config.databases[key];
  const inherited = database?.without?.includes('heartbeat') === true ? undefined : config.defaults;
  const value = [database, inherited]
    .flatMap((section) => [section?.modes?.[mode]?.heartbeat, section?.heartbeat])
    .find((each) => typeof each === 'string');
  return value === undefined ? undefined : substituteLeniently(value, env);
}
