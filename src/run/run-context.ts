import type { DatabaseName } from '../core/format/database-name.ts';
import type { Storage } from '../ports/storage.ts';
import { StoredDatabase } from '../repository/stored-database.ts';
import type { Dependencies } from './dependencies.ts';
import { Run } from './run.ts';

/** What every step of a command receives: access to the outside world, and the run that it belongs to. */
export interface RunContext extends Dependencies {
  readonly run: Run;
}

export function beginRun(dependencies: Dependencies): RunContext {
  return { ...dependencies, run: new Run(dependencies) };
}

/** A database at an open destination, until the run ends. */
export function storedAt(storage: Storage, name: DatabaseName, { clock, host }: RunContext): StoredDatabase {
  return new StoredDatabase(storage, { name, clock, signal: host.signal });
}
