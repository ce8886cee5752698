import { throwIfCancelled } from '../core/cancellation.ts';
import { RestorableError, toRestorableError } from '../core/errors.ts';
import { type Finding, type FindingArea, type Observation, observationOf, unexamined } from '../core/finding.ts';
import { untilAborted } from '../ports/until-aborted.ts';
import type { RunContext } from '../run/run-context.ts';

/** For one question to a server or a program. */
const LIMIT_MS = 30_000;

/** One thing to examine. */
export interface Subject {
  readonly area: FindingArea;
  readonly name: string;
  /** The destination. */
  readonly at?: string | undefined;
  readonly limitMs?: number;
}

/** The findings of a run, in the order in which they were made. */
export class Findings {
  readonly all: Finding[] = [];
  readonly #context: RunContext;

  constructor(context: RunContext) {
    this.#context = context;
  }

  add({ area, name, at }: Subject, observation: Observation): Finding {
    const finding: Finding = { area, name, ...(at !== undefined && { at }), ...observation };
    this.all.push(finding);
    return finding;
  }

  /**
   * Runs one examination. Whatever it throws becomes its finding, and after its time limit it is left behind.
   * @param work its signal ends with the time limit and with the run
   * @throws {RestorableError} only the cancellation
   */
  async examine(subject: Subject, work: (signal: AbortSignal) => Promise<Observation>): Promise<Finding> {
    return this.add(subject, await this.#observe(subject.limitMs ?? LIMIT_MS, work));
  }

  async #observe(limitMs: number, work: (signal: AbortSignal) => Promise<Observation>): Promise<Observation> {
    const { host, run } = this.#context;
    try {
      return await this.limited(limitMs, work);
    } catch (thrown) {
      throwIfCancelled(host.signal);
      run.keepToolOutput(thrown);
      return observationOf(toRestorableError(thrown));
    }
  }

  /** Ends the wait after some time, and with the run. @throws {RestorableError} TIMEOUT, the cancellation, and what `work` throws */
  async limited<T>(limitMs: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(tooSlow(limitMs)), limitMs);
    try {
      const signal = AbortSignal.any([this.#context.host.signal, limit.signal]);
      return await untilAborted(signal, work(signal));
    } finally {
      clearTimeout(timer);
    }
  }
}

function tooSlow(limitMs: number): RestorableError {
  return new RestorableError('TIMEOUT', `No result within ${limitMs / 1000} s.`, {
    hint: 'A firewall may be dropping the packets, or the server may be overloaded. Run `doctor` again later.',
  });
}

/** Whether an examination ended by its time limit. */
export function isLate({ code }: Finding): boolean {
  return code === 'TIMEOUT';
}

/** What can't be examined because something before it failed. */
export function because(why: 'failed' | 'endless', after: string): Observation {
  return unexamined({ kind: 'not-tried', after, because: why });
}
