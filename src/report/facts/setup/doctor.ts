import type { Finding } from '../../../core/finding.ts';
import type { RunFacts } from '../run.ts';

export interface DoctorReport extends RunFacts {
  readonly mode: 'doctor';
  readonly findings: readonly Finding[];
}
