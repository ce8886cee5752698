import { RestorableError } from '../../core/errors.ts';
import type { CommandSpec } from '../../ports/command-spec.ts';
import type { Source } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';

export async function openCommandSource(_spec: CommandSpec, _host: Host): Promise<Source> {
  throw new RestorableError('INTERNAL', 'Not written yet.');
}
