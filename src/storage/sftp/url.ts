import { RestorableError } from '../../core/errors.ts';
import { DESTINATION_KINDS } from '../../ports/destination.ts';
import { linesOf, readHostKeyLines } from '../../process/ssh/host-key-lines.ts';
import { unknownParameter } from '../parameters/url-parts.ts';

const DEFAULT_PORT = 22;

/** The parts of an `sftp:` destination. */
export interface SftpLocation {
  readonly user: string;
  /** A name or an address, without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  /** In the server's form: absolute, or relative to the login folder. Without a trailing slash. */
  readonly root: string;
  /**
   * Allowed server keys: `SHA256:...` or `type base64`. Forbidden ones: `@revoked type base64`. Without an allowed one,
   * known_hosts decides.
   */
  readonly hostKeys: readonly string[];
}

/**
 * Reads `sftp://user@host:port/path?host-key=SHA256:...`. The path is absolute and percent-decoded. `/~/path` begins in
 * the login folder, as in curl. `host-key` may be given several times. Without it, SFTP_HOST_KEY of `env` is used.
 * @throws {RestorableError} INPUT_INVALID, never with the URL in it
 */
export function parseSftpUrl(url: string, env: Readonly<Record<string, string | undefined>>): SftpLocation {
  const match = /^sftp:\/\/(?:([^/?#]*)@)?(\[[0-9a-f:.%]+\]|[^/?#@:]+)(?::(\d*))?(\/[^?#]*)?(?:\?([^#]*))?$/i.exec(url);
  if (match === null) {
    throw invalid('is not a valid URL', 'Write sftp://user@host:port/path, with "#" as %23 and "?" as %3F.');
  }
  const [, user, host = '', port, path = '', query = ''] = match;
  return {
    user: readUser(user),
    host: readHost(host),
    port: readPort(port),
    root: readRoot(path),
    hostKeys: readHostKeys(query, env['SFTP_HOST_KEY']),
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

function readUser(text: string | undefined): string {
  if (text === undefined || text === '') throw invalid('names no user', 'Write sftp://user@host/path.');
  if (text.includes(':')) {
    throw invalid('holds a password', 'Remove it; set SFTP_PRIVATE_KEY or SFTP_PASSWORD in the environment.');
  }
  const user = decode(text);
  if (CONTROL.test(user)) throw invalid('has a user with a control character', 'Use a plain name.');
  return user;
}

function readHost(text: string): string {
  const host = text.replace(/^\[|\]$/g, '');
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$|^[0-9a-f:.%]+$/i.test(host)) {
    throw invalid('has no valid host name', 'Write a name or an address; put an IPv6 address in brackets.');
  }
  return host;
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (port < 1 || port > 65_535) throw invalid('has no valid port', 'Ports are 1 to 65535; that of SSH is 22.');
  return port;
}

function readRoot(text: string): string {
  const path = decode(text);
  const fromLogin = path === '/~' || path.startsWith('/~/');
  const segments = (fromLogin ? path.slice(2) : path).split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => segment === '.' || segment === '..') || CONTROL.test(path)) {
    throw invalid('has a path with ".", ".." or a control character', 'Use a plain path.');
  }
  if (fromLogin) return segments.length === 0 ? '.' : segments.join('/');
  if (segments.length === 0) throw invalid('names no folder', 'Write sftp://user@host/path, or /~/path.');
  return `/${segments.join('/')}`;
}

function readHostKeys(query: string, variable: string | undefined): string[] {
  const found: string[] = [];
  // Not URLSearchParams, which treats the "+" of a fingerprint as a space.
  for (const pair of query.split('&').filter((text) => text !== '')) {
    const [name = ''] = pair.split('=', 1);
    if (name !== 'host-key') throw unknownParameter(name, DESTINATION_KINDS.sftp.parameters, invalid);
    found.push(decode(pair.slice(name.length + 1)));
  }
  if (found.length > 0 && found.every((text) => text.trim() === '')) {
    throw invalid('has an empty host-key', HOST_KEY_HINT);
  }
  const texts = found.length > 0 ? found : [variable ?? ''];
  return texts.flatMap(linesOf).flatMap(piecesOf).map(readHostKey);
}

/** A comma separates keys, or the names of one host before its key. */
function piecesOf(line: string): string[] {
  if (!line.includes('SHA256:') && readHostKeyLines(line) !== undefined) return [line];
  return line
    .split(',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** In the format of `ssh-keygen -l`, with or without the surrounding fields. */
const FINGERPRINT = /^(?:\d+ )?(SHA256:[A-Za-z0-9+/]{43}=?)(?: .*)?$/;

function readHostKey(piece: string): string {
  const fingerprint = FINGERPRINT.exec(piece)?.[1];
  if (fingerprint !== undefined) return fingerprint;
  const [key] = readHostKeyLines(piece) ?? [];
  if (key === undefined) throw invalid('has an invalid host key', HOST_KEY_HINT);
  if (key.marker === 'cert-authority') {
    throw invalid(
      'has a certificate authority (@cert-authority) as its host key',
      `Host certificates are not supported. Give the key of the server itself. ${HOST_KEY_HINT}`,
    );
  }
  if (key.marker === 'revoked') return `@revoked ${key.type} ${key.base64}`;
  return piece.startsWith(key.type) ? piece : `${key.type} ${key.base64}`;
}

const HOST_KEY_HINT =
  'Write host-key=SHA256:... (43 characters), as `ssh-keygen -lf` prints it on the server for ' +
  '/etc/ssh/ssh_host_ed25519_key.pub; SFTP_HOST_KEY also takes lines of `ssh-keyscan`.';

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw invalid('has a "%" that begins no escape', 'Write "%" as %25.', cause);
  }
}

function invalid(what: string, hint: string, cause?: unknown): RestorableError {
  return new RestorableError('INPUT_INVALID', `An sftp: destination ${what}.`, { hint, cause });
}
