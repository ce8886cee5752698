import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Mounts a file system of 4 MiB in memory while `act` runs, as root or with sudo. */
export async function withSmallDisk(act: (folder: string) => Promise<void>): Promise<void> {
  const place = await mkdtemp(join(tmpdir(), 'small-disk-'));
  const folder = join(place, 'mounted');
  await mkdir(folder);
  const asRoot = (...command: string[]): void => {
    const [file = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
    execFileSync(file, args);
  };
  asRoot('mount', '-t', 'tmpfs', '-o', 'size=4m,mode=0777', 'tmpfs', folder);
  try {
    await act(folder);
  } finally {
    asRoot('umount', '--lazy', folder);
    await rm(place, { recursive: true, force: true });
  }
}
