import { RestorableError } from '../../../core/errors.ts';
import { showName } from '../catalog/sql-text.ts';
import type { ClientTool } from '../clients/client-programs.ts';
import type { Connection } from '../connection/connection.ts';
import { compareSeries } from '../server/programs.ts';

/** The first series of MariaDB whose tool terminates. 10.11's does not. */
const ENDS_SINCE = '11.8';
/** What an event's text is made of, as the tool reads it. */
const TEXTS = ['event_name', 'definer', 'event_comment', 'interval_value', 'event_definition'];

/**
 * Refuses events on which the dump tool would loop forever. It searches for a delimiter that an event's text does not contain.
 * mysqldump, and mariadb-dump before the fix, try the same one (";;") again and again, at full load and without output.
 * @throws {RestorableError} DUMP_FAILED
 */
export async function refuseEndlessEvents(connection: Connection, client: ClientTool): Promise<void> {
  if (client.flavor === 'mariadb' && compareSeries(client.majorVersion, ENDS_SINCE) >= 0) return;
  const [first, ...others] = await connection.query<{ name: string }>(
    `select event_name as name from information_schema.events
      where event_schema = database() and (${TEXTS.map((each) => `${each} like '%;;%'`).join(' or ')}) order by 1`,
  );
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` (and of ${others.length} more)`;
  throw new RestorableError(
    'DUMP_FAILED',
    `The text of the event ${showName(first.name)}${more} contains ";;", on which the dump tool would never end.`,
    {
      hint: "Remove it from the event, including its comments (ALTER EVENT). MariaDB's dump tool can handle it since 11.8.",
    },
  );
}
