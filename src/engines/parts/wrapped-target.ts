import type { Target } from '../../ports/engine/target.ts';

/** Runs one step of a target, for example to replace its error with the real cause. */
export type AroundStep = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A target in which each step runs inside `around`.
 * @param release called once, after the target is closed
 */
export function wrappedTarget(target: Target, around: AroundStep, release: () => Promise<void>): Target {
  const { keepBeside, digests, byHand, replay, markers } = target;
  let closed: Promise<void> | undefined;
  // The type lists every member, so that no optional one gets lost.
  const wrapped: { readonly [K in keyof Required<Target>]: Target[K] } = {
    description: target.description,
    notes: target.notes,
    strategy: target.strategy,
    isAtRest: target.isAtRest,
    leftOut: target.leftOut,
    exempts: target.exempts,
    keepBeside: keepBeside && (() => around(() => keepBeside.call(target))),
    restore: (streams, onPart) => around(() => target.restore(streams, onPart)),
    replay: replay && ((log) => around(() => replay.call(target, log))),
    replaysOn: target.replaysOn,
    inspect: () => around(() => target.inspect()),
    digests: digests && ((of) => around(() => digests.call(target, of))),
    byHand: byHand && { ...byHand, adopt: (file) => around(() => byHand.adopt(file)) },
    query: (sql, options) => around(() => target.query(sql, options)),
    markers: markers && ((table) => around(() => markers.call(target, table))),
    integrity: (options) => around(() => target.integrity(options)),
    publish: () => around(() => target.publish()),
    close: () => {
      closed ??= target.close().finally(release);
      return closed;
    },
  };
  return wrapped;
}
