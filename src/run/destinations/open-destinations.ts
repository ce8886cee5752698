import { RestorableError } from '../../core/errors.ts';
import type { DatabaseName } from '../../core/format/database-name.ts';
import type { DestinationSpec } from '../../ports/destination.ts';
import type { Storage } from '../../ports/storage.ts';
import type { StoredDatabase } from '../../repository/stored-database.ts';
import { type RunContext, storedAt } from '../run-context.ts';
import { DestinationName, PlacedStorage } from './named-storage.ts';

/**
 * Opens each destination without connecting to it. Destinations are closed at the end of the run.
 * @throws {RestorableError} INPUT_INVALID, FILE_UNREADABLE
 */
export async function openDestinations(specs: readonly DestinationSpec[], context: RunContext): Promise<Storage[]> {
  const opened: Storage[] = [];
  for (const spec of specs) opened.push(await openDestination(spec, context));
  return opened;
}

/** One database at each destination. @throws as openDestinations */
export async function openStored(
  { destinations, name }: { readonly destinations: readonly DestinationSpec[]; readonly name: DatabaseName },
  context: RunContext,
): Promise<StoredDatabase[]> {
  return (await openDestinations(destinations, context)).map((storage) => storedAt(storage, name, context));
}

/**
 * Opens one destination. A location stated in its line overrides the one derived from its address.
 * @throws {RestorableError} INPUT_INVALID if another line of this run leads to the same destination
 */
export async function openDestination(spec: DestinationSpec, { openStorage, host, run }: RunContext): Promise<Storage> {
  const name = spec.name === undefined ? undefined : new DestinationName(spec.name);
  const storage = run.closeAtEnd(await openStorage(spec, name?.hostFor(host) ?? host));
  // Different lines can lead to one place, where a single object would count as two copies.
  if (!run.isFirst(storage.label)) {
    throw new RestorableError('INPUT_INVALID', `Two destinations are the same place: ${storage.label}.`, {
      hint: 'Remove one of them.',
    });
  }
  const { offsite } = spec;
  const named = name?.of(storage) ?? storage;
  return offsite === undefined ? named : new PlacedStorage(named, { ...storage.place, offsite });
}
