import type { Host } from '../ports/host.ts';
import type { Machine } from '../ports/machine.ts';
import { findOnPath } from './programs.ts';
import { observeContainment } from './sandbox/observation.ts';

/** The machine that this process runs on. */
export function machineOf(host: Host): Machine {
  return {
    findProgram: (name) => findOnPath(name, host.env['PATH']),
    containment: () => observeContainment(host),
  };
}
