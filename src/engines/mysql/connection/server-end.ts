import type { Secret } from '../../../core/secret.ts';
import type { ServerEnd } from '../../../ports/engine/connection.ts';
import { requireTunnelledHost } from '../../parts/network.ts';
import { parseMysqlUrl } from './url.ts';
import { invalid } from './url-parameters.ts';

/**
 * The server in a URL, for a tunnel. Always a port: over a Unix socket, MySQL's tools send the password in clear text,
 * because they assume that the socket ends on this machine.
 * @throws {RestorableError} INPUT_INVALID
 */
export function serverOf(url: Secret): ServerEnd {
  const { host, port, sslMode } = parseMysqlUrl(url);
  requireTunnelledHost(host);
  if (sslMode === 'VERIFY_IDENTITY') {
    throw invalid(
      "Through a tunnel the tools of MySQL and MariaDB can't verify the server's name, as ssl-mode requires.",
      'Use ssl-mode=VERIFY_CA with ssl-ca=FILE of an authority that signs only for servers like yours (such as that of Amazon RDS). Or leave out ssl-mode: SSH protects the connection to the bastion.',
    );
  }
  return { host, port, socketName: undefined };
}
