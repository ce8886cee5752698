import type { HeldIndexes } from '../indexes/late-indexes.ts';
import type { StatementLog } from '../statements.ts';

/** What is changed in a dump on its way to the client. */
export interface RewriteOptions {
  /** The restoring account becomes the definer of routines, triggers and events. For views it always does. */
  readonly removeDefiners: boolean;
  /** The database that was dumped, as the dump's header names it. */
  readonly sourceName: string | undefined;
  /** Called for each view whose definer was removed. */
  readonly onView?: ((name: string, definer: string) => void) | undefined;
  /**
   * Events are created disabled, as of this time in seconds since 1970: a server does not create an event whose time is
   * over. Undefined keeps them unchanged.
   */
  readonly disableEventsAsOf: number | undefined;
  /** Tables are created without the location of their files and their encryption. */
  readonly removePlacement?: boolean;
  /** Modes of `sql_mode` that the server no longer supports are removed. */
  readonly removeOldModes?: boolean;
  /** Holds back indexes until the rows of their table are there. */
  readonly lateIndexes?: HeldIndexes | undefined;
  /** Records which statement begins in which line of the output. */
  readonly statements?: StatementLog | undefined;
}
