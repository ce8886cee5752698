import { compareIds, readBackupId } from '../core/format/backup-id.ts';
import { type DatabaseName, requireDatabaseName } from '../core/format/database-name.ts';
import type { Manifest } from '../core/format/manifest/manifest.ts';
import type { KnownStart } from '../core/planning/schedule/missed-runs.ts';
import { Secret } from '../core/secret.ts';
import { readHistory } from '../history/read-history.ts';
import type { RetentionKeys } from '../options/request/retention.ts';
import type { EvidenceDatabase, EvidenceFacts, MadeBackup } from '../report/facts/evidence.ts';
import type { BackupEntry, DatabaseHistory, TestEntry } from '../report/facts/history.ts';
import { readRemoval } from '../repository/records/removal-records.ts';
import { StoredDatabase } from '../repository/stored-database.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { type KeyRings, openKeyRings } from '../run/key-rings.ts';
import { beginRun } from '../run/run-context.ts';
import type { PackFiles } from './archive/files.ts';
import { chainsOf } from './facts/chains.ts';
import { failuresOf } from './facts/failures.ts';
import { logFacts, type ShippedInPack, shippedInPack } from './facts/log.ts';
import { type Examined, recoveryPointOf, recoveryTimeOf } from './facts/reached.ts';
import { GITHUB_RUNS, parseAnswer, reconcile } from './facts/reconcile.ts';
import { removedAmong } from './facts/removals.ts';
import { schedulesOf } from './facts/schedules.ts';
import type { IndexHead } from './index-file.ts';
import { PAYLOADS, PackStorage } from './pack-storage.ts';

/** A pack before it is rendered, or as somebody hands it over. */
export interface UnreadPack {
  readonly files: PackFiles;
  readonly head: IndexHead;
  /** The accepted signers of what is in it. */
  readonly keys: RetentionKeys;
}

export interface ReadPack {
  readonly facts: EvidenceFacts;
  /** The payloads that count, with their signatures. They are signed by an accepted key if keys are given. */
  readonly counted: ReadonlySet<string>;
}

/** One database of a pack. */
interface Subject {
  readonly name: DatabaseName;
  readonly at: StoredDatabase;
  readonly history: DatabaseHistory;
  readonly rings: KeyRings;
  readonly head: IndexHead;
}

/** A backup, with the one that it names as the one before it. */
interface Known {
  readonly backup: MadeBackup;
  readonly predecessor: Manifest['predecessor'];
  /** Salt and identity of its source. */
  readonly source: string;
  readonly payloads: readonly string[];
}

/**
 * Reads the payloads of a pack as if they were at a destination, at the time at which the pack was made. Only what is accepted there
 * becomes a fact.
 * @throws {RestorableError} KEY_INVALID, EVIDENCE_INVALID
 */
export async function readPack({ files, head, keys }: UnreadPack, dependencies: Dependencies): Promise<ReadPack> {
  const madeAt = new Date(head.madeAt);
  const storage = new PackStorage(files, madeAt);
  const clock = { ...dependencies.clock, now: () => madeAt, monotonicMs: () => dependencies.clock.monotonicMs() };
  const inPack = { ...dependencies, clock, openStorage: async () => storage };
  const databases: EvidenceDatabase[] = [];
  const counted = new Set<string>();
  for (const { name: given } of head.databases) {
    const name = requireDatabaseName(given);
    const context = beginRun(inPack);
    const history = await readHistory(questionOf(name, keys, head), context);
    const at = new StoredDatabase(storage, { name, clock, signal: dependencies.host.signal });
    const subject = { name, at, history, rings: await openKeyRings(keys), head };
    const known = await knownBackups(subject);
    const backups = ofPeriod(known, head, ({ backup }) => backup.startedAt);
    const tests = ofPeriod(history.tests, head, ({ finishedAt }) => finishedAt);
    const place = { at, rings: subject.rings, keepRecordsMs: head.keepRecordsMs, madeAt };
    const removed = await removedAmong(allOf(tests), place);
    const shipped = await shippedInPack(at, subject.rings);
    for (const path of payloadsOf(at, [...allOf(backups), ...baseOf(known, head)], tests)) counted.add(path);
    // One that does not count makes the whole file one that does not.
    for (const [path, bytes] of shipped.bundles) if (files.get(path)?.equals(bytes) === true) counted.add(path);
    for (const key of removed.keys) counted.add(PAYLOADS + key);
    databases.push({
      ...databaseOf(subject, backups, { tests, removed: removed.hashes }),
      ...logOf(subject, known, shipped),
    });
  }
  const { period, madeAt: at, tool, timeZone, signers, verifiers, signer, sigstore, unlisted } = head;
  const facts = { period, madeAt: at, tool, timeZone, signers, verifiers, signer, sigstore, databases, unlisted };
  const answer = files.get(GITHUB_RUNS);
  if (answer === undefined) return { facts, counted };
  return { facts: { ...facts, github: reconcile(parseAnswer(answer), databases, period) }, counted };
}

