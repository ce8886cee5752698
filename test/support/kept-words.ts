import { ToolWords } from '../../src/host/logging/tool-words.ts';

/** The other programs' output that a host keeps, as in the real one. */
export function keptWords(scrub: (text: string) => string = (text) => text): ToolWords {
  return new ToolWords(scrub);
}
