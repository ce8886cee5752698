import { fine } from '../../core/finding.ts';
import type { Engine } from '../../ports/engine/engine.ts';
import { PACE, type Pace } from './api/pace.ts';
import { timeTravelNote } from './restore/time-travel.ts';
import { openD1Source } from './source.ts';
import { openD1Target } from './target.ts';

/** Cloudflare D1, through its REST API. A backup is verified in SQLite. */
export function createD1Engine(pace: Partial<Pace> = {}): Engine {
  const whole = { ...PACE, ...pace };
  return {
    openSource: (url, _options, host) => openD1Source(url, host, whole),
    openTarget: (spec, needs, host) => openD1Target(spec, needs, host, whole),
    verificationNeeds: () => [
      {
        name: 'server program',
        examine: async () => fine({ kind: 'no-program-needed', engine: 'd1' }),
      },
    ],
    // A restore into D1 is one import, which runs completely or not at all. A restore into a file leaves a leftover of SQLite.
    dropLeftover: async () => {},
    timeTravel: timeTravelNote,
  };
}
