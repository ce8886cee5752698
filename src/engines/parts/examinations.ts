import { broken, doubtful, fine, type Observation } from '../../core/finding.ts';
import { CLOCK_SKEW_MS } from '../../core/planning/retention/catalog-trust.ts';
import type { Examination } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { SYSTEM_CLOCK } from '../../ports/system-clock.ts';
import { aptPrivilege } from '../../process/apt.ts';
import { dockerResponds } from '../../process/docker.ts';
import type { Route } from './tls.ts';

/** What a connection to a server proves. @param advice how to have the certificate verified */
export function routeObservation({ tls, isNear }: Route, advice: string): Observation {
  if (tls === 'verified') return fine("encrypted, and the server's certificate is verified");
  if (tls === 'authority') return fine("encrypted; the certificate's authority is verified, its host name is not");
  const how = tls === 'none' ? 'not encrypted' : "encrypted, but the server's certificate is not verified";
  if (isNear) return fine(`${how}; the server is on this machine or in a private network`);
  return doubtful(`${how}: anyone on the way to the server can read the password and every row`, advice);
}

/** @param read the server's time */
export function clockExamination(read: () => Promise<Date>): Examination {
  return {
    name: 'clock of the server',
    examine: async () => {
      const before = SYSTEM_CLOCK.now().getTime();
      const there = (await read()).getTime();
      const skewMs = there < before ? there - before : Math.max(0, there - SYSTEM_CLOCK.now().getTime());
      const seconds = Math.round(Math.abs(skewMs) / 1000);
      if (Math.abs(skewMs) <= CLOCK_SKEW_MS)
        return fine(seconds < 2 ? "the same as this machine's" : `${seconds} s off`);
      return doubtful(
        `${seconds} s ${skewMs < 0 ? 'behind' : 'ahead of'} this machine's`,
        'Set the clock of the machine that is wrong (`timedatectl set-ntp true`): ages and objectives are measured with both.',
      );
    },
  };
}

/** Sentences about what a dump does not contain, or contains only in part. */
export function remarksObservation(remarks: readonly string[]): Observation {
  return remarks.length === 0 ? fine('nothing that we know of') : doubtful(remarks.join(' '));
}

/** A program that this machine does not have. */
export interface MissingProgram {
  /** A sentence without its period. */
  readonly lack: string;
  /** The command that installs it. */
  readonly install: string;
  /** The variable that names its folder. */
  readonly variable: string;
  /** Whether a run also uses an official image. */
  readonly runsInDocker: boolean;
}

/** Whether a run would get the program by itself. Installs nothing. */
export async function missingProgram(
  { lack, install, variable, runsInDocker }: MissingProgram,
  host: Host,
): Promise<Observation> {
  if ((await aptPrivilege(host)) !== undefined) {
    return doubtful(
      `${lack}. A run installs it with apt, which it may use here`,
      `To save that time in every run, install it before: ${install}.`,
    );
  }
  if (runsInDocker && (await dockerResponds(host))) {
    return doubtful(`${lack}. A run uses the official Docker image instead`, `To save the download: ${install}.`);
  }
  return broken(
    `${lack}, and this user can't install it.`,
    `Install it (${install}), or give its folder in ${variable}. On a GitHub-hosted runner, the Action installs it itself.`,
  );
}
