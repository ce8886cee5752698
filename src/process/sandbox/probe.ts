import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { arch } from 'node:os';
import { join } from 'node:path';
import { ForeignText, fullTextOf } from '../../core/foreign.ts';
import type { Host } from '../../ports/host.ts';
import { runToEnd } from '../child.ts';
import { SYSTEM_PATH } from '../command.ts';
import { type Cell, type Containment, containedCommand, type Hardening, type Identity } from './arguments.ts';
import { findBubblewrap } from './install.ts';
import type { Cgroup } from './limits/cgroup.ts';
import type { Limits } from './limits/limits.ts';
import { isMachine, seccompFilter } from './seccomp.ts';

const PROBE_TIMEOUT_MS = 10_000;

export interface CellPlace {
  /** For the filter. Only our user can enter it. */
  readonly folder: string;
  readonly limits: Limits | undefined;
  readonly cgroup: Cgroup | undefined;
}

/** Whether programs can be contained in this way, and with how much of the hardening: as much as the machine supports. */
export async function findCell(
  how: Containment,
  who: Identity,
  { folder, limits, cgroup }: CellPlace,
  host: Host,
): Promise<{ readonly cell: Cell } | { readonly refusal: string }> {
  const bwrap = await findBubblewrap(host);
  if (bwrap === undefined) return { refusal: 'bwrap: not found' };
  const cellOf = (hardening: Hardening): Cell => ({ how, bwrap, who, hardening, limits });
  const wished = { ...(await wishedHardening(how, folder)), ...(cgroup && { cgroup: cgroup.path }) };
  if ((await probe(cellOf(wished), host)) === undefined) return { cell: cellOf(wished) };
  const refusal = await probe(cellOf({}), host);
  if (refusal !== undefined) return { refusal };
  let hardening: Hardening = {};
  for (const [name, value] of Object.entries(wished)) {
    const more = { ...hardening, [name]: value };
    const lacking = await probe(cellOf(more), host);
    if (lacking === undefined) hardening = more;
    else {
      host.log.debug(`Containment as ${how} without ${name}.`);
      host.toolWords.add(new ForeignText(`bwrap as ${how}`, lacking));
    }
  }
  return { cell: cellOf(hardening) };
}

async function wishedHardening(how: Containment, folder: string): Promise<Hardening> {
  const filter = join(folder, 'filter.bpf');
  const machine = arch();
  if (isMachine(machine)) await writeFile(filter, seccompFilter(machine), { mode: 0o600 });
  return {
    ...(isMachine(machine) && { filter }),
    ...(how === 'user' && { noUserNamespaces: true }),
    ...(existsSync('/usr/bin/prlimit') && { resourceLimits: true }),
  };
}

/** Actually runs a program, since kernels, AppArmor and container engines each forbid different things. */
async function probe(cell: Cell, host: Host): Promise<string | undefined> {
  const command = containedCommand(cell, { file: '/usr/bin/id', args: ['-u'], env: {}, binds: [] });
  const [file = '', ...args] = command;
  const signal = AbortSignal.any([host.signal, AbortSignal.timeout(PROBE_TIMEOUT_MS)]);
  try {
    const exit = await runToEnd({ file, args, env: { PATH: SYSTEM_PATH, LC_ALL: 'C' }, signal, scrub: host.scrub });
    if (exit.code === 0 && exit.stdout.trim() === String(cell.who.uid)) return undefined;
    return exit.stderr.reveal() || `bwrap ended with ${exit.code ?? exit.signal}`;
  } catch (error) {
    if (host.signal.aborted) throw error;
    return fullTextOf(error);
  }
}
