import { join } from 'node:path';
import { RestorableError } from './core/errors.ts';
import { Secret } from './core/secret.ts';
import type { Remains } from './host/run.ts';
import type { SetupDependencies } from './init/dependencies.ts';
import type { OpenNotifiers } from './notify-test/notify-test.ts';
import { readPastedUrl } from './options/pasted-url.ts';
import type {
  BackupRequest,
  DiscoverRequest,
  DrillRequest,
  ManyRequest,
  Request,
  RestoreRequest,
  VerifyRequest,
} from './options/request.ts';
import type { ChannelSpec } from './ports/channel.ts';
import type { CommandSpec } from './ports/command-spec.ts';
import type { DestinationSpec } from './ports/destination.ts';
import type { Engine, EngineName } from './ports/engine.ts';
import type { Host } from './ports/host.ts';
import type { Storage } from './ports/storage.ts';
import type { TunnelSpec } from './ports/tunnel.ts';
import type { BackupReport, DrillReport, Report, RestoreReport, VerifyReport } from './report/report.ts';
import type { Watched, WatchOutcome } from './report/watch/watched.ts';
import type { Dependencies } from './run/dependencies.ts';
import type { WatchDependencies } from './watch/watch.ts';

/** Loads an engine on first use, so that the drivers of other engines are never read. */
async function loadEngine(name: EngineName, commands: CommandSpec | undefined): Promise<Engine> {
  switch (name) {
    case 'postgres':
      return (await import('./engines/postgres/index.ts')).createPostgresEngine();
    case 'sqlite':
      return (await import('./engines/sqlite/index.ts')).createSqliteEngine();
    case 'mysql':
    case 'mariadb':
      return (await import('./engines/mysql/index.ts')).createMysqlEngine();
    case 'd1':
      return (await import('./engines/d1/index.ts')).createD1Engine();
    case 'command':
      if (commands === undefined) throw commandsMissing();
      return (await import('./engines/command/index.ts')).createCommandEngine(commands);
  }
}

async function onItsWay(engine: Engine, tunnel: TunnelSpec | undefined): Promise<Engine> {
  if (tunnel === undefined) return engine;
  return (await import('./engines/parts/tunnelled-engine.ts')).throughTunnel(engine, tunnel);
}

function commandsMissing(): RestorableError {
  return new RestorableError('INPUT_INVALID', 'This backup was made by commands that are in the configuration file.', {
    hint: 'Give the file with `config`. It must contain this database under `name`.',
  });
}

function commandsOf(request: Request): CommandSpec | undefined {
  if (request.mode === 'verify') return request.commands;
  const source =
    request.mode === 'backup' || request.mode === 'doctor'
      ? request.database
      : request.mode === 'restore'
        ? request.target
        : undefined;
  return source?.engine === 'command' ? source.commands : undefined;
}

const CLOCK = { now: () => new Date(), monotonicMs: () => performance.now() };

/** Only of modes that open no backup. In a job, only on request: other steps can write what the user can. */
function cacheFolder(request: Request, { env }: Host): string | undefined {
  if ((request.mode !== 'list' && request.mode !== 'status') || request.cache === 'off') return undefined;
  if (request.cache !== undefined || env['GITHUB_ACTIONS'] === 'true') return request.cache;
  const { XDG_CACHE_HOME, HOME } = env;
  if (XDG_CACHE_HOME?.startsWith('/')) return join(XDG_CACHE_HOME, 'restorable');
  return HOME?.startsWith('/') ? join(HOME, '.cache', 'restorable') : undefined;
}

function dependenciesOf(request: Request, host: Host): Dependencies {
  const commands = commandsOf(request);
  const tunnel = 'tunnel' in request ? request.tunnel : undefined;
  return {
    host,
    clock: CLOCK,
    openStorage: async (spec, forHost) => {
      const storage = await (await import('./storage/index.ts')).openStorage(
        spec,
        forHost,
        request.bundle?.environment,
      );
      const folder = cacheFolder(request, forHost);
      if (folder === undefined || spec.scheme === 'file') return storage;
      const { withRecordCache } = await import('./storage/record-cache/cached-storage.ts');
      return withRecordCache(storage, folder, (message) => forHost.log.debug(message));
    },
    engine: async (name) => onItsWay(await loadEngine(name, commands), tunnel),
    runHook: async (command) => (await import('./process/hook.ts')).runHook(command),
    workflowRuns: async (spec) => (await import('./github/workflow-runs.ts')).createWorkflowRuns(spec, host),
  };
}

function notifiersFor({ host }: Dependencies): OpenNotifiers {
  return async (specs) => {
    const { openChannels } = await import('./notifiers/index.ts');
    return (await openChannels(specs, host)).map(({ notifier }) => notifier);
  };
}

/** A setup also runs programs of the user's: git and gh. */
function setupDependencies(dependencies: Dependencies): SetupDependencies {
  return {
    ...dependencies,
    openNotifiers: notifiersFor(dependencies),
    runProgram: async (command) =>
      (await import('./process/local-program.ts')).runLocalProgram(command, dependencies.host),
  };
}

/** Loaded only on request, because it would slow down every start of the program. */
async function told<R extends BackupReport | VerifyReport | RestoreReport | DrillReport>(
  request: BackupRequest | VerifyRequest | RestoreRequest | DrillRequest,
  dependencies: Dependencies,
  reporting: Promise<R>,
): Promise<R> {
  const report = await reporting;
  if (request.diagnostics === undefined) return report;
  return (await import('./restore/diagnostics.ts')).withDiagnostics(request, dependencies, report);
}

/**
 * Executes a request. The report contains any failure, except one in the request itself.
 * @throws {RestorableError} KEY_ROLE
 */
