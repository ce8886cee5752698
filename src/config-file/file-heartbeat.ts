import type { Mode } from '../options/mode.ts';
import type { ConfigFile } from './config-file.ts';
import { entryOf } from './entries.ts';
import { substituteLeniently } from './substitute.ts';

/**
 * The heartbeat that the file has for one mode, and for a database or for all of them. A variable that is not set leaves a gap, which is
 * an error of the run.
 */
export function heartbeatIn(
  { config }: ConfigFile,
  { mode, name }: { readonly mode: Mode; readonly name: string | undefined },
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const key = name === undefined ? undefined : entryOf(config, name);
  const database = key === undefined ? undefined : config.databases[key];
  const inherited = database?.without?.includes('heartbeat') === true ? undefined : config.defaults?.modes?.[mode];
  const value = database?.modes?.[mode]?.heartbeat ?? inherited?.heartbeat;
  return typeof value === 'string' ? substituteLeniently(value, env) : undefined;
}
