import type { DestinationSpec } from '../config/request.ts';
import { RestorableError } from '../core/errors.ts';
import type { Storage } from '../ports/storage.ts';
import type { Dependencies } from './dependencies.ts';
import type { Run } from './run.ts';

/**
 * Opens each destination; nothing is asked of them yet. They are closed at the end of the run.
 * @throws {RestorableError} INPUT_INVALID, FILE_UNREADABLE
 */
export async function openDestinations(
  specs: readonly DestinationSpec[],
  dependencies: Dependencies,
  run: Run,
): Promise<Storage[]> {
  const opened: Storage[] = [];
  for (const spec of specs) opened.push(await openDestination(spec, dependencies, run));
  requireDistinct(opened);
  return opened;
}

/**
 * One place in two spellings, such as file:a and file:./a, would pass for two copies.
 * @throws {RestorableError} INPUT_INVALID
 */
export function requireDistinct(storages: readonly Storage[]): void {
  const labels = storages.map(({ label }) => label);
  const twice = labels.find((label, at) => labels.indexOf(label) !== at);
  if (twice === undefined) return;
  throw new RestorableError('INPUT_INVALID', `Two lines of \`destination\` name the same place, ${twice}.`, {
    hint: 'Remove one of them.',
  });
}

/** Opens one destination. What its line says of where it is counts more than what its address tells. */
export async function openDestination(
  spec: DestinationSpec,
  { openStorage, host }: Dependencies,
  run: Run,
): Promise<Storage> {
  const storage = run.closeAtEnd(await openStorage(spec, host));
  const { offsite } = spec;
  if (offsite === undefined) return storage;
  return Object.defineProperty(storage, 'place', { value: { ...storage.place, offsite }, configurable: true });
}
