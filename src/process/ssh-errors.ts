import { RestorableError } from '../core/errors.ts';

/** What `ssh -v` says about its own work; the rest of its words are for people. */
const DEBUG = /^(?:debug\d: |OpenSSH_|Authenticated to |Transferred: |Bytes per second: |@|$)/;
/** The other side refused a connection that was asked for through the tunnel (ssh(1) prints it, and goes on). */
const REFUSED = /^channel \d+: open failed: ([^\r]*)/;

/** True when the local end could not be made, so that another may do. */
export function isTaken(words: string): boolean {
  return /Address already in use|cannot listen to|Could not request local forwarding/i.test(words);
}

/** The reason in a line of `ssh` about a connection that was not made through the tunnel; undefined of other lines. */
export function refusalIn(line: string): string | undefined {
  return REFUSED.exec(line)?.[1];
}

/** Names the end of an `ssh` that never forwarded, from its words. @param name the bastion, as its URL has it */
export function nameSshFailure(words: string, name: string): RestorableError {
  const said = plainWords(words);
  if (/host key|HOST IDENTIFICATION/i.test(said)) return hostKeyFailure(words, said, name);
  if (/Permission denied|Too many authentication failures|No supported authentication/i.test(said)) {
    return new RestorableError('TUNNEL_AUTHENTICATION', `${name} refused the login: ${said}`, {
      hint: 'Check the user in `tunnel`, and that its authorized_keys has the public half of TUNNEL_PRIVATE_KEY. Without that variable the agent and the keys in ~/.ssh are offered; a passphrase is not asked for.',
    });
  }
  return new RestorableError('TUNNEL_FAILED', `The SSH connection to ${name} failed: ${said || 'no reason given'}`, {
    hint: FAILURE_HINTS.find(([pattern]) => pattern.test(said))?.[1] ?? 'Try `ssh -v` to that host by hand.',
  });
}

const FAILURE_HINTS: readonly (readonly [RegExp, string])[] = [
  [/Could not resolve hostname/i, 'Check the spelling of the host in `tunnel`.'],
  [/Connection refused/i, 'Check host and port in `tunnel`, and that an SSH server is running there.'],
  [/timed out|No route|unreachable/i, 'A firewall probably drops the packets: allow this machine at the bastion.'],
  [/Bad owner or permissions|Bad configuration option/i, 'Mend the SSH configuration file that the message names.'],
];

function hostKeyFailure(words: string, said: string, name: string): RestorableError {
  const shown = /Server host key: (\S+ SHA256:\S+)/.exec(words)?.[1] ?? 'unknown';
  if (/REVOKED/i.test(said)) {
    return new RestorableError('TUNNEL_HOST_KEY', `The host key of ${name}, ${shown}, is revoked.`, {
      hint: 'Somebody marked it @revoked in known_hosts: do not use this host until it has a new key.',
    });
  }
  if (/has changed/i.test(said)) {
    return new RestorableError('TUNNEL_HOST_KEY', `${name} shows another host key than the known one: ${shown}.`, {
      hint: 'Somebody may be between here and that host, or it was set up anew. Ask its administrator; only if the key is right, replace it in TUNNEL_HOST_KEY, TUNNEL_KNOWN_HOSTS or known_hosts.',
    });
  }
  return new RestorableError('TUNNEL_HOST_KEY', `The host key of ${name} is not known here: ${shown}.`, {
    hint: "Compare it with what the host says of itself (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`); then put the key's line into TUNNEL_HOST_KEY, or that of `ssh-keyscan` into TUNNEL_KNOWN_HOSTS.",
  });
}

/** Names what the bastion said when it was asked to go on to the database. */
export function nameRefusal(reason: string, name: string, to: string): RestorableError {
  const isForbidden = /administratively prohibited/i.test(reason);
  return new RestorableError('TUNNEL_FAILED', `${name} does not connect to ${to}: ${reason}`, {
    hint: isForbidden
      ? 'Its sshd forbids forwarding: set AllowTcpForwarding and PermitOpen there, or `permitopen` beside the key.'
      : "Check host and port in the database's URL: they are meant as the bastion sees them.",
  });
}

/** Names the end of an `ssh` that had been forwarding. */
export function nameSshEnd(words: string, name: string): RestorableError {
  const said = plainWords(words);
  return new RestorableError('TUNNEL_FAILED', `The SSH connection to ${name} ended: ${said || 'without a word'}`, {
    hint: 'Check for a restart, a network cut or an idle limit at the bastion, then run again.',
  });
}

/** The last of its own words, on one line. */
function plainWords(words: string): string {
  const lines = words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => !DEBUG.test(line) && !REFUSED.test(line));
  return lines.slice(-6).join(' ').slice(-500);
}
