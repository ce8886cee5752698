import type { Option } from './option.ts';

/** Evidence for auditors. */
export const EVIDENCE_OPTIONS = {
  period: {
    kind: 'text',
    modes: ['evidence'],
    required: ['evidence'],
    description:
      'The period of the evidence, in UTC: a year, a quarter, a month, a day, or two days such as 2026-11-02..2026-11-08, both included.',
    placeholder: 'when',
    example: '2026-Q4',
    page: 'auditors.md',
  },
  evidence: {
    kind: 'text',
    modes: ['evidence', 'verify-evidence'],
    required: ['evidence', 'verify-evidence'],
    description:
      'Folder of the evidence. Evidence: a new one, next to which a zip file of the same name is written. Verify-evidence: the folder or the zip file.',
    placeholder: 'path',
    example: 'evidence-2026-Q4',
    page: 'auditors.md',
  },
} as const satisfies Record<string, Option>;
