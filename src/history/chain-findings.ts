import type { ChainProblem } from '../core/planning/test-chain.ts';
import type { ChainFinding } from '../report/facts/history.ts';
import type { RefusedRecord } from '../repository/records/test-record.ts';

/** Findings of one kind, and names in one of them. Anyone with write access can plant thousands of records. */
const MOST_LINES = 100;
const MOST_NAMED = 100;

/** One of perhaps many that say the same. */
export interface Found extends Omit<ChainProblem, 'kind'> {
  readonly kind: ChainFinding['kind'];
  /** Those with the same text are one finding. If undefined, it is one of its own. */
  readonly same?: string;
}

/** Joins those that say the same, and limits how many there are of each kind. */
export function groupFindings(found: readonly Found[]): ChainFinding[] {
  const groups = Map.groupBy(found, ({ kind, severity, verifier, records, same }) =>
    JSON.stringify([kind, severity, verifier, same ?? records]),
  );
  const findings = [...groups.values()].map((group) => joined(group.map((each) => ({ ...each, count: 1 }))));
  const byKind = Map.groupBy(findings, ({ kind, severity }) => `${kind} ${severity}`);
  return [...byKind.values()].flatMap((own) => {
    if (own.length <= MOST_LINES) return own;
    return [...own.slice(0, MOST_LINES - 1), joined(own.slice(MOST_LINES - 1))];
  });
}

function joined(findings: readonly (Omit<Found, 'same'> & { readonly count: number })[]): ChainFinding {
  const [first] = findings;
  if (first === undefined) throw new Error('no findings to join');
  const { kind, severity, verifier } = first;
  return {
    kind,
    severity,
    verifier: findings.every((each) => each.verifier === verifier) ? verifier : null,
    records: [...new Set(findings.flatMap(({ records }) => records.slice(0, MOST_NAMED)))].slice(0, MOST_NAMED),
    count: findings.reduce((sum, { count }) => sum + count, 0),
  };
}

/** A key, below the database's folder. */
export function below(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}

/** What to say of records that don't count. Only what an accepted verifier signed can be a finding: anyone can plant anything else. */
export function untrustedAmong(refused: readonly RefusedRecord[]): Found[] {
  return refused.map(({ status, key, verifier, sha256, isSigned }): Found => {
    const records = [below(key)];
    // It could be one that counts.
    if (status === 'unread') return { kind: 'unread', severity: 'finding', records, verifier: null, same: '' };
    const kind = status === 'misplaced' ? 'replay' : status;
    if ((kind === 'replay' || kind === 'future') && isSigned) {
      return { kind, severity: 'finding', records, verifier, same: sha256 ?? '' };
    }
    return { kind: 'unsigned', severity: 'note', records, verifier: null, same: '' };
  });
}
