import { request } from 'node:http';
import { request as requestEncrypted } from 'node:https';
import { connect, isIP, type Socket } from 'node:net';
import SMTPConnection, {
  type SMTPConnectionOptions,
  type SMTPConnectionSendInfo,
} from 'nodemailer/lib/smtp-connection';
import type { MailAccount } from '../../core/watch/mail-account.ts';
import { MailFailure } from './failure.ts';

/** A complete mail. */
export interface MailToSend {
  readonly from: string;
  readonly to: readonly string[];
  readonly bytes: Buffer;
}

interface SessionOptions {
  /** A proxy that opens tunnels, itself by http or https. undefined: directly. */
  readonly proxy: URL | undefined;
  readonly signal: AbortSignal;
  /** From the look-up of the name to the answer after the mail. */
  readonly timeoutMs: number;
}

/** Of one answer. The longest that servers give are a few kilobytes, with all that they support. */
const MAX_ANSWER_BYTES = 64 * 1024;
/** Of all answers together, and with the certificates. The library keeps each line until it was handled, empty ones too. */
const MAX_SESSION_BYTES = 512 * 1024;
/** How often that is checked. */
const CHECK_MS = 10;
/** How long the server may take to close the connection, once the mail is accepted. Nothing waits for it. */
const CLOSE_MS = 1_000;

/**
 * Hands a mail to its server, in one connection. Nothing but the greeting is exchanged before TLS, if the account asks for it.
 * @returns recipients that the server refused, while it accepted others
 * @throws {MailFailure}, or the reason of the signal
 */
export async function sendMail(
  account: MailAccount,
  mail: MailToSend,
  { proxy, signal, timeoutMs }: SessionOptions,
): Promise<readonly MailFailure[]> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const either = AbortSignal.any([signal, timeout]);
  either.throwIfAborted();
  const session = new Session(account, either);
  try {
    return await session.send(mail, proxy);
  } catch (thrown) {
    signal.throwIfAborted();
    if (timeout.aborted) throw new MailFailure(session.step, { code: 'ETIMEDOUT' });
    throw thrown instanceof MailFailure ? thrown : new MailFailure(session.step, thrown);
  } finally {
    session.close();
  }
}

/**
 * The library handles the lines that it has read one by one, even after the end of its connection: a flood of empty ones would keep
 * this process busy for minutes. It has no method for that.
 */
function dropUnread(connection: SMTPConnection & { _responseQueue?: string[] }): void {
  connection._responseQueue = [];
}

/** The library's connection as promises that a signal ends. */
class Session {
  /** What the server is asked for. The library's own names are of commands, and some are missing. */
  step: MailFailure['step'] = 'connect';
  readonly #account: MailAccount;
  readonly #signal: AbortSignal;
  #socket: Socket | undefined;
  #connection: SMTPConnection | undefined;
  #check: NodeJS.Timeout | undefined;
  #isAccepted = false;

  constructor(account: MailAccount, signal: AbortSignal) {
    this.#account = account;
    this.#signal = signal;
  }

