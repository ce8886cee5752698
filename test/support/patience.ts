/** Limits of `vi.waitUntil`, `vi.waitFor` and `expect.poll` that no machine exceeds which gets there at all. */
export const WAITING = { timeout: 120_000, interval: 20 } as const;
