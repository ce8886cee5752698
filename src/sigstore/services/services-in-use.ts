import type { Service, SigningConfig } from '@sigstore/protobuf-specs';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { unfit } from './services.ts';

/** A service that signs, logs or confirms a time. */
export interface SigningService {
  readonly url: URL;
  /** The version of its interface. */
  readonly version: number;
}

/** The services of one signature. */
export interface ServicesInUse {
  readonly authority: SigningService;
  readonly log: SigningService | undefined;
  readonly time: SigningService | undefined;
}

/**
 * Selects one service of each kind that the configuration wants: of those in use today, the newest of the highest version known here.
 * @throws {RestorableError} INPUT_INVALID
 */
export function servicesInUse(config: SigningConfig): ServicesInUse {
  const { caUrls, rekorTlogUrls, rekorTlogConfig, tsaUrls, tsaConfig } = config;
  return {
    authority: newestOf(caUrls, [1]),
    log: rekorTlogConfig === undefined ? undefined : newestOf(rekorTlogUrls, [1, 2]),
    time: tsaConfig === undefined ? undefined : newestOf(tsaUrls, [1]),
  };
}

function newestOf(services: readonly Service[], versions: readonly number[]): SigningService {
  const now = SYSTEM_CLOCK.now();
  const [newest] = services
    .filter(({ majorApiVersion, validFor }) => {
      const hasBegun = (validFor?.start ?? now) <= now;
      return versions.includes(majorApiVersion) && hasBegun && (validFor?.end ?? now) >= now;
    })
    .sort((one, other) => other.majorApiVersion - one.majorApiVersion || startOf(other) - startOf(one));
  if (newest === undefined) throw unfit('for one of the selected kinds, it names no service that is in use today');
  return { url: new URL(newest.url), version: newest.majorApiVersion };
}

function startOf({ validFor }: Service): number {
  return validFor?.start?.getTime() ?? 0;
}