export async function runRequest(request: Request, host: Host): Promise<Report> {
  const dependencies = dependenciesOf(request, host);
  // For `doctor`, a key in another role is one of several findings.
  if (request.mode === 'doctor') return runCommand(request, dependencies);
  const givenKeys = await (await import('./run/key-roles.ts')).requireKeyRoles(request);
  const report = await runCommand(request, dependencies);
  return givenKeys.length === 0 ? report : { ...report, givenKeys };
}

/**
 * What must be true of the requests of a run together, before the first one.
 * @throws {RestorableError} KEY_ROLE
 */
export async function requireTogether(requests: readonly ManyRequest[]): Promise<void> {
  await (await import('./run/key-roles.ts')).requireKeyRolesOfAll(requests);
}

async function runDrillOf(request: DrillRequest, dependencies: Dependencies): Promise<DrillReport> {
  const { host } = dependencies;
  const { openDesk } = await import('./process/by-hand/desk.ts');
  const { askForKey } = await import('./requests/typed-key.ts');
  const { runDrill } = await import('./drill/drill.ts');
  return runDrill(request, {
    ...dependencies,
    openDesk: (options) => openDesk(options, host),
    typedKey: () => askForKey(host),
  });
}

async function runCommand(request: Request, dependencies: Dependencies): Promise<Report> {
  switch (request.mode) {
    case 'backup':
      return told(request, dependencies, (await import('./backup/backup.ts')).runBackup(request, dependencies));
    case 'verify':
      return told(request, dependencies, (await import('./verify/verify.ts')).runVerify(request, dependencies));
    case 'restore':
      return told(request, dependencies, (await import('./restore/restore.ts')).runRestore(request, dependencies));
    case 'drill':
      return told(request, dependencies, runDrillOf(request, dependencies));
    case 'runbook':
      return (await import('./runbook/runbook.ts')).runRunbook(request, dependencies);
    case 'list':
      return (await import('./status/list.ts')).runList(request, dependencies);
    case 'status':
      return (await import('./status/status.ts')).runStatus(request, dependencies);
    case 'history':
      return (await import('./history/history.ts')).runHistory(request, dependencies);
    case 'prune':
      return (await import('./retention/prune.ts')).runPrune(request, dependencies);
    case 'sync':
      return (await import('./sync/sync.ts')).runSync(request, dependencies);
    case 'check-destinations':
      return (await import('./status/check-destinations.ts')).runCheckDestinations(request, dependencies);
    case 'doctor': {
      const machine = (await import('./process/machine.ts')).machineOf(dependencies.host);
      return (await import('./doctor/doctor.ts')).runDoctor(request, { ...dependencies, machine });
    }
    case 'hold':
    case 'release':
      return (await import('./retention/hold.ts')).runHold(request, dependencies);
    case 'page':
      return (await import('./page/page.ts')).runPage(request, dependencies);
    case 'evidence':
      return (await import('./evidence/evidence.ts')).runEvidence(request, dependencies);
    case 'verify-evidence':
      return (await import('./evidence/verify-evidence.ts')).runVerifyEvidence(request, dependencies);
    case 'matrix':
      return (await import('./matrix/matrix.ts')).runMatrix(request, dependencies);
    case 'notify-test': {
      const openNotifiers = notifiersFor(dependencies);
      return (await import('./notify-test/notify-test.ts')).runNotifyTest(request, { ...dependencies, openNotifiers });
    }
    case 'keygen':
      return (await import('./keys/keygen.ts')).runKeygen(request, dependencies);
    case 'init':
      return (await import('./init/init.ts')).runInit(request, setupDependencies(dependencies));
  }
}

/** @throws {RestorableError} what connecting to the server, or opening the destinations, throws */
export async function databasesOf(discover: DiscoverRequest, host: Host): Promise<readonly string[]> {
  const { discoverDatabases } = await import('./discovery/discover.ts');
  return discoverDatabases(discover, dependenciesOf(discover.request, host));
}

/** Tells the channels of a run what it observed. */
export async function watch(watched: Watched, host: Host): Promise<WatchOutcome> {
  const { watchRun } = await import('./watch/watch.ts');
  const openStorage = (spec: DestinationSpec, request: Request): Promise<Storage> =>
    dependenciesOf(request, host).openStorage(spec, host);
  const openChannels = async (specs: readonly ChannelSpec[]) =>
    (await import('./notifiers/index.ts')).openChannels(specs, { env: host.env });
  const openIssues: WatchDependencies['openIssues'] = async (spec, run) => {
    const { openGithubIssues } = await import('./github-issues/index.ts');
    return openGithubIssues(spec, { ...run, env: host.env, signal: host.signal, now: CLOCK.now });
  };
  return watchRun(watched, { host, clock: CLOCK, openChannels, openIssues, openStorage });
}

/** Undoes what a run left outside its workspace: its own processes, and databases on a server of the user's. */
export async function cleanUp(host: Host, { leftovers, inputs }: Remains): Promise<void> {
  for (const leftover of leftovers) {
    if (leftover.kind === 'process') {
      const { killLeftover } = await import('./process/leftover.ts');
      await killLeftover(leftover.pid, leftover.viaSudo, AbortSignal.timeout(10_000));
      continue;
    }
    const url = inputs.get('target');
    if (!url) continue;
    const tunnel = inputs.get('tunnel')?.trim();
    const spec = tunnel ? { url: new Secret(tunnel) } : undefined;
    const engine = await onItsWay(await loadEngine(leftover.engine, undefined), spec);
    await engine.dropLeftover(new Secret(readPastedUrl(url).url), leftover.name, host);
    host.log.info(`Dropped the database ${leftover.name} that an earlier step left behind.`);
  }
}
