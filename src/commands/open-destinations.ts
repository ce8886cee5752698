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
  for (const spec of specs) opened.push(run.closeAtEnd(await dependencies.openStorage(spec, dependencies.host)));
  return opened;
}
