import type { Document } from '../document/document.ts';
import { visible } from './visible.ts';

/** The text that fits into an annotation or into the last line of a log. */
export interface Notice {
  readonly title: string;
  readonly sentence: string;
}

/** The verdict only. @param document of a report that is scrubbed of secrets */
export function renderNotice({ title, sentence, error }: Document): Notice {
  const parts = [sentence, error?.message ?? ''].filter((part) => part !== '');
  return { title: visible(title, 200), sentence: visible(parts.join(' '), 2_000) };
}
