import type { Child } from '../child.ts';

/**
 * Writes all bytes to a child's standard input and closes it, unless the child ends or closes it first.
 * @returns whether the child read every byte; if it did not, its exit code and output show why
 * @throws what reading the content throws; the child's input then stays open, since closing it would look like a proper end
 */
export async function feedChild(content: AsyncIterable<Uint8Array>, child: Child): Promise<boolean> {
  const { stdin } = child;
  const iterator = content[Symbol.asyncIterator]();
  if (stdin === null) return (await iterator.next()).done === true;
  const unlessEnded = orEnd(child);
  for (;;) {
    const next = await unlessEnded(iterator.next());
    if (next === ENDED) return false;
    if (next.done) break;
    // The bytes may be overwritten or freed once the next ones are requested, so each write is awaited.
    const written = new Promise<boolean>((resolve) => stdin.write(next.value, (error) => resolve(!error)));
    if ((await unlessEnded(written)) !== true) {
      // Whoever else holds the input open would get what is then in that memory.
      stdin.destroy();
      return false;
    }
  }
  return (await unlessEnded(new Promise<boolean>((resolve) => stdin.end(() => resolve(true))))) === true;
}

const ENDED = Symbol('ended');

/**
 * Waits for a promise or the child's end. Not Promise.race: it would leave a reaction on the child's promise for every
 * pack, each holding its pack, and memory use would grow with the database.
 */
function orEnd(child: Child): <T>(promise: Promise<T>) => Promise<T | typeof ENDED> {
  let hasEnded = false;
  let onEnd = (): void => {};
  void child.exited.then(() => {
    hasEnded = true;
    onEnd();
  });
  return <T>(promise: Promise<T>) =>
    new Promise<T | typeof ENDED>((resolve, reject) => {
      onEnd = () => resolve(ENDED);
      if (hasEnded) onEnd();
      promise.then(resolve, reject);
    });
}
