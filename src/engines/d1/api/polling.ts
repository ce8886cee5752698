import { z } from 'zod';
import { RestorableError } from '../../../core/errors.ts';
import { ForeignText } from '../../../core/foreign.ts';
import { SYSTEM_CLOCK } from '../../../ports/system-clock.ts';
import type { D1Api } from './api.ts';
import { type D1Database, pathOf } from './database.ts';
import { symbolIn } from './errors.ts';

/** A response while an export or import runs: https://developers.cloudflare.com/api/resources/d1/ . */
const taskSchema = z.object({
  success: z.boolean().optional(),
  status: z.enum(['active', 'complete', 'error']).optional(),
  at_bookmark: z.string().optional(),
  messages: z.array(z.string()).nullish(),
  error: z.string().nullish(),
  errors: z.array(z.string()).nullish(),
  result: z.unknown().optional(),
  upload_url: z.string().optional(),
  filename: z.string().optional(),
});
export type Task = z.infer<typeof taskSchema>;

const VIRTUAL_HINT =
  "Cloudflare can't export a database with full-text tables in part: drop them, back up, and create them again; or ask Cloudflare to enable the export.";

export interface PollOptions {
  readonly method: 'export' | 'import';
  /** Sends the first request. */
  readonly start: () => Promise<Task>;
  /** The body of every later request, with the bookmark of the previous response. */
  readonly next: (bookmark: string | undefined) => unknown;
  readonly failure: 'DUMP_FAILED' | 'RESTORE_FAILED';
  readonly hint: string;
}

/** One request of an export or import. */
export interface TaskRequest {
  readonly method: PollOptions['method'];
  readonly body: unknown;
  /** False if it must not be sent twice. */
  readonly isRepeatable?: boolean;
}

export async function askTask(
  api: D1Api,
  database: D1Database,
  { method, body, isRepeatable = true }: TaskRequest,
): Promise<Task> {
  const path = `${pathOf(database)}/${method}`;
  const call = { method: 'POST', path, body, doing: `${method} the database`, isRepeatable } as const;
  return (await api.call(call, taskSchema)).result;
}

/**
 * Starts a task and polls until it is complete. If polling stops, the service ends an export by itself.
 * @throws {RestorableError} DUMP_FAILED or RESTORE_FAILED with SQLite's symbol if there is one; also if there is no news
 *   for too long
 */
export async function pollTask(api: D1Api, database: D1Database, options: PollOptions): Promise<Task> {
  let task = await options.start();
  let lastWords = '';
  const startedMs = SYSTEM_CLOCK.monotonicMs();
  let newsAtMs = startedMs;
  for (;;) {
    const words = (task.messages ?? []).join('; ');
    if (words !== '') {
      api.host.toolWords.add(wordsOf(api, task, words));
      api.host.progress({ phase: options.method, doneBytes: 0 });
      if (words !== lastWords) newsAtMs = SYSTEM_CLOCK.monotonicMs();
      lastWords = words;
    }
    if (task.status === 'complete') return task;
    if (task.status === 'error' || task.success === false) throw failed(options, wordsOf(api, task, lastWords));
    const { idleMs, longestMs } = api.pace;
    if (SYSTEM_CLOCK.monotonicMs() - newsAtMs > idleMs) {
      throw failed(options, wordsOf(api, task, lastWords), `no progress for ${minutesOf(idleMs)} minutes`);
    }
    if (SYSTEM_CLOCK.monotonicMs() - startedMs > longestMs) {
      throw failed(options, wordsOf(api, task, lastWords), `it did not end within ${minutesOf(longestMs)} minutes`);
    }
    await api.pause(api.pace.pollMs);
    task = await askTask(api, database, { method: options.method, body: options.next(task.at_bookmark) });
  }
}

function minutesOf(ms: number): number {
  return Math.round(ms / 6_000) / 10;
}

function wordsOf(api: D1Api, task: Task, lastWords: string): ForeignText {
  const words = [task.error, ...(task.errors ?? []), lastWords].filter((each) => each);
  return new ForeignText('the Cloudflare API', api.host.scrub(words.join('\n')));
}

function failed(options: PollOptions, foreign: ForeignText, why?: string): RestorableError {
  const words = foreign.reveal();
  const reason = why ?? symbolIn(words) ?? (foreign.isEmpty ? 'it gave no reason' : undefined);
  const message = `Cloudflare's ${options.method} failed${reason === undefined ? '' : `: ${reason}`}.`;
  const hint = /virtual table/i.test(words) ? VIRTUAL_HINT : options.hint;
  return new RestorableError(options.failure, message, { hint, foreign });
}
