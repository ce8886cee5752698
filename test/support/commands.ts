import { runBackup } from '../../src/backup/backup.ts';
import type { BackupId } from '../../src/core/format/backup-id.ts';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import type { KeyRole } from '../../src/core/keys/key-role.ts';
import { DEFAULT_POLICY } from '../../src/core/planning/retention/policy.ts';
import { Secret } from '../../src/core/secret.ts';
import { createWorkflowRuns } from '../../src/github/workflow-runs.ts';
import { runHistory } from '../../src/history/history.ts';
import { type GeneratedKey, generateKeyPair } from '../../src/openpgp/keys/generate.ts';
import { loadOpenpgp } from '../../src/openpgp/library.ts';
import type { BackupRequest } from '../../src/options/request/backup.ts';
import type { CheckDestinationsRequest, SyncRequest } from '../../src/options/request/destinations.ts';
import type { HistoryRequest } from '../../src/options/request/history.ts';
import type { RestoreRequest, VerifyRequest } from '../../src/options/request/recovery.ts';
import type { HoldRequest, PruneRequest } from '../../src/options/request/retention.ts';
import type { ListRequest, StatusRequest } from '../../src/options/request/status.ts';
import type { Host } from '../../src/ports/host.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { runHook } from '../../src/process/hook.ts';
import type { BackupReport } from '../../src/report/facts/backup.ts';
import type { CheckDestinationsReport } from '../../src/report/facts/destinations.ts';
import type { HistoryReport } from '../../src/report/facts/history.ts';
import type { HoldReport } from '../../src/report/facts/hold.ts';
import type { RestoreReport, VerifyReport } from '../../src/report/facts/recovery.ts';
import type { PruneReport } from '../../src/report/facts/retention.ts';
import type { ListReport } from '../../src/report/facts/status/list.ts';
import type { StatusReport } from '../../src/report/facts/status/status.ts';
import type { SyncReport } from '../../src/report/facts/sync.ts';
import { runRestore } from '../../src/restore/restore.ts';
import { runHold } from '../../src/retention/hold.ts';
import { runPrune } from '../../src/retention/prune.ts';
import type { Dependencies } from '../../src/run/dependencies.ts';
import { runShip } from '../../src/ship/ship.ts';
import { openSigstore } from '../../src/sigstore/open-sigstore.ts';
import { runCheckDestinations } from '../../src/status/check-destinations.ts';
import { runList } from '../../src/status/list.ts';
import { runStatus } from '../../src/status/status.ts';
import { runSync } from '../../src/sync/sync.ts';
import { runVerify } from '../../src/verify/verify.ts';
import { keptWords } from './kept-words.ts';
import { MemoryStorage } from './memory-storage.ts';
import { StubEngine } from './stub-engine.ts';

/** Keys that tests share, because creating one takes a moment. */
export interface TestKeys {
  readonly recovery: GeneratedKey;
  readonly runner: GeneratedKey;
  readonly verifier: GeneratedKey;
  readonly stranger: GeneratedKey;
}

export async function makeTestKeys(): Promise<TestKeys> {
  const make = (role: KeyRole): Promise<GeneratedKey> => generateKeyPair(role, 'test@example.com', undefined);
  return {
    recovery: await make('recovery'),
    runner: await make('runner'),
    verifier: await make('verifier'),
    stranger: await makeStranger(),
  };
}

/** A key that was made elsewhere, which has any role. */
async function makeStranger(): Promise<GeneratedKey> {
  const { generateKey } = await loadOpenpgp();
  const options = { type: 'ecc', curve: 'curve25519Legacy', userIDs: { name: 'a stranger' } } as const;
  const { privateKey, publicKey } = await generateKey({ ...options, format: 'object' });
  return {
    fingerprint: publicKey.getFingerprint(),
    userId: 'a stranger',
    armoredPublic: publicKey.armor(),
    armoredPrivate: new Secret(privateKey.armor()),
  };
}

