import type { RunOrigin } from '../../src/core/run-origin.ts';
import { CONDITIONS, type ConditionName, type Sighting } from '../../src/core/watch/condition.ts';
import type { WatchEvent } from '../../src/core/watch/event.ts';
import { observe } from '../../src/core/watch/observe.ts';
import { answered, type ChannelFilter, pendingNotices, type QuietHours } from '../../src/core/watch/pending.ts';

const START = Date.parse('2026-11-01T02:00:00.000Z');
const DAY_MS = 86_400_000;

export function day(days: number): Date {
  return new Date(START + days * DAY_MS);
}

export function run(runId: number, attempt = 1): RunOrigin {
  return {
    repository: 'acme/shop',
    workflow: '.github/workflows/backup.yml',
    runId: String(runId),
    attempt,
    event: 'schedule',
    schedule: '0 2 * * *',
    url: `https://github.com/acme/shop/actions/runs/${runId}`,
  };
}

export function sight(condition: ConditionName, present: boolean, more: Partial<Sighting> = {}): Sighting {
  const severity = CONDITIONS[condition];
  return { condition, database: 'shop', destination: null, present, severity, details: {}, ...more };
}

/** A history that grows run by run. */
export class Diary {
  readonly events: WatchEvent[] = [];
  #ids = 0;
  #runs = 0;

  #nextRun(): number {
    this.#runs += 1;
    return this.#runs;
  }

  see(now: Date, ...sightings: readonly Sighting[]): WatchEvent[] {
    return this.seeAs(run(this.#nextRun()), now, ...sightings);
  }

  seeAs(origin: RunOrigin | null, now: Date, ...sightings: readonly Sighting[]): WatchEvent[] {
    const createId = (): string => {
      this.#ids += 1;
      return this.#ids.toString(16).padStart(16, '0');
    };
    const added = observe(this.events, { sightings, origin, keepsSuspicionOf: () => true, createId }, now);
    this.events.push(...added);
    return added;
  }

  /** Sends what is pending. @returns `CHANNEL NOTICE CONDITION` each */
  send(
    now: Date,
    channels: readonly ChannelFilter[],
    { down = [] as string[], quiet }: { down?: string[]; quiet?: QuietHours } = {},
  ): string[] {
    const pending = pendingNotices(this.events, channels, now, quiet);
    const sent = pending.filter(({ channel }) => !down.includes(channel));
    this.events.push(...sent.flatMap((each) => answered(each, 'delivered', now)));
    return sent.map(({ channel, notice, incident }) => `${channel} ${notice} ${incident.subject.condition}`);
  }
}