const NO_OBJECTIVE = { rpoMs: undefined, rtoMs: undefined, verifyEveryMs: undefined, capacityBytes: undefined };

function questionOf(name: DatabaseName, keys: RetentionKeys, { timeZone }: Pick<IndexHead, 'timeZone'>) {
  const { signers, verifiers, passphrase } = keys;
  const destinations = [{ scheme: 'file' as const, url: new Secret('file:evidence') }];
  const everything = { since: undefined, to: undefined, policy: undefined, keepRecordsMs: 0 };
  const accepted = { signers, verifiers, passphrase };
  return { name, destinations, ...accepted, ...everything, ...NO_OBJECTIVE, scheduleTimeZone: timeZone };
}

/** The backups that still exist and those whose removal is on record, oldest first. */
async function knownBackups({ at, history, rings }: Subject): Promise<Known[]> {
  const known: Known[] = [];
  for (const entry of history.backups) {
    const { manifest } = await at.readManifest(entry.id);
    const { destinations: _, kept: _kept, ...backup } = entry;
    const signature = manifest.signer === null ? [] : [at.keys.signature(entry.id, manifest.signer)];
    const payloads = [at.keys.manifest(entry.id), ...signature];
    known.push({ backup: { ...backup, removedAt: null, removalSignedBy: null }, ...linksOf(manifest), payloads });
  }
  for (const { id, removedAt, signedBy } of history.removed) {
    const removed = await readRemoval(at, id, rings.removers);
    if (removed === undefined) continue;
    const { manifest, manifestSha256 } = removed;
    const entry = entryOf(manifest, manifestSha256);
    const record = at.keys.pruned(id);
    known.push({
      backup: { ...entry, authenticatedBy: null, removedAt, removalSignedBy: signedBy },
      ...linksOf(manifest),
      payloads: [record, `${record}.asc`],
    });
  }
  return known.toSorted((a, b) => compareIds(a.backup.id, b.backup.id));
}

function linksOf({ predecessor, source }: Manifest): Pick<Known, 'predecessor' | 'source'> {
  return { predecessor, source: `${source.salt}:${source.identity}` };
}

function entryOf(
  manifest: Manifest,
  manifestSha256: string,
): Omit<BackupEntry, 'destinations' | 'kept' | 'authenticatedBy'> {
  const { id, kind, startedAt, snapshotAt, finishedAt, rawBytes, storedBytes, run, inLog } = manifest;
  const parents = manifest.parents.map((each) => each.id);
  const times = { startedAt, snapshotAt, finishedAt, ...(inLog === false && { inLog }) };
  return { id, kind, ...times, rawBytes, storedBytes, manifestSha256, parents, run };
}

/** What is of the period, and the last one before it. Both oldest first. */
interface OfPeriod<T> {
  readonly before: T | undefined;
  readonly within: readonly T[];
}

function ofPeriod<T>(all: readonly T[], { period }: IndexHead, timeOf: (item: T) => string): OfPeriod<T> {
  const [from, to] = [Date.parse(period.from), Date.parse(period.to)];
  const time = (item: T): number => Date.parse(timeOf(item));
  return {
    before: all.findLast((item) => time(item) < from),
    within: all.filter((item) => time(item) >= from && time(item) < to),
  };
}

