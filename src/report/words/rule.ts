import type { CopyAdvice, ThreeTwoOne } from '../../core/planning/three-two-one.ts';
import { plural } from '../format.ts';

/** `The 3-2-1 rule is met: 3 copies with the database itself, on 3 media, 1 offsite, 0 immutable`. */
export function ruleVerdict({ isMet, copies, media, offsite, immutable }: ThreeTwoOne): string {
  const counts = `${plural(copies, 'copy', 'copies')} with the database itself, on ${plural(media, 'medium', 'media')}, ${offsite} offsite, ${immutable} immutable`;
  return `The 3-2-1 rule is ${isMet ? 'met' : 'not met'}: ${counts}`;
}

/** What would make the copies safer, as a sentence. */
export function copyAdvice(advice: CopyAdvice): string {
  switch (advice.need) {
    case 'copies': {
      const sync = advice.sync.length === 0 ? '' : `\`sync\` copies the newest backup to ${advice.sync.join(', ')}.`;
      return `${advice.add === 0 ? '' : `Add ${plural(advice.add, 'destination')}. `}${sync}`.trim();
    }
    case 'medium':
      return 'Keep one copy with a provider or on another server, not on this machine.';
    case 'offsite': {
      const hint = advice.mayBeSo
        ? ' If a destination is offsite but its address does not show that, add `offsite=true` to the address.'
        : '';
      return `Keep one copy away from the database and its network.${hint}`;
    }
    case 'immutable':
      return 'No copy is immutable: `lock` on one destination protects it from deletion.';
    case 'repair':
      return `Errors found in the copies: ${advice.errors}. Repair them with \`sync\`.`;
  }
}
