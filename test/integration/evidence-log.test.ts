import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { parsePeriod } from '../../src/core/planning/schedule/period.ts';
import type { PackFiles } from '../../src/evidence/archive/files.ts';
import { readZip } from '../../src/evidence/archive/read-zip.ts';
import { checkPack } from '../../src/evidence/check-pack.ts';
import { runEvidence } from '../../src/evidence/evidence.ts';
import { createSigner, type Signer } from '../../src/openpgp/signatures/signer.ts';
import type { EvidenceRequest } from '../../src/options/request/evidence.ts';
import type { EvidenceReport } from '../../src/report/facts/evidence.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { indexOf, offline, unsignedIndex } from '../support/evidence.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { textOf } from '../support/rendered.ts';
import { type Made, putBackup, SHOP } from '../support/stored-backup.ts';
import { putShipment } from '../support/stored-shipment.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEYS = objectKeys(SHOP);
/** Three days, which have ended. */
const START_MS = Math.floor(Date.now() / DAY_MS) * DAY_MS - 4 * DAY_MS;
const at = (hours: number): Date => new Date(START_MS + hours * HOUR_MS);
const PERIOD = parsePeriod(`${at(0).toISOString().slice(0, 10)}..${at(48).toISOString().slice(0, 10)}`);
/** Shipments every four hours, from a backup before the period to after its end. */
const HOURS = Array.from({ length: 23 }, (_, each) => each * 4 - 8);

let keys: TestKeys;
let signer: Signer;
let stranger: Signer;
/** A database that ships its log to two destinations. */
let world: { readonly storage: MemoryStorage; readonly shipments: readonly Made[]; readonly base: Made };
let storages: MemoryStorage[];

const signerOf = (key: TestKeys['runner']): Promise<Signer> =>
  createSigner({ armored: key.armoredPrivate, passphrase: undefined }, 'runner-key', new Date());

beforeAll(async () => {
  keys = await makeTestKeys();
  [signer, stranger] = [await signerOf(keys.runner), await signerOf(keys.stranger)];
  const storage = new MemoryStorage('one');
  const base = await putBackup(storage, { at: at(-12), signer });
  const noon = await putBackup(storage, { at: at(36), signer, predecessor: base });
  await putBackup(storage, { at: at(60), signer, predecessor: noon });
  const shipments: Made[] = [];
  for (const hour of HOURS) {
    const times = { at: at(hour), from: at(hour - 4), to: at(hour) };
    shipments.push(await putShipment(storage, { ...times, base, follows: shipments.at(-1), signer }));
  }
  world = { storage, shipments, base };
});
beforeEach(() => {
  const second = new MemoryStorage('two');
  for (const [key, bytes] of world.storage.objects) second.objects.set(key, bytes);
  storages = [world.storage.copy(), second];
});

/** The shipment that ends at this hour of the period. */
function shipmentAt(hour: number): Made {
  const found = world.shipments[HOURS.indexOf(hour)];
  if (found === undefined) throw new Error('no such shipment');
  return found;
}

async function evidence(change: Partial<EvidenceRequest> = {}): Promise<EvidenceReport> {
  const bench = new Workbench(keys, ...storages);
  const folder = await mkdtemp(join(tmpdir(), 'evidence-log-'));
  const request: EvidenceRequest = {
    ...{ mode: 'evidence', name: undefined, destinations: bench.destinations },
    ...{ period: PERIOD, evidence: join(folder, 'pack'), sigstore: undefined },
    ...{ signers: [keys.runner.armoredPublic], verifiers: [keys.verifier.armoredPublic] },
    verifierKey: { armored: keys.verifier.armoredPrivate, passphrase: undefined },
    ...{ workflows: [], scheduleTimeZone: 'UTC', keepRecordsMs: 1e11, timeoutMs: undefined },
    ...change,
  };
  const report = await runEvidence(request, bench.dependencies);
  if (report.error !== undefined) throw report.error;
  return report;
}

const logOf = ({ evidence: made }: EvidenceReport) => made?.databases[0]?.log;

async function filesOf({ archive = '' }: EvidenceReport): Promise<PackFiles> {
  return readZip(await readFile(archive));
}

/** What an auditor finds wrong, also in files that somebody without the verifier key changed together with the index. */
async function problemsOf(files: PackFiles, isRefitted = false): Promise<string[]> {
  const accepted = { signers: [keys.runner.armoredPublic], verifiers: [keys.verifier.armoredPublic] };
  const request = { mode: 'verify-evidence' as const, evidence: '', allowUnsigned: isRefitted, sigstore: undefined };
  const { problems } = await checkPack(files, { ...request, ...accepted }, offline());
  const kinds = new Set<string>(problems.map(({ kind }) => kind));
  // The page of a pack says who signed its index.
  if (isRefitted) kinds.delete('not-rendered');
  return [...kinds].sort();
}

