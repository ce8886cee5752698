import { RestorableError } from '../../core/errors.ts';
import type { CommandSpec } from '../../ports/command-spec.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';

export async function openCommandTarget(
  _spec: CommandSpec,
  _target: TargetSpec,
  _needs: TargetNeeds,
  _host: Host,
): Promise<Target> {
  throw new RestorableError('INTERNAL', 'Not written yet.');
}
