import { runToEnd } from './child.ts';

const TIMEOUT_MS = 5_000;

/** Prevents a core file of this process, which would contain every key. If this fails, the machine's setting applies. */
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
