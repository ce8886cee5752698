import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { RestorableError } from '../../core/errors.ts';
import type { ForeignText } from '../../core/foreign.ts';
import type { Host } from '../../ports/host.ts';
import { type Child, type ChildExit, runToEnd } from '../child.ts';
import { SYSTEM_PATH } from '../command.ts';
import { onLifeline, signalBySudo } from '../shield/lifeline.ts';
import { type Cell, type ContainedProgram, containedCommand } from './arguments.ts';
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

/** bwrap's first process ignores SIGTERM, and contained programs have nothing to save. */
const KILL_AFTER_MS = 300;
const REMOVE_TIMEOUT_MS = 60_000;
const KILL_TIMEOUT_MS = 10_000;

/** Programs run under bubblewrap. */
export class ContainingSandbox implements Sandbox {
  readonly isContained = true;
  readonly note = undefined;
  readonly viaSudo: boolean;
  readonly #cell: Cell;
  readonly #keeping: Keeping;
  readonly #host: Host;
  #refusal: RestorableError | undefined;

  constructor(cell: Cell, keeping: Keeping, host: Host) {
    this.#cell = cell;
    this.#keeping = keeping;
    this.#host = host;
    this.viaSudo = cell.how === 'sudo';
  }

  async start(spec: SandboxSpec): Promise<Child> {
    const lifeline = this.viaSudo && spec.stdin === 'ignore';
    const program: ContainedProgram = lifeline ? { ...spec, ...onLifeline(spec, spec.removeAtEnd) } : spec;
    const [file = '', ...args] = containedCommand(this.#cell, program);
    const child = {
      ...commonSpec(spec, this.#host),
      killAfterMs: spec.killAfterMs ?? KILL_AFTER_MS,
      file,
      args,
      env: { PATH: SYSTEM_PATH, LC_ALL: 'C' },
      stdin: lifeline ? 'pipe' : spec.stdin,
      ...(this.viaSudo && { signalGroup: signalBySudo }),
    } as const;
    const started = await startWatched(child, this.#keeping);
    void started.exited.then(({ code }) => {
      const words = started.errorText();
      if (code === 1 && OWN_WORDS.test(words.reveal())) this.#refusal = refused(words);
    });
    return started;
  }

  run(spec: Omit<SandboxSpec, 'stdin' | 'stdout'>): Promise<ChildExit & { stdout: string; stderr: ForeignText }> {
    return collect(this, spec);
  }

  async makeSharedFolder(parent: string, name: string): Promise<string> {
    const path = join(parent, name);
    await mkdir(path);
    // Every user may write there, and only our user can enter its parent. The umask restricts mkdir's own mode.
    await chmod(path, 0o777);
    this.#keeping.watch?.addFolder(path);
    return path;
  }

  async giveFile(name: string, content: string | Uint8Array | Iterable<Uint8Array>): Promise<string> {
    const path = await writePrivately(this.#keeping, name, content);
    const { how, who } = this.#cell;
    if (how === 'root') await chown(path, who.uid, who.uid);
    if (how === 'sudo') await chownBySudo(path, who.uid);
    return path;
  }

  async lend(path: string): Promise<() => Promise<void>> {
    const { how, who } = this.#cell;
    if (how === 'sudo') throw new RestorableError('INTERNAL', "A file can't be passed through sudo.");
    // In our own user namespace the other user is our user.
    if (how === 'user') return async () => {};
    const { uid, gid } = await stat(path);
    await chown(path, who.uid, who.uid);
    return () => chown(path, uid, gid);
  }

  async whyStopped(): Promise<RestorableError | undefined> {
    return (await this.#keeping.watch?.overLimit()) ?? this.#refusal;
  }

  close(): Promise<void> {
    return closeKeeping(this.#keeping);
  }

  async remove(parent: string, name: string): Promise<void> {
    if (this.viaSudo) {
      // Its content belongs to the other user and is in folders that only that user may enter.
      await this.run({
        file: '/bin/sh',
        args: ['-c', 'cd "$1" && rm -rf -- ./* ./.[!.]*', 'sh', join(parent, name)],
        env: { PATH: SYSTEM_PATH },
        binds: [{ path: join(parent, name), writable: true }],
        signal: AbortSignal.timeout(REMOVE_TIMEOUT_MS),
      });
    }
    await removeTree(join(parent, name));
  }
}

/** The program's own messages start differently. Its caller reports if it is missing. */
const OWN_WORDS = /^bwrap: (?!execvp)/;

function refused(words: ForeignText): RestorableError {
  return new RestorableError('SANDBOX_MISSING', 'bubblewrap could not contain a program of this restore.', {
    hint: 'This is not a verdict on the backup. Give this user access to the file or socket that bubblewrap names.',
    foreign: words,
  });
}

async function chownBySudo(path: string, uid: number): Promise<void> {
  const args = ['-n', '--', 'chown', '--no-dereference', `${uid}:${uid}`, '--', path];
  const signal = AbortSignal.timeout(KILL_TIMEOUT_MS);
  const env = { PATH: SYSTEM_PATH, LC_ALL: 'C' };
  const exit = await runToEnd({ file: 'sudo', args, env, signal, scrub: (text) => text });
  if (exit.code !== 0)
    throw new RestorableError('INTERNAL', `A file could not be given to the contained user: ${exit.stderr}`);
}
