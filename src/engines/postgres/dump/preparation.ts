import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import { onlyRow } from '../../parts/server/only-row.ts';
import { neededSearchPath } from '../archive/search-path-needs.ts';
import { readOrder } from '../catalog/collations.ts';
import { readLocale } from '../catalog/facts.ts';
import { findOmissions } from '../catalog/omissions.ts';
import { resolveScope, type Scope } from '../catalog/scope.ts';
import { findClient } from '../clients/clients.ts';
import type { Connection } from '../connection/connection.ts';
import { openLikeTool } from '../connection/tool-settings.ts';
import { readGlobals } from '../globals/globals.ts';
import { warnOfMoney } from '../money.ts';
import type { PostgresDumpContext, Preparation } from './context.ts';
import { planLanes } from './lanes.ts';
import { LockWait } from './lock-wait.ts';
import { checkReadable } from './preflight.ts';

/**
 * Everything that needs no snapshot, so that pg_dump can start as soon as there is one: in each moment between the two, a
 * table can be dropped.
 * @throws what readGlobals, checkReadable, findClient and connecting throw
 */
export async function prepareDump(context: PostgresDumpContext): Promise<Preparation> {
  const { control, dumpOptions, host } = context;
  const client = await findClient('pg_dump', control.serverMajor, host);
  const like = await openLikeTool(context.url, host, context.options);
  context.opened.push(like.connection);
  const { scope, ...read } = await control.transaction(() => readBefore(control, dumpOptions), { readOnly: true });
  const { encoding } = read;
  const locks = new LockWait(context, scope);
  await locks.untilFree();
  const planned = await planLanes(control, dumpOptions.lanes ?? 1, { scope, encoding });
  const isAll = dumpOptions.include.length + dumpOptions.exclude.length === 0;
  const omissions = isAll ? await findOmissions(control, host) : [];
  const money = like.hasSettings ? { warnings: [], facts: {} } : await warnOfMoney(control, like.moneyLocale);
  return {
    client,
    locks,
    url: like.url,
    describer: like.connection,
    unsettled: like.unsettled,
    ...read,
    lanes: planned.lanes,
    facts: { ...read.facts, ...money.facts },
    warnings: [
      ...(client.note === undefined ? [] : [client.note]),
      ...read.warnings,
      ...planned.warnings,
      ...omissions,
      ...money.warnings,
    ],
  };
}

type Read = Omit<Preparation, 'client' | 'locks' | 'url' | 'describer' | 'unsettled' | 'lanes'> & {
  readonly scope: Scope;
};

async function readBefore(control: Connection, dumpOptions: PostgresDumpContext['dumpOptions']): Promise<Read> {
  const row = onlyRow(
    await control.query<{ standby: boolean; encoding: string }>(
      "select pg_catalog.pg_is_in_recovery() as standby, pg_catalog.current_setting('server_encoding') as encoding",
    ),
  );
  const isStandby = row.standby;
  const scope = await resolveScope(control, dumpOptions.include, dumpOptions.exclude);
  const readable = await checkReadable(control, scope, isStandby);
  const order = await readOrder(control);
  const globals = await readGlobals(control, dumpOptions.withPasswordHashes);
  return {
    scope,
    isStandby,
    encoding: row.encoding,
    searchPath: await neededSearchPath(control),
    globals: globals.sql,
    names: KnownNames.ofTables(readable.relations),
    facts: { ...(await readLocale(control)), ...order.facts },
    flaws: order.flaws,
    warnings: [...scope.warnings, ...readable.warnings, ...globals.warnings],
  };
}
