import { requireDatabaseName } from '../../core/format/database-name.ts';
import { Calendar } from '../../core/planning/schedule/calendar.ts';
import { parsePeriod } from '../../core/planning/schedule/period.ts';
import { readDestinations } from '../../options/connections/destinations.ts';
import { readInputFile } from '../../options/files.ts';
import type { EvidenceRequest, VerifyEvidenceRequest } from '../../options/request/evidence.ts';

import { invalid, type OptionsOf } from '../../options/schema.ts';
import { EVIDENCE_OPTIONS } from '../../options/table/evidence.ts';
import type { ExpectedIdentity, SigstoreServices } from '../../ports/sigstore.ts';
import { readPrivateKey } from '../keys/keys.ts';
import type { RequestContext } from '../parts/request-context.ts';
import { retentionKeys } from '../parts/retention.ts';
import { readWorkflow } from '../parts/workflow-choice.ts';

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
    sigstore: readServices(options),
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
    sigstore: readExpected(options),
  };
}

/** @throws {RestorableError} INPUT_INVALID, FILE_UNREADABLE */
function readServices(options: OptionsOf<'evidence'>): SigstoreServices | undefined {
  const { sigstore, 'allow-public-identity': allowsPrivateRepository } = options;
  if (sigstore === 'public') return { kind: 'public', allowsPrivateRepository };
  if (sigstore !== undefined)
    return { kind: 'own', config: readInputFile('sigstore', sigstore), allowsPrivateRepository };
  if (!allowsPrivateRepository) return undefined;
  throw invalid(
    'allow-public-identity',
    '`allow-public-identity` needs `sigstore`.',
    'Nothing else publishes the identity of the workflow: leave it out.',
  );
}

/** @throws {RestorableError} INPUT_INVALID, FILE_UNREADABLE */
function readExpected(options: OptionsOf<'verify-evidence'>): ExpectedIdentity | undefined {
  const { 'sigstore-identity': identity, 'sigstore-issuer': issuer, 'sigstore-root': root } = options;
  if (identity === undefined && root === undefined) {
    if (issuer === EVIDENCE_OPTIONS['sigstore-issuer'].default) return undefined;
    throw invalid(
      'sigstore-issuer',
      '`sigstore-issuer` needs `sigstore-identity`.',
      'Without it, no bundle is checked.',
    );
  }
  if (identity === undefined) {
    throw invalid(
      'sigstore-root',
      '`sigstore-root` needs `sigstore-identity`.',
      'Anyone can get a bundle under the public root: only the expected identity shows who signed.',
    );
  }
  if (root === undefined) {
    throw invalid(
      'sigstore-identity',
      '`sigstore-identity` needs `sigstore-root`.',
      'Get it on a machine with a network: gh attestation trusted-root > trusted_root.jsonl',
    );
  }
  return { identity, issuer, trustedRoots: readInputFile('sigstore-root', root) };
}
