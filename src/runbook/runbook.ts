import { writeFile } from 'node:fs/promises';
import { throwIfCancelled } from '../core/cancellation.ts';
import { RestorableError, toRestorableError } from '../core/errors.ts';
import { readHistory } from '../history/read-history.ts';
import { openSignerRing, type SignerRing } from '../openpgp/signatures/signatures.ts';
import type { RunbookRequest } from '../options/request/drill.ts';
import { ENGINES, type EngineName } from '../ports/engine/names.ts';
import { documentOf } from '../report/document/document-of.ts';
import type { DatabaseHistory } from '../report/facts/history.ts';
import type { BackupSummary } from '../report/facts/run.ts';
import type { MeasuredTest, RunbookReport, RunbookStep } from '../report/facts/runbook.ts';
import { renderMarkdown } from '../report/render/markdown.ts';
import { renderText } from '../report/render/text.ts';
import { authenticate } from '../repository/catalog/authenticity.ts';
import type { StoredDatabase } from '../repository/stored-database.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { beginRun, type RunContext, storedAt } from '../run/run-context.ts';
import { summarizeBackup } from '../run/summary.ts';
import { readInstructions } from './instructions.ts';
import { preparationOf } from './preparation.ts';
import { readRecoveryPage } from './recovery-page.ts';
import { hasRecoverySteps, ofMysql, phaseOfStep, recoverySteps } from './recovery-steps.ts';

/** What the destinations state, as far as the runbook needs it. */
interface Read {
  backup: BackupSummary | undefined;
  majorVersion: string;
  page: string | undefined;
  readonly addresses: string[];
}

/** Renders the runbook of one database. Never throws: the report contains any error. */
export async function runRunbook(request: RunbookRequest, dependencies: Dependencies): Promise<RunbookReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  const read: Read = { backup: undefined, majorVersion: '', page: undefined, addresses: [] };
  let history: DatabaseHistory | undefined;
  let file: string | undefined;
  const report = (): RunbookReport => {
    const measured = measuredIn(history);
    return {
      mode: 'runbook',
      ...run.facts(false),
      objectives: { rpoMs: request.rpoMs, rtoMs: request.rtoMs },
      database: request.name,
      contacts: request.contacts,
      backup: read.backup,
      destinations: read.addresses,
      steps: stepsOf(request, read, measured),
      measured,
      file,
    };
  };
  await run.guard(async () => {
    await run.phase('read the destinations', () => readDestinations(request, dependencies, context, read));
    history = await run.phase('read the history', () => readHistory(request, context));
    if (request.output === undefined) return;
    await writeRunbook(request.output, report());
    file = request.output;
  });
  return report();
}

/** Reads the newest backup and the instructions. In a run of its own: the history opens the same destinations. */
async function readDestinations(
  request: RunbookRequest,
  dependencies: Dependencies,
  context: RunContext,
  read: Read,
): Promise<void> {
  const { run, host } = context;
  const own = beginRun(dependencies);
  const ring = await openSignerRing(request.signers, request.passphrase);
  if (ring === undefined)
    run.warn('Not authenticated: without `signers`, anyone with write access could have made the backup.');
  await own.run.guard(async () => {
    const places: StoredDatabase[] = [];
    for (const spec of request.destinations) {
      const storage = own.run.closeAtEnd(await own.openStorage(spec, host));
      read.addresses.push(storage.label);
      places.push(storedAt(storage, request.name, own));
    }
    for (const at of places) await readPlace(at, ring, context, read);
  });
  if (own.run.error !== undefined) throw own.run.error;
  if (read.backup === undefined) {
    throw new RestorableError('BACKUP_NOT_FOUND', `No destination has an authentic backup of ${request.name}.`, {
      hint: 'A runbook names the keys and the programs of the newest backup. Make one first.',
    });
  }
  if (read.page !== undefined) return;
  throw new RestorableError(
    'INSTRUCTIONS_UNKNOWN',
    'No destination has recovery instructions that this program knows.',
    {
      hint: 'Run `drill` to see which destination has others. Make a backup to store those of this version.',
    },
  );
}

