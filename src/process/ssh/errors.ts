import { RestorableError } from '../../core/errors.ts';
import type { ForeignText } from '../../core/foreign.ts';

/** The progress messages of `ssh -v`. The rest of its output is for people. */
const DEBUG = /^(?:debug\d: |OpenSSH_|Authenticated to |Transferred: |Bytes per second: |@|$)/;
/** The other side refused a connection that was requested through the tunnel (ssh(1) prints it, and goes on). */
const REFUSED = /^channel \d+: open failed: ([^\r]*)/;

/** True if the local end could not be created, so that another one may work. */
export function isTaken(words: ForeignText): boolean {
  return /Address already in use|cannot listen to|Could not request local forwarding/i.test(words.reveal());
}

/** The reason in an `ssh` line about a connection that failed through the tunnel. undefined for other lines. */
export function refusalIn(line: string): string | undefined {
  return REFUSED.exec(line)?.[1];
}

/** The error for an `ssh` that ended before forwarding, from its output. @param name the bastion, as its URL names it */
export function nameSshFailure(words: ForeignText, name: string): RestorableError {
  const said = plainWords(words);
  if (/host key|HOST IDENTIFICATION/i.test(said)) return hostKeyFailure(words, said, name);
  if (/Permission denied|Too many authentication failures|No supported authentication/i.test(said)) {
    const why = /Too many/i.test(said) ? ': too many keys were offered' : '';
    return new RestorableError('TUNNEL_AUTHENTICATION', `${name} refused the login${why}.`, {
      hint: 'Check the user in `tunnel`, and that its authorized_keys has the public half of TUNNEL_PRIVATE_KEY. Without that variable, the agent and the keys in ~/.ssh are used; there is no prompt for a passphrase.',
      foreign: words,
    });
  }
  const failure = FAILURES.find(({ says }) => says.test(said));
  return new RestorableError('TUNNEL_FAILED', `The SSH connection to ${name} failed${because(failure)}.`, {
    hint: failure?.hint ?? 'Try `ssh -v` to that host by hand.',
    foreign: words,
  });
}

/** An `ssh` that neither forwarded nor ended. */
export function sshTooSlow(words: ForeignText, name: string, limitMs: number): RestorableError {
  const message = `The SSH connection to ${name} failed: it timed out after ${limitMs / 1000} s.`;
  return new RestorableError('TUNNEL_FAILED', message, { hint: FIREWALL, foreign: words });
}

interface Failure {
  readonly says: RegExp;
  readonly words: string;
  readonly hint?: string;
}

const FIREWALL = 'A firewall probably drops the packets: allow this machine at the bastion.';

/** The messages of ssh and the system about a connection, in our own wording. */
const FAILURES: readonly Failure[] = [
  {
    says: /Could not resolve hostname|Name or service not known/i,
    words: 'the host name is unknown',
    hint: 'Check the spelling of the host in `tunnel`.',
  },
  {
    says: /Connection refused/i,
    words: 'connection refused',
    hint: 'Check host and port in `tunnel`, and that an SSH server is running there.',
  },
  { says: /timed out/i, words: 'timed out', hint: FIREWALL },
  { says: /No route|unreachable/i, words: 'no route to it', hint: FIREWALL },
  {
    says: /No user exists for uid|You don't exist/i,
    words: 'this user id has no account, which ssh needs',
    hint: "Run the job as a user that is listed in the container's /etc/passwd, or add an entry for this user.",
  },
  {
    says: /Bad owner or permissions|Bad configuration option/i,
    words: 'ssh rejects a configuration file of this machine',
    hint: 'Run `ssh -v` to that host by hand: it names the file.',
  },
  { says: /Connection closed|Connection reset|Broken pipe/i, words: 'connection closed by the other side' },
  { says: /not responding/i, words: 'the other side no longer responds' },
  { says: /no matching|Protocol major versions|Invalid SSH identification/i, words: 'no common protocol or algorithm' },
];

const because = (failure: Failure | undefined): string => (failure === undefined ? '' : `: ${failure.words}`);

function hostKeyFailure(words: ForeignText, said: string, name: string): RestorableError {
  const pattern = /Server host key: ([a-z0-9@.-]{1,60} SHA256:[A-Za-z0-9+/]{43})/;
  const shown = pattern.exec(words.reveal())?.[1] ?? 'unknown';
  if (/REVOKED/i.test(said)) {
    return new RestorableError('TUNNEL_HOST_KEY', `The host key of ${name}, ${shown}, is revoked.`, {
      hint: 'It is marked @revoked in known_hosts: do not use this host until it has a new key.',
    });
  }
  if (/has changed/i.test(said)) {
    return new RestorableError('TUNNEL_HOST_KEY', `${name} has a host key that differs from the known one: ${shown}.`, {
      hint: 'Someone may be intercepting the connection, or the host was reinstalled. Ask its administrator. Only if the new key is genuine, replace the old one in TUNNEL_HOST_KEY, TUNNEL_KNOWN_HOSTS or known_hosts.',
    });
  }
  return new RestorableError('TUNNEL_HOST_KEY', `The host key of ${name} is unknown: ${shown}.`, {
    hint: "Compare it with the key on the host (`ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub`). Then set TUNNEL_HOST_KEY to the key's line, or TUNNEL_KNOWN_HOSTS to the output of `ssh-keyscan`.",
  });
}

/** The error for the bastion's answer to the connection request to the database. */
export function nameRefusal(reason: ForeignText, name: string, to: string): RestorableError {
  const said = reason.reveal();
  const isForbidden = /administratively prohibited/i.test(said);
  const why = isForbidden
    ? ': forwarding is administratively prohibited'
    : because(FAILURES.find(({ says }) => says.test(said)));
  return new RestorableError('TUNNEL_FAILED', `${name} does not connect to ${to}${why}.`, {
    hint: isForbidden
      ? 'Its sshd forbids forwarding: set AllowTcpForwarding and PermitOpen there, or `permitopen` next to the key.'
      : "Check host and port in the database's URL: the bastion resolves them.",
    foreign: reason,
  });
}

/** The error for an `ssh` that ended while forwarding. */
export function nameSshEnd(words: ForeignText, name: string): RestorableError {
  const said = plainWords(words);
  const why = because(FAILURES.find(({ says }) => says.test(said)));
  return new RestorableError('TUNNEL_FAILED', `The SSH connection to ${name} ended${why}.`, {
    hint: 'Check for a restart, a network cut or an idle limit at the bastion, then run again.',
    foreign: words,
  });
}

/** The end of its own output, on one line. */
function plainWords(words: ForeignText): string {
  const lines = words
    .reveal()
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => !DEBUG.test(line) && !REFUSED.test(line));
  return lines.slice(-6).join(' ').slice(-500);
}
