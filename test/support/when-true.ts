import { setTimeout } from 'node:timers/promises';

/**
 * Asks again and again, one question at a time, until the answer is yes or `ended` says that there is nothing left to wait
 * for. Resolves to whether the answer was yes; no question is under way then.
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
