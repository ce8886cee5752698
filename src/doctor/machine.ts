import { statfs } from 'node:fs/promises';
import { arch, availableParallelism, release, tmpdir } from 'node:os';
import { broken, doubtful, fine, type Observation } from '../core/finding.ts';
import { TOOL } from '../core/version.ts';
import type { Host } from '../ports/host.ts';
import type { Machine } from '../ports/machine.ts';
import { humanBytes } from '../report/format.ts';
import type { RunContext } from '../run/run-context.ts';
import type { Findings } from './examine.ts';

const MIB = 1024 * 1024;
/** A run keeps some packs in memory, and starts the database's own tools beside itself. */
const LITTLE_MEMORY = 512 * MIB;
const LITTLE_DISK = 1024 * MIB;
const HOPELESS_DISK = 64 * MIB;

/** What this machine is, and whether a run has room on it. */
export async function examineMachine(findings: Findings, { host }: RunContext, machine: Machine): Promise<void> {
  const area = 'machine';
  findings.add({ area, name: 'program' }, fine(`${TOOL.name} ${TOOL.version} on Node.js ${process.versions.node}`));
  findings.add({ area, name: 'host' }, fine(describeHost(host)));
  findings.add({ area, name: 'memory' }, memory(process.availableMemory()));
  await findings.examine({ area, name: 'temporary folder' }, async () =>
    room((await host.workspace()).path, 'Free some space, or name another folder: RUNNER_TEMP in a job, else TMPDIR.'),
  );
  for (const name of ['gpg', 'zstd']) {
    await findings.examine({ area, name }, async () => {
      const path = await machine.findProgram(name);
      return fine(path ?? 'not on this machine: only recovery without this program needs it');
    });
  }
}

function describeHost({ env }: Host): string {
  const system = `${process.platform} ${release()} (${arch()}), ${availableParallelism()} cores`;
  if (!env['GITHUB_ACTIONS']) return `a terminal or a scheduler, ${system}`;
  const kind = env['RUNNER_ENVIRONMENT'] === 'github-hosted' ? 'a GitHub-hosted runner' : 'a self-hosted runner';
  return `${kind}, ${system}`;
}

function memory(available: number): Observation {
  const shown = `${humanBytes(available)} available`;
  if (available >= LITTLE_MEMORY) return fine(shown);
  return doubtful(shown, 'Give the machine, or the container, at least 512 MiB that are free.');
}

/** The free space of a folder's file system. */
export async function room(folder: string, remedy: string): Promise<Observation> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const shown = `${humanBytes(free)} free in ${folder.startsWith(tmpdir()) ? tmpdir() : folder}`;
  if (free >= LITTLE_DISK) return fine(shown);
  return free >= HOPELESS_DISK ? doubtful(shown, remedy) : broken(shown, remedy);
}
