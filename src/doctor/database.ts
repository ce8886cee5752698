import { requireFreshSource } from '../backup/standby.ts';
import { throwIfCancelled } from '../core/cancellation.ts';
import type { ErrorCode } from '../core/error-codes.ts';
import { type RestorableError, toRestorableError } from '../core/errors.ts';
import { doubtful, fine, type Observation, observationOf } from '../core/finding.ts';
import type { ConnectionStep } from '../core/findings/of-database.ts';
import type { SeenOf } from '../core/findings/seen.ts';
import type { DatabaseSource } from '../options/connections/database-source.ts';
import type { EngineName } from '../ports/engine/names.ts';
import type { DumpOptions, Examination, ServerSeries, Source, SourceInfo } from '../ports/engine/source.ts';
import type { Host } from '../ports/host.ts';
import type { RunContext } from '../run/run-context.ts';
import { because, type Findings, isLate, type Subject } from './examine.ts';

/** Connecting tries several addresses and ways, each with the time limit of the URL. */
const CONNECT_LIMIT_MS = 90_000;
const area = 'database';

const REPLICATED: ReadonlySet<EngineName> = new Set<EngineName>(['postgres', 'mysql', 'mariadb']);

/** A database, and the way to it. */
export interface Reached {
  readonly database: DatabaseSource;
  readonly requireTls: boolean;
  readonly hasTunnel: boolean;
}

/** A database, and how a backup would dump it. */
export interface ExaminedDatabase extends Reached {
  readonly dump: DumpOptions;
  readonly maxReplicaLagMs?: number | undefined;
}

/**
 * Connects as a backup would, and examines everything that its dump needs. Nothing is dumped.
 * @returns what kind of server it is. undefined if it could not be reached
 * @throws {RestorableError} only the cancellation
 */
export async function checkDatabase(
  wanted: ExaminedDatabase,
  findings: Findings,
  context: RunContext,
): Promise<ServerSeries | undefined> {
  const source = await connect(wanted, (name) => ({ area, name }), { findings, context });
  if (source === undefined) return undefined;
  await using _ = context.run.closing(source);
  const { info } = source;
  findings.add({ area, name: 'server' }, fine(serverOf(info)));
  if (REPLICATED.has(info.engine)) {
    await findings.examine({ area, name: 'replica' }, async () => replica(info, wanted));
  }
  await examineEach(source.examinations(wanted.dump), findings, 'database');
  return info;
}

/**
 * Connects to the server on which a verification would restore.
 * @throws {RestorableError} only the cancellation
 */
export async function checkTarget(wanted: Reached, findings: Findings, context: RunContext): Promise<void> {
  const subject = (name: string): Subject => ({ area: 'verification', name: `target: ${name}` });
  const source = await connect(wanted, subject, { findings, context });
  if (source === undefined) return;
  findings.add(subject('server'), fine({ ...serverOf(source.info), sizeBytes: null }));
  await using _ = context.run.closing(source);
}

/** Examines one thing after the other. After one that does not end, the connection is busy, and the rest is left out. */
export async function examineEach(
  examinations: readonly Examination[],
  findings: Findings,
  where: 'database' | 'verification',
): Promise<void> {
  let late: string | undefined;
  for (const { name, examine, isOfMachine } of examinations) {
    const subject: Subject = { area: isOfMachine === true && where === 'database' ? 'programs' : where, name };
    if (late !== undefined) findings.add(subject, because('endless', late));
    else if (isLate(await findings.examine(subject, examine))) late = name;
  }
}

/** The steps to a server, in order, with the errors that show that a connection came exactly so far. */
const STEPS: readonly Step[] = [
  { name: 'URL', codes: ['INPUT_INVALID', 'FILE_UNREADABLE'] },
  { name: 'SSH tunnel', codes: ['TUNNEL_HOST_KEY', 'TUNNEL_AUTHENTICATION', 'TUNNEL_FAILED'] },
  { name: 'DNS', codes: ['DATABASE_HOST_UNKNOWN', 'DATABASE_IPV6_ONLY'] },
  { name: 'TCP', codes: ['DATABASE_UNREACHABLE', 'TIMEOUT'] },
  { name: 'TLS', codes: ['DATABASE_TLS'] },
  { name: 'login', codes: ['DATABASE_AUTHENTICATION'] },
  { name: 'name', codes: ['DATABASE_NOT_FOUND'] },
  { name: 'pooler', codes: ['DATABASE_POOLER'] },
  { name: 'version', codes: ['DATABASE_VERSION'] },
  { name: 'privileges', codes: ['DATABASE_PRIVILEGE'] },
];

