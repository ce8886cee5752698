import type { CopyFact } from '../../../core/checks/facts.ts';
import type { AuditProblem, CopyProblem } from '../../facts/recovery.ts';

/** Why a copy is not read, as a sentence. */
export function describeCopy({ state, id, label }: CopyFact): string {
  return state === 'out-of-sync'
    ? `${label} does not hold ${id}: it is out of sync with the other destinations; \`sync\` copies it there.`
    : `The manifest of ${id} at ${label} is missing or differs from the one that was chosen; it is not read.`;
}

/** Why a copy has no verdict, or does not exist. */
export function describeCopyProblem(problem: CopyProblem): string {
  switch (problem.kind) {
    case 'copy':
      return describeCopy(problem);
    case 'error':
      return problem.message;
    case 'not-tried':
      return 'Not tried: the same error would occur.';
  }
}

/** Why a backup has no verdict, or was left out. */
export function describeAuditProblem(problem: AuditProblem): string {
  switch (problem.why) {
    case 'error':
      return problem.message;
    case 'removed-meanwhile':
      return 'It was removed in the meantime.';
    case 'stopped':
      return `Not tried: ${problem.error.message}`;
    case 'same-errors':
      return `Not tried, because ${problem.count} backups in a row had no verdict: ${problem.error.message}`;
  }
}
