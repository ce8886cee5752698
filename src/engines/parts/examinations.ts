import { broken, doubtful, fine, type Observation } from '../../core/finding.ts';
import type { SeenOf } from '../../core/findings/seen.ts';
import { isClockWrong, measureSkewMs } from '../../core/planning/clock-skew.ts';
import type { Examination } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { aptPrivilege } from '../../process/apt.ts';
import { dockerResponds } from '../../process/docker.ts';
import type { Route } from './tls.ts';

/** What a connection to a server proves. @param of whose URL says how a certificate is verified */
export function routeObservation({ tls, isNear }: Route, of: SeenOf<'route'>['of']): Observation {
  const seen = { kind: 'route', tls, isNear, of } as const;
  return isNear || tls === 'verified' || tls === 'authority' ? fine(seen) : doubtful(seen);
}

/** @param read the server's time */
export function clockExamination(read: () => Promise<Date>): Examination {
  return {
    name: 'clock of the server',
    examine: async () => {
      const skewMs = await measureSkewMs(() => SYSTEM_CLOCK.now(), read);
      const seen = { kind: 'server-clock', skewMs } as const;
      return isClockWrong(skewMs) ? doubtful(seen) : fine(seen);
    },
  };
}

/** Sentences about what a dump does not contain, or contains only in part. */
export function remarksObservation(remarks: readonly string[]): Observation {
  const seen = { kind: 'remarks', remarks } as const;
  return remarks.length === 0 ? fine(seen) : doubtful(seen);
}

/** A program that this machine does not have. */
export interface MissingProgram extends Omit<SeenOf<'program-missing'>, 'kind' | 'instead'> {
  /** Whether a run also uses an official image. */
  readonly runsInDocker: boolean;
}

/** Whether a run would get the program by itself. Installs nothing. */
export async function missingProgram({ runsInDocker, ...program }: MissingProgram, host: Host): Promise<Observation> {
  const seen = { kind: 'program-missing', ...program } as const;
  if ((await aptPrivilege(host)) !== undefined) return doubtful({ ...seen, instead: 'apt' });
  if (runsInDocker && (await dockerResponds(host))) return doubtful({ ...seen, instead: 'docker' });
  return broken({ ...seen, instead: null });
}
