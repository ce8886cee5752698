import type { Secret } from '../../core/secret.ts';
import type { Host } from '../../ports/host.ts';
import { storageVariable } from '../../ports/storage-variables.ts';

/**
 * A host for the drivers alone, with the variables of a key bundle. They replace the job's, each login as a whole: a session token
 * of the job's own login would make the bundle's keys invalid.
 */
export function withVariables(host: Host, carried: ReadonlyMap<string, Secret>): Host {
  if (carried.size === 0) return host;
  const env: Record<string, string | undefined> = Object.assign(Object.create(null), host.env);
  for (const name of carried.keys()) for (const each of storageVariable(name)?.login ?? []) delete env[each];
  for (const [name, value] of carried) env[name] = value.reveal();
  return { ...host, env };
}
