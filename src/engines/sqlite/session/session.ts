import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { cancellation, throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { ForeignText } from '../../../core/foreign.ts';
import type { QueryResult } from '../../../ports/engine/target.ts';
import type { Host, Leftover } from '../../../ports/host.ts';
import type { Child, ChildSpec } from '../../../process/child.ts';
import type { Sandbox } from '../../../process/sandbox/contained-child.ts';
import { programBinds } from '../../../process/sandbox/system-programs.ts';
import { startBeside } from '../../../process/shield/shield.ts';
import { type DigestPlan, digestTable } from '../digests/digest-program.ts';
import { type ChildRequest, type ChildResponse, sqliteChildProgram } from './child-program.ts';
import { failureOf, resultOf, tooLate } from './responses.ts';

export interface SessionOptions {
  readonly path: string;
  /**
   * live: others may write the file, SQLite locks it, and reads `-wal` and `-shm` without writing to them. still: nobody
   * writes, so it is read without locks and without these. private: a copy in one of our folders, where SQLite may create
   * files. new: an empty file that is filled here.
   */
  readonly access: 'live' | 'still' | 'private' | 'new';
  /** For a live file: what must exist beside it, because SQLite would create it. SQLite's code 14 if it is gone. */
  readonly requires?: readonly string[] | undefined;
  /** For restored content. Without it, the process runs directly on this machine, as it may for a team's own live database. */
  readonly containment?: SessionContainment | undefined;
}

/** Where the process that opens the file runs. */
export interface SessionContainment {
  readonly sandbox: Sandbox;
  /** It may write to this folder: sorting a large table needs temporary files. */
  readonly temporaryFolder: string;
}

interface Pending {
  readonly resolve: (result: QueryResult) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((donePages: number, totalPages: number) => void) | undefined;
}

const BUSY_TIMEOUT_MS = 10_000;
/** The page cache is 2 MB. A query of restored, hostile content must not exhaust the runner's memory. */
const HEAP_LIMIT_BYTES = 512 * 1024 * 1024;
const LIMITS = { rows: 1_000_000, bytes: 64 * 1024 * 1024 };
const CHECK_LIMITS = { rows: 100_000, bytes: 16 * 1024 * 1024 };
/** https://sqlite.org/uri.html; with `readonly_shm` SQLite creates no `-shm` and writes to none. */
const SEARCH = { live: '?readonly_shm=1', still: '?immutable=1', private: '', new: '' } as const;
/** Pages copied between two progress reports: 32 MiB at the usual page size. */
const PAGES_PER_STEP = 8_192;

/**
 * A SQLite file, opened read-only in a child process. node:sqlite is synchronous and can't interrupt a statement, not even
 * in a worker thread. A process can be stopped at any moment, so cancellation and time limits work, and a hostile file that
 * crashes SQLite does so away from the recovery key.
 */
export class SqliteSession implements AsyncDisposable {
  readonly #options: SessionOptions;
  readonly #host: Host;
  #child: Child | undefined;
  #noted: Leftover | undefined;
  #pending: Pending | undefined;
  #closed = false;

  constructor(options: SessionOptions, host: Host) {
    this.#options = options;
    this.#host = host;
  }

  /**
   * Runs one statement and returns all its rows: integers as number if that is exact, otherwise bigint; blobs as Buffer.
   * After a time limit the next call starts a new process.
   * @throws {SqliteFailure} SQLite's error
   * @throws {RestorableError} DATABASE_QUERY if the time limit is reached or the process ends, CANCELLED
   */
  async all(sql: string, options: { timeoutMs?: number | undefined; asCheck?: boolean } = {}): Promise<QueryResult> {
    const asCheck = options.asCheck ?? false;
    const limits = asCheck ? CHECK_LIMITS : LIMITS;
    return this.#ask({ op: 'all', sql, asCheck, limits }, options.timeoutMs);
  }

  /**
   * Runs whole statements in one transaction, on a file opened as 'new': no other file, no settings, no transactions.
   * @throws {SqliteFailure} SQLite's error
   */
  async run(script: string): Promise<void> {
    await this.#ask({ op: 'run', script });
  }

  /**
   * Reads a table, and hashes its rows.
   * @param signal stops the process. The next call starts a new one.
   * @throws {SqliteFailure} SQLite's error
   * @throws {RestorableError} DATABASE_QUERY if the process is stopped or ends, CANCELLED
   */
  async digest(plan: DigestPlan, signal: AbortSignal): Promise<{ readonly rows: number; readonly sum: string }> {
    const stop = (): void => void this.#stop();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const { rows } = await this.#ask({ op: 'digest', plan });
      return { rows: Number(rows[0]?.[0]), sum: String(rows[0]?.[1]) };
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Copies the database at one moment into a new file, while others read and write. */
  async backup(to: string, onProgress: (donePages: number, totalPages: number) => void): Promise<void> {
    await this.#ask({ op: 'backup', to, pagesPerStep: PAGES_PER_STEP }, undefined, onProgress);
  }

  /** Ends the process. Safe to call twice. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #ask(request: ChildRequest, timeoutMs?: number, onProgress?: Pending['onProgress']): Promise<QueryResult> {
    if (this.#closed) throw new RestorableError('INTERNAL', 'The SQLite file is already closed.');
    throwIfCancelled(this.#host.signal);
    if (this.#child === undefined) await this.#start();
    if (timeoutMs === undefined) return this.#send(request, onProgress);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(tooLate(timeoutMs)), Math.min(timeoutMs, 2_147_483_647));
    });
    try {
      return await Promise.race([this.#send(request, onProgress), late]);
    } catch (error) {
      if (error instanceof RestorableError) await this.#stop();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #start(): Promise<void> {
    const child = await this.#startProcess();
    this.#child = child;
    this.#noted = { kind: 'process', pid: child.pid, viaSudo: this.#options.containment?.sandbox.viaSudo ?? false };
    createInterface({ input: child.stdout as Readable }).on('line', (line) => this.#receive(child, line));
    void child.exited.then((exit) => this.#ended(child, exit.signal ?? `exit code ${exit.code}`));
    // Nothing runs in the child before this: its first request comes later.
    await (await this.#host.workspace()).note(this.#noted);
    const { path, access, requires = [] } = this.#options;
    const url = pathToFileURL(path);
    url.search = SEARCH[access];
    const open = {
      op: 'open',
      location: url.href,
      busyTimeoutMs: BUSY_TIMEOUT_MS,
      heapLimitBytes: HEAP_LIMIT_BYTES,
      isNew: access === 'new',
      requires,
    } as const;
    try {
      await this.#send(open);
    } catch (error) {
      await this.#stop();
      throw error;
    }
  }

  async #startProcess(): Promise<Child> {
    const { path, access, containment } = this.#options;
    const args = ['--no-warnings', '--eval', `(${sqliteChildProgram.toString()})(${digestTable.toString()})`];
    const common = { file: process.execPath, args, stdin: 'pipe', stdout: 'pipe' } as const;
    if (containment !== undefined) {
      const { sandbox, temporaryFolder } = containment;
      const seen = [
        { path, writable: access === 'new' },
        { path: temporaryFolder, writable: true },
      ] as const;
      const binds = [...(await programBinds(common.file, this.#host)), ...seen];
      const env = { SQLITE_TMPDIR: temporaryFolder };
      // There is nothing to save when it is stopped, and bubblewrap's first process reacts only to SIGKILL.
      return sandbox.start({ ...common, env, binds, isOurs: true, killAfterMs: 0 });
    }
    const { path: folder } = await this.#host.workspace();
    const program: ChildSpec = {
      ...common,
      env: { SQLITE_TMPDIR: folder },
      cwd: folder,
      signal: this.#host.signal,
      killAfterMs: 1_000,
      scrub: this.#host.scrub,
      speaker: 'the process that reads SQLite',
    };
    return startBeside(program, this.#host);
  }

  async #send(request: ChildRequest, onProgress?: Pending['onProgress']): Promise<QueryResult> {
    const child = this.#child;
    if (child === undefined) throw this.#lost('it was stopped');
    if (this.#pending !== undefined)
      throw new RestorableError('INTERNAL', 'Two simultaneous statements on one SQLite file.');
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject, onProgress };
      child.stdin?.write(`${JSON.stringify(request)}\n`);
    });
  }

  #receive(child: Child, line: string): void {
    const pending = this.#pending;
    if (pending === undefined || child !== this.#child) return;
    const response = JSON.parse(line) as ChildResponse;
    if (response.kind === 'progress') {
      pending.onProgress?.(response.donePages, response.totalPages);
      return;
    }
    this.#pending = undefined;
    if (response.kind === 'error') pending.reject(failureOf(response));
    else pending.resolve(resultOf(response));
  }

  #ended(child: Child, how: string): void {
    if (child !== this.#child) return;
    this.#child = undefined;
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.reject(this.#lost(how, child.errorText()));
  }

  #lost(how: string, foreign?: ForeignText): RestorableError {
    if (this.#host.signal.aborted) return cancellation(this.#host.signal);
    return new RestorableError('DATABASE_QUERY', `The process that reads the SQLite file ended early (${how}).`, {
      hint: 'It ran out of memory or was killed, or the file is damaged: run `pragma integrity_check` on it.',
      foreign,
    });
  }

  async #stop(): Promise<void> {
    const child = this.#child;
    const noted = this.#noted;
    this.#child = undefined;
    this.#noted = undefined;
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.reject(this.#lost('it was stopped'));
    await child?.stop();
    if (noted !== undefined) await (await this.#host.workspace()).forget(noted);
  }
}