function allOf<T>({ before, within }: OfPeriod<T>): T[] {
  return [...(before === undefined ? [] : [before]), ...within];
}

function payloadsOf({ keys }: StoredDatabase, backups: readonly Known[], tests: OfPeriod<TestEntry>): string[] {
  const records = allOf(tests).flatMap(({ record, verifier }) => {
    const key = keys.absolute(record);
    return [key, ...(verifier === null ? [] : [`${key}.asc`])];
  });
  return [...backups.flatMap(({ payloads }) => payloads), ...records].map((key) => PAYLOADS + key);
}

/** The records of tests, and the hashes of those that others name and a prune removed. */
interface Records {
  readonly tests: OfPeriod<TestEntry>;
  readonly removed: ReadonlySet<string>;
}

function databaseOf(
  { name, history, head }: Subject,
  known: OfPeriod<Known>,
  { tests: records, removed }: Records,
): EvidenceDatabase {
  const given = head.databases.find((each) => each.name === name);
  const backups = known.within.map(({ backup }) => backup);
  const tests = records.within;
  const examined = examinedOf(head);
  const isCounted = (verifier: string): boolean =>
    head.verifiers?.includes(verifier) !== false || tests.some(({ signedBy }) => signedBy === verifier);
  const starts = { backup: backupStarts(allOf(known)), verification: testStarts(allOf(records)) };
  return {
    ...{ name, engine: history.engine, backups, tests },
    schedules: schedulesOf(starts, examined, head.timeZone),
    failures: failuresOf(tests),
    recoveryPoint: recoveryPointOf({ backups, tests }, examined, known.before?.backup),
    recoveryTime: recoveryTimeOf(tests),
    chains: chainsOf(name, tests, { ...{ known: allOf(records), removed, isCounted }, from: head.period.from }),
    findings: given?.findings ?? [],
    unread: given?.unread ?? [],
  };
}

/** The last backup before the period that is still stored: the log leads from it into the period. */
function baseOf(known: readonly Known[], head: IndexHead): Known[] {
  const kept = known.filter(({ backup: { removedAt, inLog } }) => removedAt === null && inLog !== false);
  const { before } = ofPeriod(kept, head, ({ backup }) => backup.startedAt);
  return before === undefined ? [] : [before];
}

function logOf(
  { name, head }: Subject,
  known: readonly Known[],
  { logs }: ShippedInPack,
): Pick<EvidenceDatabase, 'log'> {
  const backups = known.map(({ backup: { id, snapshotAt, finishedAt, removedAt, inLog }, source }) => ({
    ...{ id, source, inLog, isRemoved: removedAt !== null },
    ...{ snapshotAt: new Date(snapshotAt), finishedAt: new Date(finishedAt) },
  }));
  const uncounted = head.databases.find((each) => each.name === name)?.uncountedShipments ?? 0;
  const log = logFacts({ logs, backups, uncounted }, examinedOf(head));
  return log === undefined ? {} : { log };
}

/** A period that has not ended is known until the evidence was made. */
function examinedOf({ period, madeAt }: Pick<IndexHead, 'period' | 'madeAt'>): Examined {
  const end = Math.min(Date.parse(period.to), Date.parse(madeAt));
  return { from: new Date(period.from), to: new Date(Math.max(end, Date.parse(period.from))) };
}

function backupStarts(known: readonly Known[]): KnownStart[] {
  return known.map(({ backup, predecessor }) => ({
    startedAt: new Date(backup.startedAt),
    run: backup.run,
    nothingSince: predecessor === null ? undefined : readBackupId(predecessor.id).startedAt,
  }));
}

/** Records are a chain, so there is none between two that follow each other, unless the one before is missing. */
function testStarts(tests: readonly TestEntry[]): KnownStart[] {
  const known = new Set(tests.map(({ recordSha256 }) => recordSha256));
  return tests.map(({ startedAt, run, previousSha256 }, at) => {
    const before = tests[at - 1];
    const isNext = before !== undefined && (previousSha256 === null || known.has(previousSha256));
    return { startedAt: new Date(startedAt), run, nothingSince: isNext ? new Date(before.startedAt) : undefined };
  });
}
