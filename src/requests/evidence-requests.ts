import { requireDatabaseName } from '../core/format/database-name.ts';
import { Calendar } from '../core/planning/calendar.ts';
import { parsePeriod } from '../core/planning/period.ts';
import { readDestinations } from '../options/destinations.ts';
import type { EvidenceRequest, VerifyEvidenceRequest } from '../options/request/evidence.ts';
import type { OptionsOf } from '../options/schema.ts';
import { readPrivateKey } from './keys.ts';
import type { RequestContext } from './request-context.ts';
import { retentionKeys } from './retention.ts';
import { readWorkflow } from './workflow-choice.ts';

export function evidenceRequest(options: OptionsOf<'evidence'>, context: RequestContext): EvidenceRequest {
  const lines = options.workflow?.split(/\r?\n/).filter((line) => line.trim() !== '') ?? [];
  const scheduleTimeZone = options['schedule-time-zone'];
  // Refuses a name that is not a time zone.
  new Calendar(scheduleTimeZone);
  return {
    mode: 'evidence',
    name: options.name === undefined ? undefined : requireDatabaseName(options.name),
    destinations: readDestinations(options.destination),
    ...retentionKeys(options, context),
    period: parsePeriod(options.period),
    evidence: options.evidence,
    verifierKey: readPrivateKey('verifier-key', options, context.mask),
    workflows: lines.flatMap((workflow) => readWorkflow({ ...options, workflow }, context) ?? []),
    scheduleTimeZone,
    keepRecordsMs: options['keep-records'],
    timeoutMs: options.timeout,
  };
}

export function verifyEvidenceRequest(
  options: OptionsOf<'verify-evidence'>,
  context: RequestContext,
): VerifyEvidenceRequest {
  return {
    mode: 'verify-evidence',
    evidence: options.evidence,
    ...retentionKeys(options, context),
    allowUnsigned: options['allow-unsigned'],
  };
}
