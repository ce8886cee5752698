import type { DestinationSpec } from '../config/request.ts';
import type { Storage } from '../ports/storage.ts';
import type { Dependencies } from './dependencies.ts';
import type { Run } from './run.ts';

/** Opens each destination; nothing is asked of them yet. They are closed at the end of the run. */
export async function openDestinations(
  specs: readonly DestinationSpec[],
  dependencies: Dependencies,
  run: Run,
): Promise<Storage[]> {
  const opened: Storage[] = [];
  for (const spec of specs) opened.push(await openDestination(spec, dependencies, run));
  return opened;
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
