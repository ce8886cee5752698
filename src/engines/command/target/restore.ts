import { RestorableError } from '../../../core/errors.ts';
import { KnownNames, showName } from '../../../core/format/manifest/known-names.ts';
import type { TargetNeeds } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import type { CommandSpec } from '../../../ports/programs/command-spec.ts';
import { takeCounts, wasInspected } from '../counts.ts';
import { besideUs } from '../runner/beside.ts';
import type { Runner } from '../runner/runner.ts';
import { type LoadRequest, type LoadTarget, load } from './load.ts';
import { loadReadyMs, SOURCE_READY_MS, waitUntilReady } from './ready.ts';

const COUNT_MS = 600_000;

/**
 * The user's own database, restored in place by `restore`.
 * @throws {RestorableError} TARGET_NOT_EMPTY, INPUT_INVALID, CLIENT_MISSING, DATABASE_*
 */
export async function openRestore(
  spec: CommandSpec,
  replace: boolean,
  needs: TargetNeeds,
  host: Host,
): Promise<LoadTarget> {
  await withTarget(spec, host, async (asking) => {
    if (spec.ready !== undefined) await waitUntilReady(asking, { argv: spec.ready, limitMs: SOURCE_READY_MS }, host);
    if (!replace) await requireEmpty(spec, asking, KnownNames.ofFingerprint(needs.fingerprint), host);
  });
  const runner = await besideUs(spec, 'restore', host);
  const notes = ['The command `restore` changes the database in place. No old copy is kept.'];
  if (spec.inspect === undefined && wasInspected(needs.fingerprint)) {
    notes.push('There is no longer an `inspect` command, so what was restored was not counted.');
  }
  return {
    description: `the database of the command \`restore\` (${spec.identity})`,
    notes,
    strategy: 'in-place',
    runner,
    restore: async (streams) => {
      await restoreByCommand({ name: 'restore', argv: spec.restore, streams }, runner, host);
      if (spec.ready !== undefined)
        await waitUntilReady(runner, { argv: spec.ready, limitMs: loadReadyMs(needs.rawBytes) }, host);
    },
    close: () => runner.close(),
  };
}

async function restoreByCommand(request: LoadRequest, runner: Runner, host: Host): Promise<void> {
  const loading = await load(request, runner, host);
  await using _ = loading.child;
  await loading.requireDone();
}

/**
 * A separate purpose: `inspect` may count things here that need not be equal after a restore, but that a restore could destroy.
 */
async function withTarget(spec: CommandSpec, host: Host, work: (asking: Runner) => Promise<void>): Promise<void> {
  await using asking = await besideUs(spec, 'target', host);
  await work(asking);
}

async function requireEmpty(spec: CommandSpec, runner: Runner, known: KnownNames, host: Host): Promise<void> {
  if (spec.inspect === undefined) {
    throw new RestorableError('INPUT_INVALID', 'Nothing can tell whether the target is empty: there is no `inspect`.', {
      hint: 'Add `inspect:` to its commands. Or, if everything in the target may be lost, set `replace: true`.',
    });
  }
  const { rows } = await takeCounts(runner, spec.inspect, COUNT_MS, host);
  const found = [...rows].filter(([, table]) => table.rows > 0);
  if (found.length === 0) return;
  const [name, table] = found.find(([each]) => known.has(each)) ?? ['', undefined];
  const what =
    table === undefined ? `${found.length} counts of \`inspect\` are not 0` : `${showName(name)} counts ${table.rows}`;
  throw new RestorableError('TARGET_NOT_EMPTY', `The target is not empty: ${what}.`, {
    hint: 'Restore into an empty one (`target: command:OTHER`), or set `replace: true`: the command then changes it in place and keeps no old copy.',
  });
}
