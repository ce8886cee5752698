import { throwIfCancelled } from '../../../core/cancellation.ts';
import { RestorableError } from '../../../core/errors.ts';
import type { ByteStream } from '../../../ports/engine/source.ts';
import type { TargetNeeds } from '../../../ports/engine/target.ts';
import type { Host, Leftover } from '../../../ports/host.ts';
import type { CommandSpec } from '../../../ports/programs/command-spec.ts';
import type { Child } from '../../../process/child.ts';
import type { SureContainment } from '../../parts/contained-target.ts';
import { requireSpace } from '../../parts/disk.ts';
import { wasInspected } from '../counts.ts';
import { containedRunner, type RunnerContained } from '../runner/contained.ts';
import { endOf, type Loading, type LoadTarget, load } from './load.ts';
import { loadReadyMs, type Readiness, waitUntilReady } from './ready.ts';

/**
 * A private database in a folder of this run, created by `verify`, contained.
 * @throws {RestorableError} INPUT_INVALID, DISK_FULL
 */
export async function openVerification(
  spec: CommandSpec,
  needs: TargetNeeds,
  containment: SureContainment,
): Promise<LoadTarget> {
  const { host } = containment;
  const { verify } = spec;
  if (verify === undefined) {
    throw missing('verify', 'without it nothing can be restored, and reading a backup does not show that it restores');
  }
  if (spec.inspect === undefined && wasInspected(needs.fingerprint)) {
    throw missing('inspect', 'the source was counted when it was dumped, but nothing can count what is restored');
  }
  await requireSpace((await host.workspace()).path, needs.rawBytes, 'the private database of `verify`');
  const runner = await containedRunner(containment);
  let server: Server | undefined;
  return {
    description: 'a private database of the command `verify`',
    notes: runner.sandbox.note === undefined ? [] : [runner.sandbox.note],
    strategy: 'fresh',
    runner,
    restore: async (streams) => {
      server = await startServer(verify, streams, runner, host);
      const ready = spec.ready && { argv: spec.ready, limitMs: loadReadyMs(needs.rawBytes) };
      await untilRestored(server.loading, ready, runner, host);
    },
    death: () => server?.death(),
    close: async () => {
      await server?.stop();
      await runner.close();
    },
  };
}

interface Server {
  readonly loading: Loading;
  /** The error for a server that ended after it had been up. */
  death(): RestorableError | undefined;
  stop(): Promise<void>;
}

/** The command may keep running, so it is recorded in the journal for the post step. */
async function startServer(
  argv: readonly string[],
  streams: readonly ByteStream[],
  runner: RunnerContained,
  host: Host,
): Promise<Server> {
  const workspace = await host.workspace();
  let leftover: Leftover | undefined;
  const forget = async (): Promise<void> => {
    if (leftover !== undefined) await workspace.forget(leftover);
  };
  try {
    const onStart = async ({ pid }: Child): Promise<void> => {
      leftover = { kind: 'process', pid, viaSudo: runner.sandbox.viaSudo };
      await workspace.note(leftover);
    };
    const loading = await load({ name: 'verify', argv, streams, onStart }, runner, host);
    const stop = async (): Promise<void> => {
      await loading.child.stop();
      await forget();
    };
    let death: RestorableError | undefined;
    void loading.child.exited.then((exit) => {
      if (exit.code !== 0) death = endOf('verify', exit, loading.words());
    });
    return { loading, death: () => death, stop };
  } catch (error) {
    await forget();
    throw error;
  }
}

/** The restore is complete if `verify` ended successfully, or if `ready` reports that it is up while it runs. */
async function untilRestored(
  loading: Loading,
  ready: Readiness | undefined,
  runner: RunnerContained,
  host: Host,
): Promise<void> {
  if (ready === undefined) return loading.requireDone();
  const until = { isOver: false };
  const ended = loading.child.exited.then(() => {
    until.isOver = true;
  });
  const up = waitUntilReady(runner, { ...ready, until }, host);
  // The loser of the race below may still fail, with nobody listening.
  up.catch(() => {});
  await Promise.race([up, ended]);
  throwIfCancelled(host.signal);
  if (until.isOver) return loading.requireDone();
}

function missing(name: string, why: string): RestorableError {
  return new RestorableError('INPUT_INVALID', `The commands have no \`${name}\`: ${why}.`, {
    hint: `Add \`${name}:\` to the configuration file. docs/other-databases.md has recipes.`,
  });
}
