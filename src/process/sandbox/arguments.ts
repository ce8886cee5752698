import { existsSync, lstatSync, readlinkSync } from 'node:fs';
import type { Limits } from './limits/limits.ts';

/** A folder or file that is visible to a contained program, at the same path as outside. */
export interface Bind {
  readonly path: string;
  readonly writable: boolean;
}

/** How a program is contained: by root, by an unprivileged user namespace, or by root through sudo. */
export type Containment = 'root' | 'user' | 'sudo';

export interface Identity {
  /** User and group id of the program (in mode `user`: inside the namespace). */
  readonly uid: number;
  /** Folder with our own `passwd`, `group` and `nsswitch.conf`. initdb looks up its user. */
  readonly etc: string;
}

/** Features that some kernels or bubblewrap versions lack. */
export interface Hardening {
  /** Path of a seccomp filter. */
  readonly filter?: string | undefined;
  /** No user namespaces inside. Only if it runs in one. A filter refuses them too. */
  readonly noUserNamespaces?: boolean | undefined;
  /** No core file, and a second barrier behind `limits`. */
  readonly resourceLimits?: boolean | undefined;
  /** Path of the control group in which programs start. */
  readonly cgroup?: string | undefined;
}

/** The settings that all programs of a sandbox share. */
export interface Cell {
  readonly how: Containment;
  /** Absolute path of bubblewrap. */
  readonly bwrap: string;
  readonly who: Identity;
  readonly hardening: Hardening;
  readonly limits: Limits | undefined;
}

export interface ContainedProgram {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly binds: readonly Bind[];
  /** Has access to the machine's network, and to the files needed to find a server there. */
  readonly network?: boolean | undefined;
}

/** Where a program's memory-backed files are. Each program has its own. */
const SHM_SHARE = 8;
const TMP_SHARE = 16;
/** The kernel's limits are above ours, far enough that even a burst is first noticed, and reported, by ours. */
const SECOND_WALL = { times: 2, moreBytes: 8 * 1024 ** 3, moreProcesses: 4_096 } as const;
const FILTER_FD = '9';

/** Programs and libraries. /usr/src and the rest of /usr/local may be someone's checkout and stay outside. */
const SYSTEM = [
  '/usr/bin',
  '/usr/sbin',
  '/usr/lib',
  '/usr/lib32',
  '/usr/lib64',
  '/usr/libx32',
  '/usr/libexec',
  '/usr/share',
  '/usr/local/lib',
  // Debian keeps the text search dictionaries here, behind links in /usr/share/postgresql.
  '/var/cache/postgresql/dicts',
  '/etc/ld.so.cache',
  '/etc/ld.so.conf',
  '/etc/ld.so.conf.d',
  '/etc/alternatives',
  '/etc/locale.alias',
  '/etc/localtime',
  '/etc/timezone',
];
/** The files that a client needs to find a server and its certificate authority. */
const NETWORK = [
  '/etc/resolv.conf',
  '/etc/hosts',
  '/etc/services',
  '/etc/gai.conf',
  '/etc/ssl/certs',
  '/etc/ssl/openssl.cnf',
  '/etc/ssl/cert.pem',
  '/etc/pki/tls',
  '/etc/pki/ca-trust/extracted',
  '/etc/ca-certificates/extracted',
];
const MERGED = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];

/**
 * The complete command line that runs a program under bubblewrap (bwrap(1)): its own namespaces of every kind (so no network
 * unless requested), a read-only root of system programs, its own /proc, /dev and /tmp and the binds, no capability, and only
 * `env` as its environment. Environment and arguments are visible in the process list: they must contain nothing secret.
 */
export function containedCommand({ how, bwrap, who, hardening, limits }: Cell, program: ContainedProgram): string[] {
  const { filter } = hardening;
  const command = [
    ...(how === 'sudo' ? ['sudo', '-n', '--'] : []),
    ...beginning(hardening),
    bwrap,
    ...(filter === undefined ? [] : ['--seccomp', FILTER_FD]),
    ...namespaces(how, who, hardening, program.network === true),
    '--die-with-parent',
    '--hostname',
    'contained',
    ...rootFilesystem(who, limits, program.network === true),
    ...program.binds.flatMap(({ path, writable }) => [
      ...parentsOf(path),
      ...[writable ? '--bind' : '--ro-bind', path, path],
    ]),
    // Both are memory, and in a user namespace they belong to the program itself.
    ...['--remount-ro', '/dev', '--remount-ro', '/'],
    '--chdir',
    '/',
    '--clearenv',
    ...Object.entries(program.env).flatMap(([name, value]) => ['--setenv', name, value]),
    '--',
  ];
  if (hardening.resourceLimits === true) command.push(...secondWall(limits), '--');
  if (how !== 'user') command.push(...asUser('/usr/bin/setpriv', who.uid), '--');
  return [...command, program.file, ...program.args];
}

