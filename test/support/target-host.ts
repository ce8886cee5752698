import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Host, Leftover } from '../../src/ports/host.ts';
import { keptWords } from './kept-words.ts';
import { emptyServers } from './templates.ts';

/** A host with one workspace, as in a run, and its journal. */
export interface TargetHost extends Host {
  readonly folder: string;
  readonly lines: string[];
  /** Noted and not forgotten. */
  readonly leftovers: Leftover[];
  cancel(): void;
  remove(): void;
}

export async function createTargetHost(env: Readonly<Record<string, string | undefined>> = {}): Promise<TargetHost> {
  const folder = await mkdtemp(join(tmpdir(), 'restorable-'));
  const controller = new AbortController();
  const lines: string[] = [];
  const leftovers: Leftover[] = [];
  const print = (message: string): void => void lines.push(message);
  return {
    folder,
    lines,
    leftovers,
    log: { debug: print, info: print, notice: print, warning: print, error: print },
    env: { PATH: process.env['PATH'], ...env },
    signal: controller.signal,
    workspace: async () => ({
      path: folder,
      note: async (leftover) => void leftovers.push(leftover),
      forget: async (leftover) => {
        const at = leftovers.findIndex((noted) => JSON.stringify(noted) === JSON.stringify(leftover));
        if (at !== -1) leftovers.splice(at, 1);
      },
    }),
    mask: () => {},
    scrub: (text) => text,
    progress: () => {},
    toolWords: keptWords(),
    ...emptyServers(),
    cancel: () => controller.abort(),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
