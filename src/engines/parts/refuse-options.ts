import { RestorableError } from '../../core/errors.ts';
import type { DumpOptions } from '../../ports/engine/source.ts';
import type { TargetSpec } from '../../ports/engine/target.ts';

/**
 * Refuses a selection of tables for an engine that dumps the whole database.
 * @param why `SQLite, because the entire file is copied`
 * @throws {RestorableError} INPUT_INVALID
 */
export function refuseSelection({ include, exclude }: DumpOptions, why: string, hint = 'Remove them.'): void {
  if (include.length === 0 && exclude.length === 0) return;
  throw new RestorableError('INPUT_INVALID', `\`include\` and \`exclude\` do not work with ${why}.`, { hint });
}

/** @throws {RestorableError} INPUT_INVALID if `target` names a server for a verification that needs none */
export function refuseServer(
  spec: TargetSpec,
  message: string,
): asserts spec is Exclude<TargetSpec, { kind: 'scratch' }> {
  if (spec.kind !== 'scratch') return;
  throw new RestorableError('INPUT_INVALID', message, { hint: 'Remove `target`, or set it to `auto`.' });
}
