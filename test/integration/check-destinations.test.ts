import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContainerSASPermissions } from '@azure/storage-blob';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RestorableError } from '../../src/core/errors.ts';
import { readDestinations } from '../../src/options/connections/destinations.ts';
import type { CheckDestinationsReport, DestinationProbe } from '../../src/report/facts/destinations.ts';
import type { DoctorReport } from '../../src/report/facts/setup/doctor.ts';
import { runCheckDestinations } from '../../src/status/check-destinations.ts';
import { openStorage } from '../../src/storage/index.ts';
import { startAzurite } from '../support/azurite.ts';
import { cephBucket, type TestBucket } from '../support/ceph-endpoint.ts';
import { type TestKeys, Workbench } from '../support/commands.ts';
import { doctor, findingOf, inWords } from '../support/doctor.ts';
import { createEngineHost } from '../support/engine-host.ts';
import { LockingStorage } from '../support/locking-storage.ts';
import { MemoryStorage } from '../support/memory-storage.ts';
import { startWebdav } from '../support/rclone.ts';
import { foundBy, markdownOf, textOf } from '../support/rendered.ts';
import { startSshd } from '../support/sshd.ts';

const NO_KEYS = {} as TestKeys;
const outcomes = (probe: DestinationProbe | undefined): Record<string, string> =>
  Object.fromEntries((probe?.checks ?? []).map((check) => [check.name, check.outcome]));
const detail = (report: CheckDestinationsReport, name: string, at = 0): string =>
  foundBy(report.destinations[at]?.checks.find((check) => check.name === name));

const ALL_WELL = {
  clock: 'passed',
  put: 'passed',
  get: 'passed',
  'conditional put': 'passed',
  list: 'passed',
  delete: 'passed',
  speed: 'passed',
  'older versions': 'skipped',
};

function denying(...operations: string[]): MemoryStorage {
  const storage = new MemoryStorage();
  storage.onOperation = (operation) => {
    if (operations.includes(operation)) {
      throw new RestorableError('STORAGE_PERMISSION', `${operation} is not permitted.`, {
        hint: `Allow ${operation}.`,
      });
    }
  };
  return storage;
}

