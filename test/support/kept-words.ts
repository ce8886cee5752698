import { ToolWords } from '../../src/host/tool-words.ts';

/** What a host keeps of other programs' words, as the real one does. */
export function keptWords(scrub: (text: string) => string = (text) => text): ToolWords {
  return new ToolWords(scrub);
}