/** A database without a server. */
const FILE: Step = {
  name: 'file',
  codes: ['INPUT_INVALID', 'DATABASE_NOT_FOUND', 'DATABASE_PRIVILEGE', 'DATABASE_UNREACHABLE', 'DATABASE_QUERY'],
};

interface Step {
  readonly name: ConnectionStep;
  readonly codes: readonly ErrorCode[];
}

/** Steps that the examinations of a connected source describe better. */
const TOLD_LATER: ReadonlySet<string> = new Set(['TLS', 'pooler', 'privileges']);

/** Names a finding. */
type Naming = (name: string) => Subject;

interface Report {
  readonly findings: Findings;
  readonly context: RunContext;
}

async function connect(wanted: Reached, subject: Naming, { findings, context }: Report): Promise<Source | undefined> {
  const { database, requireTls } = wanted;
  const { engine, host, run } = context;
  const steps = stepsOf(wanted);
  try {
    const source = await findings.limited(CONNECT_LIMIT_MS, async (signal) =>
      (await engine(database.engine)).openSource(database.url, { requireTls }, quietly({ ...host, signal })),
    );
    for (const { name } of steps) if (!TOLD_LATER.has(name)) findings.add(subject(name), passed(name));
    return source;
  } catch (thrown) {
    throwIfCancelled(host.signal);
    run.keepToolOutput(thrown);
    addFailure(toRestorableError(thrown), steps, (name, seen) => findings.add(subject(name), seen));
    return undefined;
  }
}

/** What passed before the error, the error, and what could not be tried because of it. */
function addFailure(
  error: RestorableError,
  steps: readonly Step[],
  add: (name: string, seen: Observation) => void,
): void {
  const at = steps.findIndex(({ codes }) => codes.includes(error.code));
  if (at === -1) {
    add('connection', observationOf(error));
    return;
  }
  for (const [index, { name }] of steps.entries()) {
    if (index < at) add(name, passed(name));
    else if (index === at) add(name, observationOf(error));
    else add(name, because('failed', steps[at]?.name ?? ''));
  }
}

function passed(step: ConnectionStep): Observation {
  return fine({ kind: 'step-passed', step });
}

function serverOf({ engine, serverVersion, sizeBytes }: SourceInfo): SeenOf<'server'> {
  return { kind: 'server', engine, serverVersion, sizeBytes };
}

function stepsOf({ database: { engine }, hasTunnel }: Reached): readonly Step[] {
  if (engine === 'sqlite') return [FILE];
  if (engine === 'command') return [];
  const left = new Set<string>();
  if (!hasTunnel) left.add('SSH tunnel');
  if (engine !== 'postgres' && engine !== 'postgres-physical') left.add('pooler');
  // It is reached by HTTPS only, through an API with a name of its own.
  if (engine === 'd1') for (const name of ['DNS', 'TLS']) left.add(name);
  return STEPS.filter(({ name }) => !left.has(name));
}

function replica(info: SourceInfo, wanted: ExaminedDatabase): Observation {
  if (info.replica === undefined) return fine({ kind: 'no-replica' });
  const warnings: string[] = [];
  requireFreshSource(wanted, info, { warn: (...messages) => void warnings.push(...messages) });
  if (warnings.length > 0) return doubtful({ kind: 'replica-warnings', warnings, hint: info.replica.hint });
  return fine({ kind: 'replica', lagMs: info.replica.lagMs ?? 0 });
}

/** What a connection warns of is a finding here, and the log would say it a second time. */
function quietly(host: Host): Host {
  const { log } = host;
  const debug = (message: string): void => log.debug(message);
  return { ...host, log: { ...log, info: debug, notice: debug, warning: debug } };
}
