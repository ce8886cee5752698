import type { RunContext } from './run-context.ts';

/** Hosts decide what they print. They need not be called for every 64 KiB. */
const EVERY_MS = 200;

/** Adds up bytes and reports them to the host at intervals. */
export function followBytes(
  { host, clock }: RunContext,
  phase: string,
  totalBytes: number | undefined,
): (bytes: number) => void {
  let doneBytes = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  return (bytes) => {
    doneBytes += bytes;
    const nowMs = clock.monotonicMs();
    if (nowMs - lastMs < EVERY_MS) return;
    lastMs = nowMs;
    host.progress({ phase, doneBytes, totalBytes });
  };
}
