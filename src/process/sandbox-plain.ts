import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ForeignText } from '../core/foreign.ts';
import type { Host } from '../ports/host.ts';
import { type Child, type ChildExit, startChild } from './child.ts';
import { asUser } from './sandbox-arguments.ts';
import { collect, commonSpec, makeFolder, type Sandbox, type SandboxSpec, SUDO_PATH } from './sandbox-child.ts';

/** No containment: the user trusts the source. */
export class PlainSandbox implements Sandbox {
  readonly isContained = false;
  readonly viaSudo = false;
  readonly note =
    "The restored database ran without containment (trust-source): code in the dump could reach this job's files and network.";
  readonly #uid: number;
  readonly #host: Host;

  constructor(uid: number, host: Host) {
    this.#uid = uid;
    this.#host = host;
  }

  start(spec: SandboxSpec): Promise<Child> {
    const command = [spec.file, ...spec.args];
    // PostgreSQL refuses to run as root.
    if (process.getuid?.() === 0) command.unshift(...asUser('setpriv', this.#uid), '--');
    const [file = '', ...args] = command;
    const env = { PATH: SUDO_PATH, ...spec.env };
    return startChild({ ...commonSpec(spec, this.#host), file, args, env, cwd: '/', stdin: spec.stdin });
  }

  run(spec: Omit<SandboxSpec, 'stdin' | 'stdout'>): Promise<ChildExit & { stdout: string; stderr: ForeignText }> {
    return collect(this, spec);
  }

  async makeSharedFolder(parent: string, name: string): Promise<string> {
    // Without a mount of its own the other user must be able to walk to it; what lies beside it stays unreadable.
    if (process.getuid?.() === 0) {
      await chmod(parent, 0o711);
      await chmod((await this.#host.workspace()).path, 0o711);
    }
    return makeFolder(parent, name);
  }

  async remove(parent: string, name: string): Promise<void> {
    await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 });
  }
}
