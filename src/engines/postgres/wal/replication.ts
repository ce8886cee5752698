import type { EventEmitter } from 'node:events';
import type { Client } from 'pg';
import { RestorableError } from '../../../core/errors.ts';
import type { Host } from '../../../ports/host.ts';
import { openReplication } from '../connection/connection.ts';
import { failureOf } from '../connection/errors.ts';
import { nameQueryFailure } from '../connection/query-failure.ts';
import { destroy, endClient } from '../connection/session.ts';
import { lsnText } from '../replay/wal-form.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';

/** A place from which a timeline's log is read. */
export interface WalPlace {
  readonly timeline: number;
  readonly lsn: number;
}

/** As the server has it in a file beside its log: from where each timeline branches off. @throws what connecting throws */
export async function readTimelineHistory(url: PostgresUrl, timeline: number, host: Host): Promise<string> {
  const client = await openReplication(url, host);
  try {
    // The text of the file, under a type that the driver would decode.
    const types = { getTypeParser: () => (text: string) => text };
    const text = `TIMELINE_HISTORY ${timeline}`;
    const { rows } = await client.query<{ content: string }>({ text, types });
    return rows[0]?.content ?? '';
  } catch (error) {
    throw nameQueryFailure(error, describeServer(url));
  } finally {
    await endClient(client);
  }
}

/** The server has removed the file (ENOENT). */
const UNDEFINED_FILE = '58P01';

/** Whether the server still has the log from a place on. Asked by its own protocol: pg_receivewal does not pass the code on. */
export async function hasLog(url: PostgresUrl, place: WalPlace, host: Host): Promise<boolean> {
  const client = await openReplication(url, host);
  try {
    await startReading(client, place);
    return true;
  } catch (error) {
    if (failureOf(error).code === UNDEFINED_FILE) return false;
    throw error instanceof RestorableError ? error : nameQueryFailure(error, describeServer(url));
  } finally {
    // It would go on sending.
    destroy(client);
  }
}

/** Resolves once the first bytes of the log arrive. */
async function startReading(client: Client, { timeline, lsn }: WalPlace): Promise<void> {
  // Its types lack it.
  const { connection } = client as unknown as { connection: EventEmitter };
  const first = new Promise<void>((resolve) => connection.once('copyData', () => resolve()));
  const ended = client.query(`START_REPLICATION PHYSICAL ${lsnText(lsn)} TIMELINE ${timeline}`);
  // Also when the connection is closed afterwards.
  ended.catch(() => {});
  await Promise.race([first, ended]);
}
