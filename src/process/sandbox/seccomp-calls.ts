/** Numbers of a system call on x86_64 and on aarch64 (Linux: asm/unistd_64.h, asm-generic/unistd.h). */
export type CallNumbers = readonly [x64: number, arm64: number | undefined];

/**
 * System calls that no database and no client needs, and that have been used to attack kernels or to evade limits.
 * Memory that belongs to no process (message queues, files with only a descriptor) could not be counted.
 */
export const DENIED: Readonly<Record<string, CallNumbers>> = {
  // keys of the kernel's rings, which are not in any namespace
  keyctl: [250, 219],
  add_key: [248, 217],
  request_key: [249, 218],
  // other processes
  ptrace: [101, 117],
  process_vm_readv: [310, 270],
  process_vm_writev: [311, 271],
  process_madvise: [440, 440],
  pidfd_getfd: [438, 438],
  kcmp: [312, 272],
  move_pages: [279, 239],
  migrate_pages: [256, 238],
  // mounts and namespaces
  mount: [165, 40],
  umount2: [166, 39],
  pivot_root: [155, 41],
  chroot: [161, 51],
  setns: [308, 268],
  unshare: [272, 97],
  fsopen: [430, 430],
  fsconfig: [431, 431],
  fsmount: [432, 432],
  fspick: [433, 433],
  open_tree: [428, 428],
  move_mount: [429, 429],
  mount_setattr: [442, 442],
  open_by_handle_at: [304, 265],
  name_to_handle_at: [303, 264],
  quotactl: [179, 60],
  quotactl_fd: [443, 443],
  swapon: [167, 224],
  swapoff: [168, 225],
  // the kernel itself
  bpf: [321, 280],
  perf_event_open: [298, 241],
  userfaultfd: [323, 282],
  fanotify_init: [300, 262],
  kexec_load: [246, 104],
  kexec_file_load: [320, 294],
  init_module: [175, 105],
  finit_module: [313, 273],
  delete_module: [176, 106],
  reboot: [169, 142],
  syslog: [103, 116],
  acct: [163, 89],
  settimeofday: [164, 170],
  clock_settime: [227, 112],
  adjtimex: [159, 171],
  clock_adjtime: [305, 266],
  vhangup: [153, 58],
  lookup_dcookie: [212, 18],
  iopl: [172, undefined],
  ioperm: [173, undefined],
  modify_ldt: [154, undefined],
  // memory that belongs to no process
  msgget: [68, 186],
};

/** Programs try these first and have a fallback if the kernel does not support them. */
export const UNKNOWN: Readonly<Record<string, CallNumbers>> = {
  // Its flags are in memory, which a filter can't read.
  clone3: [435, 435],
  io_uring_setup: [425, 425],
  io_uring_enter: [426, 426],
  io_uring_register: [427, 427],
  memfd_create: [319, 279],
  memfd_secret: [447, 447],
};

/** System calls that are allowed with some arguments. */
export const CLONE: CallNumbers = [56, 220];
export const SOCKET: CallNumbers = [41, 198];
export const SOCKETPAIR: CallNumbers = [53, 199];
export const SHMGET: CallNumbers = [29, 194];
export const IOCTL: CallNumbers = [16, 29];
