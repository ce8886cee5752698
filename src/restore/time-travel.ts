import type { Contents } from '../core/format/contents.ts';
import type { TimeTravel } from '../core/format/time-travel.ts';
import { shellWord } from '../core/shell-word.ts';
import { humanTime } from '../report/format.ts';

const DAY_MS = 86_400_000;
/** https://developers.cloudflare.com/d1/platform/limits/ */
const REACH_DAYS = 30;
const FREE_REACH_DAYS = 7;

/**
 * What a person who restores a backup of Cloudflare D1 should know first: the service's own history, which is quicker while it reaches
 * back that far.
 * @returns undefined for every other backup
 */
export function timeTravelNote({ timeTravel, fingerprint }: Contents, now: Date): string | undefined {
  if (timeTravel === undefined) return undefined;
  const takenMs = Date.parse(fingerprint.takenAt);
  const ageDays = (now.getTime() - takenMs) / DAY_MS;
  if (ageDays >= REACH_DAYS) {
    return `It is too late for Cloudflare's Time Travel: it reaches back ${REACH_DAYS} days, and this backup is ${Math.floor(ageDays)} days old.`;
  }
  const until = humanTime(new Date(takenMs + REACH_DAYS * DAY_MS).toISOString());
  const free =
    ageDays >= FREE_REACH_DAYS
      ? `On the free plan it reaches back ${FREE_REACH_DAYS} days, which is too late here.`
      : `On the free plan it reaches back ${FREE_REACH_DAYS} days.`;
  const command = `npx wrangler d1 time-travel restore ${wordsOf(timeTravel)}`;
  return `Cloudflare's Time Travel may be quicker: until ${until}, \`${command}\` returns the original database to the moment of this backup, and \`--timestamp\` to another moment. It replaces what is there. ${free}`;
}

/** Nobody pastes a name that is an option. */
function wordsOf({ database, bookmark }: TimeTravel): string {
  const [name, option] = [shellWord(database), `--bookmark=${bookmark}`];
  return database.startsWith('-') ? `${option} -- ${name}` : `${name} ${option}`;
}
