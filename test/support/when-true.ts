import { setTimeout } from 'node:timers/promises';

/**
 * Repeats a query, one at a time, until the answer is yes or `ended` reports that there is nothing left to wait for. Resolves
 * to whether the answer was yes. No query is running then.
 */
export async function whenTrue(
  asked: () => boolean | Promise<boolean>,
  ended: () => boolean = () => false,
): Promise<boolean> {
  while (!ended()) {
    if (await asked()) return true;
    await setTimeout(20);
  }
  return false;
}
