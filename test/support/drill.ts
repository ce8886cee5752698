import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runBackup } from '../../src/backup/backup.ts';
import { runDrill } from '../../src/drill/drill.ts';
import type { DrillDependencies } from '../../src/drill/recover.ts';
import { createD1Engine } from '../../src/engines/d1/index.ts';
import { createSqliteEngine } from '../../src/engines/sqlite/index.ts';
import type { Engine } from '../../src/ports/engine/engine.ts';
import type { OpenRecoveryDesk, StepEnd } from '../../src/ports/programs/recovery-shell.ts';
import { SYSTEM_CLOCK } from '../../src/ports/system-clock.ts';
import { openDesk } from '../../src/process/by-hand/desk.ts';
import { runHook } from '../../src/process/hook.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { DrillReport } from '../../src/report/facts/drill.ts';
import type { RunbookReport } from '../../src/report/facts/runbook.ts';
import { askForKey } from '../../src/requests/keys/typed-key.ts';
import { parseRequest } from '../../src/requests/parse-request.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { runRunbook } from '../../src/runbook/runbook.ts';
import { runShip } from '../../src/ship/ship.ts';
import { openSigstore } from '../../src/sigstore/open-sigstore.ts';
import { openStorage } from '../../src/storage/index.ts';
import { keyOptions, type TestKeys } from './commands.ts';
import { createTargetHost, type TargetHost } from './target-host.ts';

/** What a test does when a step begins or has ended, and what it sees. */
export interface Watcher {
  readonly before?: (commands: string, home: string) => void | Promise<void>;
  readonly after?: (commands: string, end: StepEnd, look: (path: string) => Promise<string>) => void | Promise<void>;
}

/** Drills of real backups of a SQLite file at two folders, in this process. */
export class DrillBench {
  readonly folder: string;
  readonly keys: TestKeys;
  readonly places: readonly string[];
  /** Replaces the engine. */
  engine: Engine = createSqliteEngine();
  watcher: Watcher = {};
  /** The commands that the shell got, in their order. */
  readonly ran: string[] = [];

  private constructor(folder: string, keys: TestKeys) {
    this.folder = folder;
    this.keys = keys;
    this.places = ['one', 'two'].map((name) => join(folder, name));
  }

  static async open(keys: TestKeys): Promise<DrillBench> {
    return new DrillBench(await mkdtemp(join(tmpdir(), 'drill-')), keys);
  }

  async close(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  sql(statements: string): void {
    using database = new DatabaseSync(join(this.folder, 'shop.db'));
    database.exec(statements);
  }

  async backup(options: Readonly<Record<string, string>> = {}): Promise<BackupReport> {
    const own = { mode: 'backup', database: `sqlite:${join(this.folder, 'shop.db')}`, kind: 'auto' };
    const given = { ...this.#common, ...keyOptions('backup', this.keys), ...own, ...options };
    const request = await parse(given);
    if (request.mode !== 'backup') throw new Error('not a backup');
    const host = await createTargetHost();
    try {
      const report = await runBackup(request, { ...this.dependencies(host), shipLog: runShip });
      if (report.error !== undefined) throw new Error(report.error.message);
      return report;
    } finally {
      host.remove();
    }
  }

  /** @param host removed by the caller; otherwise it must be empty after the drill */
  async drill(options: Readonly<Record<string, string>> = {}, given?: TargetHost): Promise<DrillReport> {
    const isTyped = options['scenario'] === 'key-from-safe' || options['passphrase'] !== undefined;
    const { 'decrypt-with': key = '', signers = '' } = keyOptions('drill', this.keys);
    const keys: Record<string, string> = options['passphrase'] === undefined ? { signers } : {};
    if (!isTyped) keys['decrypt-with'] = key;
    // A run that signs nothing after one that did is refused.
    keys['verifier-key'] = this.keys.verifier.armoredPrivate.reveal();
    const request = await parse({ ...this.#common, ...keys, mode: 'drill', ...options });
    if (request.mode !== 'drill') throw new Error('not a drill');
    const host = given ?? (await createTargetHost());
    this.ran.length = 0;
    try {
      return await runDrill(request, {
        ...this.dependencies(host),
        openDesk: this.#watched(host),
        typedKey: () => askForKey(host),
      });
    } finally {
      if (given === undefined) host.remove();
    }
  }

  async runbook(options: Readonly<Record<string, string>> = {}): Promise<RunbookReport> {
    const keys = { signers: this.keys.runner.armoredPublic, verifiers: this.keys.verifier.armoredPublic };
    const request = await parse({ ...this.#common, ...keys, mode: 'runbook', ...options });
    if (request.mode !== 'runbook') throw new Error('not a runbook');
    const host = await createTargetHost();
    try {
      return await runRunbook(request, this.dependencies(host));
    } finally {
      host.remove();
    }
  }

  dependencies(host: TargetHost): Dependencies & Pick<DrillDependencies, 'openDesk'> {
    return {
      host,
      clock: SYSTEM_CLOCK,
      openStorage: (spec) => openStorage(spec, host, undefined),
      engine: async (name) =>
        name === 'd1' ? { ...createD1Engine(), openSource: this.engine.openSource } : this.engine,
      runHook,
      workflowRuns: async () => {
        throw new Error('no workflow in this test');
      },
      sigstore: async () => openSigstore(host),
      openDesk: (how) => openDesk(how, host),
    };
  }

  /** SHA-256 of everything that is stored, by path, without the records of tests. */
  async stored(): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const entry of await readdir(this.folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || path.includes('/verifications/') || path.endsWith('.db')) continue;
      found[path.slice(this.folder.length)] = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
    }
    return found;
  }

  get #common(): Record<string, string> {
    const destination = this.places.map((place) => `file:${place}`).join('\n');
    return { name: 'shop', destination };
  }

  #watched(host: TargetHost): OpenRecoveryDesk {
    return async (how) => {
      const desk = await openDesk(how, host);
      return {
        ...desk,
        begin: async (spec) => {
          const shell = await desk.begin(spec);
          const look = async (path: string): Promise<string> => {
            const pieces = await Array.fromAsync(shell.read(join(desk.home, path)));
            return Buffer.concat(pieces).toString('utf8');
          };
          return {
            read: (path) => shell.read(path),
            run: async (commands, secrets) => {
              this.ran.push(commands);
              await this.watcher.before?.(commands, desk.home);
              const end = await shell.run(commands, secrets);
              await this.watcher.after?.(commands, end, look);
              return end;
            },
          };
        },
      };
    };
  }
}

function parse(options: Readonly<Record<string, string>>): ReturnType<typeof parseRequest> {
  return parseRequest(new Map(Object.entries(options)), { mask: () => {}, env: {} });
}
