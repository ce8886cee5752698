import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { broken, doubtful, fine, type Observation } from '../../core/finding.ts';
import type { Host } from '../../ports/host.ts';
import { aptPrivilege } from '../apt.ts';
import type { Containment } from './arguments.ts';
import { findBubblewrap, installCommand } from './install.ts';
import { findCell } from './probe.ts';
import { hintOf, missingMessage, waysOf } from './sandbox.ts';
import { makeIdentity } from './user.ts';

const WORDS: Readonly<Record<Containment, string>> = {
  root: 'as root, with a user id of its own',
  user: 'in an unprivileged user namespace',
  sudo: 'through sudo',
};

/**
 * Whether a verification could contain a restored database on this machine, by running a harmless program in the same way.
 * Installs nothing.
 */
export async function observeContainment(host: Host): Promise<Observation> {
  if (process.platform === 'linux' && (await findBubblewrap(host)) === undefined && (await aptPrivilege(host))) {
    const remedy = `To save that time, and to have this check try it: ${installCommand()}.`;
    return doubtful('bubblewrap is not installed. A verification installs it with apt, which it may use here.', remedy);
  }
  const refusals: string[] = [];
  if (process.platform === 'linux') {
    const folder = await mkdtemp(join((await host.workspace()).path, 'box-'));
    const who = await makeIdentity(folder);
    for (const how of waysOf({})) {
      const found = await findCell(how, who, { folder, limits: undefined, cgroup: undefined }, host);
      if ('cell' in found) return fine(`possible with bubblewrap, ${WORDS[how]}`);
      refusals.push(found.refusal);
    }
  }
  return broken(missingMessage(refusals), await hintOf(refusals));
}
