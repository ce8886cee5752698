import { throwIfCancelled } from '../core/cancellation.ts';
import { failureOf, type RestorableError } from '../core/errors.ts';
import type { ReadRequest } from '../options/request/recovery.ts';
import type { Storage } from '../ports/storage.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import { openDestination } from '../run/destinations/open-destinations.ts';
import { type RunContext, storedAt } from '../run/run-context.ts';
import { warnOfDeletedBackups } from '../run/warn-of-deleted-backups.ts';

/** A destination that answered. */
export interface Listed {
  readonly at: StoredDatabase;
  readonly ids: readonly string[];
  readonly offsite: boolean;
  readonly answerMs: number;
}

/** A destination that could not be read. */
export interface UnreachableCopy {
  readonly label: string;
  readonly state: 'unreachable';
  readonly error: RestorableError;
}

export type Asked = Listed | UnreachableCopy;

/**
 * Opens and lists every destination. In a disaster one of several may be gone. The others are used, and the report shows which one
 * did not answer.
 * @throws {RestorableError} STORAGE_*, if none answers
 */
export async function askEverywhere(
  request: Pick<ReadRequest, 'destinations' | 'name'>,
  context: RunContext,
): Promise<Asked[]> {
  const { host, run } = context;
  const asked: Asked[] = [];
  let firstError: RestorableError | undefined;
  for (const [index, spec] of request.destinations.entries()) {
    let storage: Storage | undefined;
    try {
      storage = await openDestination(spec, context);
      const at = storedAt(storage, request.name, context);
      const listed = await list(at, context);
      await warnOfDeletedBackups(run, at);
      asked.push(listed);
    } catch (thrown) {
      throwIfCancelled(host.signal);
      const error = failureOf(thrown, ['storage']);
      firstError ??= error;
      run.warn(`A destination is excluded: ${error.message}`);
      asked.push({ label: storage?.label ?? spec.name ?? `destination ${index + 1}`, state: 'unreachable', error });
    }
  }
  if (firstError !== undefined && asked.every((each) => !('ids' in each))) throw firstError;
  return asked;
}

/** Lists those that answered again: since then, a prune may have removed backups. */
export async function askAgain(asked: readonly Asked[], context: RunContext): Promise<Asked[]> {
  const again: Asked[] = [];
  for (const each of asked) {
    if (!('ids' in each)) again.push(each);
    else {
      try {
        again.push(await list(each.at, context));
      } catch (thrown) {
        throwIfCancelled(context.host.signal);
        again.push({ label: each.at.label, state: 'unreachable', error: failureOf(thrown, ['storage']) });
      }
    }
  }
  return again;
}

async function list(at: StoredDatabase, { clock }: RunContext): Promise<Listed> {
  const startedMs = clock.monotonicMs();
  const { ids } = await at.listManifests();
  return { at, ids, offsite: at.storage.place.offsite, answerMs: clock.monotonicMs() - startedMs };
}
