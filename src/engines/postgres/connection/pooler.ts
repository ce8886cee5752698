import type { Client } from 'pg';
import { RestorableError } from '../../../core/errors.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';
import { failureOf, POOLER_HINT } from './errors.ts';
import { destroy, type SessionFacts } from './session.ts';

const TRANSACTION_PORT = 6543;
/** How often the two sessions are compared. Under load, a single comparison may miss by chance. */
const COMPARISONS = 12;
/** Without a second session, only a change of the first one is visible. */
const COMPARISONS_ALONE = 40;
/** If the server's own greeting already indicates a direct connection. */
const COMPARISONS_DIRECT = 2;
/** If a pool is exhausted, a second session has to wait. */
const SECOND_SESSION_MS = 15_000;

/** The server's session in which a statement ran. */
interface Seen {
  readonly pid: number;
  /** Process ids are reused. Together with the start time, one identifies a session. */
  readonly started: number | null;
  /** The client port that the server sees. Null for a Unix socket. */
  readonly port: number | null;
}

interface FirstLook extends Seen {
  readonly version: string;
  readonly platform: string;
  readonly restricts: boolean;
  readonly encoding: string;
}

/**
 * Detects a pooler between us and the server, and refuses one in transaction mode: an exported snapshot would be lost there
 * between two statements, and what pg_dump sets would stay in sessions of the application.
 *
 * The connection is direct if the server's greeting contains the session's own process id and the server sees our port.
 * Otherwise (with a pooler, but also behind a NAT or a tunnel) a second connection is made. A pooler is in transaction mode
 * if one of our connections changes its server session, if both have the same one, or if somebody else used the server
 * session of our idle one. This may not show at once while other clients are busy, so it is checked many times.
 *
 * Nothing is set that would outlive a transaction, and no operator is looked up in anybody's search_path.
 * @throws {RestorableError} DATABASE_POOLER, and what the driver throws
 */
export async function settleRoute(
  client: Client,
  url: PostgresUrl,
  connectAgain: () => Promise<Client>,
): Promise<SessionFacts> {
  const first = await firstLook(client);
  const major = Number.parseInt(first.version, 10);
  const facts = {
    version: first.version,
    major,
    canCheckClient: major >= 14 && /linux/i.test(first.platform),
    canRestrictKinds: first.restricts,
    isOfBytes: first.encoding === 'SQL_ASCII',
  };
  const isGreeted = greetedBy(client) === first.pid;
  if (isGreeted && first.port === localPortOf(client)) return { ...facts, isDirect: true };
  const isNamed = url.port === TRANSACTION_PORT || url.saysPooler || /-pooler\./.test(url.host);
  if ((isNamed && !isGreeted) || (await poolsTransactions(client, first, isGreeted, connectAgain))) {
    throw new RestorableError('DATABASE_POOLER', `There is a pooler in transaction mode at ${describeServer(url)}.`, {
      hint: POOLER_HINT,
    });
  }
  return { ...facts, isDirect: isGreeted };
}

async function poolsTransactions(
  client: Client,
  first: Seen,
  isGreeted: boolean,
  connectAgain: () => Promise<Client>,
): Promise<boolean> {
  const second = await connectSecond(connectAgain);
  if (second === undefined) {
    return changesSession(client, first, isGreeted ? COMPARISONS_DIRECT : COMPARISONS_ALONE);
  }
  try {
    for (let left = isGreeted ? COMPARISONS_DIRECT : COMPARISONS; left > 0; left -= 1) {
      if (isSame(await look(second), first)) return true;
      const idle = await lastUseOf(second, first);
      if (isSame(await look(second), first)) return true;
      if ((await lastUseOf(second, first)) !== idle) return true;
      if (await changesSession(client, first, 1)) return true;
    }
    return false;
  } finally {
    await second.end().catch(() => {});
  }
}

async function changesSession(client: Client, first: Seen, times: number): Promise<boolean> {
  for (let left = times; left > 0; left -= 1) if (!isSame(await look(client), first)) return true;
  return false;
}

/** Undefined if the server or the pooler has no second session for us, now or ever. */
async function connectSecond(connectAgain: () => Promise<Client>): Promise<Client | undefined> {
  const second = await connectAgain().catch(() => undefined);
  if (second === undefined) return undefined;
  const timer = setTimeout(() => destroy(second), SECOND_SESSION_MS);
  try {
    await look(second);
    return second;
  } catch {
    destroy(second);
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

const SEEN = `pg_catalog.pg_backend_pid() as pid, pg_catalog.date_part('epoch', a.backend_start) as started,
  pg_catalog.inet_client_port() as port`;
const OWN_ACTIVITY = 'pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) a';
/** For a provider that blocks that function. */
const SEEN_ONLY = `pg_catalog.pg_backend_pid() as pid, null::pg_catalog.float8 as started, pg_catalog.inet_client_port() as port`;
const TRAITS = `pg_catalog.current_setting('server_version') as version, pg_catalog.version() as platform,
  pg_catalog.current_setting('server_encoding') as encoding,
  pg_catalog.current_setting('restrict_nonsystem_relation_kind', true) is not null as restricts`;

function firstLook(client: Client): Promise<FirstLook> {
  return askEither(client, `select ${SEEN}, ${TRAITS} from ${OWN_ACTIVITY}`, `select ${SEEN_ONLY}, ${TRAITS}`);
}

function look(client: Client): Promise<Seen> {
  return askEither(client, `select ${SEEN} from ${OWN_ACTIVITY}`, `select ${SEEN_ONLY}`);
}

/** When that session last began or ended anything. Null if the server does not track it. */
async function lastUseOf(client: Client, { pid }: Seen): Promise<number | null> {
  const { used } = await askEither<{ used: number | null }>(
    client,
    `select pg_catalog.date_part('epoch', pg_catalog.max(a.state_change)) as used from pg_catalog.pg_stat_get_activity(${pid}) a`,
    'select null::pg_catalog.float8 as used',
  );
  return used;
}

/** One row; from the other statement if the account may not use a function in the first. */
async function askEither<T extends object>(client: Client, sql: string, otherwise: string): Promise<T> {
  try {
    return await ask<T>(client, sql);
  } catch (error) {
    if (failureOf(error).code !== '42501') throw error;
    return ask<T>(client, otherwise);
  }
}

/** A transaction of its own in one message. */
async function ask<T extends object>(client: Client, sql: string): Promise<T> {
  const answer: unknown = await client
    .query(`begin; set local search_path = ''; ${sql}; commit`)
    .catch(async (error) => {
      await client.query('rollback').catch(() => {});
      throw error;
    });
  const rows = (answer as readonly { readonly rows: readonly T[] }[])[2]?.rows;
  const row = rows?.[0];
  if (row === undefined) throw new RestorableError('INTERNAL', 'The server did not report the id of this session.');
  return row;
}

const isSame = (one: Seen, other: Seen): boolean => one.pid === other.pid && one.started === other.started;

function greetedBy(client: Client): number | null {
  return (client as unknown as { processID: number | null }).processID;
}

function localPortOf(client: Client): number | null {
  const { stream } = (client as unknown as { connection: { stream: { localPort?: number; socket?: unknown } } })
    .connection;
  return stream.localPort ?? null;
}
