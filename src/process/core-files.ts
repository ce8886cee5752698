import { runToEnd } from './child.ts';

const TIMEOUT_MS = 5_000;

/**
 * Prevents a core file if this process crashes: it would contain every key in memory. If this can't be set, the
 * machine's setting applies.
 */
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
