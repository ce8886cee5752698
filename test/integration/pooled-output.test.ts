import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChildSpec, startChild } from '../../src/process/child.ts';
import { type ReadChild, startRead } from '../../src/process/streams/pooled-output.ts';
import { WAITING } from '../support/patience.ts';
import { whenTrue } from '../support/when-true.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pooled-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function start(script: string, where = folder, signal = new AbortController().signal): Promise<ReadChild> {
  const spec: Omit<ChildSpec, 'stdout'> = {
    file: process.execPath,
    args: ['-e', script],
    env: {},
    stdin: 'ignore',
    signal,
    scrub: String,
  };
  return startRead((stdout) => startChild({ ...spec, stdout }), where);
}

/** Writes megabytes, in pieces of all sizes, and prints their hash on standard error. */
const WRITER = `
const hash = require('node:crypto').createHash('sha256');
let n = 1;
for (let i = 0; i < 160; i++) {
  n = (n * 48271) % 2147483647;
  const piece = Buffer.alloc(i % 3 === 0 ? n % 300000 : n % 5000, String(n));
  hash.update(piece);
  for (let at = 0; at < piece.length;) at += require('node:fs').writeSync(1, piece, at);
}
require('node:fs').writeSync(2, hash.digest('hex'));
`;

it.each(['at once', 'late'])('hands over every byte unchanged to a reader that takes it %s', async (when) => {
  const { child, output } = await start(WRITER);
  const hash = createHash('sha256');
  let pieces = 0;
  for await (const piece of output) {
    // The next read may already have happened. It must not have changed these bytes.
    if (when === 'late') for (let turns = 0; turns < pieces % 4; turns += 1) await turn();
    hash.update(piece);
    pieces += 1;
  }
  expect(await child.exited).toMatchObject({ code: 0 });
  expect(hash.digest('hex')).toBe(child.errorText().reveal());
  expect(readdirSync(folder)).toEqual([]);
});

it('reads into two buffers and no more', async () => {
  const { output } = await start(WRITER);
  const memory = new Set<ArrayBufferLike>();
  for await (const { buffer } of output) memory.add(buffer);
  expect(memory.size).toBeLessThanOrEqual(2);
});

it('holds the child back while nothing is requested', async () => {
  const { child, output } = await start(`require('node:fs').writeSync(2, 'begun\\n'); ${WRITER}`);
  const iterator = output[Symbol.asyncIterator]();
  await iterator.next();
  let hasEnded = false;
  void child.exited.then(() => {
    hasEnded = true;
  });
  for (let turns = 0; turns < 200; turns += 1) await turn();
  expect(hasEnded).toBe(false);
  output.destroy();
  await child.stop();
  // What was read before may still be handed over, but no end: the output has none.
  await expect(Promise.all([iterator.next(), iterator.next()])).rejects.toThrow('before its end');
});

it('ends with the child, and leaves nothing behind if the child can not be started', async () => {
  const { child, output } = await start('process.kill(process.pid, "SIGKILL")');
  for await (const _ of output) expect.unreachable();
  expect(await child.exited).toMatchObject({ signal: 'SIGKILL' });
  const missing = startRead(() => Promise.reject(new Error('no such program')), folder);
  await expect(missing).rejects.toThrow('no such program');
  expect(readdirSync(folder)).toEqual([]);
});

it('reads an ordinary pipe where no socket can be opened', async () => {
  const { child, output } = await start(WRITER, join(folder, 'x'.repeat(200)));
  const hash = createHash('sha256');
  for await (const piece of output) hash.update(piece);
  await child.exited;
  expect(hash.digest('hex')).toBe(child.errorText().reveal());
});

/** Starts with all numbers of file descriptors left, from none to enough, and prints how each attempt ended. */
const WITHOUT_DESCRIPTORS = `
const { openSync, closeSync } = await import('node:fs');
const { startRead } = await import(process.argv[1]);
const start = async (stdout) => {
  if (stdout === 'pipe') throw new Error('a pipe');
  return {};
};
for (let left = 0; left < 8; left++) {
  const taken = [];
  try {
    for (;;) taken.push(openSync('/dev/null'));
  } catch {}
  for (const each of taken.splice(0, left)) closeSync(each);
  const ended = await startRead(start, process.argv[2]).then(({ output }) => output.destroy() ?? 'a socket', (error) => error.message);
  for (const each of taken) closeSync(each);
  console.log(ended);
}
`;

it('falls back to a pipe, and waits for nothing, if file descriptors run out at any step', async () => {
  const module = new URL('../../src/process/streams/pooled-output.ts', import.meta.url).href;
  const limited = 'ulimit -n 100 && exec "$0" --input-type=module -e "$@"';
  const run = promisify(execFile);
  const args = ['-c', limited, process.execPath, WITHOUT_DESCRIPTORS, module, folder];
  // What was waited for forever would keep the program from ending.
  const { stdout } = await run('/bin/sh', args, { timeout: WAITING.timeout });
  const ends = stdout.trim().split('\n');
  expect(ends).toHaveLength(8);
  expect(ends[0]).toBe('a pipe');
  expect(ends.at(-1)).toBe('a socket');
});

describe('an output that nobody reads when its child ends', () => {
  const startShell = (script: string) =>
    startChild({
      file: '/bin/sh',
      args: ['-c', script],
      env: { PATH: '/usr/bin:/bin' },
      stdin: 'ignore',
      stdout: 'pipe',
      signal: new AbortController().signal,
      scrub: String,
    });
  const isGone = async (pid: number): Promise<void> => {
    await whenTrue(() => {
      try {
        return !process.kill(pid, 0);
      } catch {
        return true;
      }
    });
    for (let turns = 0; turns < 5; turns += 1) await turn();
  };

  it.each(['iterates', 'listens', 'pipes'])('is kept for a reader that %s later', async (how) => {
    const child = await startShell('head -c 100000 /dev/zero; echo end');
    await isGone(child.pid);
    let bytes = 0;
    const count = (piece: Uint8Array): void => {
      bytes += piece.length;
    };
    if (how === 'iterates') for await (const piece of child.stdout ?? []) count(piece as Uint8Array);
    else if (how === 'listens') child.stdout?.on('data', count);
    else child.stdout?.pipe(new PassThrough()).on('data', count);
    expect(await child.exited).toEqual({ code: 0, signal: null });
    await turn();
    expect(bytes).toBe(100_004);
  });

  it('does not keep an ended child, if it is empty or the child is stopped', async () => {
    const empty = await startShell('exit 3');
    expect(await empty.exited).toEqual({ code: 3, signal: null });
    const unread = await startShell('echo unread');
    await isGone(unread.pid);
    await unread.stop();
    expect(await unread.exited).toEqual({ code: 0, signal: null });
  });
});
