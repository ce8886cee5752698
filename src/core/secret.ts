import { inspect } from 'node:util';

/** A value that must never be printed. Every conversion to text gives `***`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one place that passes it to a driver, a library or a 0600 file. */
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
 * A secret text as it was given, without the line ending that an editor or `echo` adds. Every other byte counts, including
 * spaces, as with `gpg --passphrase-file`.
 */
export function withoutLineEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}

/** The texts of a secret that contains one per line. Every byte of a line counts. */
export function secretLines(secret: Secret | undefined): Secret[] {
  const lines = secret?.reveal().split(/\r?\n/) ?? [];
  return lines.filter((line) => line !== '').map((line) => new Secret(line));
}

/** A password or passphrase from a variable, without trailing line endings: no password ends with one. Spaces count. */
export function withoutLineEnds(text: string): string {
  return text.replace(/[\r\n]+$/, '');
}
