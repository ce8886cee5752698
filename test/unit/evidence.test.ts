import { createHash } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import type { DatabaseName } from '../../src/core/format/database-name.ts';
import { type Period, parsePeriod } from '../../src/core/planning/schedule/period.ts';
import { runEvidence } from '../../src/evidence/evidence.ts';
import { renderParts } from '../../src/evidence/parts/render-parts.ts';
import { runVerifyEvidence } from '../../src/evidence/verify-evidence.ts';
import { createSigner } from '../../src/openpgp/signatures/signer.ts';
import type { EvidenceRequest, VerifyEvidenceRequest } from '../../src/options/request/evidence.ts';
import type { WorkflowRun } from '../../src/ports/workflow-runs.ts';
import type { EvidenceReport, VerifyEvidenceReport } from '../../src/report/facts/evidence.ts';
import type { TestEntry } from '../../src/report/facts/history.ts';
import { csvOf } from '../../src/report/render/csv.ts';
import { writeRemovedTests } from '../../src/repository/records/removed-tests.ts';
import { StoredDatabase } from '../../src/repository/stored-database.ts';
import { makeTestKeys, type TestKeys, Workbench } from '../support/commands.ts';
import { filesOfQuarter, renderedAgain } from '../support/evidence.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { headlineOf, textOf } from '../support/rendered.ts';

let keys: TestKeys;

beforeAll(async () => {
  keys = await makeTestKeys();
});

/** Also at midnight. */
function aroundToday(): Period {
  const [first, last] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
  return parsePeriod(`${first}..${last}`);
}

const REPOSITORY = 'acme/shop';
const origin = (runId: string, workflow: string) => ({
  ...{ repository: REPOSITORY, workflow: `.github/workflows/${workflow}`, runId, attempt: 1 },
  ...{ event: 'workflow_dispatch', schedule: null, url: `https://github.com/acme/shop/actions/runs/${runId}` },
});

/** A backup and its verification at two destinations, just now. */
class Case {
  readonly storage = new MemoryStorage('file:/one');
  readonly storages = [this.storage, new MemoryStorage('file:/two')];
  readonly bench = new Workbench(keys, ...this.storages);
  listed: WorkflowRun[] = [];
  /** What GitHub knows of earlier attempts, by their numbers. */
  readonly earlier = new Map<number, Pick<WorkflowRun, 'outcome' | 'startedAt'>>();
  /** From when to when GitHub was asked for runs. */
  readonly asked: (Date | undefined)[][] = [];

  async backUp(): Promise<void> {
    this.bench.hostParts = { origin: origin('11', 'backup.yml') };
    const report = await this.bench.backup();
    if (report.error !== undefined) throw new Error(report.error.message);
  }

  async verify(attempt = 1): Promise<void> {
    this.bench.hostParts = { origin: { ...origin('22', 'verify.yml'), attempt } };
    const verifierKey = { armored: keys.verifier.armoredPrivate, passphrase: undefined };
    const report = await this.bench.verify({ verifierKey, rtoMs: 60_000 });
    if (report.error !== undefined) throw new Error(report.error.message);
  }

  async evidence(change: Partial<EvidenceRequest> = {}): Promise<EvidenceReport> {
    const folder = await mkdtemp(join(tmpdir(), 'evidence-'));
    const request: EvidenceRequest = {
      ...{ mode: 'evidence', name: undefined, destinations: this.bench.destinations },
      ...{ period: aroundToday(), evidence: join(folder, 'pack') },
      ...{ signers: [keys.runner.armoredPublic], verifiers: [keys.verifier.armoredPublic] },
      verifierKey: { armored: keys.verifier.armoredPrivate, passphrase: undefined },
      sigstore: undefined,
      ...{ workflows: [], scheduleTimeZone: 'UTC', keepRecordsMs: 1e11, timeoutMs: undefined },
      ...change,
    };
    const workflowRuns = async () => ({
      state: async () => 'active' as const,
      since: async (from: Date, _most: number, until?: Date) => {
        this.asked.push([from, until]);
        return this.listed;
      },
      attempt: async (_run: WorkflowRun, attempt: number) => this.earlier.get(attempt),
      reached: async () => 'unknown' as const,
    });
    return runEvidence(request, { ...this.bench.dependencies, workflowRuns });
  }