/** The key options that a mode needs. Unlike a passphrase, they require no derivation, which is slow on purpose, in each run. */
export function keyOptions(mode: string, keys: TestKeys): Record<string, string> {
  const writing = { 'encrypt-to': keys.recovery.armoredPublic, 'runner-key': keys.runner.armoredPrivate.reveal() };
  if (mode === 'ship') return writing;
  if (mode === 'list') return { signers: keys.runner.armoredPublic };
  return mode === 'backup'
    ? { ...writing, kind: 'full' }
    : { 'decrypt-with': keys.recovery.armoredPrivate.reveal(), signers: keys.runner.armoredPublic };
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
    toolWords: keptWords(),
  };
}

/** Attempts to sign that follow each other at once. */
const QUICK = { timeoutMs: 120_000, retries: 3, firstWaitMs: 1 };

/** The commands, with storages in memory and the stub engine. */
export class Workbench {
  readonly engine = new StubEngine();
  readonly storages: readonly Storage[];
  readonly keys: TestKeys;
  /** The job's variables. */
  env: Record<string, string> = {};
  /** The log of the commands. */
  readonly printed: string[] = [];
  /** Additional properties of another host. */
  hostParts: Partial<Host> = {};
  /** Replaces the folder of the index between two runs. */
  readonly cacheStorage = new MemoryStorage();
  now: () => Date = () => new Date();
  monotonicMs: () => number = () => performance.now();
  signal: AbortSignal = new AbortController().signal;

  constructor(keys: TestKeys, ...storages: Storage[]) {
    this.keys = keys;
    this.storages = storages;
  }

  get dependencies(): Dependencies {
    const host = { ...testHost(this.signal, this.printed), ...this.hostParts };
    return {
      host,
      clock: {
        now: () => this.now(),
        monotonicMs: () => this.monotonicMs(),
        sleep: async (ms) => this.#pass(ms),
      },
      openStorage: async (spec) => this.storages[Number(spec.url.reveal())] ?? this.cacheStorage,
      engine: async () => this.engine,
      runHook,
      workflowRuns: async (spec) => createWorkflowRuns(spec, { env: this.env, signal: this.signal }),
      sigstore: async () => openSigstore(host, QUICK),
    };
  }

