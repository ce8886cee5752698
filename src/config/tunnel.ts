import { Secret } from '../core/secret.ts';
import type { TunnelSpec } from './request.ts';
import { invalid, type OptionValues } from './schema.ts';

/** The host to go through. @throws {RestorableError} INPUT_INVALID */
export function tunnelOf(options: OptionValues): TunnelSpec | undefined {
  if (options.tunnel === undefined) return undefined;
  if (!/^ssh:\/\//i.test(options.tunnel)) throw invalid('tunnel', '`tunnel` does not begin with ssh://.');
  return { url: new Secret(options.tunnel) };
}
