import { requireDatabaseName } from '../../core/format/database-name.ts';
import type { Mask } from '../parse-environment.ts';
import type {
  CheckDestinationsRequest,
  HoldRequest,
  ListRequest,
  PruneRequest,
  StatusRequest,
  SyncRequest,
} from '../request.ts';
import { invalid, type OptionValues } from '../schema.ts';
import { readDestinations } from './destinations.ts';
import { readPrivateKey } from './keys.ts';
import { selectorOf } from './reading-requests.ts';
import { defaultPolicy, policyOf, retentionKeys } from './retention.ts';

export function listRequest(options: OptionValues, mask: Mask): ListRequest {
  return {
    mode: 'list',
    name: options.name === undefined ? undefined : requireDatabaseName(options.name),
    destinations: readDestinations(options.destination ?? []),
    ...retentionKeys(options, mask),
  };
}

export function pruneRequest(options: OptionValues, mask: Mask): PruneRequest {
  return {
    mode: 'prune',
    name: requireDatabaseName(options.name ?? ''),
    destinations: readDestinations(options.destination ?? []),
    ...retentionKeys(options, mask),
    policy: policyOf(options) ?? defaultPolicy(options),
    allowFailedVerification: options['allow-failed-verification'] ?? false,
    verifierKey: readPrivateKey('verifier-key', options['verifier-key'], options['verifier-key-passphrase'], mask),
    acceptMissing: options['accept-missing'] ?? false,
    dryRun: options['dry-run'] ?? false,
    timeoutMs: options.timeout,
  };
}

export function syncRequest(options: OptionValues, mask: Mask): SyncRequest {
  const destinations = readDestinations(options.destination ?? []);
  if (destinations.length < 2) {
    throw invalid('destination', '`sync` needs two destinations or more: it copies from one to another.');
  }
  return {
    mode: 'sync',
    name: options.name === undefined ? undefined : requireDatabaseName(options.name),
    destinations,
    ...retentionKeys(options, mask),
    policy: policyOf(options),
    readBack: options['read-back'] ?? 'sample',
    dryRun: options['dry-run'] ?? false,
    timeoutMs: options.timeout,
  };
}

export function checkDestinationsRequest(options: OptionValues): CheckDestinationsRequest {
  return {
    mode: 'check-destinations',
    name: options.name === undefined ? undefined : requireDatabaseName(options.name),
    destinations: readDestinations(options.destination ?? []),
    timeoutMs: options.timeout,
  };
}

export function statusRequest(options: OptionValues, mask: Mask): StatusRequest {
  return {
    mode: 'status',
    name: requireDatabaseName(options.name ?? ''),
    destinations: readDestinations(options.destination ?? []),
    ...retentionKeys(options, mask),
    rpoMs: options.rpo,
    rtoMs: options.rto,
    verifyEveryMs: options['verify-every'],
    capacityBytes: options.capacity,
    policy: policyOf(options),
    timeoutMs: options.timeout,
  };
}

export function holdRequest(mode: 'hold' | 'release', options: OptionValues, mask: Mask): HoldRequest {
  return {
    mode,
    name: requireDatabaseName(options.name ?? ''),
    destinations: readDestinations(options.destination ?? []),
    backup: selectorOf(options.backup ?? 'latest'),
    reason: options.reason ?? '',
    verifierKey: readPrivateKey('verifier-key', options['verifier-key'], options['verifier-key-passphrase'], mask),
  };
}