  check(evidence: string | undefined, change: Partial<VerifyEvidenceRequest> = {}): Promise<VerifyEvidenceReport> {
    const accepted = { signers: [keys.runner.armoredPublic], verifiers: [keys.verifier.armoredPublic] };
    const request: VerifyEvidenceRequest = {
      ...{ mode: 'verify-evidence', evidence: evidence ?? '', allowUnsigned: false, sigstore: undefined, ...accepted },
      ...change,
    };
    return runVerifyEvidence(request, this.bench.dependencies);
  }
}

describe('evidence', () => {
  it('has what the destinations state, in a folder and a zip file that can be checked', async () => {
    const at = new Case();
    await at.backUp();
    await at.verify();
    const made = await at.evidence();
    expect(made).toMatchObject({ exitCode: 0, error: undefined, warnings: [] });
    const [shop] = made.evidence?.databases ?? [];
    expect(shop?.backups).toMatchObject([{ authenticatedBy: keys.runner.fingerprint, removedAt: null }]);
    expect(shop?.tests).toMatchObject([{ verdict: 'passed', signedBy: keys.verifier.fingerprint }]);
    expect(shop?.recoveryTime).toMatchObject({ objectiveMs: 60_000, measured: 1, above: 0 });
    expect(shop?.chains).toMatchObject([{ records: 1, breaks: 0, previousSha256: null }]);
    for (const path of [made.folder, made.archive]) {
      const checked = await at.check(path);
      expect(checked).toMatchObject({ exitCode: 0, verdict: 'passed', isRendered: true, problems: [] });
      expect(checked.signedBy).toBe(keys.verifier.fingerprint);
    }
    const again = await at.evidence({ evidence: made.folder ?? '' });
    expect(again.error?.code).toBe('FILE_UNWRITABLE');
  });

  it('says that nothing was checked if no keys were given, and is then accepted only as unsigned', async () => {
    const at = new Case();
    await at.backUp();
    await at.verify();
    const made = await at.evidence({ signers: [], verifiers: [], verifierKey: undefined });
    expect(made.warnings).toEqual([expect.stringContaining('The evidence is unsigned')]);
    const folder = made.folder ?? '';
    expect(await readFile(join(folder, 'tests.csv'), 'utf8')).toContain('"not checked"');
    const page = await readFile(join(folder, 'report.html'), 'utf8');
    expect(page).not.toMatch(/signed by [0-9a-f]{16}/);
    expect(page).toContain('its index is unsigned');
    expect(await at.check(folder)).toMatchObject({ exitCode: 1, problems: [{ kind: 'unsigned' }] });
    expect(await at.check(folder, { allowUnsigned: true })).toMatchObject({ exitCode: 0, signedBy: null });
  });

  it('is not checked without keys, or against those of others', async () => {
    const at = new Case();
    await at.backUp();
    const { archive } = await at.evidence();
    expect((await at.check(archive, { verifiers: [] })).error?.code).toBe('KEY_MISSING');
    expect((await at.check(archive, { signers: [] })).error?.code).toBe('KEY_MISSING');
    const stranger = [keys.stranger.armoredPublic];
    expect(await at.check(archive, { verifiers: stranger })).toMatchObject({ problems: [{ kind: 'index-signature' }] });
    const forged = await at.check(archive, { signers: stranger });
    expect(forged).toMatchObject({ exitCode: 1, verdict: 'failed' });
    expect(forged.problems.map(({ kind }) => kind)).toContain('payload');
  });

  it('leaves out what no accepted key signed', async () => {
    const at = new Case();
    await at.backUp();
    await at.verify();
    const made = await at.evidence({ verifiers: [keys.stranger.armoredPublic], verifierKey: undefined });
    expect(made.evidence?.databases[0]?.tests).toEqual([]);
    expect(made.evidence?.databases[0]?.backups).toHaveLength(1);
  });

  it('can be checked whatever others put beside the records', async () => {
    const at = new Case();
    await at.backUp();
    await at.verify();
    const { objects } = at.storage;
    const [record = ''] = [...objects.keys()].filter((key) => /verifications.*Z[.]json$/.test(key));
    for (const [second, text] of ['{}', 'x', `{"database":"<script>\\n"}`].entries()) {
      objects.set(record.replace(/\d{9}Z\.json$/, `23595${second}000Z.json`), Buffer.from(text));
    }
    const made = await at.evidence();
    expect(made.evidence?.databases[0]?.findings).toMatchObject([{ kind: 'unsigned', count: 3 }]);
    expect(await at.check(made.archive)).toMatchObject({ exitCode: 0, verdict: 'passed', problems: [] });
  });

  it('lists the runs of GitHub that left nothing, and those that GitHub does not list', async () => {
    const at = new Case();
    await at.backUp();
    await at.verify();
    const times = { createdAt: new Date(), startedAt: new Date(), updatedAt: new Date() };
    const run = { event: 'schedule', outcome: 'failure', attempt: 1, ...times } as const;
    at.listed = [{ ...run, id: '33', url: 'https://github.com/acme/shop/actions/runs/33' }];
    const token = { reveal: () => '' } as never;
    const made = await at.evidence({ workflows: [{ repository: REPOSITORY, file: 'backup.yml', token }] });
    expect(made.evidence?.github).toMatchObject([{ runs: 1, withoutRecord: [{ runId: '33' }], unlisted: ['11'] }]);
    expect(await at.check(made.archive)).toMatchObject({ verdict: 'passed' });
  });

  it('lists an attempt that left nothing, although a later attempt of the same run left a record', async () => {
    const at = new Case();
    await at.backUp();
    await at.verify(3);
    const [now, url] = [new Date(), 'https://github.com/acme/shop/actions/runs/22'];
    const times = { createdAt: now, startedAt: now, updatedAt: now };
    at.listed = [{ ...{ id: '22', event: 'schedule', outcome: 'success', attempt: 3, url }, ...times }];
    at.earlier.set(1, { outcome: 'failure', startedAt: now });
    const token = { reveal: () => '' } as never;
    const workflows = [{ repository: REPOSITORY, file: 'verify.yml', token }];
    const made = await at.evidence({ workflows });
    expect(made.evidence?.github).toMatchObject([
      {
        ...{ runs: 1, attempts: 3, unlisted: [] },
        withoutRecord: [
          { runId: '22', attempt: 1, outcome: 'failure' },
          { runId: '22', attempt: 2, outcome: 'other' },
        ],
      },
    ]);
    expect(await readFile(join(made.folder ?? '', 'report.html'), 'utf8')).toContain('runs/22/attempts/2');
    expect(await at.check(made.archive)).toMatchObject({ verdict: 'passed' });
    at.listed = at.listed.map((run) => ({ ...run, attempt: 1 }));
    const older = await at.evidence({ workflows });
    expect(older.evidence?.github).toMatchObject([
      { withoutRecord: [{ runId: '22', attempt: 1 }], unlisted: ['22 (attempt 3)'] },
    ]);
  });

  it('has backups that retention removed since, by the signed records of their removal', async () => {
    const at = new Case();
    for (const seconds of [0, 20, 40]) {
      at.bench.now = () => new Date(Date.now() + seconds * 1_000);
      await at.backUp();
    }
    const verifierKey = { armored: keys.verifier.armoredPrivate, passphrase: undefined };
    const accepted = { signers: [keys.runner.armoredPublic], verifiers: [keys.verifier.armoredPublic] };
    expect((await at.bench.prune({ ...accepted, verifierKey })).error).toBeUndefined();
    const made = await at.evidence();
    expect(made.warnings).toEqual([]);
    // Nothing that is only of another time is called unsigned.
    const [next, after] = [2, 3].map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10));
    expect((await at.evidence({ period: parsePeriod(`${next}..${after}`) })).warnings).toEqual([]);
    const { backups = [] } = made.evidence?.databases[0] ?? {};
    expect(backups.map(({ removedAt }) => removedAt !== null)).toEqual([true, true, false]);
    // Who signed a removal did not sign the backup.
    const [runner, verifier] = [keys.runner.fingerprint, keys.verifier.fingerprint];
    expect(backups.map(({ authenticatedBy }) => authenticatedBy)).toEqual([null, null, runner]);
    expect(backups.map(({ removalSignedBy }) => removalSignedBy)).toEqual([verifier, verifier, null]);
    const [columns = '', ...rows] = (await readFile(join(made.folder ?? '', 'backups.csv'), 'utf8')).split('\r\n');
    const cells = (name: string): (string | undefined)[] =>
      rows.slice(0, 3).map((row) => row.split(',')[columns.split(',').indexOf(`"${name}"`)]);
    expect(cells('signed_by')).toEqual(['""', '""', `"${runner}"`]);
    expect(cells('removal_signed_by')).toEqual([`"${verifier}"`, `"${verifier}"`, '""']);
    expect(await at.check(made.archive)).toMatchObject({ verdict: 'passed', problems: [] });
  });

  it('says which record a prune removed because of its age, by the signed removal', async () => {
    const at = new Case();
    const verifierKey = { armored: keys.verifier.armoredPrivate, passphrase: undefined };
    const began = Date.now();
    const later = (days: number): void => {
      at.bench.now = () => new Date(began + days * 86_400_000);
      for (const storage of at.storages) storage.skewMs = days * 86_400_000 + 60_000;
    };
    for (const days of [0, 20, 20.1]) {
      later(days);
      await at.backUp();
      await at.verify();
    }
    // An old record whose backup is still there stays, so the one between is removed by hand, as a prune does it.
    const records = [...at.storage.objects.keys()].filter((key) => /verifications.*[.]json$/.test(key)).sort();
    const [, between = ''] = records;
    const { finishedAt } = JSON.parse(String(at.storage.objects.get(between)));
    const recordSha256 = createHash('sha256')
      .update(at.storage.objects.get(between) ?? '')
      .digest('hex');
    for (const { objects } of at.storages) for (const end of ['', '.asc']) objects.delete(between + end);
    later(55);
    const signer = await createSigner(verifierKey, 'verifier-key', at.bench.now());
    const keepMs = 30 * 86_400_000;
    for (const storage of at.storages) {
      const place = new StoredDatabase(storage, {
        ...{ name: 'shop' as DatabaseName, clock: at.bench.dependencies.clock },
        signal: new AbortController().signal,
      });
      await writeRemovedTests(place, [{ recordSha256, finishedAt }], { keepMs, removedAt: at.bench.now(), signer });
    }
    const [first, last] = [-1, 60].map((days) => new Date(began + days * 86_400_000).toISOString().slice(0, 10));
    const period = parsePeriod(`${first}..${last}`);
    const made = await at.evidence({ period, keepRecordsMs: keepMs });
    const [shop] = made.evidence?.databases ?? [];
    expect(shop?.findings).toEqual([]);
    expect(shop?.chains).toMatchObject([{ records: 2, breaks: 0, removed: 1 }]);
    expect(await at.check(made.archive)).toMatchObject({ verdict: 'passed', problems: [] });
    for (const { objects } of at.storages) {
      for (const key of [...objects.keys()]) if (key.includes('/removed-tests/')) objects.delete(key);
    }
    const broken = await at.evidence({ period, keepRecordsMs: keepMs });
    expect(broken.evidence?.databases[0]?.chains).toMatchObject([{ records: 2, breaks: 1, removed: 0 }]);
    const page = await readFile(join(broken.folder ?? '', 'report.html'), 'utf8');
    expect(page).toContain('The records are not complete: 1 finding.');
  });

  it('has a record whose signature was replaced at one of the destinations', async () => {
    const at = new Case();
    await at.backUp();
    await at.verify();
    const { objects } = at.storage;
    const [other = ''] = [...objects.keys()].filter((key) => /signatures.*[.]asc$/.test(key));
    for (const key of [...objects.keys()].filter((each) => /verifications.*[.]asc$/.test(each))) {
      objects.set(key, objects.get(other) ?? Buffer.alloc(0));
    }
    const made = await at.evidence();
    expect(made.evidence?.databases[0]?.tests).toMatchObject([{ verdict: 'passed' }]);
    expect(made.warnings).toEqual([]);
  });

  it('says which destination could not be read', async () => {
    const at = new Case();
    await at.backUp();
    await at.verify();
    at.storage.list = () => {
      throw new RestorableError('STORAGE_UNREACHABLE', 'It is away.');
    };
    const made = await at.evidence({ name: 'shop' as DatabaseName });
    expect(made).toMatchObject({ exitCode: 1, error: undefined, evidence: { databases: [{ unread: ['file:/one'] }] } });
    const page = await readFile(join(made.folder ?? '', 'report.html'), 'utf8');
    expect(page).toContain('What is only at file:/one of shop: it could not be read');
    expect(await at.check(made.archive)).toMatchObject({ verdict: 'passed', problems: [] });
  });

  it('goes on if a destination can not be listed, and says so everywhere', async () => {
    const at = new Case();
    await at.backUp();
    await at.verify();
    const away = (): never => {
      throw new RestorableError('STORAGE_UNREACHABLE', 'It is away.');
    };
    at.storage.onOperation = away;
    at.storage.folders = away;
    const made = await at.evidence();
    expect(made).toMatchObject({ exitCode: 1, error: undefined, evidence: { unlisted: ['file:/one'] } });
    expect(made.evidence?.databases).toMatchObject([{ name: 'shop', unread: ['file:/one'], tests: [{}] }]);
    expect(made.warnings[0]).toBe('The databases at file:/one are unknown: It is away.');
    const page = await readFile(join(made.folder ?? '', 'report.html'), 'utf8');
    expect(page).toContain('It is not complete: 1 destination could not be read.');
    expect(page).toContain('Databases that are only at file:/one: it could not be listed');
    expect(headlineOf(made)).toMatchObject({ tone: 'warn', sentence: expect.stringContaining('It is not complete.') });
    const checked = await at.check(made.archive);
    expect(checked).toMatchObject({ verdict: 'passed', problems: [] });
    expect(textOf(checked)).toContain('what is only at file:/one, which could not be read');
    for (const storage of at.storages) storage.folders = away;
    expect((await at.evidence()).error?.code).toBe('STORAGE_UNREACHABLE');
  });

  it('names a database that no destination lets read, if it is about all', async () => {
    const at = new Case();
    await at.backUp();
    for (const { objects } of at.storages) objects.set('other/manifests/x.json', Buffer.from('{}'));
    for (const storage of at.storages) {
      storage.onOperation = (operation, key) => {
        if (operation === 'list' && key.startsWith('other/')) throw new RestorableError('STORAGE_PERMISSION', 'No.');
      };
    }
    const made = await at.evidence();
    expect(made.evidence?.databases).toMatchObject([
      { name: 'other', unread: ['file:/one', 'file:/two'], backups: [] },
      { name: 'shop', unread: [], backups: [{}] },
    ]);
    expect((await at.evidence({ name: 'other' as DatabaseName })).error?.code).toBe('STORAGE_PERMISSION');
  });

  it('asks for runs before the period, which may have left something in it, and for none after it', async () => {
    const at = new Case();
    await at.backUp();
    const period = aroundToday();
    const runOf = (id: string, createdAt: Date): WorkflowRun => ({
      ...{ id, createdAt, startedAt: createdAt, updatedAt: createdAt, attempt: 1, event: 'schedule' },
      ...{ outcome: 'failure', url: `https://github.com/acme/shop/actions/runs/${id}` },
    });
    const { from, to } = period;
    at.listed = [runOf('33', new Date(to.getTime() - 1)), runOf('11', new Date(from.getTime() - 1_000))];
    const token = { reveal: () => '' } as never;
    const made = await at.evidence({ period, workflows: [{ repository: REPOSITORY, file: 'backup.yml', token }] });
    expect(at.asked).toEqual([[new Date(from.getTime() - 31 * 86_400_000), to]]);
    expect(made.evidence?.github).toMatchObject([{ runs: 1, withoutRecord: [{ runId: '33' }], unlisted: [] }]);
    const page = await readFile(join(made.folder ?? '', 'report.html'), 'utf8');
    expect(page).toContain('A run on the last day of the period may have left something after it.');
  });

  it('is about at least one database', async () => {
    expect((await new Case().evidence()).error?.code).toBe('BACKUP_NOT_FOUND');
  });
});