/** A destination that can't be read is a warning: the runbook still names it. */
async function readPlace(
  at: StoredDatabase,
  ring: SignerRing | undefined,
  { run }: RunContext,
  read: Read,
): Promise<void> {
  try {
    const { ids } = await at.listManifests();
    for (const id of ids.toReversed()) {
      if (read.backup !== undefined && id <= read.backup.id) break;
      if (await takeBackup(at, id, ring, read)) break;
    }
    const { good } = await readInstructions([at]);
    read.page ??= good[0] && Buffer.from(good[0].page).toString('utf8');
  } catch (thrown) {
    throwIfCancelled(at.signal);
    run.warn(`${at.label} could not be read: ${toRestorableError(thrown).message}`);
  }
}

/** @returns false if it is not authentic */
async function takeBackup(at: StoredDatabase, id: string, ring: SignerRing | undefined, read: Read): Promise<boolean> {
  try {
    const stored = await at.readManifest(id);
    const by = ring === undefined ? null : await authenticate([at], stored, ring);
    read.backup = summarizeBackup(stored.manifest, by);
    read.majorVersion = stored.manifest.engine.majorVersion;
    return true;
  } catch (thrown) {
    throwIfCancelled(at.signal);
    const error = toRestorableError(thrown);
    if (!error.isFinding) throw error;
    return false;
  }
}

/** The last drill and the last verification that passed, and that say how long the recovery took. */
function measuredIn(history: DatabaseHistory | undefined): readonly MeasuredTest[] {
  const passed = (history?.tests ?? []).flatMap(
    ({ kind, scenario, finishedAt, restoreMs, phases, signedBy, verdict }) =>
      verdict === 'passed' && restoreMs !== null ? { kind, scenario, finishedAt, restoreMs, phases, signedBy } : [],
  );
  return (['drill', 'verification'] as const).flatMap((kind) => passed.findLast((test) => test.kind === kind) ?? []);
}

function stepsOf(request: RunbookRequest, read: Read, measured: readonly MeasuredTest[]): readonly RunbookStep[] {
  const { backup, page: text, majorVersion, addresses } = read;
  const engine = ENGINES.find((each) => each === backup?.engine);
  if (backup === undefined || text === undefined || engine === undefined || !hasRecoverySteps(engine)) return [];
  const page = readRecoveryPage(text);
  const { name: database } = request;
  const phases = measured.find(({ kind }) => kind === 'drill')?.phases ?? [];
  const before = preparationOf(page, { database, engine, majorVersion, addresses });
  const steps = recoverySteps(page, planOf(request, engine, backup));
  return [
    ...before.map((each) => ({ ...each, isDrilled: false })),
    ...steps.map(({ heading, title, commands }) => {
      const lastMs = phases.find(({ phase }) => phase === phaseOfStep(title))?.durationMs;
      return { heading, title, commands, isDrilled: true, lastMs };
    }),
  ];
}

function planOf({ name, signers, restoreAs }: RunbookRequest, engine: EngineName, { recipients = [] }: BackupSummary) {
  const isOfPassphrase = recipients.length === 0;
  return {
    database: name,
    engine,
    restoreAs: ofMysql(engine, restoreAs),
    isOfPassphrase,
    hasSigner: !isOfPassphrase || signers.length > 0,
  };
}

/** @throws {RestorableError} FILE_UNWRITABLE */
async function writeRunbook(path: string, report: RunbookReport): Promise<void> {
  const document = documentOf(report);
  const text = path.endsWith('.md') ? renderMarkdown(document) : renderText(document, (_tone, word) => word);
  try {
    await writeFile(path, text, { mode: 0o600 });
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new RestorableError('FILE_UNWRITABLE', `The runbook can't be written (${code}): ${path}.`, {
      hint: 'Choose a folder that exists and that this user can write to.',
      cause,
    });
  }
}