describe('check-destinations', () => {
  it('passes if backups can be made, measures, and leaves nothing behind', async () => {
    const storage = new MemoryStorage();
    const report = await new Workbench(NO_KEYS, storage).checkDestinations();
    expect(report).toMatchObject({ exitCode: 0, error: undefined, warnings: [] });
    expect(outcomes(report.destinations[0])).toEqual(ALL_WELL);
    expect(report.destinations[0]).toMatchObject({ usable: true, leftBehind: [], clockSkewMs: 0 });
    expect(report.destinations[0]?.uploadBytesPerSecond).toBeGreaterThan(0);
    expect(storage.objects.size).toBe(0);
    expect(report.rule).toMatchObject({ isMet: false, copies: 2 });
    expect(markdownOf(report)).toContain('Ready for backups');
    expect(textOf(report)).toContain('The 3-2-1 rule is not met');
  });

  it('warns of nothing that stays if the bucket does not exist', async () => {
    const storage = new MemoryStorage();
    storage.onOperation = () => {
      throw new RestorableError('STORAGE_FAILED', 'There is no bucket "x".');
    };
    const report = await new Workbench(NO_KEYS, storage).checkDestinations();
    expect(report).toMatchObject({ exitCode: 1, warnings: [], destinations: [{ usable: false, leftBehind: [] }] });
  });

  it('treats a missing permission to delete as a recommendation, and names what stays', async () => {
    const storage = denying('delete');
    const report = await new Workbench(NO_KEYS, storage).checkDestinations({ name: 'shop' as never });
    expect(report).toMatchObject({ exitCode: 0, destinations: [{ usable: true }] });
    expect(outcomes(report.destinations[0])).toEqual({ ...ALL_WELL, delete: 'skipped', speed: 'skipped' });
    expect(detail(report, 'delete')).toMatch(/recommended for a backup job/);
    const left = [...storage.objects.keys()];
    expect(left).toHaveLength(1);
    expect(left[0]).toMatch(/^shop\/\.probe\/[0-9a-f]{16}\/once$/);
    expect(report.warnings).toEqual([`${left[0]} at memory could not be deleted, and stays.`]);
  });

  it.each([
    ['put', { put: 'failed', get: 'skipped', list: 'passed', delete: 'skipped' }],
    ['get', { put: 'passed', get: 'failed', list: 'passed', delete: 'failed' }],
    ['list', { put: 'passed', get: 'passed', list: 'failed', delete: 'passed' }],
  ])('names that %s is not permitted, and continues', async (operation, expected) => {
    const storage = denying(operation);
    const report = await new Workbench(NO_KEYS, storage).checkDestinations();
    expect(report).toMatchObject({ exitCode: 1, error: undefined, destinations: [{ usable: false, leftBehind: [] }] });
    expect(outcomes(report.destinations[0])).toMatchObject(expected);
    expect(detail(report, operation)).toBe(`${operation} is not permitted. Allow ${operation}`);
    expect(storage.objects.size).toBe(0);
    expect(markdownOf(report)).toContain('Not ready for backups');
  });

  it('takes a line that turns out wrong when it is used for a finding, and checks the others', async () => {
    const nowhere = new MemoryStorage('nowhere');
    nowhere.onOperation = () => {
      throw new RestorableError('INPUT_INVALID', 'No region is known for nowhere.', {
        hint: 'Add `?region=...` to it.',
      });
    };
    const report = await new Workbench(NO_KEYS, nowhere, new MemoryStorage()).checkDestinations();
    expect(report).toMatchObject({
      exitCode: 1,
      error: undefined,
      destinations: [{ usable: false }, { usable: true }],
    });
    expect(detail(report, 'put')).toBe('No region is known for nowhere. Add `?region=...` to it');
  });

  it('detects the faults of a storage', async () => {
    const corrupting = new MemoryStorage('corrupting');
    // A different first byte, because a fixed one would be right once in 256 times.
    corrupting.onPut = (_key, bytes) => Buffer.from(bytes).fill(~(bytes[0] ?? 0), 0, 1);
    const replacing = new MemoryStorage('replacing');
    const put = replacing.put.bind(replacing);
    replacing.put = (key, body) => put(key, body, {});
    const late = new MemoryStorage('late');
    late.skewMs = -6 * 60_000;
    const report = await new Workbench(NO_KEYS, corrupting, replacing, late).checkDestinations();
    expect(report.exitCode).toBe(1);
    expect(report.destinations.map((each) => each.usable)).toEqual([false, false, false]);
    expect(detail(report, 'get', 0)).toMatch(/^The bytes that were read differ/);
    expect(detail(report, 'speed', 0)).toMatch(/damaged/);
    expect(detail(report, 'conditional put', 1)).toMatch(/was replaced/);
    expect(detail(report, 'clock', 2)).toMatch(/^360 s behind this machine's/);
  });

  it('reports only that one does not answer, and checks the others', async () => {
    const away = new MemoryStorage('away');
    away.serverTime = async () => {
      throw new RestorableError('STORAGE_UNREACHABLE', 'No answer.');
    };
    const report = await new Workbench(NO_KEYS, away, new MemoryStorage('near')).checkDestinations();
    expect(report).toMatchObject({ exitCode: 2, error: { code: 'STORAGE_UNREACHABLE' } });
    expect(report.destinations.map((each) => each.usable)).toEqual([false, true]);
    expect(outcomes(report.destinations[0])).toMatchObject({ clock: 'failed', put: 'skipped' });
  });

  it('tests a lock with a probe that is locked for seconds, and waits for its end', async () => {
    const storage = new LockingStorage();
    const broken = new LockingStorage('not enforcing');
    broken.isEnforced = false;
    const report = await new Workbench(NO_KEYS, storage, broken).checkDestinations();
    expect(outcomes(report.destinations[0])).toEqual({ ...ALL_WELL, 'older versions': 'passed', lock: 'passed' });
    expect(detail(report, 'lock')).toBe('governance for 30 days: enforced; the locked object could not be deleted');
    expect(storage.objects.size).toBe(0);
    expect(detail(report, 'lock', 1)).toMatch(/could be deleted/);
    expect(report.rule?.immutable).toBe(1);
  });
});

describe('check-destinations on real storages', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'probe-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** As in the user's lines. */
  function check(lines: readonly string[], env: Record<string, string> = {}): Promise<CheckDestinationsReport> {
    const host = createEngineHost(env);
    const bench = new Workbench(NO_KEYS);
    const dependencies = { ...bench.dependencies, host, openStorage };
    const destinations = readDestinations(lines);
    const settings = { allowEphemeralDestination: false, timeoutMs: undefined };
    const request = { mode: 'check-destinations', name: undefined, destinations, ...settings } as const;
    return runCheckDestinations(request, dependencies);
  }

  /** The same destinations, as `doctor` sees them. */
  function examine(lines: readonly string[], env: Record<string, string> = {}): Promise<DoctorReport> {
    const dependencies = { ...new Workbench(NO_KEYS).dependencies, host: createEngineHost(env), openStorage };
    return doctor({ destinations: readDestinations(lines) }, dependencies);
  }

  function asRoot(...command: string[]): void {
    const [file = '', ...args] = process.getuid?.() === 0 ? command : ['sudo', '-n', ...command];
    execFileSync(file, args);
  }

  it('a folder, one on a full disk and one that is read-only', async () => {
    const [good, full, readOnly] = [join(folder, 'good'), join(folder, 'full'), join(folder, 'read-only')];
    for (const path of [full, readOnly]) await mkdir(path);
    asRoot('mount', '-t', 'tmpfs', '-o', 'size=2m,mode=0777', 'tmpfs', full);
    asRoot('mount', '-t', 'tmpfs', '-o', 'size=2m,ro', 'tmpfs', readOnly);
    try {
      const report = await check([`file:${good}`, `file:${full}`, `file:${readOnly}`]);
      expect(outcomes(report.destinations[0])).toEqual(ALL_WELL);
      expect(await readdir(good)).toEqual([]);
      // Some bytes fit, but a pack does not.
      expect(outcomes(report.destinations[1])).toEqual({ ...ALL_WELL, speed: 'failed' });
      expect(detail(report, 'speed', 1)).toMatch(/no space is left/);
      expect(await readdir(full)).toEqual([]);
      expect(outcomes(report.destinations[2])).toMatchObject({ put: 'failed', get: 'skipped', list: 'passed' });
      expect(detail(report, 'put', 2)).toMatch(/read-only.*Mount it for writing/);
      expect(report).toMatchObject({ exitCode: 1, error: undefined });
      const seen = await examine([`file:${good}`, `file:${full}`]);
      expect(findingOf(seen, 'space', `file:${good}`).result).toBe('ok');
      expect(findingOf(seen, 'space', `file:${full}`)).toMatchObject({ result: 'failed', remedy: expect.any(String) });
    } finally {
      for (const path of [full, readOnly]) asRoot('umount', path);
    }
  });

  it('an SSH server, and one with read permission only', async () => {
    const [free, shut] = [await startSshd(), await startSshd(['-R'])];
    try {
      const login = { SFTP_PRIVATE_KEY: free.privateKey };
      const report = await check([free.url('a')], login);
      expect(outcomes(report.destinations[0])).toEqual(ALL_WELL);
      expect(await readdir(free.folder)).not.toContain('a/.probe');
      const refused = await check([shut.url('a')], { SFTP_PRIVATE_KEY: shut.privateKey });
      expect(refused.exitCode).toBe(1);
      expect(outcomes(refused.destinations[0])).toMatchObject({ put: 'failed', list: 'passed' });
      const stranger = await check([free.url('a')], { SFTP_PRIVATE_KEY: shut.privateKey });
      expect(stranger).toMatchObject({ exitCode: 1, error: undefined, destinations: [{ usable: false }] });
      const seen = await examine([free.url('a'), shut.url('a')], login);
      const [good, bad] = seen.findings.filter(({ name }) => name === 'connection').map(inWords);
      expect(good).toMatchObject({ result: 'ok' });
      expect(bad).toMatchObject({ result: 'failed', code: 'STORAGE_AUTHENTICATION', remedy: expect.any(String) });
    } finally {
      await Promise.all([free.stop(), shut.stop()]);
    }
  });

  it('an Azure container with the tokens of a backup job, a reader and a pruning job; a WebDAV server', async () => {
    const [azurite, webdav] = [await startAzurite(), await startWebdav()];
    try {
      const container = await azurite.container();
      const probe = async (permissions: string): Promise<DestinationProbe | undefined> => {
        const token = await container.sas(ContainerSASPermissions.parse(permissions));
        const report = await check([container.url('production')], { AZURE_STORAGE_SAS_TOKEN: token });
        return report.destinations[0];
      };
      // It is not allowed to replace objects either, and does not need to.
      const backup = await probe('rcl');
      expect(outcomes(backup)).toEqual({ ...ALL_WELL, delete: 'skipped', speed: 'skipped' });
      expect(backup).toMatchObject({ usable: true, leftBehind: [expect.stringMatching(/^\.probe\//)] });
      const reader = await probe('rl');
      expect(outcomes(reader)).toMatchObject({ put: 'failed', list: 'passed', delete: 'skipped' });
      expect(reader).toMatchObject({ usable: false, leftBehind: [] });
      const prune = await probe('rcwld');
      expect(outcomes(prune)).toEqual(ALL_WELL);
      const shared = await check(['rclone://nas/some where'], webdav.env());
      expect(outcomes(shared.destinations[0])).toMatchObject({ put: 'passed', get: 'passed', list: 'passed' });
      expect(shared.destinations[0]).toMatchObject({ usable: true, leftBehind: [] });
    } finally {
      await Promise.all([azurite.stop(), webdav.stop()]);
    }
  });

  describe('S3', () => {
    let bucket: TestBucket;
    beforeAll(async () => {
      bucket = await cephBucket();
    });

    /** Denies actions to everyone, in a separate bucket. */
    async function denied(...actions: string[]): Promise<string> {
      const { S3Client, PutBucketPolicyCommand } = await import('@aws-sdk/client-s3');
      const own = await cephBucket();
      const client = new S3Client({ endpoint: own.endpoint, region: 'us-east-1', forcePathStyle: true });
      const Resource = [`arn:aws:s3:::${own.bucket}`, `arn:aws:s3:::${own.bucket}/*`];
      const Statement = [{ Effect: 'Deny', Principal: '*', Action: actions, Resource }];
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
      await client.send(new PutBucketPolicyCommand({ Bucket: own.bucket, Policy }));
      client.destroy();
      return own.url(`probe-${randomBytes(3).toString('hex')}`);
    }

    it('with all permissions, with wrong keys, and without the bucket', async () => {
      const report = await check([bucket.url('a/b')]);
      expect(outcomes(report.destinations[0])).toEqual(ALL_WELL);
      expect(report).toMatchObject({ exitCode: 0, warnings: [] });
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wrong');
      const wrong = await check([bucket.url('a')]);
      const refused = await examine([bucket.url('a')]);
      vi.unstubAllEnvs();
      expect(findingOf(refused, 'connection')).toMatchObject({ result: 'failed', code: 'STORAGE_AUTHENTICATION' });
      expect(refused.findings.filter(({ at, result }) => at !== undefined && result === 'failed')).toHaveLength(1);
      expect(wrong).toMatchObject({ exitCode: 1, error: undefined });
      expect(detail(wrong, 'clock')).toMatch(/refuses the credentials/);
      const nowhere = bucket.url('a').replace(bucket.bucket, `${bucket.bucket}-nope`);
      const missing = await check([nowhere]);
      expect(detail(missing, 'put')).toMatch(/There is no bucket/);
      const seen = await examine([nowhere, bucket.url('a')]);
      const bad = seen.findings.filter(({ area, result }) => area === 'destination' && result === 'failed');
      expect(bad.map((each) => inWords(each).detail)).toContainEqual(expect.stringMatching(/There is no bucket/));
      expect(new Set(bad.map(({ at }) => at)).size).toBe(1);
      const versions = seen.findings.filter(({ name, result }) => name === 'older versions' && result === 'warning');
      expect(versions.map(inWords)).toMatchObject([{ remedy: expect.stringContaining('versioning') }]);
    });

    it('a bucket with Object Lock: the probe is locked for seconds, and its versions are deleted with it', async () => {
      const locked = await cephBucket({ locks: true });
      const report = await check([`${locked.url('a')}&lock=governance:30d`, `${bucket.url('b')}&lock=governance:30d`]);
      expect(outcomes(report.destinations[0])).toEqual({
        ...ALL_WELL,
        // With versions, Ceph accepts two conditional puts at once, which the probe reports.
        'conditional put': expect.stringMatching(/passed|skipped/),
        'older versions': 'passed',
        lock: 'passed',
      });
      expect(detail(report, 'lock')).toMatch(
        /^governance for 30 days: enforced; the locked object could not be deleted/,
      );
      expect(report.destinations[0]?.leftBehind).toEqual([]);
      const { S3Client, ListObjectVersionsCommand } = await import('@aws-sdk/client-s3');
      const client = new S3Client({ endpoint: locked.endpoint, region: 'us-east-1', forcePathStyle: true });
      const left = await client.send(new ListObjectVersionsCommand({ Bucket: locked.bucket }));
      client.destroy();
      expect([left.Versions ?? [], left.DeleteMarkers ?? []]).toEqual([[], []]);
      expect(report.destinations[1]).toMatchObject({ usable: false });
      expect(report.rule).toMatchObject({ immutable: 1 });
    });

    it.each([
      ['s3:DeleteObject', { put: 'passed', get: 'passed', list: 'passed', delete: 'skipped' }, 0],
      ['s3:GetObject', { put: 'passed', get: 'failed', list: 'passed' }, 1],
      ['s3:ListBucket', { put: 'passed', get: 'passed', list: 'failed', clock: 'failed' }, 1],
      ['s3:PutObject', { put: 'failed', get: 'skipped', list: 'passed' }, 1],
    ])('without %s', async (action, expected, exitCode) => {
      const report = await check([await denied(action)]);
      expect(outcomes(report.destinations[0])).toMatchObject(expected);
      expect(report.exitCode).toBe(exitCode);
      if (exitCode === 1) expect(JSON.stringify(report.destinations[0]?.checks)).toContain(`Allow ${action}`);
    });
  });
});
