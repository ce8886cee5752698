import { type BackupId, parseBackupId } from './backup-id.ts';
import type { Binding, BindingKind } from './binding.ts';
import type { DatabaseName } from './database-name.ts';
import { type IncidentPlace, incidentPath } from './incident-place.ts';
import { numbered, stamp } from './key-parts.ts';
import { type LogId, type OwnerId, parseLogId, parseOwnerId } from './log/log-id.ts';

/** Every manifest contains their hashes, so a changed file gets the next number. */
export const RUNBOOK_FILES = ['RECOVERY-v1.md', 'RECOVERY-v1.py'] as const;

/** The encrypted objects that a backup lists. */
export type SealedKind = Extract<BindingKind, 'pack' | 'map' | 'index' | 'contents'>;
/** Identifies an object of a backup of a database. */
export type SealedPlace = Omit<Binding, 'kind' | 'database'> & { readonly kind: SealedKind };

/** Where the object with this identity is stored, relative to the database's folder. */
export function sealedPath({ kind, backup, stream, number }: SealedPlace): string {
  const folders = { pack: 'packs', map: 'maps', index: 'index', contents: 'contents' } as const;
  const path = [folders[kind], backup, stream, number === undefined ? undefined : numbered(number)];
  const extension = kind === 'contents' ? '.json.zst.pgp' : '.zst.pgp';
  return path.filter((segment) => segment !== undefined).join('/') + extension;
}

/** Where a part of a backup's list of objects is stored, relative to the database's folder. */
export function listPartPath(id: string, index: number): string {
  return `objects/${id}/${numbered(index)}`;
}

/** Where the detached signature of a manifest is stored, relative to the database's folder. */
export function signaturePath(id: string, fingerprint: string): string {
  return `signatures/${id}/${fingerprint}.asc`;
}

/** The folder of the records of tests for which no backup could be chosen. */
const NO_BACKUP = 'no-backup';

/** What a record is called, without its folder and its ending. @param id undefined for a test that found no backup */
export function testName(id: string | undefined, time: Date): string {
  return `${id ?? NO_BACKUP}/${stamp(time)}`;
}

/** The objects of one test: its record, the signature, and the encrypted details. */
export type TestEnding = '.json' | '.json.asc' | '.details.zst.pgp';

/** Where the signed records of one database are stored: verifications, holds, removals, accepted gaps, incidents. */
function recordKeys(root: string) {
  return {
    verifications: (id: string): string => `${root}verifications/${id}/`,
    /** @param id undefined for a test that found no backup */
    verification: (id: string | undefined, time: Date): string => `${root}verifications/${testName(id, time)}.json`,
    /** One of the objects of a test. @param name as `recordAt` returns it */
    ofTest: (name: string, ending: TestEnding): string => `${root}verifications/${name}${ending}`,
    hold: (id: string, action: 'hold' | 'release', time: Date): string =>
      `${root}holds/${id}/${stamp(time)}-${action}.json`,
    allVerifications: `${root}verifications/`,
    /** What states which records of tests a prune deleted. @param number counts those of one prune */
    removedTests: (time: Date, number: number): string =>
      `${root}removed-tests/${stamp(time)}-${numbered(number)}.json`,
    allRemovedTests: `${root}removed-tests/`,
    allHolds: `${root}holds/`,
    allPruned: `${root}pruned/`,
    pruned: (id: string): string => `${root}pruned/${id}.json`,
    allGaps: `${root}gaps/`,
    gap: (id: string, time: Date): string => `${root}gaps/${id}/${stamp(time)}.json`,
    allIncidents: `${root}incidents/`,
    incident: (place: IncidentPlace): string => root + incidentPath(place),
  };
}

