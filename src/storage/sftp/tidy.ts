import { addAbortListener } from 'node:events';

/** How long what was left of a cancelled operation may take to be removed. */
const CLEAN_UP_MS = 500;

/** Cleans up also after a cancel, and then not for long; before one it may take as long as any request. */
export async function tidy(signal: AbortSignal, act: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  using _ = addAbortListener(signal, () => {
    timer = setTimeout(() => limit.abort(), CLEAN_UP_MS);
  });
  try {
    await act(limit.signal);
  } catch {
    // What is left over has a name that no listing shows, and `removeUnfinished` finds.
  } finally {
    clearTimeout(timer);
  }
}
