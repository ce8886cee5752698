import { type ErrorCode, RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { TunnelSpec } from '../../options/request.ts';
import { readTunnelUrl } from '../../options/requests/tunnel.ts';
import type { ByteStream, Dump, Engine, ServerEnd, Source, Target } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { openSshTunnel, type SshTunnel } from '../../process/ssh/tunnel.ts';

/** What a tunnel that broke, or leads nowhere, looks like from its inside. */
const SYMPTOMS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'DATABASE_UNREACHABLE',
  'DATABASE_CONNECTION_LOST',
  'DATABASE_TLS',
  'DUMP_FAILED',
  'RESTORE_FAILED',
]);

/** The same engine, whose servers are reached by an SSH tunnel. @throws {RestorableError} INPUT_INVALID where it has none */
export function throughTunnel(engine: Engine, spec: TunnelSpec): Engine {
  const { serverOf } = engine;
  if (serverOf === undefined) {
    throw invalid(
      '`tunnel` leads to a PostgreSQL, MySQL or MariaDB server, and this database is none.',
      'Leave `tunnel` out.',
    );
  }
  const open = async (url: Secret, host: Host): Promise<Way> => openWay(await serverOf(url), spec, host);
  return {
    openSource: async (url, options, host) => {
      const way = await open(url, host);
      return way.keep(async () => {
        const source = await engine.openSource(url, { ...options, via: way.via }, way.host);
        return tunnelledSource(source, way);
      });
    },
    openTarget: async (target, needs, host) => {
      if (target.kind === 'ephemeral') {
        throw invalid(
          '`tunnel` of a verification leads to the server of `target`, and an ephemeral database needs none.',
          'Leave `tunnel` out, or give the URL of a server behind it in `target`.',
        );
      }
      const way = await open(target.url, host);
      return way.keep(async () => {
        const opened = await engine.openTarget({ ...target, via: way.via }, needs, way.host);
        return tunnelledTarget(opened, way);
      });
    },
    dropLeftover: async (url, name, host) => {
      const way = await open(url, host);
      try {
        await engine.dropLeftover(url, name, host, way.via);
      } finally {
        await way.close();
      }
    },
  };
}

/** An open tunnel as an engine uses it. */
interface Way {
  readonly via: SshTunnel['via'];
  /** Its signal is aborted by the tunnel's end too. */
  readonly host: Host;
  close(): Promise<void>;
  /** Gives errors their real reason. */
  through<T>(work: () => Promise<T>): Promise<T>;
  /** As `through`, and closes the tunnel where that fails. */
  keep<T>(work: () => Promise<T>): Promise<T>;
}

async function openWay(end: ServerEnd, spec: TunnelSpec, host: Host): Promise<Way> {
  const plan = {
    through: readTunnelUrl(spec),
    to: { host: end.host, port: end.port },
    socketName: end.socketName,
  };
  const tunnel = await openSshTunnel(plan, host);
  const through = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw await explained(error, tunnel, host);
    }
  };
  return {
    via: tunnel.via,
    host: { ...host, signal: AbortSignal.any([host.signal, tunnel.ended]) },
    close: tunnel.close,
    through,
    keep: async (work) => {
      try {
        return await through(work);
      } catch (error) {
        await tunnel.close();
        throw error;
      }
    },
  };
}

const invalid = (message: string, hint: string): RestorableError =>
  new RestorableError('INPUT_INVALID', message, { hint });

async function explained(error: unknown, tunnel: SshTunnel, host: Host): Promise<unknown> {
  if (host.signal.aborted || !(error instanceof RestorableError) || !SYMPTOMS.has(error.code)) return error;
  return tunnel.explain(error);
}

function tunnelledSource(source: Source, way: Way): Source {
  return {
    info: source.info,
    dump: (options) => way.through(async () => tunnelledDump(await source.dump(options), way)),
    close: () => source.close().finally(way.close),
  };
}

function tunnelledDump(dump: Dump, way: Way): Dump {
  async function* streams(): AsyncGenerator<ByteStream> {
    for await (const { name, content } of following(dump.streams, way)) {
      yield { name, content: following(content, way) };
    }
  }
  return { streams: streams(), warnings: dump.warnings, fingerprint: () => way.through(() => dump.fingerprint()) };
}

async function* following<T>(items: AsyncIterable<T>, way: Way): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const next = await way.through(() => iterator.next());
      if (next.done === true) {
        isOver = true;
        return;
      }
      yield next.value;
    }
  } finally {
    if (!isOver) await iterator.return?.();
  }
}

function tunnelledTarget(target: Target, way: Way): Target {
  return {
    description: target.description,
    notes: target.notes,
    strategy: target.strategy,
    restore: (streams) => way.through(() => target.restore(streams)),
    inspect: () => way.through(() => target.inspect()),
    query: (sql, options) => way.through(() => target.query(sql, options)),
    integrity: () => way.through(() => target.integrity()),
    publish: () => way.through(() => target.publish()),
    close: () => target.close().finally(way.close),
  };
}
