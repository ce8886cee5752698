import type { Answer, Unmet, Wanted } from '../../../core/checks/answer.ts';
import type { CheckResult } from '../../../core/checks/check.ts';
import type { CheckFact, Measured, Named, StateFact, Unit } from '../../../core/checks/facts.ts';
import type { FailureReason, Verdict } from '../../../core/checks/verdict.ts';
import { shortFingerprint } from '../../../core/keys/key-name.ts';
import { grouped, humanBytes, humanMs, plural } from '../../format.ts';
import { describeSeen } from '../findings/findings.ts';
import { listed } from '../names.ts';
import { describeCopy } from './copies.ts';
import { describeExempt } from './digests.ts';
import { describeDrift } from './drift.ts';
import { describeFlaw } from './flaws.ts';
import { describeGap } from './gaps.ts';
import { describeIntegrity } from './integrity.ts';
import { MISS_REASONS } from './misses.ts';
import { describeReplay } from './replay.ts';

/** What a check found, as a sentence without its period. */
export function describeCheck({ facts }: Pick<CheckResult, 'facts'>): string {
  const words = facts.reduce((text, fact, at) => {
    if (at === 0) return describeFact(fact);
    return `${text}${continues(fact, facts[at - 1]) ? ',' : ';'} ${describeFact(fact)}`;
  }, '');
  // The sentence of an error has one.
  return words.endsWith('.') ? words.slice(0, -1) : words;
}

/** Counts, and the statements about them, form one clause. */
function continues(fact: CheckFact, before: CheckFact | undefined): boolean {
  const isCount = (each: CheckFact | undefined) => each?.kind === 'measured' && each.expected === undefined;
  return isCount(before) && (isCount(fact) || fact.kind === 'state');
}

/** `passed`, `failed (objective)`. */
export function verdictInWords(verdict: Verdict, reason: FailureReason | null): string {
  return reason === null ? verdict : `${verdict} (${reason})`;
}

/** `2 differences ignored`: by rules of the team's, which a record counts. */
export function differencesIgnored(count: number): string {
  return `${plural(count, 'difference')} ignored`;
}

/** `, except for 2 ignored differences`. Empty if there are none. */
export function exceptIgnored(count: number): string {
  return count === 0 ? '' : `, except for ${plural(count, 'ignored difference')}`;
}

/** The check's name, with its backup and its destination. */
export function checkName({ name, at, backup }: Pick<CheckResult, 'name' | 'at' | 'backup'>): string {
  const of = backup === undefined ? '' : ` of ${backup}`;
  return at === undefined ? `${name}${of}` : `${name}${of} at ${at}`;
}

function describeFact(fact: CheckFact): string {
  switch (fact.kind) {
    case 'measured':
      return describeMeasured(fact);
    case 'named':
      return NAMES[fact.what](
        listed(fact.what === 'signer' ? fact.names.map(shortFingerprint) : fact.names, fact.more),
      );
    case 'answer':
      return describeAnswer(fact);
    case 'gap':
      return describeGap(fact);
    case 'exempt':
      return describeExempt(fact);
    case 'flaws':
      return `noted when the backup was made, not counted as a failure: ${listed(fact.flaws.map(describeFlaw), fact.more)}`;
    case 'state':
      return STATES[fact.state];
    case 'text':
      return fact.text;
    case 'copy':
      return describeCopy(fact);
    case 'probe': {
      const [detail, remedy] = describeSeen(fact.seen);
      return remedy === undefined ? detail : `${detail.replace(/(?<![.!?])$/, '.')} ${remedy}`;
    }
    case 'integrity':
      return describeIntegrity(fact.found);
    case 'drift':
      return describeDrift(fact);
    case 'replay':
    case 'moment':
      return describeReplay(fact);
    case 'ignored':
      return `ignored${fact.until === null ? '' : ` until ${fact.until}`}: ${fact.reason}`;
  }
}

const NAMES: Readonly<Record<Named['what'], (names: string) => string>> = {
  missing: (names) => `missing: ${names}`,
  changed: (names) => `defined differently: ${names}`,
  'other-content': (names) => `rows that differ from the dump: ${names}`,
  'other-value': (names) => `at another value: ${names}`,
  'printed-differently': (names) => `definitions differ, perhaps only as another server version prints them: ${names}`,
  uncounted: (names) => `not counted on one side, so not compared: ${names}`,
  'perhaps-renamed': (names) => `gone, and a new table has about as many rows: ${names}`,
  unselected: (names) => `left out since \`include\` or \`exclude\` changed, so not compared: ${names}`,
  equal: (names) => `equal: ${names}`,
  'one-sided': (names) => `known on one side: ${names}`,
  signer: (names) => `signed by ${names}`,
  target: (names) => names,
  instructions: (names) => names,
  backup: (names) => names,
};

