/** A public key of an SSH server in copied text. */
export interface HostKeyLine {
  readonly type: string;
  readonly base64: string;
  readonly marker: 'revoked' | 'cert-authority' | undefined;
}

const TYPE = /^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+$/;
const KEY = /^AAAA[A-Za-z0-9+/]+={0,2}$/;
const MARKER = /^@(revoked|cert-authority)$/;

/**
 * Reads lines of a `.pub` file, of known_hosts and of `ssh-keyscan`: a type and a key, with optional host names and a marker
 * before them, and an optional comment after them (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT). Empty lines and comments are skipped.
 * @returns undefined if a line is none of these
 */
export function readHostKeyLines(text: string): HostKeyLine[] | undefined {
  const found = linesOf(text).map(readLine);
  return found.every((line) => line !== undefined) ? found : undefined;
}

/** The lines that are not empty or comments. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

function readLine(line: string): HostKeyLine | undefined {
  const fields = line.split(/\s+/);
  const marker = MARKER.exec(fields[0] ?? '')?.[1] as HostKeyLine['marker'];
  if (marker !== undefined) fields.shift();
  // The host names, if any, come before the key.
  const at = TYPE.test(fields[0] ?? '') ? 0 : 1;
  const [type = '', base64 = ''] = fields.slice(at);
  return TYPE.test(type) && KEY.test(base64) ? { type, base64, marker } : undefined;
}
