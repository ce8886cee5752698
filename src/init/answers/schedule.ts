import { createHash } from 'node:crypto';

/** Without those at which GitHub has the most to start, and starts late. */
const MINUTES = Array.from({ length: 50 }, (_, index) => index + 5).filter((minute) => minute % 15 !== 0);

/**
 * Every night between 1 and 5 o'clock UTC. The time depends on the name, so that the same setup gives the same file, and not all
 * setups start at once.
 */
export function nightlyFor(name: string): string {
  const [first = 0, second = 0] = createHash('sha256').update(name).digest();
  return `${MINUTES[first % MINUTES.length]} ${1 + (second % 4)} * * *`;
}

/** On Sunday, two hours after the nightly run. Never the same expression: a workflow tells its schedules apart by their text. */
export function weeklyAfter(nightly: string): string {
  const [minute = '', hour = ''] = nightly.split(' ');
  const isPlain = /^\d+$/.test(minute) && /^\d+$/.test(hour);
  const weekly = isPlain ? `${minute} ${(Number(hour) + 2) % 24} * * 0` : '53 4 * * 0';
  return weekly === nightly ? '52 5 * * 0' : weekly;
}
