import type { ErrorCode } from '../core/errors.ts';

/** An error that a user can act on, before what the library threw is joined to it. */
export interface NamedProblem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

const HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Check host and port of `endpoint=`, and that the service runs.',
  EAI_AGAIN: 'The name server did not answer; check the network.',
  EHOSTUNREACH: 'Check the network and the firewall.',
  ENETUNREACH: 'Check the network; a host with only IPv6 addresses needs IPv6 here too.',
  EPROTO: 'The endpoint does not speak TLS there; check http:// against https://, and the port.',
};
const BROKEN = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
  'REQUEST_SEND_ERROR',
]);

interface ConnectionFailure {
  readonly code: string | undefined;
  /** In one line. */
  readonly message: string;
  readonly label: string;
  /** What to check when the host is not known. */
  readonly hostHint: string;
}

/** Names why no answer of a storage came; undefined when it was something else than the connection. */
export function connectionProblem({
  code = '',
  message,
  label,
  hostHint,
}: ConnectionFailure): NamedProblem | undefined {
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)/.test(code)) {
    return {
      code: 'STORAGE_UNREACHABLE',
      message: `The TLS connection to ${label} can't be trusted (${code}): ${message}`,
      hint: 'Check http:// against https:// and the host name of `endpoint=`; for a certificate authority of your own set NODE_EXTRA_CA_CERTS to its file.',
    };
  }
  const hint = code === 'ENOTFOUND' ? hostHint : HINTS[code];
  if (hint === undefined && !BROKEN.has(code) && !code.startsWith('HPE_')) return undefined;
  const lead = hint === undefined ? `The connection to ${label} broke or stalled` : `Can't connect to ${label}`;
  return {
    code: 'STORAGE_UNREACHABLE',
    message: `${lead} (${code}): ${message}`,
    hint: hint ?? 'Run again; if it persists, check the network between here and the storage, and its limits.',
  };
}
