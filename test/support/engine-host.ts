import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Secret } from '../../src/core/secret.ts';
import type { Host } from '../../src/ports/host.ts';
import { keptWords } from './kept-words.ts';
import { emptyServers } from './templates.ts';

/** A host for engine tests: it keeps the log, masks like the real one, and can be cancelled. */
export interface EngineHost extends Host {
  readonly lines: string[];
  cancel(reason?: unknown): void;
}

export function createEngineHost(env: Readonly<Record<string, string | undefined>> = {}): EngineHost {
  const controller = new AbortController();
  const lines: string[] = [];
  const secrets: string[] = [];
  const scrub = (text: string): string => secrets.reduce((left, secret) => left.replaceAll(secret, '***'), text);
  const write = (level: string) => (message: string) => void lines.push(`${level}: ${scrub(message)}`);
  return {
    log: {
      debug: write('debug'),
      info: write('info'),
      notice: write('notice'),
      warning: write('warning'),
      error: write('error'),
    },
    env: { PATH: process.env['PATH'], ...env },
    signal: controller.signal,
    workspace: async () => ({
      path: await mkdtemp(join(tmpdir(), 'restorable-engine-')),
      note: async () => {},
      forget: async () => {},
    }),
    mask: (secret: Secret) => void secrets.push(secret.reveal()),
    scrub,
    progress: () => {},
    toolWords: keptWords(scrub),
    ...emptyServers(),
    lines,
    cancel: (reason) => controller.abort(reason),
  };
}
