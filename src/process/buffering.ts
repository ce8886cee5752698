import type { Host } from '../ports/host.ts';
import { findOnPath } from './programs.ts';

/**
 * Arguments before a dump tool's own that make it write whole mebibytes: pg_dump writes 4 KiB at a time, and through
 * `stdbuf` (GNU coreutils) the whole pipeline is a quarter faster. Empty where there is no `stdbuf`.
 */
export async function buffering(host: Host): Promise<string[]> {
  const stdbuf = await findOnPath('stdbuf', host.env['PATH']);
  return stdbuf === undefined ? [] : [stdbuf, '-o1M'];
}
