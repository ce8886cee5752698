import { RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';

export async function openD1Target(_spec: TargetSpec, _needs: TargetNeeds, _host: Host): Promise<Target> {
  throw new RestorableError('INTERNAL', 'Not written yet.');
}

export async function dropD1Leftover(_url: Secret, _name: string, _host: Host): Promise<void> {
  throw new RestorableError('INTERNAL', 'Not written yet.');
}
