import type { DestinationFacts, ProbeFacts, RequestedLock } from '../../../core/findings/of-destination.ts';
import { isClockWrong } from '../../../core/planning/clock-skew.ts';
import { copyAdvice, ruleVerdict } from '../rule.ts';
import type { Words } from './wording.ts';

/** How far a clock is from this machine's: `3 s behind this machine's`. */
export function skewInWords(skewMs: number): string {
  return `${secondsOf(skewMs)} s ${skewMs < 0 ? 'behind' : 'ahead of'} this machine's`;
}

/** Of a difference between two clocks, in whole seconds. */
export function secondsOf(skewMs: number): number {
  return Math.round(Math.abs(skewMs) / 1000);
}

export const SAME_CLOCK = "the same as this machine's";

const OTHER_BYTES = 'The bytes that were read differ from those that were written';

const LEFT_OUT = {
  'nothing-put': 'nothing could be written',
  'no-answer': 'the destination does not answer',
  'not-deletable': 'not tried, because it could not be deleted again',
} as const;

/** The wording of what is seen of a destination. */
export const DESTINATION_WORDS: Words<DestinationFacts & ProbeFacts> = {
  place: ({ provider, region }) => (region === undefined ? provider : `${provider}, ${region}`),
  'destination-answers': () => 'the destination answers',
  'three-two-one': ({ rule }) => [ruleVerdict(rule), rule.missing.map(copyAdvice).join(' ')],
  'probe-stays': ({ key }) => `${key} could not be deleted, and stays`,
  'storage-clock': ({ skewMs }) => {
    if (!isClockWrong(skewMs)) return secondsOf(skewMs) === 0 ? SAME_CLOCK : skewInWords(skewMs);
    return [`${skewInWords(skewMs)}; a backup accepts 5 minutes.`, 'Set the clock (`timedatectl set-ntp true`).'];
  },
  'object-stored': () => 'an object was stored',
  'same-bytes': () => 'the same bytes came back',
  'other-bytes': ({ of }) =>
    of === 'pack'
      ? `${OTHER_BYTES}: 4 MiB were damaged.`
      : [`${OTHER_BYTES}.`, 'Do not use this storage until that is explained.'],
  'put-kept': ({ isAtomic }) =>
    isAtomic
      ? 'existing objects are not replaced, not even by two simultaneous writes'
      : [
          'existing objects are not replaced, but two simultaneous writes both succeeded: this is not atomic here',
          'Let one job at a time write to it (`concurrency:` in a workflow).',
        ],
  'put-replaced': () => 'An existing object was replaced. It should have been kept: a manifest is written only once.',
  'list-permitted': () => 'permitted',
  listed: () => 'the written object is in the listing',
  'not-listed': () => 'The written object is not in the listing: the newest backup would not be found.',
  'listed-size': ({ found, expected }) => `The written object is listed with ${found} bytes instead of ${expected}.`,
  'delete-permitted': () => 'permitted: where possible, permit it only to the job that prunes',
  'delete-refused': () => 'not permitted: recommended for a backup job; a job that prunes needs it',
  'deleted-readable': () => 'A deleted object can still be read.',
  speed: ({ uploadBytesPerSecond: up, downloadBytesPerSecond: down }) =>
    `one object of 4 MiB: ${rate(up)} up, ${rate(down)} down`,
  'no-versions': () => 'this kind of storage keeps none',
  versions: ({ areKept }) =>
    areKept
      ? 'kept: replaced and deleted objects can still be read'
      : ['none are kept', 'Turn on versioning, so that a replaced object is not lost.'],
  lock: ({ state, policy, until }) => LOCKS[state](lockInWords(policy), until),
  'left-out': ({ because }) => LEFT_OUT[because],
};

const LOCKS: Readonly<Record<ProbeFacts['lock']['state'], (wanted: string, until: string | null) => string>> = {
  'not-locked': (wanted) => `${wanted} is requested, but the written object is not locked.`,
  deletable: (_, until) => `The written object is locked until ${until}, but could be deleted.`,
  locked: (wanted) => `${wanted}: a written object is locked`,
  enforced: (wanted) => `${wanted}: enforced; the locked object could not be deleted`,
  'enforced-until': (wanted, until) => `${wanted}: enforced; the probe itself stays until ${until}`,
};

function lockInWords({ mode, forMs }: RequestedLock): string {
  const days = forMs / 86_400_000;
  const time = Number.isInteger(days) ? `${days} day${days === 1 ? '' : 's'}` : `${Math.round(forMs / 60_000)} minutes`;
  return `${mode} for ${time}`;
}

function rate(perSecond: number): string {
  return `${(perSecond / 1_000_000).toFixed(1)} MB/s`;
}