/** Where everything of one database is stored at a destination, as `docs/format.md` lists it. */
export function objectKeys(database: DatabaseName) {
  const root = `${database}/`;
  return {
    root,
    database,
    manifests: `${root}manifests/`,
    manifest: (id: string): string => `${root}manifests/${id}.json`,
    signature: (id: string, fingerprint: string): string => root + signaturePath(id, fingerprint),
    signatures: (id: string): string => `${root}signatures/${id}/`,
    contents: (id: string): string => root + sealedPath({ kind: 'contents', backup: id }),
    pack: (id: string, stream: string, number: number): string =>
      root + sealedPath({ kind: 'pack', backup: id, stream, number }),
    sealed: (place: SealedPlace): string => root + sealedPath(place),
    packs: (id: string): string => `${root}packs/${id}/`,
    objects: (id: string, index: number): string => root + listPartPath(id, index),
    ...recordKeys(root),
    /** The page and the script that this version writes for recovery by hand. */
    runbook: RUNBOOK_FILES.map((file) => root + file),
    /** Prefixes of the keys of everything that a backup's manifest names by hash, and of its signatures. */
    ofBackup: (id: string): string[] => [
      ...['packs', 'maps', 'index', 'objects', 'signatures'].map((part) => `${root}${part}/${id}/`),
      `${root}contents/${id}.`,
    ],
    /** A key as the object list names it: relative to the database's folder. */
    relative: (key: string): string => key.slice(root.length),
    absolute: (relative: string): string => root + relative,
  };
}

export type ObjectKeys = ReturnType<typeof objectKeys>;

/**
 * The id in the key `<database>/<folder>/<id>.json`, or undefined for any other key. Anyone with write access can put a
 * file with such a name deeper in the folder, where nobody looks. It must not stand in for the real one.
 */
export function idOfKey(key: string, folder: 'manifests' | 'pruned'): BackupId | undefined {
  return parseBackupId(nameIn(key, folder) ?? '')?.id;
}

/** The same for the shipments of logs, whose manifests are in the same folder. */
export function logIdOfKey(key: string, folder: 'manifests' | 'pruned'): LogId | undefined {
  return parseLogId(nameIn(key, folder) ?? '')?.id;
}

function nameIn(key: string, folder: string): string | undefined {
  const [, found, file, ...deeper] = key.split('/');
  if (found !== folder || file === undefined || deeper.length > 0 || !file.endsWith('.json')) return undefined;
  return file.slice(0, -'.json'.length);
}

/** Id and file name in the key `<database>/<folder>/<id>/<file>`, or undefined for any other key. */
export function recordInKey(
  key: string,
  folder: 'holds' | 'gaps',
): { readonly id: BackupId; readonly file: string } | undefined {
  const [, found, id = '', file, ...deeper] = key.split('/');
  const parsed = parseBackupId(id);
  if (found !== folder || file === undefined || deeper.length > 0 || parsed === undefined) return undefined;
  return { id: parsed.id, file };
}

/** The subfolders of a database in which each backup has a folder of its own. */
const FOLDERS = 'packs|maps|index|objects|signatures|verifications|holds';
const OF_OWNER = new RegExp(`^(?:(${FOLDERS})/([^/]+)/.|(contents)/([^/]+)\\.json\\.zst\\.pgp$)`);
/** Records that only a backup can have. */
const OF_BACKUPS_ONLY = ['verifications', 'holds'];

/**
 * The backup, or the shipment of a log, that an object belongs to, and its part of it. Undefined for manifests, removal records and
 * foreign files.
 * @param relative the key, relative to the database's folder
 */
export function ownerOfObject(relative: string): { readonly id: OwnerId; readonly part: string } | undefined {
  const match = OF_OWNER.exec(relative);
  const id = match?.[2] ?? match?.[4];
  const part = match?.[1] ?? match?.[3];
  if (id === undefined || part === undefined) return undefined;
  const parsed = OF_BACKUPS_ONLY.includes(part) ? parseBackupId(id) : parseOwnerId(id);
  return parsed && { id: parsed.id, part };
}

/** The part of `ownerOfObject` that is records of verifications. They stay when their backup is removed. */
export const isEvidence = (part: string): boolean => part === 'verifications';

const TEST =
  /^verifications\/([^/]+)\/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z(\.json|\.json\.asc|\.details\.zst\.pgp)$/;

/** An object of a test. */
export interface TestPlace {
  /** Undefined if the test found no backup. */
  readonly id: BackupId | undefined;
  readonly time: Date;
  readonly name: string;
  readonly ending: TestEnding;
}

/**
 * The test that an object belongs to: the record itself, its signature or its details. Undefined for others.
 * @param relative the key, relative to the database's folder
 */
export function recordAt(relative: string): TestPlace | undefined {
  const match = TEST.exec(relative);
  if (match === null) return undefined;
  const [, folder = '', year, month, day, hour, minute, second, ms, ending = ''] = match;
  const id = parseBackupId(folder)?.id;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  if ((id === undefined && folder !== NO_BACKUP) || Number.isNaN(time.getTime())) return undefined;
  return { id, time, name: testName(id, time), ending: ending as TestEnding };
}
