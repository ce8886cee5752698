import { randomUUID } from 'node:crypto';
import type { HeartbeatAddress } from '../options/alerts/heartbeat.ts';
import { SYSTEM_CLOCK } from '../ports/system-clock.ts';
import { DIALECTS, type Signal } from './dialects.ts';
import type { Ending } from './ending.ts';
import { type Delivery, SIGNAL_TUNING, type SignalTuning, sendSignal } from './send-signal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface HeartbeatOptions {
  /** For the proxies. */
  readonly env: Environment;
  /** Aborts the start, which is of no use to a cancelled run. */
  readonly signal: AbortSignal;
  readonly tuning?: SignalTuning | undefined;
}

/** The signals of one run to one address. */
export class Heartbeat {
  readonly #address: HeartbeatAddress;
  readonly #env: Environment;
  readonly #signal: AbortSignal;
  readonly #tuning: SignalTuning;
  readonly #runId = randomUUID();
  readonly #openedMs = SYSTEM_CLOCK.monotonicMs();
  readonly #stopStart = new AbortController();
  #start: Promise<Delivery> | undefined;

  constructor(address: HeartbeatAddress, { env, signal, tuning = SIGNAL_TUNING }: HeartbeatOptions) {
    this.#address = address;
    this.#env = env;
    this.#signal = signal;
    this.#tuning = tuning;
  }

  /** Reports the start, next to the work of the run. Never fails. */
  start(): void {
    if (this.#start !== undefined || this.#signal.aborted) return;
    this.#start = this.#send({ kind: 'start' }, AbortSignal.any([this.#signal, this.#stopStart.signal]));
  }

  /**
   * Reports the end, after the start. Never fails, and takes at most 30 s.
   * @returns a warning for each signal that was not delivered
   */
  async finish(ending: Ending, signal?: AbortSignal): Promise<string[]> {
    if (ending.kind === 'none') {
      this.#stopStart.abort();
      return [];
    }
    const limit = AbortSignal.timeout(this.#tuning.totalMs);
    const until = signal === undefined ? limit : AbortSignal.any([limit, signal]);
    const started = await this.#settledStart(until);
    const durationMs = Math.round(SYSTEM_CLOCK.monotonicMs() - this.#openedMs);
    const ended = await this.#send({ ...ending, durationMs }, until);
    return [started, ended].flatMap((delivery) => (delivery.problem === undefined ? [] : [delivery.problem]));
  }

  /** A start that arrives after the end would be a run that never ends. */
  async #settledStart(until: AbortSignal): Promise<Delivery> {
    if (this.#start === undefined) return {};
    const stop = (): void => this.#stopStart.abort();
    const timer = setTimeout(stop, this.#tuning.startGraceMs);
    until.addEventListener('abort', stop, { once: true });
    try {
      return await this.#start;
    } finally {
      clearTimeout(timer);
      until.removeEventListener('abort', stop);
    }
  }

  async #send(signal: Signal, until: AbortSignal): Promise<Delivery> {
    const { dialect, url } = this.#address;
    const request = DIALECTS[dialect].request(new URL(url.reveal()), signal, this.#runId);
    if (request === undefined) return {};
    return sendSignal(request, { dialect, kind: signal.kind, env: this.#env, until, tuning: this.#tuning });
  }
}
