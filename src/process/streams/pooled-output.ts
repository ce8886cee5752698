import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Child, ChildSpec } from '../child.ts';

/** The kernel hands over at most 208 KiB at once, which is what a local socket holds by default. */
const BUFFER_BYTES = 256 * 1024;

/** What is read of a child's output. Each piece is valid until the next one is requested. */
export interface ChildOutput extends AsyncIterable<Uint8Array> {
  /** Ends the reading. A loop over the output then gets an error, unless the output had ended. */
  destroy(): void;
}

/** A child, and its standard output as it is read. */
export interface ReadChild {
  readonly child: Child;
  readonly output: ChildOutput;
}

/**
 * Starts a child that writes gigabytes. Node.js allocates 64 KiB for each read of a child's output, and the garbage collections
 * that follow cost more than all that is done with the bytes. So the child gets a local socket that is read into two buffers, in
 * turn. Where no such socket can be opened, for example because its path would be too long, its output is an ordinary one.
 * @param folder a private one: whoever connects to the socket first gets the output. Undefined for a child that may not be able to
 *   write to a socket, such as a confined Docker client
 * @throws what starting the child throws
 */
export async function startRead(
  start: (stdout: ChildSpec['stdout']) => Promise<Child>,
  folder: string | undefined,
): Promise<ReadChild> {
  const pair = folder === undefined ? undefined : await openPair(join(folder, `out-${randomBytes(4).toString('hex')}`));
  try {
    const child = await start(pair?.childEnd ?? 'pipe');
    // Without a socket there is a stream.
    return { child, output: pair?.output ?? (child.stdout as Readable) };
  } catch (error) {
    pair?.output.destroy();
    throw error;
  } finally {
    // The child has a copy. While this one is open, the output would have no end.
    pair?.childEnd.destroy();
  }
}

/** Two connected sockets. */
async function openPair(path: string): Promise<{ childEnd: Socket; output: PooledOutput } | undefined> {
  const server = createServer({ pauseOnConnect: true });
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  accepted.catch(() => {});
  let output: PooledOutput | undefined;
  try {
    server.listen(path);
    await once(server, 'listening');
    output = new PooledOutput(path);
    await output.connected;
    // Without a file descriptor for the other end, the system connects the two, drops the connection and says nothing.
    const [childEnd] = await Promise.race([accepted, output.dropped]);
    return { childEnd, output };
  } catch {
    output?.destroy();
    return undefined;
  } finally {
    // This also removes the socket's name.
    server.close();
  }
}

/** A socket that is read into two buffers: one is filled while the bytes in the other are used. */
class PooledOutput implements ChildOutput, AsyncIterator<Uint8Array, undefined> {
  readonly connected: Promise<unknown>;
  /** Rejects when there is no connection any more. */
  readonly dropped: Promise<never>;
  readonly #socket: Socket;
  readonly #buffers = [Buffer.allocUnsafeSlow(BUFFER_BYTES), Buffer.allocUnsafeSlow(BUFFER_BYTES)] as const;
  /** The one that is filled next. */
  #next: 0 | 1 = 0;
  /** Bytes that nobody has requested yet. Until then nothing more is read. */
  #ready: Uint8Array | undefined;
  #waiting: PromiseWithResolvers<IteratorResult<Uint8Array, undefined>> | undefined;
  #hasEnded = false;
  #failure: Error | undefined;

  constructor(path: string) {
    this.#socket = connect({
      path,
      onread: { buffer: () => this.#buffers[this.#next], callback: (length, buffer) => this.#take(length, buffer) },
    });
    this.connected = once(this.#socket, 'connect');
    this.#socket.once('end', () => {
      this.#hasEnded = true;
      this.#settle();
    });
    this.#socket.on('error', (error) => this.#fail(error));
    const dropped = Promise.withResolvers<never>();
    this.dropped = dropped.promise;
    this.dropped.catch(() => {});
    this.#socket.once('close', () => {
      const error = new Error('The output was closed before its end.');
      dropped.reject(error);
      this.#fail(error);
    });
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array, undefined> {
    return this;
  }

  next(): Promise<IteratorResult<Uint8Array, undefined>> {
    const value = this.#ready;
    const waiting = Promise.withResolvers<IteratorResult<Uint8Array, undefined>>();
    this.#waiting = waiting;
    if (value === undefined) this.#settle();
    else {
      this.#ready = undefined;
      this.#give(value);
      this.#socket.resume();
    }
    return waiting.promise;
  }

  return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.destroy();
    return Promise.resolve({ done: true, value: undefined });
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** @returns false to stop reading */
  #take(length: number, buffer: Uint8Array): boolean {
    this.#next = this.#next === 0 ? 1 : 0;
    const bytes = buffer.subarray(0, length);
    if (this.#waiting !== undefined) {
      this.#give(bytes);
      return true;
    }
    this.#ready = bytes;
    return false;
  }

  #give(value: Uint8Array): void {
    this.#waiting?.resolve({ done: false, value });
    this.#waiting = undefined;
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#settle();
  }

  /** Answers a request for bytes after the last ones. */
  #settle(): void {
    if (this.#hasEnded) this.#waiting?.resolve({ done: true, value: undefined });
    else if (this.#failure !== undefined) this.#waiting?.reject(this.#failure);
    else return;
    this.#waiting = undefined;
  }
}
