import type { StatementLog } from './statements.ts';

/** What is changed in a dump on its way into the client. */
export interface RewriteOptions {
  /** The restoring account becomes the definer of routines, triggers and events; of views it always does. */
  readonly removeDefiners: boolean;
  /** The database that was dumped, as the dump's header names it. */
  readonly sourceName: string | undefined;
  /** Told of each view whose definer was removed. */
  readonly onView?: ((name: string, definer: string) => void) | undefined;
  /**
   * Events are made disabled, as of this time in seconds since 1970: a server leaves out an event whose time is over. Undefined
   * keeps them as they are.
   */
  readonly disableEventsAsOf: number | undefined;
  /** Tables are made without where their files lie and how they are encrypted. */
  readonly removePlacement?: boolean;
  /** Modes of `sql_mode` that the server does not know any more are left out. */
  readonly removeOldModes?: boolean;
  /** Follows which statement begins in which line of what is handed on. */
  readonly statements?: StatementLog | undefined;
}