describe('a cell of a table', () => {
  it.each(['=1+1', '+1', '-1', '@sum', '\t=1', '\r\n=1', ' =1', '\u200b=1', '\uff1d1', '|cmd'])(
    'never begins a formula: %j',
    (text) => {
      expect(csvOf(['a'], [[text]])).toMatch(/^"a"\r\n"'/);
    },
  );

  it('can have any content', () => {
    expect(csvOf(['a', 'b', 'c'], [['x"y,\nz', null, 7]])).toBe('"a","b","c"\r\n"x""y, \u21b5 z","","7"\r\n');
  });
});

describe('the evidence of the simulated quarter', () => {
  it('names the definitions of the checks, and counts the differences that a rule ignores', async () => {
    const { facts } = await renderedAgain();
    const definitionsSha256 = 'ab'.repeat(32);
    const change = (test: TestEntry): TestEntry => ({
      ...{ ...test, definitionsSha256 },
      checks: { passed: 3, failed: 0, error: 0, skipped: 3, ignored: 2, ignoredInSteps: { content: 2 } },
    });
    const databases = facts.databases.map((each) => ({ ...each, tests: each.tests.map(change) }));
    const parts = renderParts({ ...facts, databases });
    const [statement] = String(parts.get('statements.jsonl')).split('\n');
    expect(JSON.parse(statement ?? '').predicate).toMatchObject({
      configuration: [{ name: 'checks', digest: { sha256: definitionsSha256 } }],
      ...{ result: 'WARNED', warnedTests: ['content'] },
      restorable: { checks: { ignored: 2 } },
    });
    const [columns = '', row = ''] = String(parts.get('tests.csv')).split('\r\n');
    expect(row.split(',')[columns.split(',').indexOf('"ignored"')]).toBe('"2"');
    expect(row.split(',')[columns.split(',').indexOf('"rows_compared"')]).toBe('"in part"');
    const page = String(parts.get('report.html'));
    expect(page).toContain('That every row was as in the dump. 0 of ');
    expect(page).toContain('3 of 3, 1 skipped, 2 differences ignored');
    expect(page).toContain('passed in part');
  });

  it('is what its payloads give: write it again with scripts/write-quarter.ts --render', async () => {
    const { files, facts } = await renderedAgain();
    const stored = filesOfQuarter();
    const changed = [...stored]
      .filter(([path, bytes]) => files.get(path)?.equals(bytes) !== true)
      .map(([path]) => path);
    // Signatures have a salt.
    expect(changed).toEqual(['index.json.asc']);
    expect([...files.keys()].sort()).toEqual([...stored.keys()].sort());
    const failures = facts.databases.flatMap(({ name, failures: own }) => own.map(({ reason }) => [name, reason]));
    expect(failures).toEqual([
      ['billing', 'check'],
      ['shop', 'backup'],
    ]);
    for (const { schedules } of facts.databases) {
      expect(schedules.map(({ what, expected, made }) => [what, expected, made])).toEqual([
        ['backup', 92, 85],
        ['verification', 13, 12],
      ]);
      expect(schedules[0]?.missedAt.at(0)).toBe('2026-08-03T02:17:00.000Z');
      expect(schedules[0]?.missedAt.at(-1)).toBe('2026-08-09T02:17:00.000Z');
    }
    expect(facts.github?.map(({ withoutRecord }) => withoutRecord.length)).toEqual([1, 0, 0]);
  });
});
