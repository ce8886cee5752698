/** Longer lines are truncated: a program that prints no line feed must not fill the memory. */
const LONGEST_LINE = 16 * 1024;

/** Splits text that arrives in pieces into lines. */
export interface LineCutter {
  push(text: string): void;
  /** Emits the text after the last line feed. */
  end(): void;
}

/** @param onLine receives each line without its line end; of a very long one, the beginning */
export function cutLines(onLine: (line: string) => void): LineCutter {
  let partial = '';
  const add = (text: string): void => {
    if (partial.length < LONGEST_LINE) partial += text.slice(0, LONGEST_LINE - partial.length);
  };
  const give = (): void => {
    onLine(partial.replace(/\r$/, ''));
    partial = '';
  };
  return {
    push: (text) => {
      const [first = '', ...others] = text.split('\n');
      add(first);
      for (const other of others) {
        give();
        add(other);
      }
    },
    end: () => {
      if (partial !== '') give();
    },
  };
}
