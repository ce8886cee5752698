import type { Secret } from '../../../core/secret.ts';
import type { ServerEnd } from '../../../ports/engine/connection.ts';
import { requireTunnelledHost } from '../../parts/network.ts';
import { parsePostgresUrl } from './url.ts';

/**
 * The server in a URL, for a tunnel. Without TLS a Unix socket is sufficient, over which libpq never uses TLS.
 * @throws {RestorableError} INPUT_INVALID
 */
export function serverOf(url: Secret): ServerEnd {
  const { host, port, sslMode } = parsePostgresUrl(url);
  requireTunnelledHost(host);
  return { host, port, socketName: sslMode === 'disable' ? `.s.PGSQL.${port}` : undefined };
}
