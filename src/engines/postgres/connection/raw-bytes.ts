import { isAscii } from 'node:buffer';
import type { Client } from 'pg';
import { bytesOf, textOf } from './text-bytes.ts';

/** A protocol message is a type byte, a length that includes itself, and the content (manual, 55.7). */
const LENGTH_AT = 1;
const HEAD_BYTES = 5;
const DATA_ROW = 0x44;
const QUERY = 0x51;
const PARSE = 0x50;

interface Stream {
  listeners(event: 'data'): ((chunk: Buffer) => void)[];
  removeAllListeners(event: 'data'): void;
  on(event: 'data', listener: (chunk: Buffer) => void): void;
  write(data: Buffer, ...rest: unknown[]): boolean;
}

/**
 * Makes a client transfer the bytes of a database whose encoding is SQL_ASCII. The server passes them on unchanged, and the
 * driver would decode every text as UTF-8 and lose what is not. Row values and statement texts go through text-bytes.ts;
 * parameters do not. The session's client_encoding must be SQL_ASCII too. To be called while the connection is idle.
 */
export function carryBytes(client: Client): void {
  const { stream } = (client as unknown as { connection: { stream: Stream } }).connection;
  const readers = stream.listeners('data');
  stream.removeAllListeners('data');
  let held: Buffer = Buffer.alloc(0);
  stream.on('data', (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const { messages, rest } = split(held);
    held = rest;
    if (messages.length === 0) return;
    const whole = Buffer.concat(messages.map((message) => (message[0] === DATA_ROW ? readable(message) : message)));
    for (const reader of readers) reader(whole);
  });
  const write = stream.write.bind(stream);
  stream.write = (data, ...rest) => write(Buffer.concat(split(data).messages.map(sendable)), ...rest);
}

function split(bytes: Buffer): { messages: Buffer[]; rest: Buffer } {
  const messages: Buffer[] = [];
  let at = 0;
  while (bytes.length - at >= HEAD_BYTES) {
    const end = at + LENGTH_AT + bytes.readUInt32BE(at + LENGTH_AT);
    if (end > bytes.length) break;
    messages.push(bytes.subarray(at, end));
    at = end;
  }
  return { messages, rest: bytes.subarray(at) };
}

/** A row's values, each preceded by its length. A negative length is NULL. */
function readable(message: Buffer): Buffer {
  const content = message.subarray(HEAD_BYTES);
  if (isAscii(content)) return message;
  const parts: Buffer[] = [content.subarray(0, 2)];
  for (let at = 2; at < content.length; ) {
    const length = content.readInt32BE(at);
    at += 4;
    const value = length < 0 ? undefined : Buffer.from(textOf(content.subarray(at, at + length)), 'utf8');
    at += Math.max(0, length);
    const size = Buffer.alloc(4);
    size.writeInt32BE(value?.length ?? -1);
    parts.push(size, value ?? Buffer.alloc(0));
  }
  return framed(DATA_ROW, Buffer.concat(parts));
}

function sendable(message: Buffer): Buffer {
  const [type] = message;
  if (type !== QUERY && type !== PARSE) return message;
  const content = message.subarray(HEAD_BYTES);
  return isAscii(content) ? message : framed(type, bytesOf(content.toString('utf8')));
}

function framed(type: number, content: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head[0] = type;
  head.writeUInt32BE(content.length + HEAD_BYTES - LENGTH_AT, LENGTH_AT);
  return Buffer.concat([head, content]);
}