  async send({ from, to, bytes }: MailToSend, proxy: URL | undefined): Promise<readonly MailFailure[]> {
    const { login } = this.#account;
    const connection = this.#open(await (proxy === undefined ? this.#connect() : this.#tunnel(proxy)));
    await this.#ask('greet', connection, (answer) => connection.connect(answer));
    if (login !== undefined) {
      if (!connection.allowsAuth) throw new MailFailure('login', { code: 'ENOAUTH' });
      await this.#ask('login', connection, (answer) => {
        connection.login({ user: login.user, pass: login.password }, answer);
      });
    }
    // The library changes the list.
    const envelope = { from, to: [...to], size: bytes.length };
    const result = await this.#ask<SMTPConnectionSendInfo>('send', connection, (answer) => {
      connection.send(envelope, bytes, (error, sent) => {
        this.#isAccepted = !error;
        if (!error) connection.quit();
        answer(error, sent);
      });
    });
    return (result?.rejectedErrors ?? []).map((refused) => new MailFailure('send', refused));
  }

  /** Ends the connection without waiting for the server. After a failure, nothing more is said. */
  close(): void {
    clearInterval(this.#check);
    if (!this.#isAccepted) this.#socket?.destroy();
    this.#connection?.close();
    if (this.#connection !== undefined && !this.#isAccepted) dropUnread(this.#connection);
  }

  #open(socket: Socket): SMTPConnection {
    const { host, port, tls } = this.#account;
    this.#socket = socket;
    socket.on('error', () => {});
    const options: SMTPConnectionOptions = {
      host,
      port,
      connection: socket,
      secure: tls === 'implicit',
      ignoreTLS: tls === 'none',
      requireTLS: tls === 'starttls',
      // The name of this machine is nobody's business. RFC 5321, 4.1.4 allows an address in its place.
      name: '[127.0.0.1]',
      maxResponseSize: MAX_ANSWER_BYTES,
      socketCloseTimeout: CLOSE_MS,
      logger: false,
    };
    const connection = new SMTPConnection(options);
    this.#connection = connection;
    // After the last step nobody listens for one.
    connection.on('error', () => {});
    this.#check = setInterval(() => {
      if (socket.bytesRead > MAX_SESSION_BYTES) socket.destroy(Object.assign(new Error(), { code: 'EPROTOCOL' }));
    }, CHECK_MS);
    return connection;
  }

  async #connect(): Promise<Socket> {
    const { host, port } = this.#account;
    const socket = connect({ host, port });
    this.#socket = socket;
    await this.#until<void>((done, fail) => socket.once('connect', done).once('error', fail));
    return socket;
  }

  /** One exchange. A connection that ends during a login calls nobody back. */
  async #ask<T>(
    step: MailFailure['step'],
    connection: SMTPConnection,
    act: (answer: (error?: Error | null, result?: T) => void) => void,
  ): Promise<T | undefined> {
    this.step = step;
    return this.#until<T | undefined>((done, fail) => {
      connection.once('error', fail);
      connection.once('end', () => fail(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
      act((error, result) => (error ? fail(error) : done(result)));
    });
  }

  /** https://www.rfc-editor.org/rfc/rfc9110#CONNECT */
  async #tunnel(proxy: URL): Promise<Socket> {
    this.step = 'proxy';
    const { host, port } = this.#account;
    const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    const headers = {
      host: authority,
      ...(login === ':' ? {} : { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` }),
    };
    const { hostname, port: proxyPort, protocol } = proxy;
    const isEncrypted = protocol === 'https:';
    const proxyHost = hostname.replace(/^\[(.*)\]$/, '$1');
    const asked = (isEncrypted ? requestEncrypted : request)({
      host: proxyHost,
      // Node would take the name of the mail server, from the header.
      servername: isIP(proxyHost) === 0 ? proxyHost : '',
      port: proxyPort || (isEncrypted ? 443 : 80),
      method: 'CONNECT',
      path: authority,
      headers,
      agent: false,
      signal: this.#signal,
    });
    return this.#until((done, fail) => {
      asked.on('error', fail);
      asked.on('connect', ({ statusCode = 0 }, socket: Socket, rest: Buffer) => {
        if (rest.length > 0) socket.unshift(rest);
        if (statusCode >= 200 && statusCode < 300) return done(socket);
        socket.destroy();
        return fail(new MailFailure('proxy', { status: statusCode }));
      });
      // An answer to CONNECT without an upgrade.
      asked.on('response', ({ statusCode = 0 }) => fail(new MailFailure('proxy', { status: statusCode })));
      asked.end();
    });
  }

  async #until<T>(act: (done: (value: T) => void, fail: (error: unknown) => void) => void): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const abort = () => reject(this.#signal.reason);
    this.#signal.addEventListener('abort', abort, { once: true });
    try {
      act(resolve, reject);
      return await promise;
    } finally {
      this.#signal.removeEventListener('abort', abort);
    }
  }
}
