import { requireDatabaseName } from '../../core/format/database-name.ts';
import { Calendar } from '../../core/planning/schedule/calendar.ts';
import { readDestinations } from '../../options/connections/destinations.ts';
import type { CheckDestinationsRequest, SyncRequest } from '../../options/request/destinations.ts';
import type { HoldRequest, PruneRequest } from '../../options/request/retention.ts';
import type { ListRequest, PageRequest, StatusRequest } from '../../options/request/status.ts';
import { invalid, type OptionsOf } from '../../options/schema.ts';
import { readPrivateKey } from '../keys/keys.ts';
import type { RequestContext } from '../parts/request-context.ts';
import { defaultPolicy, policyOf, retentionKeys } from '../parts/retention.ts';
import { readWorkflow } from '../parts/workflow-choice.ts';
import { selectorOf } from './reading-requests.ts';

export function listRequest(options: OptionsOf<'list'>, context: RequestContext): ListRequest {
  return {
    mode: 'list',
    cache: options.cache,
    name: options.name === undefined ? undefined : requireDatabaseName(options.name),
    destinations: readDestinations(options.destination),
    ...retentionKeys(options, context),
    verifierKey: readPrivateKey('verifier-key', options, context.mask),
  };
}

export function pruneRequest(options: OptionsOf<'prune'>, context: RequestContext): PruneRequest {
  return {
    mode: 'prune',
    name: requireDatabaseName(options.name),
    destinations: readDestinations(options.destination),
    ...retentionKeys(options, context),
    policy: policyOf(options) ?? defaultPolicy(options),
    allowFailedVerification: options['allow-failed-verification'],
    keepRecordsMs: options['keep-records'],
    verifierKey: readPrivateKey('verifier-key', options, context.mask),
    acceptMissing: options['accept-missing'],
    dryRun: options['dry-run'],
    timeoutMs: options.timeout,
  };
}

export function syncRequest(options: OptionsOf<'sync'>, context: RequestContext): SyncRequest {
  const destinations = readDestinations(options.destination);
  if (destinations.length < 2) {
    throw invalid('destination', '`sync` needs at least two destinations.');
  }
  return {
    mode: 'sync',
    name: options.name === undefined ? undefined : requireDatabaseName(options.name),
    destinations,
    ...retentionKeys(options, context),
    verifierKey: readPrivateKey('verifier-key', options, context.mask),
    policy: policyOf(options),
    readBack: options['read-back'],
    keepRecordsMs: options['keep-records'],
    allowEphemeralDestination: options['allow-ephemeral-destination'],
    dryRun: options['dry-run'],
    timeoutMs: options.timeout,
  };
}

export function checkDestinationsRequest(options: OptionsOf<'check-destinations'>): CheckDestinationsRequest {
  return {
    mode: 'check-destinations',
    name: options.name === undefined ? undefined : requireDatabaseName(options.name),
    destinations: readDestinations(options.destination),
    allowEphemeralDestination: options['allow-ephemeral-destination'],
    timeoutMs: options.timeout,
  };
}

export function statusRequest(options: OptionsOf<'status'>, context: RequestContext): StatusRequest {
  return { mode: 'status', cache: options.cache, ...statusOptions(options, context) };
}

function statusOptions(
  options: OptionsOf<'status'> | OptionsOf<'page'>,
  context: RequestContext,
): Omit<StatusRequest, 'mode'> {
  return {
    name: requireDatabaseName(options.name),
    destinations: readDestinations(options.destination),
    ...retentionKeys(options, context),
    verifierKey: readPrivateKey('verifier-key', options, context.mask),
    rpoMs: options.rpo,
    rtoMs: options.rto,
    verifyEveryMs: options['verify-every'],
    logRpoMs: options['log-rpo'],
    capacityBytes: options.capacity,
    scheduleTimeZone: requireTimeZone(options['schedule-time-zone']),
    policy: policyOf(options),
    workflow: readWorkflow(options, context),
    timeoutMs: options.timeout,
  };
}

export function pageRequest(options: OptionsOf<'page'>, context: RequestContext): PageRequest {
  return { ...statusOptions(options, context), mode: 'page', keepRecordsMs: options['keep-records'] };
}

/** @throws {RestorableError} INPUT_INVALID */
export function requireTimeZone(text: string): string {
  new Calendar(text);
  return text;
}

export function holdRequest(
  options: OptionsOf<'hold'> | OptionsOf<'release'>,
  { mask }: RequestContext,
): Omit<HoldRequest, 'mode'> {
  return {
    name: requireDatabaseName(options.name),
    destinations: readDestinations(options.destination),
    backup: selectorOf(options.backup),
    reason: options.reason,
    verifierKey: readPrivateKey('verifier-key', options, mask),
  };
}
