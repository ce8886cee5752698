/**
 * Limits for `vi.waitUntil`, `vi.waitFor` and `expect.poll` that are long enough for any machine that reaches the condition at
 * all.
 */
export const WAITING = { timeout: 120_000, interval: 20 } as const;
