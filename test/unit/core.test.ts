import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { parseDurationMs } from '../../src/core/duration.ts';
import { ERROR_CODES } from '../../src/core/error-codes.ts';
import { RestorableError } from '../../src/core/errors.ts';
import { EXIT, exitCodeOf } from '../../src/core/exit-code.ts';
import { createBackupId, parseBackupId } from '../../src/core/format/backup-id.ts';
import { requireDatabaseName, suggestDatabaseName } from '../../src/core/format/database-name.ts';
import { FORMAT, type Manifest, parseManifest, serializeManifest } from '../../src/core/format/manifest/manifest.ts';
import { withRunIfItFits } from '../../src/core/format/manifest/manifest-fields.ts';
import { objectKeys } from '../../src/core/format/object-keys.ts';
import { OBJECT_MAX_BYTES, parseObjectList, serializeObjectList } from '../../src/core/format/object-list.ts';
import { chooseBackup } from '../../src/core/planning/retention/catalog-trust.ts';
import { Secret } from '../../src/core/secret.ts';
import { TOOL } from '../../src/core/version.ts';
import { ANY_CHARACTER } from '../support/any-character.ts';

const HASH = 'a'.repeat(64);
const ID = '20261121T020000Z-full-4f9c2a';
const keys = objectKeys(requireDatabaseName('shop'));

function manifest(change: Partial<Manifest> = {}): Manifest {
  return {
    format: FORMAT,
    id: ID,
    database: 'shop',
    kind: 'full',
    parents: [],
    predecessor: null,
    engine: { name: 'postgres', serverVersion: '15.18', majorVersion: '15' },
    source: { salt: '0'.repeat(32), identity: HASH },
    run: null,
    startedAt: '2026-11-21T02:00:00.000Z',
    snapshotAt: '2026-11-21T02:00:01.000Z',
    finishedAt: '2026-11-21T02:00:02.000Z',
    encryption: { profile: 'gnupg', recipients: ['b'.repeat(40)], salt: null },
    signer: null,
    objects: [{ sha256: HASH, sizeBytes: 1 }],
    contents: { sha256: HASH, sizeBytes: 1 },
    runbook: [
      { key: 'RECOVERY-v1.md', sha256: HASH },
      { key: 'RECOVERY-v1.py', sha256: HASH },
    ],
    rawBytes: 1,
    storedBytes: 1,
    tool: { name: 'restorable', version: '0.1.0' },
    ...change,
  };
}

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof RestorableError) return error.code;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('backup ids', () => {
  it('can be parsed again, and sort by time', () => {
    const second = fc.integer({ min: 0, max: 4_102_444_800 }).map((value) => new Date(value * 1000));
    fc.assert(
      fc.property(second, second, fc.uint8Array({ minLength: 3, maxLength: 3 }), (a, b, random) => {
        const [idA, idB] = [createBackupId(a, 'full', random), createBackupId(b, 'full', random)];
        expect(parseBackupId(idA)?.startedAt).toEqual(a);
        if (a < b) expect(idA < idB).toBe(true);
      }),
    );
  });

  it.each(['', 'latest', `${ID}x`, '../x', '20261321T020000Z-full-4f9c2a', '20261121T020000Z-odd-4f9c2a'])(
    'are not %j',
    (text) => {
      expect(parseBackupId(text)).toBeUndefined();
    },
  );
});

describe('choosing a backup', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const ids = ['20261119T020000Z-full-000001', '20261121T020000Z-full-000003', '20261120T020000Z-full-000002'];

  it('takes the newest that is not in the future', () => {
    expect(chooseBackup([...ids, '20270101T000000Z-full-ffffff'], { kind: 'latest' }, now)).toBe(ids[1]);
  });

  it('takes the last before a time', () => {
    expect(chooseBackup(ids, { kind: 'before', time: new Date('2026-11-21T02:00:00Z') }, now)).toBe(ids[2]);
  });

  it('reports that there is none', () => {
    expect(codeOf(() => chooseBackup([], { kind: 'latest' }, now))).toBe('BACKUP_NOT_FOUND');
    expect(codeOf(() => chooseBackup(['junk'], { kind: 'latest' }, now))).toBe('BACKUP_NOT_FOUND');
    const future = ['20270101T000000Z-full-ffffff'];
    expect(codeOf(() => chooseBackup(future, { kind: 'latest' }, now))).toBe('BACKUP_NOT_FOUND');
  });
});

