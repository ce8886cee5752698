import type { ForeignText, WordKeeper } from '../../core/foreign.ts';

/** Limit for all kept output. The latest output counts, because it shows why a run ended. */
const MAX_CHARACTERS = 4 * 1024 * 1024;

/** The output of other programs in a run, in memory until it is encrypted. */
export class ToolWords implements WordKeeper {
  readonly #scrub: (text: string) => string;
  readonly #show: ((speaker: string, text: string) => void) | undefined;
  #text = '';
  #speaker = '';
  /** The kept output per program, to detect repetitions. */
  readonly #said = new Map<string, string>();

  /** @param show prints the output at once, if a user at a terminal requested that */
  constructor(scrub: (text: string) => string, show?: ((speaker: string, text: string) => void) | undefined) {
    this.#scrub = scrub;
    this.#show = show;
  }

  add(words: ForeignText): void {
    const text = this.#scrub(words.reveal()).trim();
    const said = this.#said.get(words.speaker) ?? '';
    // A tool's lines are often kept one by one before its error repeats all of them.
    if (text === '' || said.includes(text)) return;
    this.#said.set(words.speaker, `${said}${text}\n`.slice(-MAX_CHARACTERS));
    this.#show?.(words.speaker, text);
    if (words.speaker !== this.#speaker) this.#text += `${this.#text === '' ? '' : '\n'}--- ${words.speaker}\n`;
    this.#speaker = words.speaker;
    this.#text = `${this.#text}${text}\n`.slice(-MAX_CHARACTERS);
  }

  /** All output, scrubbed of secrets. Empty if there was none. */
  get text(): string {
    return this.#text;
  }
}
