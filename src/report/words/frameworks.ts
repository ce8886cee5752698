/** A part of the evidence, and what it is evidence for. */
export interface Mapped {
  readonly part: string;
  readonly soc2: string;
  readonly iso27001: string;
  readonly hipaa: string;
  readonly nist: string;
  readonly dora: string;
  readonly nis2: string;
}

const NIS2 = '21(2)(c)';

/**
 * SOC 2: Trust Services Criteria, availability. ISO/IEC 27001:2022, annex A. HIPAA: 45 CFR 164.308(a)(7)(ii). NIST SP 800-53, revision 5.
 * DORA: Regulation (EU) 2022/2554, article 12: (1) scope and frequency, (2) tests of backups and recovery, (7) checks of data when
 * recovering. NIS2: Directive (EU) 2022/2555. CP-9(1): test for reliability and integrity.
 */
export const MAPPING: readonly Mapped[] = [
  {
    part: 'Backups expected and made',
    ...{ soc2: 'A1.2', iso27001: 'A.8.13', hipaa: '(A)', nist: 'CP-9', dora: '12(1)', nis2: NIS2 },
  },
  {
    part: 'Backups removed by retention',
    ...{ soc2: 'A1.2', iso27001: 'A.8.13', hipaa: '(A)', nist: 'CP-9', dora: '12(1)', nis2: NIS2 },
  },
  {
    part: 'Copies that tests read, by destination',
    ...{ soc2: 'A1.2', iso27001: 'A.8.13', hipaa: '(A)', nist: 'CP-9', dora: '12(2)', nis2: NIS2 },
  },
  {
    part: 'Restore tests expected and made',
    ...{ soc2: 'A1.3', iso27001: 'A.8.13', hipaa: '(D)', nist: 'CP-4, CP-9(1)', dora: '12(2)', nis2: NIS2 },
  },
  {
    part: 'Drills with the written instructions',
    ...{ soc2: 'A1.3', iso27001: 'A.5.30', hipaa: '(B), (D)', nist: 'CP-4, CP-10', dora: '12(2)', nis2: NIS2 },
  },
  {
    part: 'Failures and how they ended',
    ...{ soc2: 'A1.3', iso27001: 'A.5.30', hipaa: '(D)', nist: 'CP-4', dora: '12(2)', nis2: NIS2 },
  },
  {
    part: 'Recovery time, objective and measured',
    ...{ soc2: 'A1.3', iso27001: 'A.5.30', hipaa: '(B)', nist: 'CP-10', dora: '12', nis2: NIS2 },
  },
  {
    part: 'Recovery point, objective and measured',
    ...{ soc2: 'A1.2', iso27001: 'A.5.30', hipaa: '(A), (B)', nist: 'CP-9, CP-10', dora: '12', nis2: NIS2 },
  },
  {
    part: 'Comparison of restored data with its source',
    ...{ soc2: 'A1.3', iso27001: 'A.8.13', hipaa: '(D)', nist: 'CP-9(1), CP-10', dora: '12(2), 12(7)', nis2: NIS2 },
  },
  {
    part: 'Runs compared with the list of GitHub',
    ...{ soc2: 'A1.2', iso27001: 'A.8.13', hipaa: '(D)', nist: 'CP-4, CP-9', dora: '12(2)', nis2: NIS2 },
  },
];
