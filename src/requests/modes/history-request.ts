import { parseDurationMs } from '../../core/duration.ts';
import { failureOf } from '../../core/errors.ts';
import { requireDatabaseName } from '../../core/format/database-name.ts';
import { readDestinations } from '../../options/connections/destinations.ts';
import type { HistoryRequest } from '../../options/request/history.ts';
import { invalid, type OptionsOf } from '../../options/schema.ts';
import { readPrivateKey } from '../keys/keys.ts';
import type { RequestContext } from '../parts/request-context.ts';
import { policyOf, retentionKeys } from '../parts/retention.ts';
import { requireTimeZone } from './catalog-requests.ts';

const DAY = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d)?Z)?$/;

export function historyRequest(options: OptionsOf<'history'>, context: RequestContext): HistoryRequest {
  return {
    mode: 'history',
    name: requireDatabaseName(options.name),
    destinations: readDestinations(options.destination),
    ...retentionKeys(options, context),
    verifierKey: readPrivateKey('verifier-key', options, context.mask),
    since: options.since === undefined ? undefined : sinceOf(options.since),
    rpoMs: options.rpo,
    rtoMs: options.rto,
    verifyEveryMs: options['verify-every'],
    capacityBytes: options.capacity,
    scheduleTimeZone: requireTimeZone(options['schedule-time-zone']),
    policy: policyOf(options),
    keepRecordsMs: options['keep-records'],
    format: options.format,
    timeoutMs: options.timeout,
  };
}

/** @throws {RestorableError} INPUT_INVALID */
function sinceOf(text: string): NonNullable<HistoryRequest['since']> {
  const day = DAY.exec(text.trim());
  if (day === null) {
    try {
      return { agoMs: parseDurationMs(text) };
    } catch (thrown) {
      failureOf(thrown, ['request']);
      throw invalid('since', 'must be a day such as 2026-10-01, or a time such as 90d');
    }
  }
  const [, date = '', time = '00:00'] = day;
  const since = new Date(`${date}T${time}:00Z`);
  // A day that the month does not have is moved into the next one.
  if (!Number.isNaN(since.getTime()) && since.toISOString().startsWith(date)) return since;
  throw invalid('since', `There is no ${date}.`);
}
