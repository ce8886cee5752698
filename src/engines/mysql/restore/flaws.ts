import { ForeignText } from '../../../core/foreign.ts';
import type { Flaw } from '../../../core/format/manifest/fingerprint.ts';
import { showName } from '../catalog/sql-text.ts';
import { NOT_OF_THE_STATEMENT } from '../connection/error-numbers.ts';
import type { StatementLog } from './statements.ts';

/** The form in which the client prints an error, in every language of the server. */
const ERROR = /^ERROR (\d{1,5}) \(\w+\) at line (\d{1,12})\b/;
/**
 * Tracks what a client that continues after errors (`--force`) could not create. Some objects were broken at the source,
 * and no restore can create them unchanged. Any other error ends the restore.
 */
export class FlawErrors {
  readonly #flawed: ReadonlySet<string>;
  readonly #statements: StatementLog;
  readonly #leftOut = new Set<string>();
  readonly #tolerated = new Set<string>();
  readonly #onFailure: () => void;
  #hasFailed = false;

  /** @param onFailure called once, at the first error that does not belong to a flaw */
  constructor(flaws: readonly Flaw[], statements: StatementLog, onFailure: () => void) {
    // A foreign key is created with its table, whatever its rows are.
    const single = flaws.filter(({ type }) => type !== 'database' && type !== 'foreign key');
    this.#flawed = new Set(single.map(({ type, name }) => `${type} ${name}`));
    this.#statements = statements;
    this.#onFailure = onFailure;
  }

  /** Whether anything may fail. */
  get areExpected(): boolean {
    return this.#flawed.size > 0;
  }

  /** An error did not belong to a flaw. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Objects that were not created, as `view v`. */
  get leftOut(): readonly string[] {
    return [...this.#leftOut];
  }

  /** Takes a line of the client's standard error. */
  read(line: string): void {
    const match = ERROR.exec(line);
    if (match === null || !this.areExpected) return;
    const object = this.#objectAt(Number(match[2]));
    if (object !== undefined && this.#flawed.has(object) && !NOT_OF_THE_STATEMENT.has(Number(match[1]))) {
      this.#leftOut.add(object);
      this.#tolerated.add(line);
      return;
    }
    if (!this.#hasFailed) this.#onFailure();
    this.#hasFailed = true;
  }

  #objectAt(line: number): string | undefined {
    const statement = this.#statements.at(line);
    const type = /^CREATE (.*)$/.exec(statement?.kind ?? '')?.[1]?.toLowerCase();
    return type === undefined || statement?.name === undefined ? undefined : `${type} ${showName(statement.name)}`;
  }

  /** The client's output without the expected errors. */
  withoutFlaws(words: ForeignText): ForeignText {
    if (this.#tolerated.size === 0) return words;
    const lines = words.reveal().split('\n');
    return new ForeignText(words.speaker, lines.filter((line) => !this.#tolerated.has(line)).join('\n'));
  }
}
