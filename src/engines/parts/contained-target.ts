import { type RestorableError, throwIfCancelled } from '../../core/errors.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { limitsFor, measureMachine } from '../../process/sandbox/limits.ts';
import { findSandbox, prepareSandbox, type Sandbox } from '../../process/sandbox/sandbox.ts';

/** Where everything runs that parses what is restored. */
export interface Box {
  /** Undefined only for a restore on a machine that can't contain: programs run beside us. */
  readonly sandbox: Sandbox | undefined;
  /** Its signal is aborted by a limit too, with the error that names it. */
  readonly host: Host;
}

/** A box that surely contains, or is trusted not to. */
export interface SureBox extends Box {
  readonly sandbox: Sandbox;
}

export interface BoxOptions {
  /** The server of `target` knows us by our user id. */
  readonly isKnownByUser?: boolean | undefined;
}

/**
 * Opens a target whose parsers are contained: a verification's under limits or not at all, a restore's where the machine has
 * a way. Over a limit everything is stopped, and whatever then fails is the error that names the limit.
 * @throws {RestorableError} SANDBOX_MISSING, SANDBOX_MEMORY, SANDBOX_DISK, SANDBOX_PROCESSES, SANDBOX_TIMEOUT and what `open` throws
 */
export async function openContained(
  spec: TargetSpec,
  needs: TargetNeeds,
  host: Host,
  open: (box: Box) => Promise<Target>,
  options: BoxOptions = {},
): Promise<Target> {
  if (spec.kind !== 'restore') return openSurelyContained(spec, needs, host, open, options);
  const sandbox = await findSandbox(host, options);
  return guarded({ sandbox, host }, host, open);
}

/** As openContained, for a verification alone. */
export async function openSurelyContained(
  spec: Exclude<TargetSpec, { kind: 'restore' }>,
  needs: TargetNeeds,
  host: Host,
  open: (box: SureBox) => Promise<Target>,
  { isKnownByUser }: BoxOptions = {},
): Promise<Target> {
  const over = new AbortController();
  const boxed: Host = { ...host, signal: AbortSignal.any([host.signal, over.signal]) };
  const limits = limitsFor(spec.limits ?? {}, needs.rawBytes, await measureMachine(host));
  const sandbox = await prepareSandbox(boxed, {
    trustSource: spec.trustSource ?? false,
    limits,
    isKnownByUser,
    onOver: (error) => over.abort(error),
  });
  return guarded({ sandbox, host: boxed }, host, open);
}

/** Where the client of somebody's server runs: in the box, unless that contains nothing. */
export function clientIn({ sandbox }: Box, notes: string[]): { readonly client: Sandbox | undefined } {
  if (sandbox?.isContained === true) return { client: sandbox };
  if (sandbox !== undefined) notes.push(UNCONTAINED_CLIENT);
  return { client: undefined };
}

const UNCONTAINED_CLIENT =
  "The client that restored the backup ran without containment (trust-source): it could reach this job's files.";

async function guarded<B extends Box>(box: B, outer: Host, open: (box: B) => Promise<Target>): Promise<Target> {
  const named = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      // What was stopped in the middle of it may have been taken for an answer.
      throwIfCancelled(box.host.signal);
      return result;
    } catch (error) {
      throw (await reasonBehind(box, outer)) ?? error;
    }
  };
  try {
    return namedTarget(await named(() => open(box)), box, named);
  } catch (error) {
    await box.sandbox?.close();
    throw error;
  }
}

/** A cancelled run stays cancelled. */
async function reasonBehind({ sandbox }: Box, outer: Host): Promise<RestorableError | undefined> {
  return outer.signal.aborted ? undefined : sandbox?.whyStopped();
}

type Named = <T>(work: () => Promise<T>) => Promise<T>;

function namedTarget(target: Target, { sandbox }: Box, named: Named): Target {
  const { keepBeside } = target;
  let closed: Promise<void> | undefined;
  return {
    description: target.description,
    notes: target.notes,
    strategy: target.strategy,
    ...(target.leftOut !== undefined && { leftOut: target.leftOut }),
    ...(target.exempts !== undefined && { exempts: target.exempts }),
    ...(keepBeside !== undefined && { keepBeside: () => named(keepBeside) }),
    restore: (streams) => named(() => target.restore(streams)),
    inspect: () => named(() => target.inspect()),
    query: (sql, options) => named(() => target.query(sql, options)),
    integrity: () => named(() => target.integrity()),
    publish: () => named(() => target.publish()),
    close: () => {
      closed ??= target.close().finally(() => sandbox?.close());
      return closed;
    },
  };
}
