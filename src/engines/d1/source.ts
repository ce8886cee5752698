import { RestorableError } from '../../core/errors.ts';
import type { Secret } from '../../core/secret.ts';
import type { Source, SourceOptions } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';

export async function openD1Source(_url: Secret, _options: SourceOptions, _host: Host): Promise<Source> {
  throw new RestorableError('INTERNAL', 'Not written yet.');
}
