import { existsSync } from 'node:fs';

/**
 * How a program is isolated from the process that holds keys: in namespaces created by root, by an unprivileged user or
 * by root through sudo. If there are none, the program only loses the means to become root.
 */
export type ShieldWay = 'root' | 'user' | 'sudo' | 'no-sudo';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Our user, which the program keeps. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

/** Capabilities of root on files, which our programs may need. The others do not concern files. */
const ROOT_ON_FILES = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID'];
/** The capabilities that `setpriv` needs to become our user again. */
const TO_BECOME_US = ['SETUID', 'SETGID', 'SETPCAP'];
/** Variables that sudo sets itself, whatever it is told to keep. None is a secret. */
const SET_BY_SUDO = ['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'MAIL', 'TERM'];
const SUDO_OWN = ['SUDO_COMMAND', 'SUDO_USER', 'SUDO_UID', 'SUDO_GID'];

/**
 * The command line that runs a program with the machine's files, devices, network and our user, but without access to
 * our processes and without a way to become root: bwrap(1).
 * @param tool absolute path of bubblewrap, for `no-sudo` of setpriv
 */
export function shieldedCommand(way: ShieldWay, tool: string, command: Command, account: Account): Command {
  const { file, args, env } = command;
  if (way === 'no-sudo') return { file: tool, args: ['--no-new-privs', '--', file, ...args], env };
  const words = [...namespacesOf(way), '--die-with-parent', ...machine(account.uid)];
  if (way !== 'sudo') return { file: tool, args: [...words, '--', file, ...args], env };
  // Values would be visible in the process list. sudo passes on by name the variables that it does not set itself.
  const own = Object.entries(env).filter(([name]) => SET_BY_SUDO.includes(name));
  const kept = Object.keys(env).filter((name) => !SET_BY_SUDO.includes(name));
  const keep = kept.length === 0 ? [] : [`--preserve-env=${kept.join(',')}`];
  const unset = [...SET_BY_SUDO, ...SUDO_OWN].flatMap((name) => ['--unsetenv', name]);
  const set = [...unset, ...own.flatMap(([name, value]) => ['--setenv', name, value])];
  const again = [...asAgain(account), '--', file, ...args];
  return { file: 'sudo', args: ['-n', ...keep, '--', tool, ...words, ...set, '--', ...again], env };
}

function namespacesOf(way: 'root' | 'user' | 'sudo'): string[] {
  if (way === 'user') return ['--unshare-user', '--unshare-pid'];
  const kept = way === 'root' ? ROOT_ON_FILES : TO_BECOME_US;
  return ['--unshare-pid', '--cap-drop', 'ALL', ...kept.flatMap((name) => ['--cap-add', `CAP_${name}`])];
}

/** The whole machine, except the processes and the sockets that can start a program elsewhere. */
function machine(uid: number): string[] {
  const kernel = ['--ro-bind', '/sys', '/sys', '--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'];
  const sockets = takersOfOrders(uid).filter((path) => existsSync(path));
  return ['--dev-bind', '/', '/', ...kernel, ...sockets.flatMap((path) => ['--ro-bind', '/dev/null', path])];
}

/** Sockets that let a member of the right group run a program elsewhere, as root and without sudo. */
export function takersOfOrders(uid: number): string[] {
  const containers = ['docker.sock', 'podman/podman.sock', 'containerd/containerd.sock', 'crio/crio.sock'];
  const services = ['systemd/private', 'dbus/system_bus_socket', 'buildkit/buildkitd.sock', 'snapd.socket'];
  const ofUser = ['bus', 'systemd/private', 'docker.sock', 'podman/podman.sock', 'buildkit/buildkitd.sock'];
  // LXD from Debian's package and from snap, and its successor.
  const machines = ['lib/lxd', 'snap/lxd/common/lxd', 'lib/incus'];
  return [
    ...[...containers, ...services].map((name) => `/run/${name}`),
    ...ofUser.map((name) => `/run/user/${uid}/${name}`),
    ...machines.map((folder) => `/var/${folder}/unix.socket`),
  ];
}

function asAgain({ uid, gid, groups }: Account): string[] {
  return [
    '/usr/bin/setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    groups.length === 0 ? '--clear-groups' : `--groups=${groups.join(',')}`,
    '--no-new-privs',
    '--inh-caps=-all',
    '--ambient-caps=-all',
    '--bounding-set=-all',
  ];
}
