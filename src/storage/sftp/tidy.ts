import { addAbortListener } from 'node:events';

/** Time limit for removing the leftovers of a cancelled operation. */
const CLEAN_UP_MS = 500;

/** Cleans up after a cancel too, but then only for a short time. Before a cancel, it may take as long as any request. */
export async function tidy(signal: AbortSignal, act: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  using _ = addAbortListener(signal, () => {
    timer = setTimeout(() => limit.abort(), CLEAN_UP_MS);
  });
  try {
    await act(limit.signal);
  } catch {
    // Leftovers have a name that no listing shows, and `removeUnfinished` finds them.
  } finally {
    clearTimeout(timer);
  }
}
