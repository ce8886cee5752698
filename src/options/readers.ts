import { z } from 'zod';
import { parseDurationMs } from '../core/duration.ts';
import { failureOf } from '../core/errors.ts';
import { KIND_WORDS } from '../core/planning/chain/chain.ts';
import { DIGEST_CHOICES } from '../core/planning/digest-choice.ts';
import { MOST_JOBS, readJobs } from '../core/planning/jobs.ts';
import { MOST_LANES, readLanes } from '../core/planning/lanes.ts';
import { LOG_PROOFS } from '../core/planning/log/log-proof.ts';
import { COPY_CHOICES, HISTORY_FORMATS, ON_ERROR, READ_BACK, readRequirement } from '../core/planning/requirement.ts';
import { readTimeWindow } from '../core/planning/schedule/time-window.ts';
import { ENCRYPTIONS, SCHEDULERS } from '../core/planning/setup.ts';
import { readShard } from '../core/planning/shard.ts';
import { readVolumeDrift } from '../core/planning/volume-drift.ts';
import { SCENARIOS } from '../core/scenario.ts';
import { parseSizeBytes } from '../core/size.ts';
import { readHeartbeat } from './alerts/heartbeat.ts';
import type { OptionKind } from './table/option.ts';
import { valueMistake } from './text/mistaken-text.ts';

/** The spellings of YAML 1.2's core schema, as `@actions/core` reads them. Anything else is an error, never "false". */
const TRUE = ['true', 'True', 'TRUE'];
const FALSE = ['false', 'False', 'FALSE'];

/** Compiling is not worth it for a schema that reads one input per run. */
export const ONCE = { jitless: true } as const;

export const READERS = {
  text: z.string(),
  lines: z.string().transform(splitLines),
  boolean: z
    .enum([...TRUE, ...FALSE], { error: 'must be true or false (not yes, on or 1)' })
    .transform((text): boolean => TRUE.includes(text)),
  duration: z.string().transform((text, context) => {
    try {
      const ms = parseDurationMs(text);
      if (ms > 0) return ms;
    } catch (thrown) {
      // Reported below, with the option's name.
      failureOf(thrown, ['request']);
    }
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be a duration such as 90s, 30m, 24h or 7d${valueMistake('duration', text)}`,
    });
    return z.NEVER;
  }),
  level: z
    .string()
    .regex(/^(?:[1-9]|1\d)$/, 'must be a whole number from 1 to 19')
    .transform(Number),
  kind: z.enum(KIND_WORDS, { error: `must be one of ${KIND_WORDS.join(', ')}` }),
  count: z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number from 0 to 999999')
    .transform(Number),
  size: z.string().transform((text, context) => {
    const bytes = parseSizeBytes(text);
    if (bytes !== undefined) return bytes;
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be a size such as 500MB, 50GB or 1.5TiB${valueMistake('size', text)}`,
    });
    return z.NEVER;
  }),
  rate: z.string().transform((text, context) => {
    const bytes = parseSizeBytes(text.replace(/\/s(?:ec)?$/i, ''));
    if (bytes !== undefined) return bytes;
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be a rate such as 500kB/s or 20MB/s${valueMistake('rate', text)}`,
    });
    return z.NEVER;
  }),
  requirement: z
    .string()
    .regex(/^(?:all|any|[1-9]\d?)$/, 'must be all, any or a number from 1 to 99')
    .transform(readRequirement),
  'read-back': z.enum(READ_BACK, { error: `must be one of ${READ_BACK.join(', ')}` }),
  'history-format': z.enum(HISTORY_FORMATS, { error: `must be one of ${HISTORY_FORMATS.join(', ')}` }),
  'on-error': z.enum(ON_ERROR, { error: `must be one of ${ON_ERROR.join(', ')}` }),
  jobs: z.string().transform((text, context) => {
    const jobs = readJobs(text);
    if (jobs !== undefined) return jobs;
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be auto or a whole number from 1 to ${MOST_JOBS}`,
    });
    return z.NEVER;
  }),
  lanes: z.string().transform((text, context) => {
    const lanes = readLanes(text);
    if (lanes !== undefined) return lanes;
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be auto or a whole number from 1 to ${MOST_LANES}`,
    });
    return z.NEVER;
  }),
  copies: z.enum(COPY_CHOICES, { error: `must be one of ${COPY_CHOICES.join(', ')}` }),
  digest: z.enum(DIGEST_CHOICES, { error: `must be one of ${DIGEST_CHOICES.join(', ')}` }),
  'log-proof': z.enum(LOG_PROOFS, { error: `must be one of ${LOG_PROOFS.join(', ')}` }),
  scenario: z.enum(SCENARIOS, { error: `must be one of ${SCENARIOS.join(', ')}` }),
  window: z.string().transform((text, context) => {
    const window = readTimeWindow(text);
    if (window !== undefined) return window;
    context.issues.push({
      code: 'custom',
      input: text,
      message: `must be two times of day such as 22:00-05:30${valueMistake('window', text)}`,
    });
    return z.NEVER;
  }),
  drift: z.string().transform((text, context) => {
    const drift = readVolumeDrift(text);
    if (drift !== undefined) return drift;
    context.issues.push({
      code: 'custom',
      input: text,
      message: 'must be a share such as 50%, below 100%, or two of them: -50% +300%',
    });
    return z.NEVER;
  }),
  shard: z.string().transform((text, context) => {
    const shard = readShard(text);
    if (shard !== undefined) return shard;
    context.issues.push({ code: 'custom', input: text, message: 'must be a part such as 1/4' });
    return z.NEVER;
  }),
  encryption: z.enum(ENCRYPTIONS, { error: `must be one of ${ENCRYPTIONS.join(', ')}` }),
  scheduler: z.enum(SCHEDULERS, { error: `must be one of ${SCHEDULERS.join(', ')}` }),
  alerts: z.enum(['github-issues'], { error: 'must be github-issues' }),
  heartbeat: z.string().transform((text, context) => {
    const address = readHeartbeat(text);
    if (typeof address === 'object') return address;
    context.issues.push({ code: 'custom', input: text, message: address });
    return z.NEVER;
  }),
  openpgp: z.enum(['gnupg', 'rfc9580'], { error: 'must be gnupg or rfc9580' }),
} as const satisfies Record<OptionKind, z.ZodType>;

function splitLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
