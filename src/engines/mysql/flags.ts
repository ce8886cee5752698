import type { ClientTool } from './clients.ts';
import type { Access } from './option-file.ts';

/** How a client tool is told to protect its connection as the driver's is. */
export function tlsOptions(
  client: Pick<ClientTool, 'flavour' | 'majorVersion'>,
  { tls, isNear, url }: Access,
  authorities: string | undefined,
): (readonly [name: string, value: string | undefined])[] {
  const isSocket = url.host.startsWith('/');
  const ca = tls === 'authority' || tls === 'verified' ? authorities : undefined;
  if (client.flavour === 'mysql') {
    const modes = { none: 'DISABLED', unverified: 'REQUIRED', authority: 'VERIFY_CA', verified: 'VERIFY_IDENTITY' };
    return [
      ['ssl-mode', modes[tls]],
      ['ssl-ca', ca],
      // `loose-`: clients before 8.0 don't know it.
      ['loose-get-server-public-key', tls === 'none' && isNear && !isSocket ? '1' : undefined],
    ];
  }
  return [
    ['ssl', tls === 'none' ? '0' : '1'],
    ['ssl-ca', ca],
    ['ssl-verify-server-cert', tls === 'verified' ? '1' : '0'],
  ];
}
