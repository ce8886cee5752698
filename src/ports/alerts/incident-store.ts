import type { Subject } from '../../core/watch/condition.ts';
import type { Announced, WatchEvent } from '../../core/watch/event.ts';

/** Where the history of incidents is kept. Append-only. */
export interface IncidentStore {
  /** For warnings. Contains no secret. */
  readonly label: string;
  /** Whether it keeps that a warning was observed once. */
  readonly keepsSuspicions: boolean;
  /** Whether it keeps the incidents of this subject. Others are not given to it. */
  keeps(subject: Subject): boolean;
  /**
   * Events of all incidents of the run's databases that are open or suspected, and of those closed in the last 30 days.
   * Events that no accepted key signed are left out.
   * @throws {RestorableError} if it can't be read
   */
  load(): Promise<readonly WatchEvent[]>;
  /**
   * Records an event that is announced, unless another run did so at the same time.
   * @param over incidents that are over by what any store knows. One that missed the end still has them as open.
   * @returns false if another run was first: then this event is not recorded, and not announced by this run
   */
  claim(event: Announced, over?: ReadonlySet<string>): Promise<boolean>;
  /** Records what happened to incidents. */
  append(events: readonly WatchEvent[]): Promise<void>;
}
