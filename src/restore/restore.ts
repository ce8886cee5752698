import type { CheckResult } from '../core/checks/check.ts';
import { textFact } from '../core/checks/facts.ts';
import { RestorableError } from '../core/errors.ts';
import type { Fingerprint } from '../core/format/manifest/fingerprint.ts';
import type { RestoreRequest } from '../options/request/recovery.ts';
import { restoresInto } from '../ports/engine/names.ts';
import type { Target } from '../ports/engine/target.ts';
import type { ReplayedLog, RestoreReport } from '../report/facts/recovery.ts';
import { describeCheck } from '../report/words/checks/checks.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { followBytes } from '../run/progress.ts';
import type { Run } from '../run/run.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';
import { sourcesOf, summarizeBackup, summarizeTables } from '../run/summary.ts';
import { compareFingerprints } from '../verification/comparison.ts';
import { type Choice, type ChosenBackup, chooseStoredBackup } from './choose-backup.ts';
import { chooseMoment, type Moment } from './moment.ts';
import { endInWords } from './moment-end.ts';
import { engineOf, needsOf, type OpenedBackup, openContents, readAll } from './open-backup.ts';
import { quickerWay } from './quicker-way.ts';
import { restoreChecked } from './restore-checked.ts';

/** How far a restore got. Each stage has the fields of the stages before it. */
interface Chosen {
  readonly chosen: Choice;
}

interface Opened extends Chosen {
  readonly opened: OpenedBackup;
  /** A quicker way that the person should know of. */
  readonly quicker: string | undefined;
}

interface Prepared extends Opened {
  readonly target: Target;
}

interface Compared extends Prepared {
  readonly replayed?: ReplayedLog | undefined;
  /** Undefined if no server runs on it. */
  readonly restored: Fingerprint | undefined;
  readonly checks: readonly CheckResult[];
}

interface Finished extends Compared {
  readonly restoreMs: number;
  readonly keptAs: string | undefined;
}

type Note = (reached: Chosen | Opened | Prepared | Compared | Finished) => void;

/** Restores a backup into a database that the user names. Never throws: the report contains the error. */
export async function runRestore(request: RestoreRequest, dependencies: Dependencies): Promise<RestoreReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  let reached: Partial<Finished> = {};
  await run.guard(() =>
    restore(request, context, (stage) => {
      reached = stage;
    }),
  );
  const { chosen, opened, quicker, target, restored, checks = [], replayed, restoreMs, keptAs } = reached;
  run.warn(...(chosen?.order.problems ?? []));
  const manifest = chosen?.stored.manifest;
  const now = dependencies.clock.now().getTime();
  return {
    mode: 'restore',
    ...run.facts(false),
    backup: manifest && summarizeBackup(manifest, chosen?.authenticatedBy ?? null),
    ...sourcesOf(chosen === undefined ? [] : [chosen.order]),
    target: target?.description,
    notes: [quicker ?? [], chosen?.orderNote ?? [], target?.notes ?? []].flat(),
    keptAs,
    checks,
    tables: opened === undefined ? [] : summarizeTables(opened.contents.fingerprint, restored),
    replayed,
    restoreMs,
    backupAgeMs: manifest && Math.max(0, now - Date.parse(manifest.snapshotAt)),
  };
}

async function restore(request: RestoreRequest, context: RunContext, note: Note): Promise<void> {
  const { host, clock, run } = context;
  const startedMs = clock.monotonicMs();
  const { chosen, opened, moment, quicker } = await choose(request, context, note);
  const target = await run.phase('prepare the target', async () => {
    const engine = await context.engine(engineOf(chosen.stored));
    const { replace, onError, jobs } = request;
    const spec = { kind: 'restore', url: request.target.url, replace, onError, jobs } as const;
    return run.closeAtEnd(await engine.openTarget(spec, needsOf(chosen, opened), host));
  });
  note({ chosen, opened, quicker, target });
  if (target.strategy === 'in-place') {
    // The existing data is lost once the restore starts, so the complete backup must be verified first.
    await run.phase('read the complete backup first', () => readAll(opened));
  }
  const streams = opened.reader.streams(opened.contents, opened.decryptor);
  await run.phase('restore', (onPart) => restoreChecked(target, streams, host.signal, onPart));
  const compared = await run.phase('compare', async () => {
    if (target.isAtRest === true)
      return { chosen, opened, quicker, target, restored: undefined, checks: [NOT_COMPARED] };
    const restored = await target.inspect();
    const { exempts } = target;
    const checks = compareFingerprints(opened.contents.fingerprint, restored, { exempts });
    return { chosen, opened, quicker, target, restored, checks };
  });
  note(compared);
  if (request.onError !== 'continue') requireEqual(compared.checks, target.strategy);
  const replayed = moment && (await run.phase('replay the log', () => replay(target, moment)));
  const lacks = whatLacks(target, compared.checks);
  const published = await publish(target, lacks, run);
  note({ ...compared, replayed, keptAs: published.keptAs, restoreMs: Math.round(clock.monotonicMs() - startedMs) });
  if (lacks.length > 0) throw incomplete(lacks, published.restoredAs);
}

const NOT_COMPARED: CheckResult = {
  name: 'comparison',
  group: 'comparison',
  outcome: 'skipped',
  facts: [textFact('no server runs on a data folder: a verification compares the content')],
};

