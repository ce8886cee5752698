import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RestorableError } from '../../core/errors.ts';
import type { ForeignText } from '../../core/foreign.ts';
import type { Host } from '../../ports/host.ts';
import type { Child, ChildExit } from '../child.ts';
import { SYSTEM_PATH } from '../command.ts';
import { startBeside } from '../shield/shield.ts';
import { asUser } from './arguments.ts';
import {
  closeKeeping,
  collect,
  commonSpec,
  type Keeping,
  type Sandbox,
  type SandboxSpec,
  startWatched,
  writePrivately,
} from './contained-child.ts';
import { removeTree } from './remove-tree.ts';

/** No containment: the user trusts the source. */
export class PlainSandbox implements Sandbox {
  readonly isContained = false;
  readonly viaSudo = false;
  readonly note =
    "The restored database ran without containment (trust-source): code in the dump could reach this job's files and network.";
  readonly #uid: number;
  readonly #keeping: Keeping;
  readonly #host: Host;

  /** @param uid the programs' user id, if we are root */
  constructor(uid: number, keeping: Keeping, host: Host) {
    this.#uid = uid;
    this.#keeping = keeping;
    this.#host = host;
  }

  start(spec: SandboxSpec): Promise<Child> {
    const command = [spec.file, ...spec.args];
    // PostgreSQL refuses to run as root.
    if (isRoot() && spec.isOurs !== true) command.unshift(...asUser('setpriv', this.#uid), '--');
    const [file = '', ...args] = command;
    const env = { PATH: SYSTEM_PATH, ...spec.env };
    const child = { ...commonSpec(spec, this.#host), file, args, env, cwd: '/', stdin: spec.stdin };
    return startWatched(child, this.#keeping, (each) => startBeside(each, this.#host));
  }

  run(spec: Omit<SandboxSpec, 'stdin' | 'stdout'>): Promise<ChildExit & { stdout: string; stderr: ForeignText }> {
    return collect(this, spec);
  }

  async makeSharedFolder(parent: string, name: string): Promise<string> {
    const path = join(parent, name);
    await mkdir(path, { mode: 0o700 });
    this.#keeping.watch?.addFolder(path);
    if (!isRoot()) return path;
    // Without a separate mount, the other user must be able to traverse the path. The files next to it stay unreadable,
    // and only that user and we can enter it.
    await chmod(parent, 0o711);
    await chmod((await this.#host.workspace()).path, 0o711);
    await chown(path, this.#uid, this.#uid);
    return path;
  }

  async remove(parent: string, name: string): Promise<void> {
    await removeTree(join(parent, name));
  }

  async giveFile(name: string, content: string | Uint8Array | Iterable<Uint8Array>): Promise<string> {
    const path = await writePrivately(this.#keeping, name, content);
    if (!isRoot()) return path;
    await chmod(this.#keeping.folder, 0o711);
    await chmod((await this.#host.workspace()).path, 0o711);
    await chown(path, this.#uid, this.#uid);
    return path;
  }

  async lend(path: string): Promise<() => Promise<void>> {
    if (!isRoot()) return async () => {};
    const { uid, gid } = await stat(path);
    await chown(path, this.#uid, this.#uid);
    return () => chown(path, uid, gid);
  }

  whyStopped(): Promise<RestorableError | undefined> {
    return this.#keeping.watch?.overLimit() ?? Promise.resolve(undefined);
  }

  close(): Promise<void> {
    return closeKeeping(this.#keeping);
  }
}

const isRoot = (): boolean => process.getuid?.() === 0;
