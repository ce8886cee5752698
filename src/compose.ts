import { RestorableError } from './core/errors.ts';
import { Secret } from './core/secret.ts';
import type { Remains } from './host/app.ts';
import type { SetupDependencies } from './init/dependencies.ts';
import type { OpenNotifiers } from './notify-test/notify-test.ts';
import type { Mode } from './options/mode.ts';
import type { BackupRequest } from './options/request/backup.ts';
import type { DoctorRequest } from './options/request/doctor.ts';
import type { DrillRequest } from './options/request/drill.ts';
import type { RestoreRequest, VerifyRequest } from './options/request/recovery.ts';
import type { DiscoverRequest, ManyRequest, Request } from './options/request/request.ts';
import type { NotifyTestRequest } from './options/request/setup.ts';
import { readPastedUrl } from './options/urls/pasted-url.ts';
import type { ChannelSpec } from './ports/alerts/channel.ts';
import type { DestinationSpec } from './ports/destination.ts';
import type { Engine } from './ports/engine/engine.ts';
import type { EngineName } from './ports/engine/names.ts';
import type { Host } from './ports/host.ts';
import type { CommandSpec } from './ports/programs/command-spec.ts';
import type { Storage } from './ports/storage.ts';
import { SYSTEM_CLOCK } from './ports/system-clock.ts';
import type { TunnelSpec } from './ports/tunnel.ts';
import type { BackupReport } from './report/facts/backup.ts';
import type { DrillReport } from './report/facts/drill.ts';
import type { RestoreReport, VerifyReport } from './report/facts/recovery.ts';
import type { DoctorReport } from './report/facts/setup/doctor.ts';
import type { NotifyTestReport } from './report/facts/setup/notify-test.ts';
import type { Report } from './report/report.ts';
import type { Watched, WatchOutcome } from './report/watch/watched.ts';
import type { Dependencies } from './run/dependencies.ts';
import type { WatchDependencies } from './watch/watch.ts';

