import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cancellation } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import { ForeignText } from '../../../core/foreign.ts';
import type { Host } from '../../../ports/host.ts';
import type { Child } from '../../../process/child.ts';
import { startBeside } from '../../../process/shield/shield.ts';
import { type ClientTool, findClient } from '../clients/clients.ts';
import { installHint } from '../clients/install.ts';
import type { Connection } from '../connection/connection.ts';
import { describeState, stateIn } from '../connection/sqlstate.ts';
import { KEEPALIVES } from '../dump/dump.ts';
import { lsnText } from '../replay/wal-form.ts';
import { childEnvironment } from '../url/url.ts';

/** The mark of a file that is not complete. */
export const PARTIAL = '.partial';

/** @throws {RestorableError} CLIENT_MISSING */
export async function findReceiver({ serverMajor }: Connection, host: Host): Promise<ClientTool> {
  const client = await findClient('pg_receivewal', serverMajor, host);
  if (client.prefix.length === 0) return client;
  // It writes files, which a container would keep.
  throw new RestorableError('CLIENT_MISSING', `This machine has no pg_receivewal of version ${serverMajor} or newer.`, {
    hint: `Install it in an earlier step (${installHint('client', serverMajor)}), or give its folder in PG_BIN.`,
  });
}

/** A part of the log: whole files, of which the last one may end early. */
export interface WalPart {
  readonly folder: string;
  /** The name of the first file. */
  readonly first: string;
  /** Where it ends: everything up to there is received. */
  readonly end: number;
}

/**
 * Receives a part of the log as files, with the stock tool. Without a slot: it would tell the server that the log may be removed,
 * before anything is stored.
 * @throws {RestorableError} LOG_FAILED, DISK_FULL, CANCELLED
 */
export async function receive(
  { control, host, client }: { readonly control: Connection; readonly host: Host; readonly client: ClientTool },
  { folder, first, end }: WalPart,
): Promise<void> {
  // It goes on where it was interrupted: an empty beginning of a file tells it where to begin.
  await writeFile(join(folder, `${first}${PARTIAL}`), '', { mode: 0o600 });
  const child = await startBeside(
    {
      file: client.path,
      args: [
        ...client.prefix,
        `--directory=${folder}`,
        // It stops behind the byte that it names.
        `--endpos=${lsnText(end - 1)}`,
        ...['--no-loop', '--no-sync', '--no-password', `--dbname=${KEEPALIVES}`],
      ],
      env: childEnvironment(control.url, host.env),
      stdin: 'ignore',
      stdout: 'ignore',
      signal: host.signal,
      scrub: host.scrub,
      speaker: 'pg_receivewal',
      onErrorLine: (line) => host.toolWords.add(new ForeignText('pg_receivewal', line)),
    },
    host,
  );
  await requireSuccess(child, host.signal);
}

async function requireSuccess(child: Child, signal: AbortSignal): Promise<void> {
  const exit = await child.exited;
  if (signal.aborted) throw cancellation(signal);
  if (exit.code === 0) return;
  const foreign = child.errorText();
  if (/No space left|Disk quota/.test(foreign.reveal())) {
    throw new RestorableError('DISK_FULL', "The disk filled up: the server's log can't be received.", {
      hint: 'Free some space, or use a larger disk. Temporary files are in RUNNER_TEMP in a job and in TMPDIR elsewhere.',
      foreign,
    });
  }
  const state = describeState(stateIn(foreign.reveal()));
  const how = exit.signal === null ? `exited with code ${exit.code}` : `was killed by ${exit.signal}`;
  throw new RestorableError('LOG_FAILED', `pg_receivewal ${how}${state === undefined ? '' : `: ${state}`}.`, {
    hint: 'Run it again. If the server has removed the log in the meantime, the next shipment says so.',
    foreign,
  });
}
