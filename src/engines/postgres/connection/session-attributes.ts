import { RestorableError } from '../../../core/errors.ts';
import { describeServer, type PostgresUrl } from '../url/url.ts';
import type { Session } from './session.ts';

/**
 * Checks that the server is what the URL's `target_session_attrs` asks for, as libpq does.
 * @throws {RestorableError} DATABASE_UNREACHABLE, DATABASE_QUERY
 */
export async function requireSessionAttributes(connection: Session, url: PostgresUrl): Promise<void> {
  const wanted = url.sessionAttributes;
  // With one server there is nothing to prefer.
  if (wanted === 'any' || wanted === 'prefer-standby') return;
  const [row] = await connection.query<{ standby: boolean; reading: string }>(
    `select pg_catalog.pg_is_in_recovery() as standby, pg_catalog.current_setting('default_transaction_read_only') as reading`,
  );
  const isStandby = row?.standby === true;
  const isReadOnly = isStandby || row?.reading === 'on';
  const found = {
    'read-write': !isReadOnly,
    'read-only': isReadOnly,
    primary: !isStandby,
    standby: isStandby,
  };
  if (found[wanted]) return;
  throw new RestorableError(
    'DATABASE_UNREACHABLE',
    `The server ${describeServer(url)} is not what target_session_attrs=${wanted} requires: it is ${isStandby ? 'a standby' : isReadOnly ? 'read-only' : 'a primary that accepts writes'}.`,
    { hint: 'Use the host of the right server, or leave out target_session_attrs.' },
  );
}
