import { shellWord } from '../../../core/escaping/shell-word.ts';
import type { TimeTravel } from '../../../core/format/manifest/time-travel.ts';
import { FREE_REACH_DAYS, REACH_DAYS } from '../api/time-travel.ts';

const DAY_MS = 86_400_000;

/**
 * What a person who restores a backup of D1 should know first: the service's own history, which is quicker while it reaches back
 * that far.
 * @param takenAt when the backup's data was read
 */
export function timeTravelNote(point: TimeTravel, takenAt: Date, now: Date): string {
  const ageDays = (now.getTime() - takenAt.getTime()) / DAY_MS;
  if (ageDays >= REACH_DAYS) {
    return `It is too late for Cloudflare's Time Travel: it reaches back ${REACH_DAYS} days, and this backup is ${Math.floor(ageDays)} days old.`;
  }
  const until = new Date(takenAt.getTime() + REACH_DAYS * DAY_MS).toISOString().slice(0, 19).replace('T', ' ');
  const free =
    ageDays >= FREE_REACH_DAYS
      ? `On the free plan it reaches back ${FREE_REACH_DAYS} days, which is too late here.`
      : `On the free plan it reaches back ${FREE_REACH_DAYS} days.`;
  const command = `npx wrangler d1 time-travel restore ${wordsOf(point)}`;
  return `Cloudflare's Time Travel may be quicker: until ${until} UTC, \`${command}\` returns the original database to the moment of this backup, and \`--timestamp\` to another moment. It replaces what is there. ${free}`;
}

/** Nobody pastes a name that is an option. */
function wordsOf({ database, bookmark }: TimeTravel): string {
  const [name, option] = [shellWord(database), `--bookmark=${bookmark}`];
  return database.startsWith('-') ? `${option} -- ${name}` : `${name} ${option}`;
}
