import { inspect } from 'node:util';

/** A value that must never be printed: every way of turning it into text gives `***`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one place that hands it to a driver, a library or a 0600 file. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '***';
  }

  toJSON(): string {
    return '***';
  }

  [inspect.custom](): string {
    return '***';
  }
}

/**
 * A secret text as it was given, without the line end that an editor or `echo` puts behind a file's only line. Every other byte
 * counts, spaces too, as with `gpg --passphrase-file`.
 */
export function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}

/** The texts of a secret that holds one a line. Every byte of a line counts. */
export function secretLines(secret: Secret | undefined): Secret[] {
  const lines = secret?.reveal().split(/\r?\n/) ?? [];
  return lines.filter((line) => line !== '').map((line) => new Secret(line));
}

/** A password or passphrase from a variable, without any line ends at its end: no password ends with one, and spaces count. */
export function withoutLineEnds(text: string): string {
  return text.replace(/[\r\n]+$/, '');
}
