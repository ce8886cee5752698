import { RestorableError } from '../../../core/errors.ts';
import type { KnownNames } from '../../../core/format/known-names.ts';
import type { Host } from '../../../ports/host.ts';
import { definitionOf } from '../archive/texts.ts';
import type { ArchiveEntry } from '../archive/toc.ts';
import { objectName } from '../catalog/catalog.ts';
import { splitStatements } from '../catalog/sql-reader.ts';
import { openConnection } from '../connection/connection.ts';
import type { Refused } from '../pg-restore/restore-words.ts';
import { exemption, type Place } from '../target/place.ts';
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
  /** Statements of ours that were refused within pg_restore's transaction. */
  readonly refused: Refused;
  readonly known: KnownNames;
}

/**
 * Runs what was kept from pg_restore, and tells what could not be restored.
 * @throws {RestorableError} TARGET_UNSUITABLE, DATABASE_PRIVILEGE, RESTORE_FAILED
 */
export async function finishRestore(restored: Restored, place: Place, host: Host): Promise<void> {
  const { adaptation, known, refused } = restored;
  noteRefused(refused.rights, refused.comments, place);
  const failed = restored.archive.plan.entries.filter(({ dumpId }) => restored.failures.includes(dumpId));
  const ofProvider = failed.filter(({ dumpId }) => adaptation.tolerated.has(dumpId));
  const others = failed.filter(({ dumpId }) => !adaptation.tolerated.has(dumpId));
  if (adaptation.late.length > 0 || others.length > 0) {
    const connection = await openConnection(place.role, host, { requireTls: false, writes: true });
    try {
      const keys = others
        .filter(({ description }) => description === 'FK CONSTRAINT')
        .map((entry) => [entry, onlyStatement(restored.archive, entry)] as const);
      // Event triggers come late, and may refuse this.
      const added = await addNotValid(connection, keys, host);
      settle(await runLate(connection, adaptation.late, host), known, place);
      place.leftOut.push(
        ...listFailures(
          others.map((entry) => ({ entry, reason: reasonFor(entry, added) })),
          known,
        ),
      );
    } finally {
      await connection.close();
    }
  }
  noteStanding(ofProvider, known, place);
}

/** What a user has in the provider's schemas: rows, and what hangs on their tables. The rest of them is the provider's. */
const OF_THE_USER = new Set(['TABLE DATA', 'TRIGGER', 'POLICY', 'RULE']);

const reasonFor = ({ dumpId }: ArchiveEntry, added: ReadonlySet<number>): string =>
  added.has(dumpId) ? 'its rows do not fit, so it was added NOT VALID' : 'refused';

function onlyStatement(archive: OpenedArchive, entry: ArchiveEntry): string {
  return splitStatements(definitionOf(archive, entry))[0] ?? '';
}

/** A foreign server that is not to be logged in to: no user mapping for this account, or none with a password. */
const NO_LOGIN = /^(?:28|2F003|42704)/;

function noteRefused(rights: number, comments: number, { notes }: Place): void {
  if (rights > 0) {
    notes.push(`${rights} grants were left out: their roles are missing here, or this account may not give them.`);
  }
  if (comments > 0) {
    notes.push(`${comments} comments on extensions were left out: they belong to another account here.`);
  }
}

/** Decides what a refused statement means: for a verification, what this machine can't do says nothing of the backup. */
function settle({ failures, refusedRights }: LateOutcome, known: KnownNames, place: Place): void {
  noteRefused(refusedRights, 0, place);
  const isLabel = ({ entry, state }: LateOutcome['failures'][number]): boolean =>
    entry.description === 'SECURITY LABEL' && state === '22023';
  const isFarView = ({ entry, state }: LateOutcome['failures'][number]): boolean =>
    entry.description === 'MATERIALIZED VIEW DATA' && NO_LOGIN.test(state);
  const excused = failures.filter(
    (failure) => isTargetsFault(failure.state, place) || isLabel(failure) || isFarView(failure),
  );
  const refused = failures.filter((failure) => !excused.includes(failure));
  if (place.onError === 'continue') {
    place.leftOut.push(...listFailures(failures, known));
    return;
  }
  const [first] = refused;
  if (first !== undefined) throw nameRefusal(first, known, place);
  if (excused.length === 0) return;
  if (!place.isDisposable) throw unsuitable(listFailures(excused, known), place);
  place.notes.push(
    `Not restored, since this machine lacks what they need: ${listFailures(excused, known).join('; ')}.`,
  );
  for (const { entry } of excused) {
    if (entry.description === 'MATERIALIZED VIEW DATA') markUnfilled(entry, place);
  }
}

function markUnfilled({ schema, name }: ArchiveEntry, { exempt }: Place): void {
  for (const type of ['table', 'materialized view']) exempt.add(exemption(type, objectName(schema, name)));
}

function nameRefusal(
  { entry, reason, state, error }: LateOutcome['failures'][number],
  known: KnownNames,
  place: Place,
): RestorableError {
  const what = `${reason}, at ${describeEntry(entry, known)}`;
  if (place.box === undefined && state === '42501') {
    return new RestorableError('DATABASE_PRIVILEGE', `The restoring account lacks a right: ${what}.`, {
      hint: `Restore as a superuser (verify: \`target: auto\`); this says nothing about the backup.${continueHint(place)}`,
      foreign: error.foreign,
    });
  }
  return new RestorableError('RESTORE_FAILED', `The restore failed: ${what}.`, {
    hint: `Look at the object at the source and at what the target lacks, then run again.${continueHint(place)}`,
    foreign: error.foreign,
  });
}

function noteStanding(failed: readonly ArchiveEntry[], known: KnownNames, place: Place): void {
  const { schemas } = place.standing;
  if (schemas.size === 0) return;
  place.notes.push(
    `The provider's own schemas were left as they are: ${[...schemas].map((name) => JSON.stringify(name)).join(', ')}.`,
  );
  const failures: Failure[] = failed.map((entry) => ({ entry, reason: "refused in the provider's schema" }));
  const ofUser = listFailures(
    failures.filter(({ entry }) => OF_THE_USER.has(entry.description)),
    known,
  );
  if (ofUser.length > 0 && place.onError === 'stop') throw unsuitable(ofUser, place);
  place.leftOut.push(...ofUser);
  const others = listFailures(
    failures.filter(({ entry }) => !OF_THE_USER.has(entry.description)),
    known,
  );
  if (others.length > 0)
    place.notes.push(`What this server's provider does not have: ${others.slice(0, 20).join('; ')}.`);
}
