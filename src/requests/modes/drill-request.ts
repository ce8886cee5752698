import { requireDatabaseName } from '../../core/format/database-name.ts';
import { readDestinations } from '../../options/connections/destinations.ts';
import type { DrillRequest, RunbookRequest } from '../../options/request/drill.ts';
import { invalid, type OptionsOf } from '../../options/schema.ts';
import { unlockOf } from '../keys/key-choice.ts';
import type { RequestContext } from '../parts/request-context.ts';
import { retentionKeys, signersOf } from '../parts/retention.ts';
import { selectorOf, testRules } from './reading-requests.ts';

/** @throws {RestorableError} INPUT_INVALID, KEY_INVALID, FILE_UNREADABLE */
export function drillRequest(options: OptionsOf<'drill'>, { mask }: RequestContext): DrillRequest {
  const destinations = readDestinations(options.destination);
  const { scenario } = options;
  if ((scenario === 'lost-destination' || scenario === 'damaged-object') && destinations.length < 2)
    throw invalid('destination', `The scenario \`${scenario}\` needs two destinations.`, 'Give both, one per line.');
  const signers = signersOf(options, mask);
  if (options.passphrase === undefined && signers.length === 0 && scenario !== 'key-from-safe') {
    const message = 'A drill needs `signers`: the instructions check who made the backup.';
    throw invalid('signers', message, 'Give runner.public.asc.');
  }
  return {
    mode: 'drill',
    scenario,
    restoreAs: databaseOf(options['restore-as']),
    name: requireDatabaseName(options.name),
    destinations,
    signers,
    backup: selectorOf(options.backup),
    unlock: scenario === 'key-from-safe' ? refuseStored(options) : unlockOf(options, mask),
    timeoutMs: options.timeout,
    diagnostics: options.diagnostics,
    ...testRules(options, mask),
  };
}

/** @throws {RestorableError} INPUT_INVALID, KEY_INVALID, FILE_UNREADABLE */
export function runbookRequest(options: OptionsOf<'runbook'>, context: RequestContext): RunbookRequest {
  return {
    mode: 'runbook',
    name: requireDatabaseName(options.name),
    destinations: readDestinations(options.destination),
    ...retentionKeys(options, context),
    contacts: options.contacts,
    restoreAs: databaseOf(options['restore-as']),
    output: options.output,
    since: undefined,
    to: undefined,
    rpoMs: options.rpo,
    rtoMs: options.rto,
    verifyEveryMs: undefined,
    capacityBytes: undefined,
    scheduleTimeZone: 'UTC',
    policy: undefined,
    keepRecordsMs: 0,
    timeoutMs: options.timeout,
  };
}

/** It becomes a part of commands and statements. */
function databaseOf(name: string | undefined): string | undefined {
  if (name === undefined || /^\w{1,64}$/.test(name)) return name;
  throw invalid('restore-as', '`restore-as` is not a plain name.', 'Use letters, digits and `_`.');
}

/** The scenario proves that a person has the key. A stored one would prove nothing. */
function refuseStored(options: OptionsOf<'drill'>): undefined {
  for (const name of ['decrypt-with', 'key-passphrase', 'passphrase', 'diagnostics'] as const) {
    if (options[name] === undefined) continue;
    const message = `The scenario \`key-from-safe\` does not accept \`${name}\`: a person types the key.`;
    throw invalid(name, message, 'Leave it out of this run, and a `key-bundle` too, because it has a key.');
  }
  return undefined;
}
