import { readFile } from 'node:fs/promises';
import { vi } from 'vitest';
import { WAITING } from './patience.ts';

/** Waits until a shell has written a number, such as a process id, and a line feed to a file. */
export async function numberIn(path: string): Promise<number> {
  let text = '';
  await vi.waitUntil(async () => {
    text = await readFile(path, 'utf8').catch(() => '');
    return text.endsWith('\n');
  }, WAITING);
  return Number(text);
}

/** Whether a process is still running. A zombie that its new parent has not reaped yet does not count. */
export async function isRunning(pid: number): Promise<boolean> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') Z');
  return !/\) [ZX]/.test(text);
}
