import { connect } from 'node:net';
import { hasCode, RestorableError } from '../../../core/errors.ts';

/** How long to wait for the first bytes of a server. It answered a moment ago. */
const WAIT_MS = 2_000;
/** PostgreSQL's SSLRequest: length 8, code 80877103. Its server answers with one letter. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

const NAMES = { postgres: 'PostgreSQL', mysql: 'MySQL or MariaDB' } as const;
const PORTS = { postgres: 5432, mysql: 3306 } as const;
const SCHEMES = { postgres: 'postgres://', mysql: 'mysql:// or mariadb://' } as const;
type Kind = keyof typeof NAMES;

interface Address {
  readonly host: string;
  readonly port: number;
}

/** The server of a URL whose connection failed. */
interface Failed extends Address {
  /** The kind that the URL names. */
  readonly expected: Kind;
  readonly shown: string;
  readonly via?: unknown;
}

/**
 * The error of a connection that failed, or a clearer one if a server of the other kind answers there, which no driver says.
 * @param error what the driver's failure means for its own kind of server
 */
export async function unlessOtherServer(
  error: RestorableError,
  { expected, shown, via, ...address }: Failed,
): Promise<RestorableError> {
  if (via !== undefined || address.host.startsWith('/') || !hasCode(error, 'DATABASE_UNREACHABLE', 'DATABASE_TLS'))
    return error;
  const found = await kindOfServer(address);
  if (found === undefined || found === expected) return error;
  return new RestorableError(
    'DATABASE_UNREACHABLE',
    `The server ${shown} is ${NAMES[found]}, and the URL is for ${NAMES[expected]}.`,
    {
      hint: `Begin the URL with ${SCHEMES[found]}, or correct its port (${NAMES[expected]}: ${PORTS[expected]}).`,
      cause: error,
    },
  );
}

/** A MySQL server speaks first. A PostgreSQL server answers a request. */
async function kindOfServer({ host, port }: Address): Promise<Kind | undefined> {
  const { promise, resolve } = Promise.withResolvers<Kind | undefined>();
  const socket = connect({ host, port });
  socket.setTimeout(WAIT_MS, () => resolve(undefined));
  socket.once('error', () => resolve(undefined));
  socket.once('close', () => resolve(undefined));
  socket.once('connect', () => setTimeout(() => socket.write(SSL_REQUEST), WAIT_MS / 4).unref());
  socket.once('data', (bytes: Buffer) => resolve(kindOf(bytes)));
  try {
    return await promise;
  } finally {
    socket.destroy();
  }
}

/** MySQL: three bytes of length, number 0, protocol 10 or an error. PostgreSQL: S, N, or an error. */
function kindOf(bytes: Buffer): Kind | undefined {
  if (bytes.length > 4 && bytes[3] === 0 && (bytes[4] === 10 || bytes[4] === 0xff)) return 'mysql';
  return /^[SNE]/.test(bytes.toString('latin1', 0, 1)) ? 'postgres' : undefined;
}
