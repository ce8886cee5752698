import { runToEnd } from './child.ts';

const TIMEOUT_MS = 5_000;

/** Lets a crash of this process leave no core file, which would hold every key in its memory. Where that can't be said, the machine decides. */
export async function leaveNoCoreFile(): Promise<void> {
  if (process.platform !== 'linux') return;
  await runToEnd({
    file: 'prlimit',
    args: ['--core=0', `--pid=${process.pid}`],
    env: { PATH: '/usr/bin:/bin' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
    scrub: (text) => text,
  }).catch(() => {});
}
