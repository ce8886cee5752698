import { throwIfCancelled } from '../../core/cancellation.ts';
import type { RestorableError } from '../../core/errors.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../ports/engine/target.ts';
import type { Host } from '../../ports/host.ts';
import type { Sandbox } from '../../process/sandbox/contained-child.ts';
import { type Limits, limitsFor, measureMachine } from '../../process/sandbox/limits/limits.ts';
import { findSandbox, prepareSandbox } from '../../process/sandbox/sandbox.ts';
import { wrappedTarget } from './wrapped-target.ts';

/** Where everything runs that parses the restored content. */
export interface Containment {
  /** Undefined only for a restore on a machine without containment: programs run directly on it. */
  readonly sandbox: Sandbox | undefined;
  /** Its signal is also aborted by a limit, with the error that names the limit. */
  readonly host: Host;
}

/** Containment that is guaranteed, or declared unnecessary by the user. */
export interface SureContainment extends Containment {
  readonly sandbox: Sandbox;
  /** Of everything in the sandbox together. */
  readonly limits: Limits;
}

/** A target to be opened. */
export interface WantedTarget<S extends TargetSpec = TargetSpec> {
  readonly spec: S;
  readonly needs: TargetNeeds;
  /** The server of `target` identifies us by our user id. */
  readonly isKnownByUser?: boolean | undefined;
}

/**
 * Opens a target whose parsers are contained: for a verification always and with limits, for a restore if the machine supports
 * it. If a limit is exceeded, everything is stopped, and any resulting failure becomes the error that names the limit.
 * @throws {RestorableError} SANDBOX_MISSING, SANDBOX_MEMORY, SANDBOX_DISK, SANDBOX_PROCESSES, SANDBOX_TIMEOUT and what `open`
 *   throws
 */
export async function openContained(
  { spec, needs, isKnownByUser }: WantedTarget,
  host: Host,
  open: (containment: Containment) => Promise<Target>,
): Promise<Target> {
  if (spec.kind !== 'restore') return openSurelyContained({ spec, needs, isKnownByUser }, host, open);
  const sandbox = await findSandbox(host, { isKnownByUser });
  return guarded({ sandbox, host }, host, open);
}

/** Like openContained, for a verification only. */
export async function openSurelyContained(
  { spec, needs, isKnownByUser }: WantedTarget<Exclude<TargetSpec, { kind: 'restore' }>>,
  host: Host,
  open: (containment: SureContainment) => Promise<Target>,
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
  return guarded({ sandbox, host: boxed, limits }, host, open);
}

/** Where the client of a user's server runs: in the sandbox, unless that contains nothing. */
export function clientIn({ sandbox }: Containment, notes: string[]): { readonly client: Sandbox | undefined } {
  if (sandbox?.isContained === true) return { client: sandbox };
  if (sandbox !== undefined) notes.push(UNCONTAINED_CLIENT);
  return { client: undefined };
}

const UNCONTAINED_CLIENT =
  "The client that restored the backup ran without containment (trust-source): it could reach this job's files.";

async function guarded<B extends Containment>(
  containment: B,
  outer: Host,
  open: (containment: B) => Promise<Target>,
): Promise<Target> {
  const named = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      // The result of something that was stopped midway must not be taken for an answer.
      throwIfCancelled(containment.host.signal);
      return result;
    } catch (error) {
      throw (await reasonBehind(containment, outer)) ?? error;
    }
  };
  try {
    return wrappedTarget(await named(() => open(containment)), named, async () => containment.sandbox?.close());
  } catch (error) {
    await containment.sandbox?.close();
    throw error;
  }
}

/** A cancelled run stays cancelled. */
async function reasonBehind({ sandbox }: Containment, outer: Host): Promise<RestorableError | undefined> {
  return outer.signal.aborted ? undefined : sandbox?.whyStopped();
}
