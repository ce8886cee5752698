import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/core/planning/schedule/period.ts';
import { readFolder } from '../../src/evidence/archive/read-folder.ts';
import { runEvidence } from '../../src/evidence/evidence.ts';
import { INDEX_BUNDLE, INDEX_SIGNATURE } from '../../src/evidence/index-file.ts';
import { runVerifyEvidence } from '../../src/evidence/verify-evidence.ts';
import type { EvidenceRequest, VerifyEvidenceRequest } from '../../src/options/request/evidence.ts';
import type { ExpectedIdentity } from '../../src/ports/sigstore.ts';
import type { EvidenceReport, VerifyEvidenceReport } from '../../src/report/facts/evidence.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { indexOf, unsignedIndex, writePackFolder } from '../support/evidence.ts';
import {
  type FakeSigstore,
  FULCIO,
  IDENTITY,
  ISSUER,
  REKOR,
  startFakeSigstore,
  TSA,
} from '../support/fake-sigstore.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { headlineOf, textOf } from '../support/rendered.ts';

let fake: FakeSigstore;
let keys: TestKeys;
let bench: Workbench;
let root: string;
/** Evidence with a signature of the verifier key and one of the workflow. */
let made: EvidenceReport;

beforeAll(async () => {
  [fake, keys, root] = await Promise.all([startFakeSigstore(), makeTestKeys(), mkdtemp(join(tmpdir(), 'sigstore-'))]);
  bench = new Workbench(keys, new MemoryStorage('file:/one'));
  await bench.backup();
  made = await evidence();
});
afterAll(async () => {
  await fake[Symbol.asyncDispose]();
  await rm(root, { recursive: true });
});

async function evidence(change: Partial<EvidenceRequest> = {}, env = fake.env): Promise<EvidenceReport> {
  bench.hostParts = { env };
  const [first, last] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
  const request: EvidenceRequest = {
    ...{ mode: 'evidence', name: undefined, destinations: bench.destinations },
    ...{ period: parsePeriod(`${first}..${last}`), evidence: join(await mkdtemp(join(root, 'of-')), 'pack') },
    ...{ signers: [keys.runner.armoredPublic], verifiers: [keys.verifier.armoredPublic] },
    verifierKey: { armored: keys.verifier.armoredPrivate, passphrase: undefined },
    sigstore: { kind: 'own', config: fake.config, allowsPrivateRepository: false },
    ...{ workflows: [], scheduleTimeZone: 'UTC', keepRecordsMs: 1e11, timeoutMs: undefined },
    ...change,
  };
  return runEvidence(request, bench.dependencies);
}

const expected = (change: Partial<ExpectedIdentity> = {}): ExpectedIdentity => ({
  ...{ identity: IDENTITY, issuer: ISSUER, trustedRoots: fake.trustedRoot },
  ...change,
});

function check(
  evidenceAt: string | undefined,
  sigstore: ExpectedIdentity | undefined,
  change: Partial<VerifyEvidenceRequest> = {},
): Promise<VerifyEvidenceReport> {
  const accepted = { signers: [keys.runner.armoredPublic], verifiers: [keys.verifier.armoredPublic] };
  const request = { mode: 'verify-evidence' as const, evidence: evidenceAt ?? '', allowUnsigned: false, ...accepted };
  return runVerifyEvidence({ ...request, sigstore, ...change }, bench.dependencies);
}

/** A copy of the evidence with other files. */
async function copyWith(change: (files: Map<string, Buffer>) => void, of = made): Promise<string> {
  const files = new Map(await readFolder(of.folder ?? ''));
  change(files);
  return writePackFolder(files, await mkdtemp(join(root, 'copy-')));
}

