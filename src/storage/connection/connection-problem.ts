import type { ErrorCode } from '../../core/error-codes.ts';
import type { ProxyInUse } from '../../http/proxies.ts';

/** An error that a user can act on, before the library's error is attached to it. */
export interface NamedProblem {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

const HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Check host and port of `endpoint=`, and that the service runs.',
  EAI_AGAIN: 'The name server did not respond. Check the network.',
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
  'TimeoutError',
  'ABORT_ERR',
  'ERR_PROXY_TUNNEL',
]);

/** The error if a proxy is gone, or refuses: the storage behind it is reached only through the proxy. */
const AT_THE_PROXY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'TimeoutError',
  'ERR_PROXY_TUNNEL',
]);

interface ConnectionFailure {
  readonly code: string | undefined;
  readonly label: string;
  /** What to check if the host is unknown. */
  readonly hostHint: string;
  /** The proxy of the connections. */
  readonly proxy?: ProxyInUse | undefined;
}

/** Identifies why a storage did not answer. undefined if the connection was not the cause. */
export function connectionProblem({ code = '', label, hostHint, proxy }: ConnectionFailure): NamedProblem | undefined {
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)/.test(code)) {
    return {
      code: 'STORAGE_UNREACHABLE',
      message: `The TLS connection to ${label} can't be trusted (${code}).`,
      hint: 'Check http:// against https:// and the host name of `endpoint=`; for your own certificate authority, set NODE_EXTRA_CA_CERTS to its file.',
    };
  }
  if (proxy !== undefined && AT_THE_PROXY.has(code)) {
    return {
      code: 'STORAGE_UNREACHABLE',
      message: `Can't connect to ${label} through the proxy of ${proxy.variable}, ${proxy.address} (${code}).`,
      hint: `Check that the proxy runs and permits this host; what needs none is listed in NO_PROXY, and without a proxy ${proxy.variable} is removed.`,
    };
  }
  const hint = code === 'ENOTFOUND' ? hostHint : HINTS[code];
  if (hint === undefined && !BROKEN.has(code) && !code.startsWith('HPE_')) return undefined;
  const lead = hint === undefined ? `The connection to ${label} broke or stalled` : `Can't connect to ${label}`;
  return {
    code: 'STORAGE_UNREACHABLE',
    message: `${lead} (${code}).`,
    hint: hint ?? 'Run again. If it happens again, check the network to the storage, and its limits.',
  };
}
