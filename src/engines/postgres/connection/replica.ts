import type { ReplicaState } from '../../../ports/engine/source.ts';
import { isRefusal } from '../../parts/refusals.ts';
import { EQ, LE, MINUS, TIMES } from '../sql/operators.ts';
import type { Connection } from './connection.ts';

interface Progress {
  readonly caught_up: boolean | null;
  readonly streaming: boolean;
  readonly behind_ms: string | null;
}

/**
 * The lag of a standby (manual, 9.28.4 "Recovery Control Functions"). Without writes on the primary, the time since the
 * last one grows, so a standby that streams and has replayed all that it received is not behind. If its network is silently
 * cut, it appears so until its wal_receiver_timeout. To be called outside of a transaction, because it may be refused.
 * @returns undefined for a primary
 */
export async function readReplica(connection: Connection): Promise<ReplicaState | undefined> {
  const [role] = await connection.query<{ standby: boolean }>('select pg_catalog.pg_is_in_recovery() as standby');
  if (role?.standby !== true) return undefined;
  const progress = await readProgress(connection);
  if (typeof progress === 'string') {
    return { lagMs: null, because: progress, hint: 'Its provider blocks these functions. Dump the primary instead.' };
  }
  if (progress.caught_up === true && progress.streaming) return { lagMs: 0 };
  if (progress.behind_ms !== null) return { lagMs: Math.max(0, Number(progress.behind_ms)) };
  return {
    lagMs: null,
    because: 'it has replayed nothing since it was started, and is not streaming',
    hint: 'Check its primary_conninfo and restore_command, and its log.',
  };
}

/** @returns why it is unknown, instead of the progress */
async function readProgress(connection: Connection): Promise<Progress | string> {
  try {
    const [row] = await connection.query<Progress>(
      `select pg_catalog.pg_last_wal_receive_lsn() ${LE} pg_catalog.pg_last_wal_replay_lsn() as caught_up,
         exists (select from pg_catalog.pg_stat_wal_receiver
           where coalesce(status, 'streaming') ${EQ} 'streaming') as streaming,
         pg_catalog.floor(pg_catalog.date_part('epoch',
           pg_catalog.clock_timestamp() ${MINUS} pg_catalog.pg_last_xact_replay_timestamp()) ${TIMES} 1000)::bigint::pg_catalog.text
           as behind_ms`,
    );
    return row ?? 'the server did not answer';
  } catch (error) {
    if (isRefusal(error)) {
      return error.message.replace(/\.$/, '');
    }
    throw error;
  }
}
