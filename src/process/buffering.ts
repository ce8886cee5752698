import type { Host } from '../ports/host.ts';
import { findOnPath } from './programs.ts';

/**
 * Arguments placed before a dump tool's own so that it writes whole mebibytes. pg_dump writes 4 KiB at a time, and
 * through `stdbuf` (GNU coreutils) the whole pipeline is a quarter faster. Empty if there is no `stdbuf`.
 */
export async function buffering(host: Host): Promise<string[]> {
  const stdbuf = await findOnPath('stdbuf', host.env['PATH']);
  return stdbuf === undefined ? [] : [stdbuf, '-o1M'];
}
