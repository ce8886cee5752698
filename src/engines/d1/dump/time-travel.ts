import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { type TimeTravel, timeTravelSchema } from '../../../core/format/manifest/time-travel.ts';
import type { D1Api } from '../api/api.ts';
import type { D1Database } from '../api/database.ts';
import { readBookmark } from '../api/time-travel.ts';

interface Moment {
  /** What the export stated. */
  readonly bookmark: string | undefined;
  readonly takenAt: Date;
}

/**
 * Where Time Travel has the moment of a dump. A backup does not depend on it: what can't be read is a warning.
 * @throws {RestorableError} CANCELLED
 */
export async function pointOf(
  api: D1Api,
  database: D1Database,
  { bookmark, takenAt }: Moment,
  warnings: string[],
): Promise<TimeTravel | undefined> {
  const { name } = database;
  const stated = timeTravelSchema.safeParse({ database: name, bookmark });
  if (stated.success) return stated.data;
  try {
    return timeTravelSchema.parse({ database: name, bookmark: await readBookmark(api, database, takenAt) });
  } catch (thrown) {
    throwIfCancelled(api.host.signal);
    const why = thrown instanceof RestorableError ? thrown.message : 'It is not of the documented form.';
    warnings.push(`The Time Travel bookmark of this backup is not known. ${why}`);
    return undefined;
  }
}
