import { describe, expect, test } from 'vitest';
import { isMachine, type Machine, seccompFilter } from '../../src/process/sandbox/seccomp.ts';
import { CLONE, DENIED, IOCTL, SHMGET, SOCKET, UNKNOWN } from '../../src/process/sandbox/seccomp-calls.ts';

const ALLOW = 'allow';

/** Runs a filter on one system call, like the kernel (seccomp(2)). */
function judge(filter: Buffer, audit: number, number: number, ...args: bigint[]): string {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(number >>> 0, 0);
  data.writeUInt32LE(audit, 4);
  for (const [index, value] of args.entries()) data.writeBigUInt64LE(value, 16 + index * 8);
  let loaded = 0;
  for (let at = 0; at < filter.length / 8; at += 1) {
    const code = filter.readUInt16LE(at * 8);
    const k = filter.readUInt32LE(at * 8 + 4);
    const jump = (isTrue: boolean): void => {
      at += filter.readUInt8(at * 8 + (isTrue ? 2 : 3));
    };
    if (code === 0x20) loaded = data.readUInt32LE(k);
    else if (code === 0x15) jump(loaded === k);
    else if (code === 0x25) jump(loaded > k);
    else if (code === 0x35) jump(loaded >= k);
    else if (code === 0x45) jump((loaded & k) !== 0);
    else if (code === 0x06) return nameOf(k);
    else throw new Error(`unknown instruction ${code}`);
  }
  throw new Error('the filter has no end');
}

function nameOf(action: number): string {
  if (action === 0x7fff_0000) return ALLOW;
  if (action === 0x8000_0000) return 'kill';
  return `errno ${action & 0xffff}`;
}

const MACHINES = [
  ['x64', 0xc000_003e, 0],
  ['arm64', 0xc000_00b7, 1],
] as const;

describe.each(MACHINES)('the filter of %s', (machine: Machine, audit, column) => {
  const filter = seccompFilter(machine);
  const call = (numbers: readonly (number | undefined)[], ...args: bigint[]): string =>
    judge(filter, audit, numbers[column] ?? -1, ...args);

  test('refuses each listed call, and reports one with an alternative as unknown', () => {
    for (const [name, numbers] of Object.entries(DENIED)) {
      if (numbers[column] !== undefined) expect(call(numbers), name).toBe('errno 1');
    }
    for (const [name, numbers] of Object.entries(UNKNOWN)) expect(call(numbers), name).toBe('errno 38');
  });

  test('allows creating processes and threads, and no namespace', () => {
    expect(call(CLONE, 0x0001_2011n)).toBe(ALLOW);
    expect(call(CLONE, 0x003d_0f00n)).toBe(ALLOW);
    for (const flag of [0x2_0000n, 0x200_0000n, 0x400_0000n, 0x800_0000n, 0x1000_0000n, 0x2000_0000n, 0x4000_0000n]) {
      expect(call(CLONE, 17n | flag), flag.toString(16)).toBe('errno 1');
    }
  });

  test('allows sockets of only three families', () => {
    for (const family of [1n, 2n, 10n]) expect(call(SOCKET, family, 1n)).toBe(ALLOW);
    for (const family of [0n, 3n, 16n, 17n, 38n, 40n, 44n]) expect(call(SOCKET, family, 1n)).toBe('errno 97');
  });

  test('allows small segments of shared memory, and no input to a terminal', () => {
    expect(call(SHMGET, 1n, 56n)).toBe(ALLOW);
    expect(call(SHMGET, 1n, 65_537n)).toBe('errno 1');
    expect(call(SHMGET, 1n, 0x1_0000_0000n)).toBe('errno 1');
    expect(call(IOCTL, 0n, 0x5401n)).toBe(ALLOW);
    expect(call(IOCTL, 0n, 0x5412n)).toBe('errno 1');
    // The kernel only checks the lower half.
    expect(call(IOCTL, 0n, 0x1_0000_5412n)).toBe('errno 1');
  });

  test('ends a program that makes calls of another architecture', () => {
    for (const other of [0x4000_0003, 0x4000_0028, 0xc000_003e, 0xc000_00b7].filter((each) => each !== audit)) {
      expect(judge(filter, other, 1)).toBe('kill');
    }
    expect(judge(filter, audit, 0x4000_0000 + 272)).toBe(machine === 'x64' ? 'errno 38' : ALLOW);
  });
});

test('does not exist for other architectures', () => {
  expect(isMachine('x64')).toBe(true);
  expect(isMachine('riscv64')).toBe(false);
});
