import type { Dependencies } from './commands/dependencies.ts';
import type { Request } from './config/request.ts';
import { Secret } from './core/secret.ts';
import type { Remains } from './host/run.ts';
import type { Engine, EngineName } from './ports/engine.ts';
import type { Host } from './ports/host.ts';
import type { Report } from './report/report.ts';

/** Loads an engine on first use: the others' drivers are never read. */
async function loadEngine(name: EngineName): Promise<Engine> {
  switch (name) {
    case 'postgres':
      return (await import('./engines/postgres/index.ts')).createPostgresEngine();
    case 'sqlite':
      return (await import('./engines/sqlite/index.ts')).createSqliteEngine();
  }
}

function dependenciesOf(host: Host): Dependencies {
  return {
    host,
    clock: { now: () => new Date(), monotonicMs: () => performance.now() },
    openStorage: async (spec, forHost) => (await import('./storage/index.ts')).openStorage(spec, forHost),
    engine: loadEngine,
  };
}

/** Does what a request asks for. Never rejects: what failed is in the report. */
export async function runRequest(request: Request, host: Host): Promise<Report> {
  const dependencies = dependenciesOf(host);
  switch (request.mode) {
    case 'backup':
      return (await import('./commands/backup.ts')).runBackup(request, dependencies);
    case 'verify':
      return (await import('./commands/verify.ts')).runVerify(request, dependencies);
    case 'restore':
      return (await import('./commands/restore.ts')).runRestore(request, dependencies);
    case 'list':
      return (await import('./commands/list.ts')).runList(request, dependencies);
    case 'keygen':
      return (await import('./commands/keygen.ts')).runKeygen(request, dependencies);
  }
}

/** Undoes what a run left outside its workspace: processes of its own, databases on a server of the user's. */
export async function cleanUp(host: Host, { leftovers, inputs }: Remains): Promise<void> {
  for (const leftover of leftovers) {
    if (leftover.kind === 'process') {
      const { killLeftover } = await import('./process/leftover.ts');
      await killLeftover(leftover.pid, leftover.viaSudo, AbortSignal.timeout(10_000));
      continue;
    }
    const url = inputs.get('into');
    if (url === undefined) continue;
    const engine = await loadEngine(leftover.engine);
    await engine.dropLeftover(new Secret(url), leftover.name, host);
    host.log.info(`Dropped the database ${leftover.name} that an earlier step left behind.`);
  }
}
