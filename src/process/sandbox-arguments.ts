import { existsSync, lstatSync, readlinkSync } from 'node:fs';

/** A folder or file that a contained program sees, at the path that it has outside too. */
export interface Bind {
  readonly path: string;
  readonly writable: boolean;
}

/** How a program is contained: by root, by an unprivileged user namespace, by root through sudo. */
export type Containment = 'root' | 'user' | 'sudo';

export interface Identity {
  /** User and group id that the program runs as (in mode `user`: as it sees itself). */
  readonly uid: number;
  /** Folder with our own `passwd`, `group` and `nsswitch.conf`; initdb looks its user up. */
  readonly etc: string;
}

export interface ContainedProgram {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly binds: readonly Bind[];
}

/** Programs and libraries; /usr/src and the rest of /usr/local may be somebody's checkout and stay outside. */
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
const MERGED = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];

/**
 * The whole command line that runs a program under bubblewrap (bwrap(1)): every namespace its own (so no network), a root
 * of system programs, /proc, /dev and /tmp of its own and the binds, no capability, an environment of `env` alone.
 * Environment and arguments can be seen in the process list: nothing secret may be in them.
 */
export function containedCommand(how: Containment, who: Identity, program: ContainedProgram): string[] {
  const command = [
    ...(how === 'sudo' ? ['sudo', '-n', '--', 'bwrap'] : ['bwrap']),
    ...namespaces(how, who),
    '--die-with-parent',
    '--hostname',
    'contained',
    ...rootFilesystem(who),
    ...program.binds.flatMap(({ path, writable }) => [
      ...parentsOf(path),
      ...[writable ? '--bind' : '--ro-bind', path, path],
    ]),
    '--chdir',
    '/',
    '--clearenv',
    ...Object.entries(program.env).flatMap(([name, value]) => ['--setenv', name, value]),
    '--',
  ];
  if (how !== 'user') command.push(...asUser('/usr/bin/setpriv', who.uid), '--');
  return [...command, program.file, ...program.args];
}

/** The command that gives up root for a user id without any right: setpriv(1). */
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

function namespaces(how: Containment, who: Identity): string[] {
  const id = String(who.uid);
  if (how === 'user') return ['--unshare-all', '--uid', id, '--gid', id, '--cap-drop', 'ALL'];
  // Without a user namespace, which some machines forbid even to root; setpriv needs these three to become the other user.
  return [
    ...['ipc', 'pid', 'net', 'uts'].map((name) => `--unshare-${name}`),
    '--unshare-cgroup-try',
    ...['--cap-drop', 'ALL'],
    ...['SETUID', 'SETGID', 'SETPCAP'].flatMap((name) => ['--cap-add', `CAP_${name}`]),
  ];
}

function rootFilesystem(who: Identity): string[] {
  const words: string[] = [];
  for (const path of SYSTEM) words.push(...parentsOf(path), '--ro-bind-try', path, path);
  for (const path of MERGED) {
    if (!existsSync(path)) continue;
    if (lstatSync(path).isSymbolicLink()) words.push('--symlink', readlinkSync(path), path);
    else words.push('--ro-bind', path, path);
  }
  for (const name of ['passwd', 'group', 'nsswitch.conf'])
    words.push('--ro-bind', `${who.etc}/${name}`, `/etc/${name}`);
  // The other user could not write into a tmpfs of root's with the usual 0755.
  words.push('--proc', '/proc', '--dev', '/dev', '--perms', '1777', '--tmpfs', '/dev/shm');
  return [...words, '--perms', '1777', '--tmpfs', '/tmp'];
}

/** Folders that bwrap makes on its way to a mount point are open to root alone; made by name they are open to all. */
function parentsOf(path: string): string[] {
  const names = path.split('/').slice(1, -1);
  return names.flatMap((_, index) => ['--dir', `/${names.slice(0, index + 1).join('/')}`]);
}
