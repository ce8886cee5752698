import { readFile, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';

/** File systems whose data is on another machine. */
const SHARED = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb3',
  'smbfs',
  'ceph',
  'glusterfs',
  'lustre',
  'beegfs',
  'gpfs',
  'ocfs2',
  'gfs2',
  'afs',
  '9p',
  'virtiofs',
]);
/** File systems in user space that show files of this machine in another form. */
const LOCAL_FUSE = new Set([
  'fuse.bindfs',
  'fuse.encfs',
  'fuse.fuse-overlayfs',
  'fuse.fuse2fs',
  'fuse.gocryptfs',
  'fuse.lxcfs',
  'fuse.mergerfs',
  'fuse.portal',
  'fuse.snapfuse',
  'fuse.squashfuse',
  'fuse.squashfuse_ll',
  'fuse.unionfs',
]);

/** Whether a folder, which need not exist, is on a file system whose data is on another machine. */
export async function isOnSharedFileSystem(folder: string): Promise<boolean> {
  let mounts: string;
  try {
    mounts = await readFile('/proc/self/mountinfo', 'utf8');
  } catch {
    // Not Linux: no way to tell.
    return false;
  }
  const { mountPoint, type } = mountOf(await existingPart(folder), mounts);
  // The root of a runner or of a job's container is never what a user mounted.
  if (mountPoint === '/') return false;
  return SHARED.has(type) || (/^fuse(?:\.|$)/.test(type) && !LOCAL_FUSE.has(type));
}

/** The folder, or the nearest one above it that exists, without symbolic links. */
async function existingPart(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (thrown) {
    const above = dirname(folder);
    if (above === folder) throw thrown;
    return existingPart(above);
  }
}

/** The mount that contains a path, according to /proc/self/mountinfo (proc_pid_mountinfo(5)). */
export function mountOf(path: string, mountinfo: string): { readonly mountPoint: string; readonly type: string } {
  let found = { mountPoint: '', type: '' };
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const mountPoint = unescaped(before.split(' ')[4] ?? '');
    if (mountPoint === '' || !contains(mountPoint, path)) continue;
    // A later mount on the same folder hides the earlier one.
    if (mountPoint.length >= found.mountPoint.length) found = { mountPoint, type: after.split(' ')[0] ?? '' };
  }
  return found;
}

function contains(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Spaces, tabs, line ends and backslashes are written in octal. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));
}
