import type { ForeignText, WordKeeper } from '../core/foreign.ts';

/** Of all that is kept; the latest counts, since it tells why a run ended. */
const MAX_CHARACTERS = 4 * 1024 * 1024;

/** What other programs said in a run, in memory until it is encrypted. */
export class ToolWords implements WordKeeper {
  readonly #scrub: (text: string) => string;
  readonly #show: ((speaker: string, text: string) => void) | undefined;
  #text = '';
  #speaker = '';
  /** Of each speaker what was kept of it, to tell what was said already. */
  readonly #said = new Map<string, string>();

  /** @param show prints them at once, where a user at a terminal asked for that */
  constructor(scrub: (text: string) => string, show?: ((speaker: string, text: string) => void) | undefined) {
    this.#scrub = scrub;
    this.#show = show;
  }

  add(words: ForeignText): void {
    const text = this.#scrub(words.reveal()).trim();
    const said = this.#said.get(words.speaker) ?? '';
    // A tool's lines were often kept one by one before its error brings them all together.
    if (text === '' || said.includes(text)) return;
    this.#said.set(words.speaker, `${said}${text}\n`.slice(-MAX_CHARACTERS));
    this.#show?.(words.speaker, text);
    if (words.speaker !== this.#speaker) this.#text += `${this.#text === '' ? '' : '\n'}--- ${words.speaker}\n`;
    this.#speaker = words.speaker;
    this.#text = `${this.#text}${text}\n`.slice(-MAX_CHARACTERS);
  }

  /** All of it, scrubbed of secrets; empty when nothing was said. */
  get text(): string {
    return this.#text;
  }
}