/** Chooses a backup and reads its description; for a moment, also how the log continues it. */
async function choose(
  request: RestoreRequest,
  context: RunContext,
  note: Note,
): Promise<Opened & { readonly moment?: Moment }> {
  const { host, run } = context;
  const { until } = request;
  let onBytes: (bytes: number) => void = () => {};
  if (until !== undefined) {
    const moment = await run.phase('choose the backup', () =>
      chooseMoment(request, until, context, (bytes) => onBytes(bytes)),
    );
    // Only a provider's own history is quicker, and such a database has no log.
    const found = { ...moment, quicker: undefined };
    note(found);
    requireFittingTarget(request, found.chosen);
    onBytes = followBytes(context, 'restore', found.chosen.stored.manifest.rawBytes);
    return found;
  }
  const chosen = await run.phase('choose the backup', () => chooseStoredBackup(request, context));
  note({ chosen });
  if (chosen.orderNote !== undefined) host.log.info(chosen.orderNote);
  requireFittingTarget(request, chosen);
  onBytes = followBytes(context, 'restore', chosen.stored.manifest.rawBytes);
  const opened = await run.phase('open the backup', () => openContents(request, context, chosen, onBytes));
  const quicker = await quickerWay(chosen.stored, opened.contents, context);
  if (quicker !== undefined) host.log.info(quicker);
  note({ chosen, opened, quicker });
  return { chosen, opened, quicker };
}

/** Replays the log after the restored backup was compared with the source. @throws what the target throws */
async function replay(target: Target, { files, after, until, shipments }: Moment): Promise<ReplayedLog> {
  if (target.replay === undefined) throw new RangeError('a position in a log that the target does not know');
  const { transactions, lastAt, precision } = await target.replay({ files, after, until });
  return { end: until.kind, until: endInWords(until), shipments, transactions, lastAt, precision: precision.last };
}

interface Published {
  /** Name of the old database, if it was kept. */
  readonly keptAs?: string | undefined;
  /** Name of the restored database, if it did not become the target. */
  readonly restoredAs?: string | undefined;
}

/** Makes the restored database the target, unless it lacks something and the old database can be kept. */
async function publish(target: Target, lacks: readonly string[], run: Run): Promise<Published> {
  const { keepBeside } = target;
  if (lacks.length === 0 || keepBeside === undefined) return run.phase('publish', () => target.publish());
  // Otherwise users of the old database would be switched to one that lacks something.
  return run.phase('keep both', () => keepBeside());
}

/** Returns what a restored database lacks of the backup. For an object that differs, returns how. */
function whatLacks({ leftOut = [] }: Target, checks: readonly CheckResult[]): string[] {
  const different = checks.filter((check) => check.outcome === 'failed');
  return [...leftOut, ...different.map((check) => `${check.name}: ${describeCheck(check)}`)];
}

/** @param restoredAs the database that contains everything else, if it did not become the target */
function incomplete(lacks: readonly string[], restoredAs: string | undefined): RestorableError {
  const more = lacks.length > LISTED ? `; and ${lacks.length - LISTED} more` : '';
  const where =
    restoredAs === undefined
      ? 'Make what is missing by hand before you let anyone in, or restore again where it can be made.'
      : `The old database was not replaced. What was restored is in ${JSON.stringify(restoredAs)}: make what is missing there and rename both, or drop it.`;
  return new RestorableError(
    'RESTORE_INCOMPLETE',
    `The database was restored, but not all of the backup: ${lacks.slice(0, LISTED).join('; ')}${more}.`,
    { hint: `${where} The backup still has all of it.` },
  );
}

const LISTED = 20;

function requireFittingTarget(request: RestoreRequest, chosen: ChosenBackup): void {
  const engine = engineOf(chosen.stored);
  if (request.onError === 'continue' && engine !== 'postgres') {
    throw new RestorableError(
      'INPUT_INVALID',
      `\`on-error: continue\` is for PostgreSQL, and the backup is of ${engine}.`,
      {
        hint: 'Leave it out.',
      },
    );
  }
  if (restoresInto(engine, request.target.engine)) return;
  const into = request.target.engine;
  throw new RestorableError(
    'INPUT_INVALID',
    `The backup is of ${engine}, but \`target\` names a ${into === 'postgres-physical' ? 'data folder' : `${into} database`}.`,
    {
      hint:
        engine === 'postgres-physical' || into === 'postgres-physical'
          ? 'A physical backup is restored into a new folder: `target: pgdata:/path`. A logical one goes into a database.'
          : 'Give the URL of a database of the same kind, or check `name`.',
    },
  );
}

const WHAT_IS_THERE: Readonly<Record<Target['strategy'], string>> = {
  fresh: 'What was restored is still there: look at it before you use it.',
  beside: 'The existing database was not replaced, and the restored copy is dropped.',
  'in-place': 'The database holds what was restored, and no longer what was there: look at it before you use it.',
};

function requireEqual(checks: readonly CheckResult[], strategy: Target['strategy']): void {
  const failed = checks.filter((check) => check.outcome === 'failed');
  if (failed.length === 0) return;
  const names = failed.slice(0, 3).map((check) => `${check.name}: ${describeCheck(check)}`);
  throw new RestorableError(
    'RESTORE_FAILED',
    `The restored database differs from what the source held: ${names.join('; ')}.`,
    {
      hint: `The report lists every difference. ${WHAT_IS_THERE[strategy]}`,
    },
  );
}