  /** Nothing waits: the clock is ahead by as much from then on. */
  #pass(ms: number): void {
    const before = this.now;
    this.now = () => new Date(before().getTime() + ms);
  }

  get destinations() {
    return this.storages.map((_, index) => ({ scheme: 'file' as const, url: new Secret(String(index)) }));
  }

  backup(change: Partial<BackupRequest> = {}): Promise<BackupReport> {
    const request: BackupRequest = {
      mode: 'backup',
      database: { engine: 'sqlite', url: new Secret('sqlite:x') },
      name: 'shop' as DatabaseName,
      destinations: this.destinations,
      recipients: { kind: 'keys', publicKeys: [this.keys.recovery.armoredPublic] },
      runnerKey: { armored: this.keys.runner.armoredPrivate, passphrase: undefined },
      allowUnsigned: false,
      allowEphemeralDestination: false,
      signers: [],
      verifiers: [],
      include: [],
      exclude: [],
      chain: { kind: 'full', fullEveryMs: 7 * 86_400_000, maxChain: 30 },
      lanes: 1,
      compressionLevel: 1,
      aead: false,
      minCopies: 'all',
      readBack: 'sample',
      acceptNewSource: false,
      requireTls: false,
      withPasswordHashes: false,
      timeZone: 'UTC',
      rowCountTimeoutMs: 600_000,
      digest: 'auto',
      timeoutMs: undefined,
      ...change,
    };
    return runBackup(request, { ...this.dependencies, shipLog: runShip });
  }

  prune(change: Partial<PruneRequest> = {}): Promise<PruneReport> {
    const request: PruneRequest = {
      mode: 'prune',
      name: 'shop' as DatabaseName,
      destinations: this.destinations,
      signers: [],
      verifiers: [],
      policy: {
        ...DEFAULT_POLICY,
        generations: { hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0 },
        keepLast: 1,
      },
      allowFailedVerification: false,
      keepRecordsMs: 1e11,
      verifierKey: undefined,
      acceptMissing: false,
      dryRun: false,
      timeoutMs: undefined,
      ...change,
    };
    return runPrune(request, this.dependencies);
  }

  status(change: Partial<StatusRequest> = {}): Promise<StatusReport> {
    const request: StatusRequest = {
      mode: 'status',
      name: 'shop' as DatabaseName,
      destinations: this.destinations,
      signers: [],
      verifiers: [],
      rpoMs: undefined,
      rtoMs: undefined,
      verifyEveryMs: undefined,
      logRpoMs: undefined,
      scheduleTimeZone: 'UTC',
      workflow: undefined,
      capacityBytes: undefined,
      policy: undefined,
      timeoutMs: undefined,
      ...change,
    };
    return runStatus(request, this.dependencies);
  }

  history(change: Partial<HistoryRequest> = {}): Promise<HistoryReport> {
    const request: HistoryRequest = {
      mode: 'history',
      name: 'shop' as DatabaseName,
      destinations: this.destinations,
      signers: [this.keys.runner.armoredPublic],
      verifiers: [this.keys.verifier.armoredPublic],
      since: undefined,
      rpoMs: undefined,
      rtoMs: undefined,
      verifyEveryMs: undefined,
      capacityBytes: undefined,
      scheduleTimeZone: 'UTC',
      policy: undefined,
      keepRecordsMs: 1e11,
      format: 'table',
      timeoutMs: undefined,
      ...change,
    };
    return runHistory(request, this.dependencies);
  }

  hold(mode: 'hold' | 'release', id: string, change: Partial<HoldRequest> = {}): Promise<HoldReport> {
    const request: HoldRequest = {
      mode,
      name: 'shop' as DatabaseName,
      destinations: this.destinations,
      backup: { kind: 'id', id: id as BackupId },
      reason: 'the test',
      verifierKey: undefined,
      ...change,
    };
    return runHold(request, this.dependencies);
  }

  list(change: Partial<ListRequest> = {}): Promise<ListReport> {
    const name = 'shop' as DatabaseName;
    const request: ListRequest = {
      mode: 'list',
      name,
      destinations: this.destinations,
      signers: [],
      verifiers: [],
      ...change,
    };
    return runList(request, this.dependencies);
  }

  sync(change: Partial<SyncRequest> = {}): Promise<SyncReport> {
    const request: SyncRequest = {
      mode: 'sync',
      name: undefined,
      destinations: this.destinations,
      signers: [],
      verifiers: [],
      policy: undefined,
      keepRecordsMs: 1e11,
      readBack: 'sample',
      allowEphemeralDestination: false,
      dryRun: false,
      timeoutMs: undefined,
      ...change,
    };
    return runSync(request, this.dependencies);
  }

  checkDestinations(change: Partial<CheckDestinationsRequest> = {}): Promise<CheckDestinationsReport> {
    const request: CheckDestinationsRequest = {
      mode: 'check-destinations',
      name: undefined,
      destinations: this.destinations,
      allowEphemeralDestination: false,
      timeoutMs: undefined,
      ...change,
    };
    return runCheckDestinations(request, this.dependencies);
  }

  restore(change: Partial<RestoreRequest> = {}): Promise<RestoreReport> {
    const request: RestoreRequest = {
      mode: 'restore',
      name: 'shop' as DatabaseName,
      destinations: this.destinations,
      signers: [this.keys.runner.armoredPublic],
      backup: { kind: 'latest' },
      unlock: { kind: 'keys', keys: [{ armored: this.keys.recovery.armoredPrivate, passphrase: undefined }] },
      timeoutMs: undefined,
      target: { engine: 'sqlite', url: new Secret('sqlite:x') },
      replace: false,
      onError: 'stop',
      jobs: 'auto',
      ...change,
    };
    return runRestore(request, this.dependencies);
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
      timeoutMs: undefined,
      target: undefined,
      policy: undefined,
      maxBackups: undefined,
      integrityTimeoutMs: 120_000,
      verifyCopies: 'nearest',
      trustSource: false,
      limits: {},
      jobs: 'auto',
      digest: 'auto',
      digestTimeoutMs: 600_000,
      verifyLog: 'auto',
      checks: undefined,
      volumeDrift: undefined,
      ignore: undefined,
      rtoMs: undefined,
      rpoMs: undefined,
      verifierKey: undefined,
      allowUnsigned: false,
      verifiers: [],
      ...change,
    };
    return runVerify(request, this.dependencies);
  }
}