function hide(storage: MemoryStorage, { id }: Made): void {
  if (!storage.objects.delete(KEYS.manifest(id))) throw new Error(`${id} is not stored`);
}

describe('evidence of a database that ships its log', () => {
  it('shows that any moment of the period can be restored, in few files that can be checked', async () => {
    const made = await evidence();
    expect(made.warnings).toEqual([]);
    const whole = { from: PERIOD.from.toISOString(), to: PERIOD.to.toISOString() };
    expect(logOf(made)).toMatchObject({
      ...{ shipments: 18, windows: [whole], gaps: [], missing: [], late: [], uncounted: 0 },
      age: { measured: 18, medianMs: 4 * HOUR_MS, worstMs: 4 * HOUR_MS },
    });
    const files = await filesOf(made);
    const bundles = [...files.keys()].filter((path) => path.includes('/shipments/'));
    expect(bundles).toHaveLength(5);
    expect([...files.keys()].filter((path) => path.includes('-log-'))).toEqual([]);
    expect(String(files.get('log.csv'))).toContain(`"shop","any moment","${whole.from}","${whole.to}","259200"`);
    expect(String(files.get('report.html'))).toContain('Shipped log');
    expect(String(files.get('README.txt'))).toContain('payloads/DATABASE/shipments');
    expect(indexOf(files).logs).toMatchObject([{ database: 'shop', shipments: 18, windows: [whole], gaps: [] }]);
    expect(await problemsOf(files)).toEqual([]);
  });

  it('is checked with the commands of its README: a line has the bytes of the manifest and of its signature', async () => {
    const files = await filesOf(await evidence());
    const [path = ''] = [...files.keys()].filter((each) => each.includes('/shipments/'));
    const [line = ''] = String(files.get(path)).split('\n');
    const { id, manifest, signature } = JSON.parse(line) as { id: string; manifest: string; signature: string };
    expect(Buffer.from(manifest)).toEqual(storages[0]?.objects.get(KEYS.manifest(id)));
    const stored = storages[0]?.objects.get(KEYS.signature(id, signer.fingerprint));
    expect(Buffer.from(signature)).toEqual(stored);
  });

  it('has no section and no file about it without shipments', async () => {
    for (const { objects } of storages) {
      for (const key of [...objects.keys()]) if (key.includes('-log-')) objects.delete(key);
    }
    const made = await evidence();
    const files = await filesOf(made);
    expect(logOf(made)).toBeUndefined();
    expect(files.has('log.csv')).toBe(false);
    expect(String(files.get('report.html'))).not.toContain('Shipped log');
    expect(indexOf(files).logs).toBeUndefined();
    expect(await problemsOf(files)).toEqual([]);
  });

  it('is made without keys, and says nothing of signatures', async () => {
    const made = await evidence({ signers: [], verifiers: [] });
    expect(logOf(made)).toMatchObject({ shipments: 18, gaps: [] });
    expect(await problemsOf(await filesOf(made))).toEqual([]);
  });
});

describe('a shipment that somebody hides at the destinations', () => {
  it('is read from a destination that has it', async () => {
    const [first] = storages;
    if (first !== undefined) for (const hour of [-4, 8, 40]) hide(first, shipmentAt(hour));
    expect(logOf(await evidence())).toMatchObject({ gaps: [], missing: [], windows: [{}] });
  });

  it('is named by the one after it, and its moments are a gap', async () => {
    const [hidden, after] = [shipmentAt(8), shipmentAt(12)];
    for (const storage of storages) hide(storage, hidden);
    const made = await evidence();
    expect(made.warnings).toEqual([expect.stringContaining(`manifests/${hidden.id}.json is left out`)]);
    expect(logOf(made)).toMatchObject({
      missing: [hidden],
      gaps: [
        { from: at(4).toISOString(), to: at(8).toISOString(), reason: 'missing', shipment: after.id },
        { from: at(8).toISOString(), to: at(36).toISOString(), reason: 'no-backup', shipment: after.id },
      ],
      windows: [
        { from: at(0).toISOString(), to: at(4).toISOString() },
        { from: at(36).toISOString(), to: at(72).toISOString() },
      ],
    });
    const files = await filesOf(made);
    expect(String(files.get('report.html'))).toContain('2 gaps in the shipped log, and 1 shipment missing.');
    expect(textOf(made)).toContain(`1 shipment named by another one, and not in the evidence (${hidden.id})`);
    expect(await problemsOf(files)).toEqual([]);
  });

  it('is missing if it was replaced, or lost its signature', async () => {
    const [replaced, unsigned] = [shipmentAt(8), shipmentAt(44)];
    for (const { objects } of storages) {
      objects.set(KEYS.manifest(replaced.id), Buffer.from('{}'));
      objects.delete(KEYS.signature(unsigned.id, signer.fingerprint));
    }
    const found = logOf(await evidence());
    expect(found).toMatchObject({ missing: [replaced, unsigned], uncounted: 2 });
  });
});

