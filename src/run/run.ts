import { failureUnder, hearSignals, throwIfCancelledByNow } from '../core/cancellation.ts';
import { causesOf, foreignWordsOf, type RestorableError, toRestorableError } from '../core/errors.ts';
import { EXIT, exitCodeOf } from '../core/exit-code.ts';
import { TOOL } from '../core/version.ts';
import type { KeyEnd } from '../openpgp/keys/key-words.ts';
import type { KeyExpiry, PhaseTiming, RunFacts } from '../report/facts/run.ts';
import type { Dependencies } from './dependencies.ts';
import { PhaseTimes } from './phase-times.ts';

/** The name of a part of a phase. */
const partOf = (phase: string, part: string): string => `${phase}: ${part}`;

/** Keeps the duration of each phase, the warnings, and what must be closed at the end in every case. */
export class Run {
  readonly startedAt: Date;
  readonly #dependencies: Dependencies;
  readonly #startedMs: number;
  readonly #times: PhaseTimes;
  readonly #phases: PhaseTiming[] = [];
  readonly #warnings: string[] = [];
  readonly #closers: (() => Promise<void>)[] = [];
  readonly #labels = new Set<string>();
  readonly #keyExpiry: KeyExpiry[] = [];
  #error: RestorableError | undefined;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
    this.startedAt = dependencies.clock.now();
    this.#startedMs = dependencies.clock.monotonicMs();
    this.#times = new PhaseTimes(dependencies.clock);
  }

  get elapsedMs(): number {
    return this.#dependencies.clock.monotonicMs() - this.#startedMs;
  }

  /** The phases that have ended, in order. */
  get phases(): readonly PhaseTiming[] {
    return [...this.#phases];
  }

  get error(): RestorableError | undefined {
    return this.#error;
  }

  /**
   * Measures a phase, without the phases inside it. A phase that fails is recorded too.
   * @param work may say which part of the phase begins; each is then recorded by itself, the first from the phase's beginning
   */
  async phase<T>(phase: string, work: (onPart: (part: string) => void) => Promise<T>): Promise<T> {
    const { host } = this.#dependencies;
    const times = this.#times.begin();
    let current = phase;
    const record = (): void => {
      this.#phases.push({ phase: current, durationMs: this.#times.take(times) });
    };
    host.log.debug(`Phase: ${phase}`);
    try {
      return await work((part) => {
        const next = partOf(phase, part);
        if (next === current) return;
        if (current !== phase) record();
        current = next;
      });
    } finally {
      record();
      this.#times.end(times);
    }
  }

  warn(...messages: readonly string[]): void {
    for (const message of messages) {
      if (this.#warnings.includes(message)) continue;
      this.#warnings.push(message);
      this.#dependencies.host.log.warning(message);
    }
  }

  /** Records when keys of this run end. A key that was not opened has no end to record. */
  noteKeys(use: KeyExpiry['use'], ...ends: readonly (KeyEnd | undefined)[]): void {
    for (const end of ends) {
      if (end === undefined) continue;
      this.#keyExpiry.push({ use, fingerprint: end.fingerprint, expiresAt: end.endsAt?.toISOString() ?? null });
    }
  }

  /** Whether no destination of this name was opened before. */
  isFirst(label: string): boolean {
    const { size } = this.#labels;
    return this.#labels.add(label).size > size;
  }

  /** Registers a resource. Resources are closed in reverse order at the end of the run. */
  closeAtEnd<T extends { close(): Promise<void> }>(resource: T): T {
    this.#closers.push(() => resource.close());
    return resource;
  }

  /** Runs the work. An error that it throws becomes the report's error. Then closes everything. */
  async guard(work: () => Promise<void>): Promise<void> {
    try {
      await throwIfCancelledByNow(this.#dependencies.host.signal);
      await work();
    } catch (thrown) {
      await hearSignals();
      this.fail(thrown);
    }
    for (const close of this.#closers.reverse()) await this.#close(close);
  }

  /** Closes a resource at the end of a block, if it must be gone before the run continues: `await using _ = run.closing(it)`. */
  closing(resource: { close(): Promise<void> }): AsyncDisposable {
    return { [Symbol.asyncDispose]: () => this.#close(() => resource.close()) };
  }

  async #close(close: () => Promise<void>): Promise<void> {
    await close().catch((thrown: unknown) => {
      this.keepToolOutput(thrown);
      this.warn(`Cleaning up: ${toRestorableError(thrown).message}`);
    });
  }

  /** Records a failure. The report shows the first one, or the cancel that explains it. */
  fail(thrown: unknown): void {
    const { signal, log } = this.#dependencies.host;
    const error = failureUnder(signal, thrown);
    this.#error ??= error;
    this.keepToolOutput(thrown);
    for (const line of causesOf(thrown, { withFrames: true })) log.debug(line);
  }

  /** Keeps other programs' output about a failure for the diagnostics, if the failure itself is only recorded. */
  keepToolOutput(thrown: unknown): void {
    for (const words of foreignWordsOf(thrown)) this.#dependencies.host.toolWords.add(words);
  }

  facts(findings: boolean): RunFacts {
    const { host } = this.#dependencies;
    const error = this.#error;
    return {
      tool: TOOL,
      startedAt: this.startedAt.toISOString(),
      durationMs: Math.round(this.elapsedMs),
      exitCode: error !== undefined ? exitCodeOf(error) : findings ? EXIT.finding : EXIT.done,
      error:
        error === undefined
          ? undefined
          : { code: error.code, message: host.scrub(error.message), hint: error.hint && host.scrub(error.hint) },
      warnings: this.#warnings.map((warning) => host.scrub(warning)),
      phases: this.#phases,
      ...(this.#keyExpiry.length === 0 ? {} : { keyExpiry: this.#keyExpiry }),
    };
  }
}
