import type { ErrorCode } from '../../core/error-codes.ts';
import { RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import { readTunnelUrl } from '../../options/connections/tunnel.ts';
import type { ServerEnd } from '../../ports/engine/connection.ts';
import type { Engine } from '../../ports/engine/engine.ts';
import type { LogFile, LogReading } from '../../ports/engine/log-source.ts';
import type { ByteStream, Dump, Source, SourceOptions } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import type { TunnelSpec } from '../../ports/tunnel.ts';
import { openSshTunnel, type SshTunnel } from '../../process/ssh/tunnel.ts';
import { wrappedTarget } from './wrapped-target.ts';

/** How a broken or misdirected tunnel appears from its inside. */
const SYMPTOMS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'DATABASE_UNREACHABLE',
  'DATABASE_CONNECTION_LOST',
  'DATABASE_TLS',
  'DUMP_FAILED',
  'RESTORE_FAILED',
]);

/** The same engine, whose servers are reached through an SSH tunnel. @throws {RestorableError} INPUT_INVALID if it has none */
export function throughTunnel(engine: Engine, spec: TunnelSpec): Engine {
  const { serverOf } = engine;
  if (serverOf === undefined) {
    throw invalid(
      '`tunnel` is for a PostgreSQL, MySQL or MariaDB server, and this database is not one.',
      'Leave out `tunnel`.',
    );
  }
  const open = async (url: Secret, host: Host): Promise<OpenTunnel> => openTunnel(await serverOf(url), spec, host);
  return {
    verificationNeeds: engine.verificationNeeds,
    openSource: async (url, options, host) => {
      const tunnel = await open(url, host);
      return tunnel.keep(async () => {
        const source = await engine.openSource(url, { ...options, via: tunnel.via }, tunnel.host);
        return tunnelledSource(source, tunnel);
      });
    },
    ...(engine.databases !== undefined && {
      databases: async (url: Secret, options: SourceOptions, host: Host) => {
        await using tunnel = await open(url, host);
        return await tunnel.through(
          async () => (await engine.databases?.(url, { ...options, via: tunnel.via }, tunnel.host)) ?? [],
        );
      },
    }),
    openTarget: async (target, needs, host) => {
      if (target.kind === 'ephemeral') {
        throw invalid(
          'For a verification, `tunnel` leads to the server of `target`, and an ephemeral database does not need one.',
          'Leave out `tunnel`, or set `target` to the URL of a server behind it.',
        );
      }
      const tunnel = await open(target.url, host);
      return tunnel.keep(async () => {
        const opened = await engine.openTarget({ ...target, via: tunnel.via }, needs, tunnel.host);
        return wrappedTarget(opened, tunnel.through, tunnel.close);
      });
    },
    dropLeftover: async (url, name, host) => {
      await using tunnel = await open(url, host);
      await engine.dropLeftover(url, name, host, tunnel.via);
    },
  };
}

/** An open tunnel as an engine uses it. */
interface OpenTunnel extends AsyncDisposable {
  readonly via: SshTunnel['via'];
  /** Its signal is also aborted by the tunnel's end. */
  readonly host: Host;
  close(): Promise<void>;
  /** Replaces errors with their real cause. */
  through<T>(work: () => Promise<T>): Promise<T>;
  /** Like `through`, and closes the tunnel on failure. */
  keep<T>(work: () => Promise<T>): Promise<T>;
}

async function openTunnel(end: ServerEnd, spec: TunnelSpec, host: Host): Promise<OpenTunnel> {
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
    [Symbol.asyncDispose]: tunnel.close,
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

function tunnelledSource(source: Source, tunnel: OpenTunnel): Source {
  const { readLog, stopKeeping, mark } = source;
  // The type lists every member, so that no optional one gets lost.
  const tunnelled: { readonly [P in keyof Required<Source>]: Source[P] } = {
    info: source.info,
    examinations: (options) =>
      source.examinations(options).map((each) => ({ ...each, examine: () => tunnel.through(each.examine) })),
    dump: (options) => tunnel.through(async () => tunnelledDump(await source.dump(options), tunnel)),
    readLog: readLog && ((...args) => tunnel.through(async () => tunnelledLog(await readLog(...args), tunnel))),
    stopKeeping: stopKeeping && ((keeping) => tunnel.through(() => stopKeeping(keeping))),
    mark: mark && ((table) => tunnel.through(() => mark(table))),
    close: () => source.close().finally(tunnel.close),
  };
  return tunnelled;
}

function tunnelledLog(reading: LogReading, tunnel: OpenTunnel): LogReading {
  const { files, end, committed, warnings } = reading;
  // The type lists every member, so that no optional one gets lost.
  const tunnelled: { readonly [P in keyof Required<LogReading>]: LogReading[P] } = {
    files: tunnelledFiles(files, tunnel),
    end: () => tunnel.through(end),
    committed: committed && (() => tunnel.through(committed)),
    warnings,
  };
  return tunnelled;
}

async function* tunnelledFiles(files: AsyncIterable<LogFile>, tunnel: OpenTunnel): AsyncGenerator<LogFile> {
  for await (const file of following(files, tunnel)) yield { ...file, content: following(file.content, tunnel) };
}

function tunnelledDump(dump: Dump, tunnel: OpenTunnel): Dump {
  // The type lists every member, so that no optional one gets lost.
  const tunnelled: Required<Dump> = {
    lanes: dump.lanes.map((lane) => tunnelledLane(lane, tunnel)),
    // Read late, because more may be added while the streams are read.
    get warnings() {
      return dump.warnings;
    },
    fingerprint: () => tunnel.through(() => dump.fingerprint()),
    digests: async () => tunnel.through(async () => dump.digests?.()),
    timeTravel: async () => tunnel.through(async () => dump.timeTravel?.()),
    position: async () => tunnel.through(async () => dump.position?.()),
  };
  return tunnelled;
}

async function* tunnelledLane(lane: AsyncIterable<ByteStream>, tunnel: OpenTunnel): AsyncGenerator<ByteStream> {
  for await (const { name, content } of following(lane, tunnel)) yield { name, content: following(content, tunnel) };
}

async function* following<T>(items: AsyncIterable<T>, tunnel: OpenTunnel): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const next = await tunnel.through(() => iterator.next());
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
