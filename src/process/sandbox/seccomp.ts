import { type CallNumbers, CLONE, DENIED, IOCTL, SHMGET, SOCKET, SOCKETPAIR, UNKNOWN } from './seccomp-calls.ts';

/** Machines that have a filter, in Node's names, with the kernel's name for their system calls (audit.h). */
const MACHINES = { x64: { audit: 0xc000_003e, column: 0 }, arm64: { audit: 0xc000_00b7, column: 1 } } as const;
export type Machine = keyof typeof MACHINES;

// One instruction of classic BPF is {u16 code, u8 jump if true, u8 jump if false, u32 k} (linux/filter.h).
const LOAD = 0x20;
const IF_EQUAL = 0x15;
const IF_AT_LEAST = 0x35;
const IF_GREATER = 0x25;
const IF_ANY_BIT = 0x45;
const RETURN = 0x06;
type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, k: number];

// The filter's input (struct seccomp_data): the number, the machine, six arguments of 64 bits.
const NUMBER_AT = 0;
const MACHINE_AT = 4;
const ARGUMENTS_AT = 16;

const ALLOW = 0x7fff_0000;
const KILL = 0x8000_0000;
const ERROR = 0x0005_0000;
const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

/** From here on, x86_64 numbers the calls of its 32-bit variant x32. */
const X32 = 0x4000_0000;
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const NEW_NAMESPACES = 0x7e02_0000;
/** AF_UNIX, AF_INET, AF_INET6. */
const FAMILIES = [1, 2, 10];
/** TIOCSTI types into a terminal, TIOCLINUX pastes there. */
const TERMINAL_REQUESTS = [0x5412, 0x541c];
/** PostgreSQL uses a few bytes to see whether another server uses its folder. Segments count as no process's memory. */
const MAX_SEGMENT_BYTES = 64 * 1024;

export function isMachine(name: string): name is Machine {
  return Object.hasOwn(MACHINES, name);
}

/**
 * A seccomp filter in the format of bubblewrap's `--seccomp`: classic BPF that refuses calls that no database needs. A
 * system call of another machine type ends the program.
 */
export function seccompFilter(machine: Machine): Buffer {
  const { audit, column } = MACHINES[machine];
  const of = (numbers: CallNumbers): number | undefined => numbers[column];
  const program: Instruction[] = [
    [LOAD, 0, 0, MACHINE_AT],
    [IF_EQUAL, 1, 0, audit],
    [RETURN, 0, 0, KILL],
    [LOAD, 0, 0, NUMBER_AT],
    ...(machine === 'x64' ? ([[IF_AT_LEAST, 0, 1, X32], fail(ENOSYS)] as const) : []),
    ...Object.values(DENIED).flatMap((numbers) => refuse(of(numbers), EPERM)),
    ...Object.values(UNKNOWN).flatMap((numbers) => refuse(of(numbers), ENOSYS)),
    ...inspect(of(CLONE), [[LOAD, 0, 0, low(0)], [IF_ANY_BIT, 0, 1, NEW_NAMESPACES], fail(EPERM)]),
    ...inspect(of(SOCKET), onlyFamilies()),
    ...inspect(of(SOCKETPAIR), onlyFamilies()),
    ...inspect(of(SHMGET), [
      [LOAD, 0, 0, high(1)],
      [IF_EQUAL, 0, 2, 0],
      [LOAD, 0, 0, low(1)],
      [IF_GREATER, 0, 1, MAX_SEGMENT_BYTES],
      fail(EPERM),
    ]),
    ...inspect(of(IOCTL), [
      [LOAD, 0, 0, low(1)],
      ...TERMINAL_REQUESTS.flatMap((request): Instruction[] => [[IF_EQUAL, 0, 1, request], fail(EPERM)]),
    ]),
    [RETURN, 0, 0, ALLOW],
  ];
  return assemble(program);
}

const fail = (errno: number): Instruction => [RETURN, 0, 0, ERROR | errno];
const low = (argument: number): number => ARGUMENTS_AT + argument * 8;
const high = (argument: number): number => low(argument) + 4;

function refuse(number: number | undefined, errno: number): Instruction[] {
  return number === undefined ? [] : [[IF_EQUAL, 0, 1, number], fail(errno)];
}

/** Checks the arguments of one call. A call that is not refused is allowed at once, since the number is no longer loaded. */
function inspect(number: number | undefined, look: readonly Instruction[]): Instruction[] {
  if (number === undefined) return [];
  return [[IF_EQUAL, 0, look.length + 1, number], ...look, [RETURN, 0, 0, ALLOW]];
}

function onlyFamilies(): Instruction[] {
  const tests = FAMILIES.map((family, index): Instruction => [IF_EQUAL, FAMILIES.length - index, 0, family]);
  return [[LOAD, 0, 0, low(0)], ...tests, fail(EAFNOSUPPORT)];
}

function assemble(program: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(program.length * 8);
  for (const [index, [code, ifTrue, ifFalse, k]] of program.entries()) {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(ifTrue, index * 8 + 2);
    bytes.writeUInt8(ifFalse, index * 8 + 3);
    bytes.writeUInt32LE(k, index * 8 + 4);
  }
  return bytes;
}