describe('names in storage', () => {
  it.each(['../etc', 'a/../b', 'a..b', '', '-x', '.x', 'A', "a'b", 'a\nb', 'a b', '--help', 'x'.repeat(64)])(
    'refuse %j',
    (text) => {
      expect(codeOf(() => requireDatabaseName(text))).toBe('INPUT_INVALID');
    },
  );

  it('suggested for any text are valid or absent', () => {
    fc.assert(
      fc.property(fc.string({ unit: ANY_CHARACTER, maxLength: 100 }), (text) => {
        const name = suggestDatabaseName(text);
        if (name !== undefined) expect(requireDatabaseName(name)).toBe(name);
      }),
    );
    expect(suggestDatabaseName('My Shop/../"x"')).toBe('my-shop-.-x');
  });
});

describe('durations', () => {
  it('are numbers with units', () => {
    expect([parseDurationMs('90s'), parseDurationMs('1h30m'), parseDurationMs('7d'), parseDurationMs('500ms')]).toEqual(
      [90_000, 5_400_000, 604_800_000, 500],
    );
  });

  it.each(['', '5', 'h', '5 parsecs', '-5m', '1h30', 'm5'])('are not %j', (text) => {
    expect(codeOf(() => parseDurationMs(text))).toBe('INPUT_INVALID');
  });
});

describe('manifests', () => {
  const at = { id: ID, database: 'shop' };

  it('can be parsed again', () => {
    expect(parseManifest(serializeManifest(manifest()), at)).toEqual(manifest());
  });

  it('are refused under another id or database, or with an unknown field', () => {
    const bytes = serializeManifest(manifest());
    expect(codeOf(() => parseManifest(bytes, { ...at, id: '20261122T020000Z-full-4f9c2a' }))).toBe('MANIFEST_INVALID');
    expect(codeOf(() => parseManifest(bytes, { ...at, database: 'other' }))).toBe('MANIFEST_INVALID');
    const odd = Buffer.from(JSON.stringify({ ...manifest(), note: 1 }));
    expect(codeOf(() => parseManifest(odd, at))).toBe('MANIFEST_INVALID');
    expect(
      codeOf(() => parseManifest(Buffer.from(JSON.stringify({ ...manifest(), format: 'restorable/2' })), at)),
    ).toBe('BACKUP_FORMAT');
    expect(codeOf(() => parseManifest(Buffer.alloc(9000), at))).toBe('MANIFEST_INVALID');
  });

  it.each([
    ['a key that leads elsewhere', ['../RECOVERY-v1.md', 'RECOVERY-v1.py']],
    ['a key that no storage takes', ['RECOVERY-v1.md', 'RECOVERY-v1.py\n']],
    ['another object as the script', ['RECOVERY-v1.md', 'manifests/x.json']],
    ['no key at all', ['RECOVERY-v1.md', '']],
    ['the script alone', ['RECOVERY-v1.py']],
    ['no script', ['RECOVERY-v1.md']],
    ['two pages', ['RECOVERY-v1.md', 'RECOVERY-v2.md']],
    ['three files', ['RECOVERY-v1.md', 'RECOVERY-v1.py', 'RECOVERY-v2.py']],
  ])('are refused with %s for recovery by hand', (_what, names) => {
    const runbook = names.map((key) => ({ key, sha256: HASH }));
    const bytes = Buffer.from(JSON.stringify({ ...manifest(), runbook }));
    expect(codeOf(() => parseManifest(bytes, at))).toBe('MANIFEST_INVALID');
  });

  it('never make a reader throw anything but its own errors', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(['MANIFEST_INVALID', 'BACKUP_FORMAT']).toContain(codeOf(() => parseManifest(Buffer.from(json), at)));
      }),
    );
  });

  it('stay within their limit with the parts of several terabytes', () => {
    const objects = Array.from({ length: 40 }, () => ({ sha256: HASH, sizeBytes: 4_000_000 }));
    expect(serializeManifest(manifest({ objects })).length).toBeLessThan(8192);
  });

  it('go without their run if they would exceed their limit with it', () => {
    const run = {
      repository: `${'o'.repeat(39)}/${'r'.repeat(100)}`,
      workflow: `.github/workflows/${'w'.repeat(200)}`,
      runId: '1'.repeat(20),
      attempt: 1,
      event: 'schedule',
      schedule: `${'1,'.repeat(40)}1 2 * * *`,
    };
    const short = withRunIfItFits(manifest({ run }));
    expect(short.run).toEqual(run);
    expect(parseManifest(serializeManifest(short), { id: ID, database: 'shop' }).run).toEqual(run);
    const objects = Array.from({ length: 60 }, () => ({ sha256: HASH, sizeBytes: 4_000_000 }));
    const long = withRunIfItFits(manifest({ run, objects }));
    expect(long.run).toBeNull();
    expect(serializeManifest(long).length).toBeLessThan(8192);
  });
});

