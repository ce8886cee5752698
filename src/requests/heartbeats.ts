import type { Config } from '../config-file/schema/config-schema.ts';
import { failureOf } from '../core/errors.ts';
import { Secret } from '../core/secret.ts';
import { type HeartbeatAddress, readHeartbeat, secretsInHeartbeat } from '../options/alerts/heartbeat.ts';
import { MODES, type Mode } from '../options/mode.ts';
import { isSelected } from '../options/name-filter.ts';
import { optionsOf, type RawOptions } from '../options/options.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';
import { WATCHED } from '../options/table/option.ts';
import { maskSecrets } from './parse-request.ts';

/** The heartbeats of a run. */
export interface HeartbeatChoice {
  /** The databases that the run is probably about, if it ends before that is certain. */
  readonly names: readonly string[];
  /** The heartbeat for a database. Without a name: for a run that is not about one. */
  addressFor(name: string | undefined): HeartbeatAddress | undefined;
}

/**
 * Reads `heartbeat` before all other options, so that an error in any of them can be reported. Every secret in it is masked. What is
 * wrong with it is reported later, when the other options are read.
 * @returns undefined if the run has no heartbeat, or does nothing that one could report
 */
export async function readHeartbeats(
  raw: RawOptions,
  environment: ParseEnvironment,
): Promise<HeartbeatChoice | undefined> {
  maskSecrets(raw, environment);
  const mode = MODES.find((each) => each === raw.get('mode')?.trim());
  // `init` only writes it into the setup.
  if (mode !== undefined && !WATCHED.some((each) => each === mode)) return undefined;
  if (mode !== undefined && isDryRun(mode, raw)) return undefined;
  const given = raw.get('heartbeat');
  const address = given === undefined ? undefined : readHeartbeat(given);
  if (typeof address === 'object') return { names: [], addressFor: () => address };
  return mode === undefined ? undefined : fromFile(mode, raw, environment);
}

/** A dry run changes nothing. If it were reported as a success, a forgotten `dry-run` would look like the real run. */
function isDryRun(mode: Mode, raw: RawOptions): boolean {
  return optionsOf(mode).includes('dry-run') && /^true$/i.test(raw.get('dry-run')?.trim() ?? '');
}

async function fromFile(
  mode: Mode,
  raw: RawOptions,
  { env, mask }: ParseEnvironment,
): Promise<HeartbeatChoice | undefined> {
  const path = raw.get('config')?.trim() ?? '';
  if (path === '') return undefined;
  const config = await readableConfig(path);
  if (config === undefined) return undefined;
  const { heartbeatIn } = await import('../config-file/file-heartbeat.ts');
  const names = partsOf(raw.get('name'), /[\r\n,]/);
  const filter = partsOf(raw.get('filter'), /[\r\n]/);
  return {
    names: names.length > 0 ? names : Object.keys(config.databases).filter((name) => isSelected(name, filter)),
    addressFor: (name) => {
      const text = heartbeatIn(config, { mode, name }, env);
      if (text === undefined) return undefined;
      for (const secret of secretsInHeartbeat(text)) mask(new Secret(secret));
      const address = readHeartbeat(text);
      return typeof address === 'string' ? undefined : address;
    },
  };
}

/** A file that can't be read is an error of the run. */
async function readableConfig(path: string): Promise<Config | undefined> {
  const { readLeniently } = await import('../config-file/watch-options.ts');
  try {
    return readLeniently(path, ['heartbeat']).config;
  } catch (thrown) {
    failureOf(thrown, ['request']);
    return undefined;
  }
}

function partsOf(text: string | undefined, separator: RegExp): string[] {
  const parts = (text ?? '').split(separator).map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
