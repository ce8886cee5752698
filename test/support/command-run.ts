import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runRequest } from '../../src/compose.ts';
import { createHost } from '../../src/host/base.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { RestoreReport, VerifyReport } from '../../src/report/facts/recovery.ts';
import type { ShipReport } from '../../src/report/facts/ship.ts';
import type { ListReport } from '../../src/report/facts/status/list.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import { keyOptions, makeTestKeys, type TestKeys } from './commands.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

interface Reports {
  readonly backup: BackupReport;
  readonly ship: ShipReport;
  readonly verify: VerifyReport;
  readonly restore: RestoreReport;
  readonly list: ListReport;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, string>>;
  /** Cancels the run. */
  readonly signal?: AbortSignal;
}

/** The entries that a run left in its journal, and the report that its user sees. */
export type Ran<M extends keyof Reports> = Reports[M] & {
  readonly leftovers: number;
  readonly log: string;
  readonly words: () => string;
};

/** A folder with a configuration file and a destination, and the program's modes on them, from options to report. */
export class CommandBed {
  readonly folder: string;
  readonly #keys: TestKeys;

  private constructor(folder: string, keys: TestKeys) {
    this.folder = folder;
    this.#keys = keys;
  }

  static async open(config: string): Promise<CommandBed> {
    const bed = new CommandBed(await mkdtemp(join(tmpdir(), 'command-')), await makeTestKeys());
    await bed.configure(config);
    return bed;
  }

  /** The private key that decrypts what the runs encrypt, armored. */
  get recoveryKey(): string {
    return this.#keys.recovery.armoredPrivate.reveal();
  }

  /** The public key of the backup job, armored. */
  get runnerKey(): string {
    return this.#keys.runner.armoredPublic;
  }

  configure(config: string): Promise<void> {
    return writeFile(join(this.folder, 'config.yml'), config);
  }

  async run<M extends keyof Reports>(mode: M, { env = {}, options = {}, signal }: RunOptions = {}): Promise<Ran<M>> {
    const lines: string[] = [];
    const listeners = SIGNALS.map((name) => process.listeners(name));
    const host = createHost({
      env: { PATH: process.env['PATH'], HOME: this.folder, ...env },
      temporaryFolder: this.folder,
      write: (_level, message) => void lines.push(message),
      progress: () => {},
      hasPostStep: true,
    });
    try {
      const raw = {
        mode,
        ...this.#optionsOf(mode),
        ...options,
      };
      const request = await parseRequest(new Map(Object.entries(raw)), host);
      const app = signal === undefined ? host : { ...host, signal };
      const report = host.scrubDeep(await runRequest(request, app)) as Reports[M];
      const workspace = await host.openWorkspace();
      const leftovers = workspace?.leftovers().length ?? 0;
      await workspace?.remove();
      return { ...report, leftovers, log: lines.join('\n'), words: () => host.toolWords.text };
    } finally {
      host.dispose();
      // A host's handlers stay until the process ends, and here one process has many hosts.
      for (const [index, name] of SIGNALS.entries()) {
        for (const listener of process.listeners(name)) {
          if (!listeners[index]?.includes(listener)) process.removeListener(name, listener);
        }
      }
    }
  }

  /** Runs a mode in a process of its own, and kills it after some time, unless it has ended by then. */
  async killDuring(mode: keyof Reports, { env: own = {}, options = {} }: RunOptions, afterMs: number): Promise<void> {
    const all = { ...this.#optionsOf(mode), ...options };
    const env = Object.entries(all).map(([name, value]) => [
      `RESTORABLE_${name.toUpperCase().replaceAll('-', '_')}`,
      value,
    ]);
    const entry = join(import.meta.dirname, '../../src/entry/main.ts');
    const child = spawn(process.execPath, [entry, mode], {
      env: { PATH: process.env['PATH'], HOME: this.folder, TMPDIR: this.folder, ...own, ...Object.fromEntries(env) },
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
    await once(child, 'exit');
    clearTimeout(timer);
  }

  #optionsOf(mode: keyof Reports): Readonly<Record<string, string>> {
    return {
      config: join(this.folder, 'config.yml'),
      name: 'cache',
      destination: `file:${join(this.folder, 'storage')}`,
      ...keyOptions(mode, this.#keys),
    };
  }

  /** Names of committed backups. */
  async committed(): Promise<string[]> {
    return readdir(join(this.folder, 'storage', 'cache', 'manifests')).catch(() => []);
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true });
  }
}
