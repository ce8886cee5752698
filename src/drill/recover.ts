import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { state } from '../core/checks/facts.ts';
import { RestorableError } from '../core/errors.ts';
import type { Unlock } from '../core/keys/key-material.ts';
import type { DrillRequest } from '../options/request/drill.ts';
import type { ByHand, Target } from '../ports/engine/target.ts';
import type { OpenRecoveryDesk, RecoveryDesk, RecoveryShell } from '../ports/programs/recovery-shell.ts';
import type { DrillStep } from '../report/facts/drill.ts';
import type { Choice } from '../restore/choose-backup.ts';
import { engineOf, needsOf, type OpenedBackup, openContents } from '../restore/open-backup.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { followBytes } from '../run/progress.ts';
import type { RunContext } from '../run/run-context.ts';
import type { StoredInstructions } from '../runbook/instructions.ts';
import { readRecoveryPage } from '../runbook/recovery-page.ts';
import { hasRecoverySteps, ofMysql, type RecoveryStep, recoverySteps } from '../runbook/recovery-steps.ts';
import { evaluateObjectives } from '../verification/objectives.ts';
import type { Verification, VerificationRun } from '../verify/verification-run.ts';
import { evaluateTarget } from '../verify/verify-backup.ts';
import { Following } from './follow.ts';
import { copyBackup, damageObject } from './overlay.ts';
import { type DrillPlace, emptyKey, makePlace, otherCopyInShell, putKeys, requireClean, type Typed } from './place.ts';

/** What a drill needs in addition. */
export interface DrillDependencies extends Dependencies {
  readonly openDesk: OpenRecoveryDesk;
  /** Asks a person for the key: never the stored secrets. @throws {RestorableError} KEY_MISSING, CANCELLED */
  readonly typedKey: () => Promise<Unlock>;
}

interface Recovery {
  readonly attempt: VerificationRun;
  readonly choice: Choice;
  /** Of the destinations that have known ones. */
  readonly instructions: readonly StoredInstructions[];
  readonly context: RunContext & DrillDependencies;
  readonly found: { readonly steps: DrillStep[]; readonly notes: string[]; readonly copied: string[] };
}

type Unlocked = Verification & { readonly unlock: Unlock };

/**
 * Recovers the chosen backup by the commands of the stored page, and evaluates the result as a verification does.
 * @throws {RestorableError} INSTRUCTIONS_FAILED and other findings, and why there is no verdict
 */
export async function recoverByHand(request: DrillRequest, verification: Unlocked, recovery: Recovery): Promise<void> {
  const { attempt, choice, context } = recovery;
  const { run, host } = context;
  const { manifest } = choice.stored;
  const engine = engineOf(choice.stored);
  requireSteps(engine, request, recovery);
  if (choice.authenticatedBy !== null) {
    const facts = [{ kind: 'named', what: 'signer', names: [choice.authenticatedBy], more: 0 } as const];
    attempt.checks.push({ name: 'signature', group: 'authenticity', outcome: 'passed', facts });
  }
  const progress = followBytes(context, 'copy the backup', manifest.storedBytes);
  // What the source held: the program reads it itself, and compares the result with it.
  const opened = await run.phase('open the backup', () =>
    openContents(verification.request, context, choice, () => {}),
  );
  attempt.reached = { stage: 'opened', opened };
  const desk = await context.openDesk({ limits: request.limits, rawBytes: manifest.rawBytes });
  await using _desk = run.closing(desk);
  const place = await makePlace(desk, manifest.database);
  const copies = await run.phase('copy the backup', () => layOut(request, place, recovery, progress));
  const target = await run.phase('prepare the target', async () => {
    const spec = { kind: 'ephemeral', byHand: true, trustSource: false, limits: request.limits } as const;
    return (await context.engine(engine)).openTarget(spec, needsOf(choice, opened), host);
  });
  await using _target = run.closing(target);
  attempt.reached = { stage: 'prepared', opened, target: { description: target.description, notes: target.notes } };
  const { byHand } = target;
  if (byHand === undefined) throw new RangeError(`${engine} has no target for a drill`);
  const typed = await putKeys(desk, place, { unlock: verification.unlock, signers: request.signers, byHand });
  const shell = await desk.begin({ byHand, readOnly: copies });
  await follow(request, verification, { ...recovery, opened, target, byHand, desk, place, shell, typed });
}

