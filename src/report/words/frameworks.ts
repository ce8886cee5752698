const NIS2 = '21(2)(c)';

/**
 * SOC 2: Trust Services Criteria, availability. ISO/IEC 27001:2022, annex A. HIPAA: 45 CFR 164.308(a)(7)(ii). NIST SP 800-53, revision 5.
 * DORA: Regulation (EU) 2022/2554, article 12: (1) scope and frequency, (2) tests of backups and recovery, (7) checks of data when
 * recovering. NIS2: Directive (EU) 2022/2555. CP-9(1): test for reliability and integrity.
 */
const ROWS = [
  ['Backups expected and made', 'A1.2', 'A.8.13', '(A)', 'CP-9', '12(1)'],
  ['Backups removed by retention', 'A1.2', 'A.8.13', '(A)', 'CP-9', '12(1)'],
  ['Copies that tests read, by destination', 'A1.2', 'A.8.13', '(A)', 'CP-9', '12(2)'],
  ['Restore tests expected and made', 'A1.3', 'A.8.13', '(D)', 'CP-4, CP-9(1)', '12(2)'],
  ['Drills with the written instructions', 'A1.3', 'A.5.30', '(B), (D)', 'CP-4, CP-10', '12(2)'],
  ['Failures and how they ended', 'A1.3', 'A.5.30', '(D)', 'CP-4', '12(2)'],
  ['Recovery time, objective and measured', 'A1.3', 'A.5.30', '(B)', 'CP-10', '12'],
  ['Recovery point, objective and measured', 'A1.2', 'A.5.30', '(A), (B)', 'CP-9, CP-10', '12'],
  ['Comparison of restored data with its source', 'A1.3', 'A.8.13', '(D)', 'CP-9(1), CP-10', '12(2), 12(7)'],
  ['Runs compared with the list of GitHub', 'A1.2', 'A.8.13', '(D)', 'CP-4, CP-9', '12(2)'],
] as const;

/** What each part of the evidence is evidence for. */
export const MAPPING = ROWS.map(([part, soc2, iso27001, hipaa, nist, dora]) => {
  return { part, soc2, iso27001, hipaa, nist, dora, nis2: NIS2 };
});
