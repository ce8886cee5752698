import { ForeignText } from '../../../core/foreign.ts';
import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { Host } from '../../../ports/host.ts';

/** Warnings of pg_dump in our words. It runs with LC_ALL=C, so it prints English. An unknown warning is reported as such. */
const KNOWN: readonly (readonly [says: RegExp, words: string | undefined])[] = [
  [
    /circular foreign-key constraints/,
    'foreign keys form a cycle: they would have to be disabled to restore only the data',
  ],
  // Named by omissions.ts.
  [/subscriptions? (?:are )?not dumped/, undefined],
  [/owner of .* appears to be invalid/, 'the owner of an object no longer exists'],
  [
    /appears to be (?:invalid|empty)|bogus|could not (?:find|parse|resolve|interpret)/,
    'something in the catalogs is broken',
  ],
];
const WARNING = /^pg_dump: warning: /;
/** Continuation lines of a warning, such as the tables of a circle. */
const MORE = /^pg_dump: (?:detail|hint): |^\s/;

/** pg_dump's standard error: all of it for the diagnostics, its warnings for the report. */
export class DumpToolOutput {
  readonly #names: KnownNames;
  readonly #host: Host;
  readonly #warnings: string[] = [];
  #goesOn = false;

  constructor(names: KnownNames, host: Host) {
    this.#names = names;
    this.#host = host;
  }

  /** Takes a line of standard error. */
  add(line: string): void {
    this.#host.toolWords.add(new ForeignText('pg_dump', line));
    if (WARNING.test(line)) {
      this.#warnings.push(line);
      this.#goesOn = true;
    } else if (this.#goesOn && MORE.test(line)) {
      this.#warnings[this.#warnings.length - 1] += `\n${line}`;
    } else this.#goesOn = false;
  }

  /** The warnings in our words, with known names. The same warning about several objects is reported once. */
  warnings(): string[] {
    const named = new Map<string, Set<string>>();
    for (const text of this.#warnings) {
      const known = KNOWN.find(([says]) => says.test(text));
      const words = known === undefined ? 'something that only the diagnostics contain' : known[1];
      if (words === undefined) continue;
      const names = named.get(words) ?? new Set();
      for (const name of this.#names.within(text)) names.add(name);
      named.set(words, names);
    }
    return [...named].map(([words, names]) => {
      const about = names.size === 0 ? '' : `: ${[...names].slice(0, NAMED_AT_MOST).join(', ')}`;
      return `pg_dump warned: ${words}${about}.`;
    });
  }
}

const NAMED_AT_MOST = 8;