/** What can't be drilled. @throws {RestorableError} INPUT_INVALID, BACKUP_NOT_FOUND */
function requireSteps(engine: Parameters<typeof hasRecoverySteps>[0], request: DrillRequest, recovery: Recovery): void {
  const { choice, instructions } = recovery;
  if (!hasRecoverySteps(engine)) {
    throw new RestorableError('INPUT_INVALID', `The instructions have no commands for a backup of ${engine}.`, {
      hint: 'A drill covers logical backups of PostgreSQL, MySQL, MariaDB, SQLite and D1. Use `verify` for others.',
    });
  }
  if (request.scenario === 'older-point' && choice.ids.toSorted().at(-1) === choice.stored.manifest.id) {
    throw new RestorableError('BACKUP_NOT_FOUND', 'There is no older backup than the newest.', {
      hint: 'Run this scenario once there are two backups, or give an older one as `backup`.',
    });
  }
  if (request.scenario !== 'damaged-object' || instructions.length > 1) return;
  throw new RestorableError('BACKUP_NOT_FOUND', 'Only one destination has this backup and known instructions.', {
    hint: 'In the scenario `damaged-object` another destination must serve. Run `sync`, then run it again.',
  });
}

/** @returns the folders of the copies, which nobody can change */
async function layOut(
  { scenario }: DrillRequest,
  place: DrillPlace,
  { choice, instructions, found }: Recovery,
  onBytes: (bytes: number) => void,
): Promise<string[]> {
  const [first, second] = instructions;
  if (first === undefined) throw new RangeError('a drill without instructions');
  const { stored, order } = choice;
  const copy = async (folder: string, from: StoredInstructions): Promise<void> => {
    await mkdir(folder);
    const { ids } = await from.at.listManifests();
    const counted = (bytes: number): void => {
      order.noteServed(from.at, bytes);
      onBytes(bytes);
    };
    found.copied.push(from.at.label);
    await copyBackup(folder, { at: from.at, stored, ids, instructions: from, onBytes: counted });
  };
  await copy(place.copy, first);
  if (scenario !== 'damaged-object' || second === undefined) return [place.copy];
  await copy(place.otherCopy, second);
  const damaged = await damageObject(place.copy, first.at, stored);
  found.notes.push(`One byte of ${damaged} was changed in the copy of ${first.at.label}, and nowhere else.`);
  return [place.copy, place.otherCopy];
}

interface Followed extends Recovery {
  readonly opened: OpenedBackup;
  readonly target: Target;
  readonly byHand: ByHand;
  readonly desk: RecoveryDesk;
  readonly place: DrillPlace;
  readonly shell: RecoveryShell;
  readonly typed: Typed;
}

async function follow(request: DrillRequest, verification: Unlocked, followed: Followed): Promise<void> {
  const { attempt, byHand, context, found, opened, place, shell, target } = followed;
  const { clock, run } = context;
  const steps = stepsOf(request, verification, followed);
  const following = new Following(context, shell, followed.typed, found.steps);
  try {
    for (const step of steps.filter(({ name }) => name !== 'clean-up')) {
      if (step.name === 'restore') await emptyKey(place);
      await following.run(step);
    }
    const file = byHand.file === undefined ? undefined : shell.read(join(place.files, byHand.file));
    await run.phase('open the restored database', () => byHand.adopt(file));
    const restoreMs = Math.round(clock.monotonicMs() - attempt.startedMs);
    const shown = { description: target.description, notes: target.notes };
    const restored = { opened, target: shown, restoreMs };
    attempt.reached = { stage: 'restored', ...restored };
    attempt.checks.push({ name: 'restore by hand', group: 'restore', outcome: 'passed', facts: [state('restored')] });
    await evaluateTarget(verification, attempt, { target, restored });
    const { rtoMs, rpoMs } = request;
    attempt.checks.push(...evaluateObjectives({ restoreMs, backupAgeMs: attempt.backupAgeMs, rtoMs, rpoMs }));
    for (const step of steps.filter(({ name }) => name === 'clean-up')) await following.run(step);
    await requireClean(place);
  } finally {
    for (const { heading, title } of steps.slice(found.steps.length))
      found.steps.push({ heading, title, outcome: 'not-run' });
  }
}

function stepsOf(request: DrillRequest, { unlock }: Unlocked, followed: Followed): readonly RecoveryStep[] {
  const { choice, instructions } = followed;
  const { manifest } = choice.stored;
  const page = readRecoveryPage(Buffer.from(instructions[0]?.page ?? []).toString('utf8'));
  const isNewest = choice.ids.toSorted().at(-1) === manifest.id;
  return recoverySteps(page, {
    database: manifest.database,
    engine: engineOf(choice.stored),
    isOfPassphrase: unlock.kind === 'passphrase',
    hasSigner: request.signers.length > 0,
    backup: isNewest ? undefined : manifest.id,
    restoreAs: ofMysql(engineOf(choice.stored), request.restoreAs),
    secondCopy: request.scenario === 'damaged-object' ? otherCopyInShell(manifest.database) : undefined,
  });
}
