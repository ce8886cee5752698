import { RestorableError } from '../../../core/errors.ts';
import type { KnownNames } from '../../../core/format/manifest/known-names.ts';
import { definitionOf } from '../archive/texts.ts';
import type { ArchiveEntry } from '../archive/toc.ts';
import { objectName } from '../catalog/catalog.ts';
import { openConnection } from '../connection/connection.ts';
import type { Refused } from '../pg-restore/output.ts';
import { splitStatements } from '../sql/reader.ts';
import { exemption, type PostgresRestore, type TargetDatabase } from '../target/database.ts';
import type { Adaptation } from './adapt.ts';
import { continueHint, describeEntry, type Failure, isTargetsFault, listFailures, unsuitable } from './failures.ts';
import { addNotValid, type LateOutcome, runLate } from './late.ts';
import type { OpenedArchive } from './plan.ts';

/** A restore after pg_restore has ended. */
export interface Restored {
  readonly archive: OpenedArchive;
  readonly adaptation: Adaptation;
  /** Entries that failed in pg_restore and were allowed to. */
  readonly failures: readonly number[];
  /** Our own statements that were refused within pg_restore's transaction. */
  readonly refused: Refused;
}

/**
 * Runs what was withheld from pg_restore, and reports what could not be restored.
 * @throws {RestorableError} TARGET_UNSUITABLE, DATABASE_PRIVILEGE, RESTORE_FAILED
 */
export async function finishRestore(restored: Restored, { target, known, host }: PostgresRestore): Promise<void> {
  const { adaptation, refused } = restored;
  noteRefused(refused.rights, refused.comments, target);
  const failed = restored.archive.plan.entries.filter(({ dumpId }) => restored.failures.includes(dumpId));
  const ofProvider = failed.filter(({ dumpId }) => adaptation.tolerated.has(dumpId));
  const others = failed.filter(({ dumpId }) => !adaptation.tolerated.has(dumpId));
  if (adaptation.late.length > 0 || others.length > 0) {
    await using connection = await openConnection(target.role, host, { requireTls: false, writes: true });
    const keys = others
      .filter(({ description }) => description === 'FK CONSTRAINT')
      .map((entry) => [entry, onlyStatement(restored.archive, entry)] as const);
    // Event triggers come late, and may refuse this.
    const added = await addNotValid(connection, keys, host);
    settle(await runLate(connection, adaptation.late, host), known, target);
    target.leftOut.push(
      ...listFailures(
        others.map((entry) => ({ entry, reason: reasonFor(entry, added) })),
        known,
      ),
    );
  }
  noteStanding(ofProvider, known, target);
}

/**
 * What a user may have in the provider's schemas: rows, and what depends on their tables. Everything else there is the
 * provider's.
 */
const OF_THE_USER = new Set(['TABLE DATA', 'TRIGGER', 'POLICY', 'RULE']);

const reasonFor = ({ dumpId }: ArchiveEntry, added: ReadonlySet<number>): string =>
  added.has(dumpId) ? 'existing rows violate it, so it was added NOT VALID' : 'refused';

function onlyStatement(archive: OpenedArchive, entry: ArchiveEntry): string {
  return splitStatements(definitionOf(archive, entry))[0] ?? '';
}

/** A foreign server that can't be logged in to: no user mapping for this account, or none with a password. */
const NO_LOGIN = /^(?:28|2F003|42704)/;

function noteRefused(rights: number, comments: number, { notes }: TargetDatabase): void {
  if (rights > 0) {
    notes.push(`${rights} grants were left out: their roles do not exist here, or this account may not grant them.`);
  }
  if (comments > 0) {
    notes.push(`${comments} comments on extensions were left out: they belong to another account on this server.`);
  }
}

/** Decides what a refused statement means: for a verification, what this machine can't do says nothing about the backup. */
function settle({ failures, refusedRights }: LateOutcome, known: KnownNames, target: TargetDatabase): void {
  noteRefused(refusedRights, 0, target);
  const isLabel = ({ entry, state }: LateOutcome['failures'][number]): boolean =>
    entry.description === 'SECURITY LABEL' && state === '22023';
  const isFarView = ({ entry, state }: LateOutcome['failures'][number]): boolean =>
    entry.description === 'MATERIALIZED VIEW DATA' && NO_LOGIN.test(state);
  const excused = failures.filter(
    (failure) => isTargetsFault(failure.state, target) || isLabel(failure) || isFarView(failure),
  );
  const refused = failures.filter((failure) => !excused.includes(failure));
  if (target.onError === 'continue') {
    target.leftOut.push(...listFailures(failures, known));
    return;
  }
  const [first] = refused;
  if (first !== undefined) throw nameRefusal(first, known, target);
  if (excused.length === 0) return;
  if (!target.isDisposable) throw unsuitable(listFailures(excused, known), target);
  target.notes.push(
    `Not restored, because this machine lacks what they need: ${listFailures(excused, known).join('; ')}.`,
  );
  for (const { entry } of excused) {
    if (entry.description === 'MATERIALIZED VIEW DATA') markUnfilled(entry, target);
  }
}

function markUnfilled({ schema, name }: ArchiveEntry, { exempt }: TargetDatabase): void {
  for (const type of ['table', 'materialized view']) exempt.add(exemption(type, objectName(schema, name)));
}

function nameRefusal(
  { entry, reason, state, error }: LateOutcome['failures'][number],
  known: KnownNames,
  target: TargetDatabase,
): RestorableError {
  const what = `${reason}, at ${describeEntry(entry, known)}`;
  if (target.ownServer === undefined && state === '42501') {
    return new RestorableError('DATABASE_PRIVILEGE', `The restoring account lacks a privilege: ${what}.`, {
      hint: `Restore as a superuser (verify: \`target: auto\`). This is not a verdict on the backup.${continueHint(target)}`,
      foreign: error.foreign,
    });
  }
  return new RestorableError('RESTORE_FAILED', `The restore failed: ${what}.`, {
    hint: `Check the object at the source and what the target lacks, then run it again.${continueHint(target)}`,
    foreign: error.foreign,
  });
}

function noteStanding(failed: readonly ArchiveEntry[], known: KnownNames, target: TargetDatabase): void {
  const { schemas } = target.providerObjects;
  if (schemas.size === 0) return;
  target.notes.push(
    `The provider's own schemas were left unchanged: ${[...schemas].map((name) => JSON.stringify(name)).join(', ')}.`,
  );
  const failures: Failure[] = failed.map((entry) => ({ entry, reason: "refused in the provider's schema" }));
  const ofUser = listFailures(
    failures.filter(({ entry }) => OF_THE_USER.has(entry.description)),
    known,
  );
  if (ofUser.length > 0 && target.onError === 'stop') throw unsuitable(ofUser, target);
  target.leftOut.push(...ofUser);
  const others = listFailures(
    failures.filter(({ entry }) => !OF_THE_USER.has(entry.description)),
    known,
  );
  if (others.length > 0) target.notes.push(`Missing at this server's provider: ${others.slice(0, 20).join('; ')}.`);
}
