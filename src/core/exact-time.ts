/** A time to the microsecond, which is finer than a Date. */
export interface ExactTime {
  readonly at: Date;
  /** Microseconds after it, 0 to 999. */
  readonly plusUs?: number | undefined;
}

const US_PER_MS = 1_000;

/** The time of a text that `new Date` reads. What is finer than microseconds is left out, so the time is never too late. */
export function exactTimeOf(text: string): ExactTime {
  const fraction = /\.\d{3}(\d{1,3})/.exec(text)?.[1] ?? '';
  return { at: new Date(text), plusUs: Number(fraction.padEnd(3, '0')) };
}

/** Microseconds since 1970. */
export function microsecondsOf({ at, plusUs = 0 }: ExactTime): number {
  return at.getTime() * US_PER_MS + plusUs;
}

/** The time of so many whole microseconds since 1970. */
export function timeOfMicroseconds(us: number): ExactTime {
  return { at: new Date(Math.floor(us / US_PER_MS)), plusUs: us % US_PER_MS };
}

/** With six digits after the second if three are not enough. */
export function exactIso({ at, plusUs = 0 }: ExactTime): string {
  const iso = at.toISOString();
  return plusUs === 0 ? iso : `${iso.slice(0, -1)}${String(plusUs).padStart(3, '0')}Z`;
}