/** A shell that enters the control group and opens the filter: sudo closes every descriptor but the standard ones. */
function beginning({ filter, cgroup }: Hardening): string[] {
  if (filter === undefined && cgroup === undefined) return [];
  const enter = cgroup === undefined ? '' : 'echo $$ >"$2/cgroup.procs" || exit 1; ';
  const open = filter === undefined ? '' : ` ${FILTER_FD}<"$filter"`;
  const script = `filter=$1; ${enter}shift 2; exec "$@"${open}`;
  return ['/bin/sh', '-c', script, 'sh', filter ?? '', cgroup ?? ''];
}

function secondWall(limits: Limits | undefined): string[] {
  const command = ['/usr/bin/prlimit', '--core=0'];
  if (limits === undefined) return command;
  const { times, moreBytes, moreProcesses } = SECOND_WALL;
  const fileBytes = limits.diskBytes * times + moreBytes;
  return [...command, `--fsize=${fileBytes}`, `--nproc=${limits.processes * times + moreProcesses}`];
}

/** The command that changes from root to an unprivileged user id: setpriv(1). */
export function asUser(setpriv: string, uid: number): string[] {
  return [
    setpriv,
    `--reuid=${uid}`,
    `--regid=${uid}`,
    '--clear-groups',
    '--no-new-privs',
    '--inh-caps=-all',
    '--ambient-caps=-all',
    '--bounding-set=-all',
  ];
}

function namespaces(how: Containment, who: Identity, hardening: Hardening, network: boolean): string[] {
  const id = String(who.uid);
  if (how === 'user') {
    const all = ['--unshare-all', ...(network ? ['--share-net'] : [])];
    if (hardening.noUserNamespaces === true) all.push('--unshare-user', '--disable-userns');
    return [...all, '--uid', id, '--gid', id, '--cap-drop', 'ALL'];
  }
  const own = ['ipc', 'pid', 'uts', ...(network ? [] : ['net'])];
  // Without a user namespace, which some machines forbid even to root, setpriv needs these three to become the other user.
  return [
    ...own.map((name) => `--unshare-${name}`),
    '--unshare-cgroup-try',
    ...['--cap-drop', 'ALL'],
    ...['SETUID', 'SETGID', 'SETPCAP'].flatMap((name) => ['--cap-add', `CAP_${name}`]),
  ];
}

function rootFilesystem(who: Identity, limits: Limits | undefined, network: boolean): string[] {
  const words: string[] = [];
  for (const path of network ? [...SYSTEM, ...NETWORK] : SYSTEM)
    words.push(...parentsOf(path), '--ro-bind-try', path, path);
  for (const path of MERGED) {
    if (!existsSync(path)) continue;
    if (lstatSync(path).isSymbolicLink()) words.push('--symlink', readlinkSync(path), path);
    else words.push('--ro-bind', path, path);
  }
  const names = { passwd: 'passwd', group: 'group', 'nsswitch.conf': network ? 'nsswitch-dns.conf' : 'nsswitch.conf' };
  for (const [name, source] of Object.entries(names)) words.push('--ro-bind', `${who.etc}/${source}`, `/etc/${name}`);
  const memory = (path: string, share: number): string[] => {
    const size = limits === undefined ? [] : ['--size', String(Math.ceil(limits.memoryBytes / share))];
    // The other user could not write into root's tmpfs with the usual 0755.
    return ['--perms', '1777', ...size, '--tmpfs', path];
  };
  return [...words, '--proc', '/proc', '--dev', '/dev', ...memory('/dev/shm', SHM_SHARE), ...memory('/tmp', TMP_SHARE)];
}

/** Parent folders that bwrap creates for a mount point are private to root. Explicitly created ones are open to all. */
function parentsOf(path: string): string[] {
  const names = path.split('/').slice(1, -1);
  return names.flatMap((_, index) => ['--dir', `/${names.slice(0, index + 1).join('/')}`]);
}
