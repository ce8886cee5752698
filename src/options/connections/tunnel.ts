import { Secret } from '../../core/secret.ts';
import type { TunnelSpec } from '../../ports/tunnel.ts';
import { invalid, type SomeOptions } from '../schema.ts';

/** A host for SSH login. */
export interface SshHost {
  /** undefined: from the user's own SSH configuration. */
  readonly user: string | undefined;
  readonly host: string;
  readonly port: number | undefined;
}

/** The bastion. @throws {RestorableError} INPUT_INVALID */
export function tunnelOf(options: SomeOptions<'tunnel'>): TunnelSpec | undefined {
  if (options.tunnel === undefined) return undefined;
  const spec = { url: new Secret(options.tunnel) };
  readTunnelUrl(spec);
  return spec;
}

const SHAPE = /^ssh:\/\/(?:([^/?#]*)@)?(?:\[([0-9a-f:.]+)\]|([^:/?#@[\]]+))(?::(\d{1,5}))?\/?$/i;
/** A leading dash would be an option to `ssh`, and shell characters could reach a shell through its configuration. */
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@+-]*$/;
const HOST = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/** Reads `ssh://user@host:port`. @throws {RestorableError} INPUT_INVALID, without a part of the URL in it */
export function readTunnelUrl({ url }: TunnelSpec): SshHost {
  const match = SHAPE.exec(url.reveal().trim());
  if (match === null) throw invalid('tunnel', '`tunnel` is not of the form ssh://user@host:port.');
  const [, userPart, ipv6, name = '', portText] = match;
  if (userPart?.includes(':') === true) {
    throw invalid('tunnel', '`tunnel` contains a password, which `ssh` accepts only from a keyboard.', LOGIN_HINT);
  }
  const user = userPart === undefined ? undefined : decode(userPart);
  if (user !== undefined && !USER.test(user)) throw invalid('tunnel', 'The user in `tunnel` is not valid for SSH.');
  if (ipv6 === undefined && !HOST.test(name)) throw invalid('tunnel', 'The host in `tunnel` is not valid for SSH.');
  const port = portText === undefined ? undefined : Number(portText);
  if (port !== undefined && (port < 1 || port > 65_535))
    throw invalid('tunnel', 'The port in `tunnel` is not a valid port.');
  return { user, host: ipv6 ?? name, port };
}

const LOGIN_HINT = 'Log in with a key: TUNNEL_PRIVATE_KEY in the env of the step, from a secret.';

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
