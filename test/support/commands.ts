import { runBackup } from '../../src/commands/backup.ts';
import type { Dependencies } from '../../src/commands/dependencies.ts';
import { runVerify } from '../../src/commands/verify.ts';
import type { BackupRequest, VerifyRequest } from '../../src/config/request.ts';
import type { DatabaseName } from '../../src/core/database-name.ts';
import { Secret } from '../../src/core/secret.ts';
import { type GeneratedKey, generateKeyPair } from '../../src/openpgp/generate.ts';
import type { Host } from '../../src/ports/host.ts';
import type { BackupReport, VerifyReport } from '../../src/report/report.ts';
import { MemoryStorage } from './memory-storage.ts';
import { StubEngine } from './stub-engine.ts';

/** Keys that tests share; making one takes a moment. */
export interface TestKeys {
  readonly recovery: GeneratedKey;
  readonly runner: GeneratedKey;
  readonly stranger: GeneratedKey;
}

export async function makeTestKeys(): Promise<TestKeys> {
  const make = (name: string): Promise<GeneratedKey> => generateKeyPair(name, 'test@example.com', undefined);
  return { recovery: await make('recovery'), runner: await make('runner'), stranger: await make('stranger') };
}

export function testHost(
  signal: AbortSignal = new AbortController().signal,
  printed: string[] = [],
): Host & { readonly printed: string[] } {
  const print = (message: string): void => void printed.push(message);
  return {
    printed,
    log: { debug: print, info: print, notice: print, warning: print, error: print },
    env: {},
    signal,
    workspace: async () => {
      throw new Error('no workspace in this test');
    },
    mask: () => {},
    scrub: (text) => text,
    progress: () => {},
  };
}

/** The commands over storages in memory and the stub engine. */
export class Workbench {
  readonly engine = new StubEngine();
  readonly storages: readonly MemoryStorage[];
  readonly keys: TestKeys;
  /** What the commands logged. */
  readonly printed: string[] = [];
  /** What another host would have more. */
  hostParts: Partial<Host> = {};
  /** Stands for the folder of the index between two runs. */
  readonly cacheStorage = new MemoryStorage();
  now: () => Date = () => new Date();
  signal: AbortSignal = new AbortController().signal;

  constructor(keys: TestKeys, ...storages: MemoryStorage[]) {
    this.keys = keys;
    this.storages = storages;
  }

  get dependencies(): Dependencies {
    return {
      host: { ...testHost(this.signal, this.printed), ...this.hostParts },
      clock: { now: () => this.now(), monotonicMs: () => performance.now() },
      openStorage: async (spec) => this.storages[Number(spec.url.reveal())] ?? this.cacheStorage,
      engine: async () => this.engine,
    };
  }

  get destinations() {
    return this.storages.map((_, index) => ({ scheme: 'file' as const, url: new Secret(String(index)) }));
  }

  backup(change: Partial<BackupRequest> = {}): Promise<BackupReport> {
    const request: BackupRequest = {
      mode: 'backup',
      commands: undefined,
      database: { engine: 'sqlite', url: new Secret('sqlite:x') },
      name: 'shop' as DatabaseName,
      destinations: this.destinations,
      recipients: { kind: 'keys', publicKeys: [this.keys.recovery.armoredPublic] },
      runnerKey: { armored: this.keys.runner.armoredPrivate, passphrase: undefined },
      include: [],
      exclude: [],
      chain: { kind: 'full', fullEveryMs: 7 * 86_400_000, maxChain: 30 },
      compressionLevel: 1,
      aead: false,
      adopt: false,
      requireTls: false,
      withPasswordHashes: false,
      countTimeLimitMs: 60_000,
      timeLimitMs: undefined,
      ...change,
    };
    return runBackup(request, this.dependencies);
  }

  verify(change: Partial<VerifyRequest> = {}): Promise<VerifyReport> {
    const request: VerifyRequest = {
      mode: 'verify',
      commands: undefined,
      name: 'shop' as DatabaseName,
      destinations: this.destinations,
      signers: [this.keys.runner.armoredPublic],
      backup: { kind: 'latest' },
      unlock: { kind: 'keys', keys: [{ armored: this.keys.recovery.armoredPrivate, passphrase: undefined }] },
      timeLimitMs: undefined,
      into: undefined,
      trustSource: false,
      checks: undefined,
      rtoMs: undefined,
      rpoMs: undefined,
      verifierKey: undefined,
      ...change,
    };
    return runVerify(request, this.dependencies);
  }
}
