import { describeChainFlaw } from '../../core/planning/chain/chain-flaw.ts';
import type { DestinationProblem } from '../../core/planning/chain/destination-outcome.ts';

/** Why a destination lacks what the run wrote. @param label of the destination */
export function describeProblem(label: string, problem: DestinationProblem): string {
  switch (problem.why) {
    case 'error':
      return problem.message;
    case 'out-of-sync':
      return describeChainFlaw(label, problem.flaw);
    case 'not-committed':
      return 'nothing was committed';
    case 'parent-removed': {
      const but = problem.left === undefined ? '' : `, but its manifest could not be deleted: ${problem.left.message}`;
      return `rolled back: ${problem.id} was removed at the same time${but}`;
    }
    case 'parents-unknown':
      return `its manifest is there, but whether everything that it builds on still exists could not be checked: ${problem.error.message}`;
  }
}
