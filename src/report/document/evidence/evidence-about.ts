import type { EvidenceFacts } from '../../facts/evidence.ts';
import { plural } from '../../format.ts';
import { contentCompared } from '../../words/checks/digests.ts';
import { MAPPING } from '../../words/frameworks.ts';
import { many, type Section } from '../document.ts';

/** What the evidence is for, what it does not show, and how to check it. */
export function aboutSections(facts: EvidenceFacts): Section[] {
  return [mapping(), limits(facts), checking(facts)];
}

function mapping(): Section {
  const columns = [
    { title: 'part of this evidence' },
    { title: 'SOC 2 (TSC)' },
    { title: 'ISO/IEC 27001:2022' },
    { title: 'HIPAA 164.308(a)(7)(ii)' },
    { title: 'NIST SP 800-53' },
    { title: 'DORA article' },
    { title: 'NIS2 article' },
  ] as const;
  const rows = many(MAPPING, ({ part, soc2, iso27001, hipaa, nist, dora, nis2 }) => [
    ...[part, soc2, iso27001, hipaa, nist, dora, nis2],
  ]);
  const text =
    'The controls that each part supports. This does not state that a control is met: a control asks for more than backups.';
  return {
    title: 'Controls',
    blocks: [
      { kind: 'note', text },
      { kind: 'table', extent: 'result', columns, rows },
    ],
  };
}

function limits({ databases, unlisted, signers, verifiers, signer, sigstore, github }: EvidenceFacts): Section {
  const backups = databases.flatMap((each) => each.backups);
  const tested = new Set(databases.flatMap(({ tests }) => tests.flatMap(({ backup }) => backup?.id ?? [])));
  const testedCount = backups.filter(({ id }) => tested.has(id)).length;
  const conditional = [
    ...(signer === null && !sigstore ? ['Who made this evidence: its index is unsigned.'] : []),
    ...(verifiers === null ? ['Who made the records of tests: their signatures were not checked.'] : []),
    ...(signers === null ? ['Who made the backups: their signatures were not checked.'] : []),
    ...(github === undefined
      ? ['Runs that failed before they left a backup or a record: GitHub was not asked for its list of runs.']
      : []),
  ];
  const unread = databases.flatMap(({ name, unread: labels }) =>
    labels.map((label) => `What is only at ${label} of ${name}: it could not be read when this evidence was made.`),
  );
  const items = [
    ...unlisted.map(
      (label) => `Databases that are only at ${label}: it could not be listed when this evidence was made.`,
    ),
    ...unread,
    ...conditional,
    ...rowsNotCompared(databases),
    ...(databases.some(({ log }) => log !== undefined)
      ? [
          'Shipments that were removed before it was made and that no other one names: the newest, and all of one line. Their moments are shown as not restorable.',
        ]
      : []),
    "Databases and files that are not named in it. It can't know what should have been backed up.",
    'Whether the data was right when it was backed up.',
    `That each backup restores. ${testedCount} of ${plural(backups.length, 'backup')} of the period ${testedCount === 1 || backups.length === 1 ? 'was' : 'were'} tested.`,
    'That people know what to do, and have the keys. A drill with the key from the safe shows more of that.',
    'The recovery of applications, networks and accounts around the databases.',
    'That a key was not misused. Anyone who holds the verifier key can sign records.',
    sigstore
      ? 'The time by an independent clock, besides that of the Sigstore bundle, which is when this evidence was made. Other times are those of the machines that ran.'
      : 'The time by an independent clock. Times are those of the machines that ran.',
    'What was removed from the record before it was made: a schedule that never ran is not known.',
  ];
  const list = { kind: 'list' as const, extent: 'result' as const, items: many(items, (item) => item) };
  return { title: 'What this evidence does not show', blocks: [list] };
}

/** A test can pass with counts and definitions alone. */
function rowsNotCompared(databases: EvidenceFacts['databases']): string[] {
  const passed = databases.flatMap(({ tests }) => tests).filter(({ verdict }) => verdict === 'passed');
  const complete = passed.filter((test) => contentCompared(test) === 'yes').length;
  if (complete === passed.length) return [];
  if (passed.length === 1)
    return [
      'That every row was as in the dump. The one test that passed compared fewer tables, or only schema and row counts.',
    ];
  return [
    `That every row was as in the dump. ${complete} of ${plural(passed.length, 'test')} that passed compared every row of every table; the others compared fewer tables, or only schema and row counts.`,
  ];
}

function checking({ signer, sigstore }: EvidenceFacts): Section {
  const items = [
    ...(sigstore
      ? [
          'cosign verify-blob with index.json.sigstore.json shows which workflow signed the index. README.txt has the command. Get the address of the workflow from the organization, and not from here.',
        ]
      : []),
    signer === null
      ? `The index ${sigstore ? 'has no OpenPGP signature' : 'is unsigned'}, so${sigstore ? ' without the bundle' : ''} only the records in it can be checked.`
      : `gpg --verify index.json.asc index.json, with the public key ${signer}. Get it from the organization, and not from here.`,
    'Each file must have the SHA-256 that index.json states. README.txt has the command.',
    'restorable verify-evidence does both, checks every record, and makes this page again from the records to compare it.',
  ];
  const list = { kind: 'list' as const, extent: 'result' as const, items: many(items, (item) => item) };
  return { title: 'How to check it', blocks: [list] };
}
