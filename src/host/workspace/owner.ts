import { constants, readFileSync, readlinkSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Index in /proc/<pid>/stat, counted after the program's name, of the start time, in ticks since the machine's start. */
const START_FIELD = 19;
const MAX_BYTES = 4_096;
const FILE = 'owner.json';

const ownerSchema = z.strictObject({
  pid: z.int().min(1),
  /** Distinguishes a process from a later one with the same number. Null if the system has no /proc. */
  kernel: z.strictObject({ bootId: z.string(), pidNamespace: z.string(), startTicks: z.string() }).nullable(),
});
type Owner = z.infer<typeof ownerSchema>;

/** Records in a folder which process owns it. */
export async function writeOwner(folder: string): Promise<void> {
  const owner: Owner = { pid: process.pid, kernel: kernelFacts(process.pid) ?? null };
  await writeFile(join(folder, FILE), JSON.stringify(owner), { mode: 0o600, flag: 'wx' });
}

/** Whether the owner that a folder of ours names is certainly gone. In doubt, it counts as alive. */
export async function isOrphaned(folder: string): Promise<boolean> {
  const owner = await readOwner(folder);
  if (owner === undefined) return false;
  if (owner.kernel === null) return !isRunning(owner.pid);
  const ours = kernelFacts(process.pid);
  if (ours === undefined) return false;
  if (owner.kernel.bootId !== ours.bootId) return true;
  // Another container has its own process numbers.
  if (owner.kernel.pidNamespace !== ours.pidNamespace) return false;
  return startTicks(owner.pid) !== owner.kernel.startTicks;
}

async function readOwner(folder: string): Promise<Owner | undefined> {
  try {
    await using file = await open(join(folder, FILE), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(MAX_BYTES), 0, MAX_BYTES, 0);
    return ownerSchema.parse(JSON.parse(buffer.toString('utf8', 0, bytesRead)));
  } catch {
    // It is missing or cut off: the process may be about to write it.
    return undefined;
  }
}

function kernelFacts(pid: number): NonNullable<Owner['kernel']> | undefined {
  const started = startTicks(pid);
  if (started === undefined) return undefined;
  try {
    return {
      bootId: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
      pidNamespace: readlinkSync('/proc/self/ns/pid'),
      startTicks: started,
    };
  } catch {
    return undefined;
  }
}

function startTicks(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may contain anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_FIELD];
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
