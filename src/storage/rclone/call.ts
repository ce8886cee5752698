import { type Agent, request } from 'node:http';
import { cancellation, throwIfCancelled } from '../../core/cancellation.ts';

export type Answer = Readonly<Record<string, unknown>>;

interface Address {
  readonly port: number;
  readonly authorization: string;
  /** Not the global one, which may be configured to use a proxy. */
  readonly agent: Agent;
}

/** A failure that rclone reports. */
export class RcloneRefusal extends Error {
  override readonly name = 'RcloneRefusal';
  /** 404 for a missing object or folder, 400 for wrong parameters, otherwise 500. */
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/**
 * Sends one request to `rclone rcd` (https://rclone.org/rc/). A cancel closes the connection, and rclone then stops the work.
 * @throws {RcloneRefusal}; {RestorableError} CANCELLED; a system error if rclone is gone
 */
export async function callRclone(
  { port, authorization, agent }: Address,
  path: string,
  parameters: object,
  signal: AbortSignal,
): Promise<Answer> {
  throwIfCancelled(signal);
  const body = Buffer.from(JSON.stringify(parameters));
  const headers = { authorization, 'content-type': 'application/json', 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, method: 'POST', path: `/${path}`, headers, agent });
    const onAbort = (): void => void asking.destroy(cancellation(signal));
    signal.addEventListener('abort', onAbort, { once: true });
    const settle = (act: () => void): void => {
      signal.removeEventListener('abort', onAbort);
      act();
    };
    asking.once('error', (error) => settle(() => reject(error)));
    asking.once('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('error', (error) => settle(() => reject(error)));
      response.once('end', () => settle(() => read(Buffer.concat(parts), response.statusCode ?? 0, resolve, reject)));
    });
    asking.end(body);
  });
}

function read(body: Buffer, status: number, resolve: (answer: Answer) => void, reject: (error: Error) => void): void {
  let answer: Answer | undefined;
  try {
    answer = JSON.parse(body.toString()) as Answer;
  } catch {
    // Reported below.
  }
  if (status === 200 && answer !== undefined) resolve(answer);
  else reject(new RcloneRefusal(String(answer?.['error'] ?? body.toString().slice(0, 300)), status));
}
