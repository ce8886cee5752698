import { RestorableError } from '../../../core/errors.ts';
import { fine, type Observation } from '../../../core/finding.ts';
import type { Host } from '../../../ports/host.ts';
import { readRelations } from '../catalog/catalog.ts';
import { readPrivileges } from '../catalog/privileges.ts';
import { chooseClient, findClientPrograms } from '../clients/client-programs.ts';
import { logToolBeside } from '../clients/log-tool.ts';
import type { Connection } from '../connection/connection.ts';
import { printsGrants } from '../dump/preflight.ts';
import { whyNoPosition } from './position.ts';
import { warnOfShortRetention } from './retention.ts';
import { checkSettings, endOfLog, privilegeMissing } from './server-log.ts';

/** What `ship` would need. No backup needs it, so that nothing of it is wrong by itself. */
export async function examineLog(control: Connection, host: Host): Promise<Observation> {
  const lacks = await lacksOf(control, host);
  if (lacks.length === 0) return fine({ kind: 'log-ready' });
  return fine({ kind: 'log-lacks', lacks });
}

async function lacksOf(control: Connection, host: Host): Promise<string[]> {
  const unsafe = await refusalOf(() => checkSettings(control));
  if (unsafe !== undefined) return [unsafe];
  const unreadable = (await refusalOf(() => endOfLog(control))) ?? (await whyUnreadable(control));
  const lacks = unreadable === undefined ? [] : [unreadable];
  const client = chooseClient(await findClientPrograms('dump', host), control);
  if (client !== undefined) {
    const tool = { ...client.version, path: client.path, prefix: [], note: undefined };
    const unplaced =
      unreadable === undefined ? await whyNoPosition(control, tool, await readRelations(control)) : undefined;
    if (unplaced !== undefined) lacks.push(`A backup does not know its position in the log: ${unplaced.because}.`);
    if ((await logToolBeside(tool, control)) === undefined)
      lacks.push('This machine has no program that reads binary logs.');
  }
  const short = await warnOfShortRetention(control);
  return short === undefined ? lacks : [...lacks, short];
}

/** Only reading the log itself shows it otherwise. */
async function whyUnreadable(control: Connection): Promise<string | undefined> {
  if (!printsGrants(control)) return undefined;
  const privileges = await readPrivileges(control);
  // MariaDB prints it under its new name.
  if (['REPLICATION SLAVE', 'REPLICATION REPLICA'].some((name) => privileges.isGlobal(name))) return undefined;
  return textOf(privilegeMissing(control));
}

async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof RestorableError) || !['LOG_UNSAFE', 'DATABASE_PRIVILEGE'].includes(error.code)) throw error;
    return textOf(error);
  }
}

function textOf({ message, hint }: RestorableError): string {
  return hint === undefined ? message : `${message} ${hint}`;
}
