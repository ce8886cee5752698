import { RestorableError } from '../../core/errors.ts';

/** What is wrong with an answer, in words for the user who gave it. undefined if it can be read. */
export function objectionTo(read: () => unknown): string | undefined {
  try {
    read();
    return undefined;
  } catch (thrown) {
    if (thrown instanceof RestorableError) return [thrown.message, thrown.hint].filter(Boolean).join(' ');
    throw thrown;
  }
}
