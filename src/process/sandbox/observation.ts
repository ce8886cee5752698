import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { broken, doubtful, fine, type Observation } from '../../core/finding.ts';
import type { Host } from '../../ports/host.ts';
import { aptPrivilege } from '../apt.ts';
import { findBubblewrap, installCommand } from './install.ts';
import { findCell } from './probe.ts';
import { hintOf, missingMessage, waysOf } from './sandbox.ts';
import { makeIdentity } from './user.ts';

/**
 * Whether a verification could contain a restored database on this machine, by running a harmless program in the same way.
 * Installs nothing.
 */
export async function observeContainment(host: Host): Promise<Observation> {
  if (process.platform === 'linux' && (await findBubblewrap(host)) === undefined && (await aptPrivilege(host))) {
    return doubtful({ kind: 'containment-installable', install: installCommand() });
  }
  const refusals: string[] = [];
  if (process.platform === 'linux') {
    const folder = await mkdtemp(join((await host.workspace()).path, 'box-'));
    const who = await makeIdentity(folder);
    for (const how of waysOf({})) {
      const found = await findCell(how, who, { folder, limits: undefined, cgroup: undefined }, host);
      if ('cell' in found) return fine({ kind: 'containment-possible', how });
      refusals.push(found.refusal);
    }
  }
  return broken({ kind: 'error', message: missingMessage(refusals), advice: await hintOf(refusals) });
}
