import { hasCode, RestorableError } from '../../../core/errors.ts';
import type { EngineName } from '../../../ports/engine/names.ts';
import type { Host, Leftover } from '../../../ports/host.ts';

const CLEANUP_MS = 20_000;

/** A cancelled run still cleans up, for a limited time. */
export const cleanupHost = (host: Host, timeoutMs = CLEANUP_MS): Host => ({
  ...host,
  signal: AbortSignal.timeout(timeoutMs),
});

/**
 * Records one of our databases before it is created, so that the post step drops it after a crash.
 * @returns removes the record, once the database is dropped or published
 */
export async function noteDatabase(host: Host, engine: EngineName, name: string): Promise<() => Promise<void>> {
  const leftover: Leftover = { kind: 'database', engine, name };
  const workspace = await host.workspace();
  await workspace.note(leftover);
  return () => workspace.forget(leftover);
}

/** Undefined if the server has no database of that name. */
export async function unlessMissing<C>(connecting: Promise<C>): Promise<C | undefined> {
  try {
    return await connecting;
  } catch (error) {
    if (hasCode(error, 'DATABASE_NOT_FOUND')) return undefined;
    throw error;
  }
}

export const createdNote = (database: string): string =>
  `The database ${JSON.stringify(database)} was missing and has been created.`;

/** @param found names of a few things in it */
export function notEmpty(database: string, found: readonly string[]): RestorableError {
  return new RestorableError(
    'TARGET_NOT_EMPTY',
    `The database ${JSON.stringify(database)} is not empty: it contains ${found.slice(0, 4).join(', ')}${found.length > 4 ? ', ...' : '.'}`,
    { hint: 'Name a new or empty database, or set `replace: true` to restore next to it and swap after success.' },
  );
}

/** What CREATE DATABASE threw, with a hint if the account may not create databases. @param hint how to grant it */
export function createFailure(error: unknown, hint: string): unknown {
  if (!hasCode(error, 'DATABASE_PRIVILEGE')) return error;
  return new RestorableError('DATABASE_PRIVILEGE', 'The account of `target:` may not create databases.', {
    hint,
    cause: error,
  });
}