const STATES: Readonly<Record<StateFact['state'], string>> = {
  'as-in-source': 'as in the source',
  'not-in-source': 'not in the source',
  'same-content': 'every row is as in the dump',
  'nothing-to-compare': 'no table whose content can be compared',
  'digests-off': 'not compared: `digest` is off',
  'no-digests': 'not compared: the backup has no content digests',
  'digests-incomparable': 'not compared: this version does not compute digests of this kind',
  missing: 'is missing after the restore',
  'more-differ': 'which differ too',
  'none-behind': 'none lower than in the source',
  'no-table': 'the source had no table',
  'no-data-proven': 'no rows confirm the data',
  'no-backup': 'there is no backup',
  'no-shipment': 'no log was shipped',
  'no-base': 'the log continues no stored backup',
  'never-read': 'no verification that counts has read a copy here',
  'not-measured': 'no verification has measured it',
  'measured-elsewhere': 'measured with the copy at another destination',
  'nothing-asked': 'no limit is set',
  'too-few': 'too few backups of its kind to compare with',
  'as-dumped': 'exactly what the dump tool wrote',
  restored: 'without an error',
  'as-in-manifest': 'exactly what the manifest names',
  'known-version': 'exactly a version that this program knows',
  complete: 'all objects are there, with their sizes',
  'line-complete': 'no backup is missing that a later one names, and each names the one before it',
  'not-within-a-year': 'the capacity is not reached within a year at this growth',
  'no-schedule': 'no run of the last 30 days was started by a schedule',
  'workflow-active': 'it is active',
  'workflow-deleted': 'it was deleted from the default branch, so nothing starts it',
  'workflow-disabled-fork': 'GitHub disabled it, because the repository is a fork',
  'workflow-disabled-inactivity': 'GitHub disabled it, because nothing was committed to the repository for 60 days',
  'workflow-disabled-manually': 'someone disabled it',
  'workflow-unknown': 'GitHub reports a state that this version does not know',
  'run-disabled': MISS_REASONS.disabled,
  'run-never-created': MISS_REASONS['never-created'],
  'run-queued': MISS_REASONS.queued,
  'run-running': MISS_REASONS.running,
  'run-cancelled': MISS_REASONS.cancelled,
  'run-failed-before-our-step': MISS_REASONS['failed-before-our-step'],
  'run-failed': MISS_REASONS.failed,
  'run-skipped': MISS_REASONS.skipped,
  'run-made-nothing': MISS_REASONS['made-nothing'],
  'run-unknown': MISS_REASONS.unknown,
};

const NOUNS: Readonly<Record<Exclude<Unit, 'ms' | 'bytes'>, string>> = {
  rows: 'row',
  tables: 'table',
  objects: 'object',
  sequences: 'sequence',
  extensions: 'extension',
};

function describeMeasured({ of, found, unit, expected, bound = 'exactly' }: Measured): string {
  const is = `${of === undefined ? '' : `${of}: `}${figure(found, unit)}`;
  if (expected === undefined) return is;
  const wanted = figure(expected, unit);
  if (bound === 'usually') return `${is}, usually ${wanted}`;
  return bound === 'at-most' ? `${is} (at most ${wanted} expected)` : `${is} (${wanted} expected)`;
}

function figure(value: Measured['found'], unit: Unit | undefined): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return value;
  if (unit === 'ms') return humanMs(value);
  if (unit === 'bytes') return humanBytes(value);
  return unit === undefined ? grouped(value) : plural(value, NOUNS[unit]);
}

function describeAnswer({ found, wanted, unmet }: Answer): string {
  const is = describeFound(found);
  if (unmet.length > 0) return `${is}; expected ${unmet.map(describeUnmet).join(' and ')}`;
  return wanted.length === 0 ? is : `${is} (${wanted.map(describeWanted).join(' and ')} expected)`;
}

function describeWanted(wanted: Wanted): string {
  return wanted.want === 'within' ? `at most ${humanMs(wanted.ms)} before the backup` : describeUnmet(wanted);
}

function describeFound(found: Answer['found']): string {
  switch (found.as) {
    case 'count':
      return `the count is ${found.value ?? 'not a number'}`;
    case 'value':
      return `the value is ${found.value}`;
    case 'rows':
      return found.rows === 0 ? 'the query returned no row' : plural(found.rows, 'row');
    case 'text':
      if (found.matches === undefined) return 'the value is a text';
      return found.matches ? 'the text matches' : 'the text does not match';
  }
}

const WANTED = {
  'no-rows': 'no row',
  'zero-count': 'a count of 0',
  anything: 'something',
  'a-value': 'a value',
  'not-null': 'a value that is not NULL',
  'a-time': 'a time',
  'not-in-future': 'a time that is not in the future of the backup',
} as const;

function describeUnmet(unmet: Unmet): string {
  switch (unmet.want) {
    case 'rows':
      return `rows ${range(unmet)}`;
    case 'count':
      return `a count ${range(unmet)}`;
    case 'age':
      return `at most ${humanMs(unmet.atMostMs)} before the backup, it is ${humanMs(unmet.foundMs)}`;
    case 'equal':
      return `exactly ${unmet.value}`;
    case 'range':
      return `${bounds(unmet)}${unmet.comparable ? '' : ", which this value can't be compared with"}`;
    case 'match':
      return `a match of /${unmet.pattern}/${unmet.limitMs === undefined ? '' : `, which took longer than ${unmet.limitMs} ms`}`;
    default:
      return WANTED[unmet.want];
  }
}

function range({ min, max }: { readonly min: number; readonly max: number | undefined }): string {
  if (min === max) return `of exactly ${min}`;
  return max === undefined ? `of at least ${min}` : `from ${min} to ${max}`;
}

function bounds({ min, max }: { readonly min: string | undefined; readonly max: string | undefined }): string {
  if (min === undefined) return `at most ${max}`;
  return max === undefined ? `at least ${min}` : `${min} to ${max}`;
}
