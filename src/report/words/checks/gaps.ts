import type { GapFact } from '../../../core/checks/facts.ts';

/** Which backup is missing, and between which others. */
export function describeGap({ state, id, older, newer }: Pick<GapFact, 'state' | 'id' | 'older' | 'newer'>): string {
  const where = older === undefined ? `before ${newer}` : `between ${older} and ${newer}`;
  switch (state) {
    case 'unlinked':
      return `${id} names no predecessor, although ${older} exists. Whether backups between them were removed is unknown`;
    case 'replaced':
      return `${id} ${where} was replaced: its manifest is not the one that the next backup names`;
    case 'removal-untrusted':
      return `${id} is missing ${where}, and no accepted key signed the record of its removal`;
    case 'missing':
      return `${id} is missing ${where}`;
  }
}