describe('a shipment that somebody plants at a destination', () => {
  it('hides no gap and invents none', async () => {
    const [first] = storages;
    const gap = shipmentAt(20);
    for (const storage of storages) hide(storage, gap);
    const before = logOf(await evidence());
    expect(before?.gaps).toHaveLength(2);
    if (first === undefined) throw new Error('no destination');
    const { base } = world;
    const times = { from: at(16), to: at(20), base, follows: shipmentAt(16) };
    // In the place of the missing one, and as a new line.
    await putShipment(first, { ...times, at: at(20), id: gap.id, signer: stranger });
    await putShipment(first, { at: at(30), from: at(26), to: at(30), base, signer: stranger });
    await putShipment(first, { at: at(31), from: at(26), to: at(30), base });
    const made = await evidence();
    expect(made.warnings.join('\n')).toContain('3 shipments of shop did not count.');
    expect(logOf(made)).toEqual({ ...before, uncounted: 3 });
    const files = await filesOf(made);
    expect([...files.values()].some((bytes) => bytes.includes(stranger.fingerprint))).toBe(false);
    expect(await problemsOf(files)).toEqual([]);
  });
});

describe('a pack in which somebody changes the shipments, with an index that fits', () => {
  let files: PackFiles;
  let bundles: string[];
  beforeEach(async () => {
    files = await filesOf(await evidence());
    bundles = [...files.keys()].filter((path) => path.includes('/shipments/')).sort();
  });

  function changed(path: string | undefined, change: (lines: string[]) => string[]): PackFiles {
    const lines = String(files.get(path ?? ''))
      .split('\n')
      .slice(0, -1);
    const text = change(lines).map((line) => `${line}\n`);
    return unsignedIndex(new Map([...files, [path ?? '', Buffer.from(text.join(''))]]));
  }

  it('is refused if one is hidden: in a line, or the last one', async () => {
    expect(
      await problemsOf(
        changed(bundles[2], ([_, ...rest]) => rest),
        true,
      ),
    ).toEqual(['log']);
    const [path = ''] = bundles.slice(-1);
    const without = new Map([...files].filter(([each]) => each !== path));
    expect(await problemsOf(without)).toEqual(['missing']);
    expect(await problemsOf(unsignedIndex(without), true)).toEqual(['log']);
  });

  it('is refused if one is planted, or has the signature of another one', async () => {
    const scratch = new MemoryStorage();
    const when = at(30.5);
    const { id } = await putShipment(scratch, { at: when, from: at(29), to: when, base: world.base, signer: stranger });
    const manifest = String(scratch.objects.get(KEYS.manifest(id)));
    const signature = String(scratch.objects.get(KEYS.signature(id, stranger.fingerprint)));
    const planted = JSON.stringify({ id, manifest, signature });
    const path = bundles.find((each) => each.includes(when.toISOString().slice(0, 10)));
    const plant = (lines: string[]): string[] => [...lines, planted].sort();
    expect(await problemsOf(changed(path, plant), true)).toEqual(['payload']);
    const swap = (lines: string[]): string[] => {
      const [first, second, ...rest] = lines.map((line) => JSON.parse(line) as { signature: string });
      if (first === undefined || second === undefined) throw new Error('too few shipments');
      const swapped = [{ ...first, signature: second.signature }, { ...second, signature: first.signature }, ...rest];
      return swapped.map((line) => JSON.stringify(line));
    };
    expect(await problemsOf(changed(path, swap), true)).toEqual(['log', 'payload']);
  });

  it('is refused in any other form of the same lines', async () => {
    const forms: ((lines: string[]) => string[])[] = [
      (lines) => lines.toReversed(),
      ([first = '', ...rest]) => [first, first, ...rest],
      ([first = '', ...rest]) => [first.replace('{', '{ '), ...rest],
      ([first = '', ...rest]) => [first.replace('"id"', '"more":1,"id"'), ...rest],
      (lines) => [...lines, 'not JSON'],
    ];
    for (const form of forms) {
      const found = await problemsOf(changed(bundles[1], form), true).catch((thrown: { code?: string }) => thrown.code);
      expect([['payload'], 'EVIDENCE_INVALID'], String(form)).toContainEqual(found);
    }
  });

  it('is refused if a manifest is beside them', async () => {
    const { id } = shipmentAt(8);
    const path = `payloads/${KEYS.manifest(id)}`;
    const beside = new Map([...files, [path, Buffer.from(world.storage.objects.get(KEYS.manifest(id)) ?? '')]]);
    expect(await problemsOf(unsignedIndex(beside), true)).toEqual(['payload']);
  });
});
