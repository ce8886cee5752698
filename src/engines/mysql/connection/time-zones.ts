/** From this moment on, a zone has this offset from UTC. */
export interface ZoneTransition {
  readonly atSeconds: number;
  readonly offsetSeconds: number;
}

/** Range of a TIMESTAMP. */
const FIRST_SECONDS = 0;
const LAST_SECONDS = 2 ** 31 - 1;
/** The shortest time after which a zone changed back: Ramadan in Morocco, one month. */
const STEP_SECONDS = 14 * 24 * 3_600;

/**
 * The offsets of a time zone from 1970 to 2038, from the zones that Node.js includes: a machine's own may not be installed.
 * @returns undefined for an unknown name
 */
export function zoneTransitions(name: string): ZoneTransition[] | undefined {
  const offset = offsetsOf(name);
  if (offset === undefined) return undefined;
  let before = offset(FIRST_SECONDS);
  const transitions: ZoneTransition[] = [{ atSeconds: FIRST_SECONDS, offsetSeconds: before }];
  for (let from = FIRST_SECONDS; from < LAST_SECONDS; from += STEP_SECONDS) {
    const to = Math.min(from + STEP_SECONDS, LAST_SECONDS);
    const after = offset(to);
    if (after !== before) transitions.push({ atSeconds: firstWith(offset, after, from, to), offsetSeconds: after });
    before = after;
  }
  return transitions;
}

function firstWith(offset: (at: number) => number, wanted: number, from: number, to: number): number {
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offset(middle) === wanted) after = middle;
    else before = middle;
  }
  return after;
}

/** Seconds to add to UTC. */
function offsetsOf(timeZone: string): ((atSeconds: number) => number) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return (atSeconds) => {
    const text = format.formatToParts(atSeconds * 1_000).find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = /^GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
    const size = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
    return sign === '-' ? -size : size;
  };
}