describe('evidence with a Sigstore bundle', () => {
  it('has it in the folder and in the zip file, and says so', async () => {
    expect(made).toMatchObject({ exitCode: 0, error: undefined, warnings: [] });
    const folder = made.folder ?? '';
    expect(await readdir(folder)).toContain(INDEX_BUNDLE);
    expect(await readFile(join(folder, 'README.txt'), 'utf8')).toContain('cosign verify-blob index.json');
    expect(await readFile(join(folder, 'report.html'), 'utf8')).toContain('the index has a Sigstore bundle');
    expect(textOf(made)).toContain('signed with the identity of this workflow');
    for (const path of [made.folder, made.archive]) {
      const checked = await check(path, expected());
      expect(checked).toMatchObject({ exitCode: 0, verdict: 'passed', problems: [] });
      expect(checked.sigstore).toMatchObject({ status: 'verified', identity: IDENTITY, issuer: ISSUER });
      expect(textOf(checked)).toContain(`signed by ${IDENTITY}`);
    }
  });

  it('is not called verified unless an identity is expected', async () => {
    const checked = await check(made.archive, undefined);
    expect(checked).toMatchObject({ exitCode: 0, verdict: 'passed', sigstore: { status: 'present' } });
    expect(textOf(checked)).toContain('a bundle is present, not checked');
    expect(textOf(checked)).not.toMatch(/verified|acme/);
  });

  it.each<[string, Partial<ExpectedIdentity>, string]>([
    ['of another workflow', { identity: IDENTITY.replace('verify', 'other') }, 'bundle-identity'],
    ['of another issuer', { issuer: 'https://example.com' }, 'bundle-identity'],
  ])('%s is refused', async (_name, change, kind) => {
    const checked = await check(made.archive, expected(change));
    expect(checked).toMatchObject({ exitCode: 1, verdict: 'failed', sigstore: { status: 'refused' } });
    expect(checked.problems).toEqual([{ kind, path: INDEX_BUNDLE }]);
    expect(headlineOf(checked).title).toBe('Do not rely on this evidence');
  });

  it('under another root is refused, and a root that is none is an error', async () => {
    await using other = await startFakeSigstore();
    const checked = await check(made.archive, expected({ trustedRoots: other.trustedRoot }));
    expect(checked.problems).toEqual([{ kind: 'bundle-signature', path: INDEX_BUNDLE }]);
    const unreadable = await check(made.archive, expected({ trustedRoots: '{}' }));
    expect(unreadable).toMatchObject({ exitCode: 2, verdict: 'error', error: { code: 'INPUT_INVALID' } });
  });

  it('without the bundle is refused, with or without an expected identity', async () => {
    const without = await copyWith((files) => files.delete(INDEX_BUNDLE));
    expect((await check(without, undefined)).problems).toEqual([{ kind: 'missing', path: INDEX_BUNDLE }]);
    expect((await check(without, expected())).problems.map(({ kind }) => kind)).toEqual(['no-bundle', 'missing']);
    const plain = await evidence({ sigstore: undefined });
    expect((await check(plain.archive, expected())).problems).toEqual([{ kind: 'no-bundle', path: INDEX_BUNDLE }]);
    const files = await readFolder(made.folder ?? '');
    const planted = await copyWith((each) => each.set(INDEX_BUNDLE, files.get(INDEX_BUNDLE) ?? Buffer.alloc(0)), plain);
    expect((await check(planted, undefined)).problems).toEqual([{ kind: 'added', path: INDEX_BUNDLE }]);
    expect((await check(planted, expected())).problems.map(({ kind }) => kind)).toEqual(['bundle-signature', 'added']);
  });

  it('of another index is refused', async () => {
    const forged = await copyWith((files) => {
      const changed = unsignedIndex(new Map([...files].filter(([path]) => path !== INDEX_BUNDLE)), { sigstore: true });
      files.set('index.json', changed.get('index.json') ?? Buffer.alloc(0));
      files.delete(INDEX_SIGNATURE);
    });
    const { problems } = await check(forged, expected(), { allowUnsigned: true });
    expect(problems).toEqual([{ kind: 'bundle-signature', path: INDEX_BUNDLE }]);
  });

  it('and without a verifier key is signed for who expects the identity, and unsigned for others', async () => {
    const unsigned = await evidence({ verifierKey: undefined });
    expect(unsigned).toMatchObject({ exitCode: 0, warnings: [] });
    const folder = unsigned.folder ?? '';
    expect(indexOf(await readFolder(folder))).toMatchObject({ signer: null, sigstore: true });
    const checked = await check(folder, expected());
    expect(checked).toMatchObject({ exitCode: 0, signedBy: null, sigstore: { status: 'verified' } });
    expect(headlineOf(checked)).toMatchObject({ tone: 'good' });
    expect((await check(folder, undefined)).problems).toEqual([{ kind: 'unsigned' }]);
    expect(await readFile(join(folder, 'report.html'), 'utf8')).not.toContain('index is unsigned');
  });
});

describe('evidence that can not be signed', () => {
  it.each([FULCIO, REKOR, TSA])('is not written at all (%s fails)', async (path) => {
    // A request of the attempt before may still be under way.
    fake.fail(path, 403, 403);
    const failed = await evidence();
    expect(failed).toMatchObject({ exitCode: 2, folder: undefined, archive: undefined, files: 0 });
    expect(failed.error?.code).toBe('SIGSTORE_FAILED');
    const shown = `${JSON.stringify(failed)}${bench.printed.join('\n')}`;
    for (const secret of fake.secrets) expect(shown).not.toContain(secret);
  });

  it('leaves nothing behind, and nothing is read first, without the permission', async () => {
    const folder = join(await mkdtemp(join(root, 'none-')), 'pack');
    const failed = await evidence({ evidence: folder }, {});
    expect(failed).toMatchObject({ exitCode: 2, error: { code: 'SIGSTORE_PERMISSION' } });
    expect(failed.phases.map(({ phase }) => phase)).toEqual(['ask for an identity']);
    expect(await readdir(dirname(folder))).toEqual([]);
  });
});
