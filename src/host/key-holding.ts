import { keyHolding } from '../options/opens-backups.ts';
import type { Request } from '../options/request/request.ts';
import type { RunHost } from './base.ts';

/** With keys that open backups: without the cache between runs, without core dumps, and isolated from child processes. */
export async function hostFor(request: Request, host: RunHost): Promise<RunHost> {
  const holdsKeys = keyHolding(request);
  if (holdsKeys === undefined) return host;
  await (await import('../process/core-files.ts')).leaveNoCoreFile();
  return { ...host, runCache: undefined, holdsKeys };
}
