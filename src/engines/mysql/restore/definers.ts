import { isRefusal } from '../../parts/refusals.ts';
import { openCodeSession } from '../code/session.ts';
import type { MysqlRestore } from '../target/database.ts';

const DEFINER = /^(CREATE )(.{0,80}?DEFINER=)(?:`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)?)/;

/**
 * Gives views the definers in the dump. They were created without them, because the server refuses a view over another one
 * whose definer has no privileges yet. If a definer is refused, the view keeps the restoring account as definer, and a note
 * says so.
 * @param views definers, quoted, by the view's name; see viewWithoutDefiner
 */
export async function restoreViewDefiners(
  views: ReadonlyMap<string, string>,
  database: string,
  { target, known, host }: MysqlRestore,
): Promise<void> {
  if (views.size === 0) return;
  const kept: string[] = [];
  await using session = await openCodeSession(target.admin, host);
  await session.use(database);
  for (const [name, definer] of views) {
    const view = await session.read('VIEW', name);
    // A function, because `$` in an account's name would be special in a replacement string.
    const sql = view.sql.replace(
      DEFINER,
      (_all, create: string, middle: string) => `${create}OR REPLACE ${middle}${bytesOf(definer, view.charset)}`,
    );
    if (sql === view.sql) continue;
    await session.create({ ...view, sql }).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      if (error.foreign !== undefined) host.toolWords.add(error.foreign);
      kept.push(name);
    });
  }
  if (kept.length > 0) {
    target.notes.push(
      `Views that now have the restoring account as definer, because the server refused their own: ${known.some(kept)}.`,
    );
  }
}

/** What viewWithoutDefiner read, in the encoding of the view's client. */
function bytesOf(definer: string, charset: string): string {
  const isByteEach = !charset.startsWith('utf8') && [...definer].every((letter) => letter <= '\xff');
  return isByteEach ? definer : Buffer.from(definer, 'utf8').toString('latin1');
}