/** Loads an engine on first use, so that the drivers of other engines are never read. */
async function loadEngine(name: EngineName, commands: CommandSpec | undefined): Promise<Engine> {
  switch (name) {
    case 'postgres':
      return (await import('./engines/postgres/index.ts')).createPostgresEngine();
    case 'postgres-physical':
      return (await import('./engines/postgres/physical/index.ts')).createPhysicalPostgresEngine();
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

function dependenciesOf(request: Request, host: Host): Dependencies {
  const commands = commandsOf(request);
  const tunnel = 'tunnel' in request ? request.tunnel : undefined;
  return {
    host,
    clock: SYSTEM_CLOCK,
    openStorage: async (spec, forHost) => {
      const storage = await (await import('./storage/index.ts')).openStorage(
        spec,
        forHost,
        request.bundle?.environment,
      );
      // Only for modes that open no backup.
      if ((request.mode !== 'list' && request.mode !== 'status') || spec.scheme === 'file') return storage;
      return (await import('./storage/record-cache/cached-storage.ts')).withRecordCache(
        storage,
        request.cache,
        forHost,
      );
    },
    engine: async (name) => onItsWay(await loadEngine(name, commands), tunnel),
    runHook: async (command) => (await import('./process/hook.ts')).runHook(command),
    workflowRuns: async (spec) => (await import('./github/workflow-runs.ts')).createWorkflowRuns(spec, host),
    sigstore: async () => (await import('./sigstore/open-sigstore.ts')).openSigstore(host),
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

/** The report, with the words of other programs encrypted if that is asked for. Loaded only then: it would slow down every start. */
async function withDiagnosticsOf<R extends BackupReport | VerifyReport | RestoreReport | DrillReport>(
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
  const { askForKey } = await import('./requests/keys/typed-key.ts');
  const { runDrill } = await import('./drill/drill.ts');
  return runDrill(request, {
    ...dependencies,
    openDesk: (options) => openDesk(options, host),
    typedKey: () => askForKey(host),
  });
}

async function runDoctorOf(request: DoctorRequest, dependencies: Dependencies): Promise<DoctorReport> {
  const machine = (await import('./process/machine.ts')).machineOf(dependencies.host);
  return (await import('./doctor/doctor.ts')).runDoctor(request, { ...dependencies, machine });
}

async function runNotifyTestOf(request: NotifyTestRequest, dependencies: Dependencies): Promise<NotifyTestReport> {
  const openNotifiers = notifiersFor(dependencies);
  return (await import('./notify-test/notify-test.ts')).runNotifyTest(request, { ...dependencies, openNotifiers });
}

const shipLog = async (request: Extract<Request, { readonly mode: 'ship' }>, given: Dependencies) =>
  (await import('./ship/ship.ts')).runShip(request, given);

/** The command of each mode. A module is loaded only if its command is run. */
const COMMANDS: {
  readonly [M in Mode]: (request: Request & { readonly mode: M }, dependencies: Dependencies) => Promise<Report>;
} = {
  backup: async (request, given) =>
    withDiagnosticsOf(request, given, (await import('./backup/backup.ts')).runBackup(request, { ...given, shipLog })),
  ship: shipLog,
  verify: async (request, given) =>
    withDiagnosticsOf(request, given, (await import('./verify/verify.ts')).runVerify(request, given)),
  restore: async (request, given) =>
    withDiagnosticsOf(request, given, (await import('./restore/restore.ts')).runRestore(request, given)),
  drill: (request, given) => withDiagnosticsOf(request, given, runDrillOf(request, given)),
  runbook: async (request, given) => (await import('./runbook/runbook.ts')).runRunbook(request, given),
  list: async (request, given) => (await import('./status/list.ts')).runList(request, given),
  status: async (request, given) => (await import('./status/status.ts')).runStatus(request, given),
  history: async (request, given) => (await import('./history/history.ts')).runHistory(request, given),
  prune: async (request, given) => (await import('./retention/prune.ts')).runPrune(request, given),
  sync: async (request, given) => (await import('./sync/sync.ts')).runSync(request, given),
  'check-destinations': async (request, given) =>
    (await import('./status/check-destinations.ts')).runCheckDestinations(request, given),
  doctor: runDoctorOf,
  hold: async (request, given) => (await import('./retention/hold.ts')).runHold(request, given),
  release: async (request, given) => (await import('./retention/hold.ts')).runHold(request, given),
  page: async (request, given) => (await import('./page/page.ts')).runPage(request, given),
  evidence: async (request, given) => (await import('./evidence/evidence.ts')).runEvidence(request, given),
  'verify-evidence': async (request, given) =>
    (await import('./evidence/verify-evidence.ts')).runVerifyEvidence(request, given),
  matrix: async (request, given) => (await import('./matrix/matrix.ts')).runMatrix(request, given),
  'notify-test': runNotifyTestOf,
  keygen: async (request, given) => (await import('./keys/keygen.ts')).runKeygen(request, given),
  init: async (request, given) => (await import('./init/init.ts')).runInit(request, setupDependencies(given)),
};

function runCommand(request: Request, dependencies: Dependencies): Promise<Report> {
  // The table has the command for this very mode.
  const command = COMMANDS[request.mode] as (request: Request, dependencies: Dependencies) => Promise<Report>;
  return command(request, dependencies);
}

/** @throws {RestorableError} what connecting to the server, or opening the destinations, throws */
export async function databasesOf(discover: DiscoverRequest, host: Host): Promise<readonly string[]> {
  return (await import('./discovery/discover.ts')).discoverDatabases(discover, dependenciesOf(discover.request, host));
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
    return openGithubIssues(spec, { ...run, env: host.env, signal: host.signal, now: SYSTEM_CLOCK.now });
  };
  return watchRun(watched, { host, clock: SYSTEM_CLOCK, openChannels, openIssues, openStorage });
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
