import { statfs } from 'node:fs/promises';
import { arch, availableParallelism, release, tmpdir } from 'node:os';
import { broken, doubtful, fine, type Observation } from '../core/finding.ts';
import type { SeenOf } from '../core/findings/seen.ts';
import { TOOL } from '../core/version.ts';
import type { Host } from '../ports/host.ts';
import type { Machine } from '../ports/machine.ts';
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
  findings.add({ area, name: 'program' }, fine({ kind: 'program', ...TOOL, node: process.versions.node }));
  findings.add({ area, name: 'host' }, fine(hostOf(host)));
  findings.add({ area, name: 'memory' }, memory(process.availableMemory()));
  await findings.examine({ area, name: 'temporary folder' }, async () =>
    room((await host.workspace()).path, 'workspace'),
  );
  for (const name of ['gpg', 'zstd']) {
    await findings.examine({ area, name }, async () => {
      return fine({ kind: 'recovery-program', path: (await machine.findProgram(name)) ?? null });
    });
  }
}

function hostOf({ env }: Host): SeenOf<'host'> {
  const system = `${process.platform} ${release()}`;
  const ofGithub = env['RUNNER_ENVIRONMENT'] === 'github-hosted' ? 'github-hosted' : 'self-hosted';
  const runner = env['GITHUB_ACTIONS'] ? ofGithub : null;
  return { kind: 'host', runner, system, architecture: arch(), cores: availableParallelism() };
}

function memory(availableBytes: number): Observation {
  const seen = { kind: 'memory', availableBytes } as const;
  return availableBytes >= LITTLE_MEMORY ? fine(seen) : doubtful(seen);
}

/** The free space of a folder's file system. */
export async function room(folder: string, of: SeenOf<'space'>['of']): Promise<Observation> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  const seen = { kind: 'space', freeBytes, folder: folder.startsWith(tmpdir()) ? tmpdir() : folder, of } as const;
  if (freeBytes >= LITTLE_DISK) return fine(seen);
  return freeBytes >= HOPELESS_DISK ? doubtful(seen) : broken(seen);
}
