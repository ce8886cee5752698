import { describe, expect, test } from 'vitest';
import { limitsFor, overLimit } from '../../src/process/sandbox/limits/limits.ts';

const GIB = 1024 ** 3;
const MACHINE = { memoryBytes: 16 * GIB, freeBytes: 100 * GIB, cores: 4 };

describe('default limits', () => {
  test('come from the machine and the length of the dump', () => {
    expect(limitsFor({}, 2e9, MACHINE)).toEqual({
      memoryBytes: 8 * GIB,
      diskBytes: 98 * GIB,
      processes: 512,
      timeoutMs: 30 * 60_000 + 1_000_000,
      isWholeDisk: true,
    });
  });

  test('leave a server its gibibyte, and the job a tenth of a small disk', () => {
    const small = limitsFor({}, 0, { memoryBytes: GIB, freeBytes: 10 * GIB, cores: 1 });
    expect(small).toMatchObject({ memoryBytes: GIB, diskBytes: 9 * GIB, processes: 320 });
  });
});

test('given limits are kept', () => {
  const given = { memoryBytes: 1, diskBytes: 2, processes: 3, timeoutMs: 4 };
  expect(limitsFor(given, 1e12, MACHINE)).toEqual({ ...given, isWholeDisk: false });
});

test('an error names the limit, and names a full disk separately', () => {
  const limits = limitsFor({ memoryBytes: 2 * GIB, timeoutMs: 90_000 }, 0, MACHINE);
  expect(overLimit('memoryBytes', limits)).toMatchObject({
    code: 'SANDBOX_MEMORY',
    isFinding: false,
    message: expect.stringContaining('`sandbox-memory` allows (2 GiB)'),
  });
  expect(overLimit('timeoutMs', limits)).toMatchObject({ code: 'SANDBOX_TIMEOUT', isFinding: false });
  expect(overLimit('processes', limits)).toMatchObject({ code: 'SANDBOX_PROCESSES', isFinding: false });
  expect(overLimit('diskBytes', limits)).toMatchObject({ code: 'DISK_FULL', isFinding: false });
  const chosen = limitsFor({ diskBytes: GIB }, 0, MACHINE);
  expect(overLimit('diskBytes', chosen)).toMatchObject({ code: 'SANDBOX_DISK', isFinding: false });
});