describe('the list of objects', () => {
  it('can be parsed again', () => {
    const object = fc.record({
      key: fc
        .record({ stream: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}$/), number: fc.nat({ max: 2_000_000 }) })
        .map(({ stream, number }) => keys.relative(keys.pack(ID, stream, number))),
      sizeBytes: fc.nat({ max: OBJECT_MAX_BYTES }),
      sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    });
    fc.assert(
      fc.property(fc.uniqueArray(object, { selector: ({ key }) => key }), (objects) => {
        const sorted = [...objects].sort((a, b) => (a.key < b.key ? -1 : 1));
        expect(parseObjectList(serializeObjectList(sorted), ID)).toEqual(sorted);
      }),
    );
  });

  const listed = { key: keys.relative(keys.pack(ID, 'database.dump', 0)), sizeBytes: 1, sha256: HASH };
  const later = { ...listed, key: keys.relative(keys.pack(ID, 'database.dump', 1)) };

  it.each([
    ['of another backup', { ...listed, key: listed.key.replace(ID, '20261121T020000Z-full-4f9c2b') }],
    ['that no backup lists', { ...listed, key: `signatures/${ID}/x.asc` }],
    ['larger than any', { ...listed, sizeBytes: OBJECT_MAX_BYTES + 1 }],
  ])('refuses an object %s', (_what, object) => {
    expect(codeOf(() => parseObjectList(serializeObjectList([object]), ID))).toBe('BACKUP_FORMAT');
  });

  it.each([
    ['twice', [listed, listed]],
    ['out of order', [later, listed]],
  ])('refuses objects %s', (_what, objects) => {
    expect(codeOf(() => parseObjectList(serializeObjectList(objects), ID))).toBe('BACKUP_FORMAT');
  });

  it.each([
    ['a size with a leading zero', (text: string) => text.replace('# 1\n', '# 01\n')],
    ['half an entry at its end', (text: string) => `${text}# 1\n`],
    ['no end of line', (text: string) => text.slice(0, -1)],
    ['ends of line of another system', (text: string) => text.replaceAll('\n', '\r\n')],
    ['another header', (text: string) => text.replace('objects 1', 'objects 2')],
  ])('refuses %s', (_what, change) => {
    const bytes = Buffer.from(change(String(serializeObjectList([listed]))));
    expect(codeOf(() => parseObjectList(bytes, ID))).toBe('BACKUP_FORMAT');
  });

  it.each(['../secret', 'a/../b', '/etc/passwd', 'a//b', '.hidden', 'a\u0000b'])('refuses the key %j', (key) => {
    const bytes = serializeObjectList([{ key, sizeBytes: 1, sha256: HASH }]);
    expect(codeOf(() => parseObjectList(bytes, ID))).toBe('BACKUP_FORMAT');
  });
});

describe('the rest of the core', () => {
  it('has an area for every error', () => {
    const areaOf = (code: (typeof ERROR_CODES)[number]) => new RestorableError(code, '').area;
    // The clock is the storage's, which its name does not show.
    expect(areaOf('CLOCK_SKEW')).toBe('storage');
    for (const code of ERROR_CODES.filter((each) => each !== 'CLOCK_SKEW')) {
      expect(areaOf(code)).toBeTypeOf('string');
      for (const area of ['storage', 'database', 'sandbox', 'tunnel', 'object'] as const)
        expect([code, areaOf(code) === area]).toEqual([code, code.startsWith(`${area.toUpperCase()}_`)]);
    }
    expect(areaOf('FILE_UNREADABLE')).toBe('request');
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  });

  it('prints no secret', () => {
    const secret = new Secret('hunter2');
    expect(`${secret} ${JSON.stringify({ secret })}`).not.toContain('hunter2');
  });

  it('tells findings from failures by exit code', () => {
    expect(exitCodeOf(new RestorableError('BACKUP_DAMAGED', ''))).toBe(EXIT.finding);
    expect(exitCodeOf(new RestorableError('STORAGE_UNREACHABLE', ''))).toBe(EXIT.failed);
    expect(exitCodeOf(new RestorableError('CANCELLED', ''))).toBe(EXIT.cancelled);
  });

  it('names only keys below the database', () => {
    expect(keys.pack(ID, 'database.dump', 7)).toBe(`shop/packs/${ID}/database.dump/000007.zst.pgp`);
    expect(keys.absolute(keys.relative(keys.contents(ID)))).toBe(keys.contents(ID));
  });

  it('has the version of the package', () => {
    expect(TOOL.version).toBe(packageJson.version);
  });
});
