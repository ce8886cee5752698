import type { BundleResult, EvidenceProblem, EvidenceReport, VerifyEvidenceReport } from '../../facts/evidence.ts';
import { humanTime, plural } from '../../format.ts';
import { type Body, code, factsBlock, type Headline, type Line, many } from '../document.ts';
import { unreadDestinations } from './evidence.ts';
import { logSections } from './evidence-log.ts';
import { databaseSection, failureSection, objectiveSection } from './evidence-results.ts';

/** The result of making evidence. */
export function evidenceReportDocument(report: EvidenceReport): Body {
  const { evidence, folder, archive, archiveSha256, files } = report;
  if (evidence === undefined) return { tone: 'bad', title: 'No evidence', sentence: '', sections: [] };
  const isSigned = evidence.signer !== null || evidence.sigstore;
  const unread = unreadDestinations(evidence);
  const written = factsBlock(
    ['Folder', folder === undefined ? undefined : code(folder)],
    ['Zip file', archive === undefined ? undefined : code(archive)],
    ['Its SHA-256', archiveSha256 === undefined ? undefined : code(archiveSha256)],
    ['Files', String(files)],
    ['Could not be read', unread.length === 0 ? undefined : unread.join(', ')],
    [
      'Index',
      evidence.signer === null ? (isSigned ? 'no OpenPGP signature' : 'unsigned') : `signed by ${evidence.signer}`,
    ],
    ['Sigstore', evidence.sigstore ? 'signed with the identity of this workflow' : undefined],
  );
  return {
    tone: isSigned && evidence.verifiers !== null && unread.length === 0 ? 'good' : 'warn',
    title: `Evidence of ${evidence.period.text}`,
    sentence: `It is about ${plural(evidence.databases.length, 'database')}, and is ${isSigned ? 'signed' : 'unsigned'}.${unread.length === 0 ? '' : ' It is not complete.'}`,
    sections: [
      { blocks: [written] },
      databaseSection(evidence),
      ...failureSection(evidence),
      objectiveSection(evidence),
      ...logSections(evidence),
    ],
  };
}

const PROBLEMS: Readonly<Record<EvidenceProblem['kind'], string>> = {
  unsigned: 'the index is not signed',
  'index-signature': 'the signature of the index is not by an accepted verifier, or does not match',
  'no-bundle': 'there is no Sigstore bundle, and a signature by `sigstore-identity` is expected',
  'bundle-signature':
    'the Sigstore bundle is not of this index, was changed, or nothing in `sigstore-root` confirms it',
  'bundle-identity': 'the Sigstore bundle is of another workflow or issuer than the expected one',
  missing: 'missing',
  added: 'not in the index',
  changed: 'not the file that the index names',
  payload: 'not signed by an accepted key, or not what its name says',
  chain: 'the records are not the chain that the index states: one is missing, added or in another order',
  log: 'the shipments do not give what the index states: one is missing or added',
  'not-rendered': 'does not say what the records say',
};

/** The result of checking evidence. */
export function verifyEvidenceDocument(report: VerifyEvidenceReport): Body {
  const { evidence, signedBy, sigstore, files, isRendered, problems, version } = report;
  const unread = evidence === undefined ? [] : unreadDestinations(evidence);
  const facts = factsBlock(
    ['Period', evidence?.period.text],
    ['Made', evidence && humanTime(evidence.madeAt)],
    ['Databases', evidence?.databases.map(({ name }) => name).join(', ')],
    ['Index', signedBy === null ? 'no accepted signature' : `signed by ${signedBy}`],
    ...bundleFacts(sigstore),
    ['Files', String(files)],
    ['Not in it', unread.length === 0 ? undefined : `what is only at ${unread.join(', ')}, which could not be read`],
    [
      'Page and tables',
      evidence === undefined
        ? undefined
        : isRendered
          ? 'compared with the records'
          : `not compared: they were made by version ${evidence.tool.version}, and this is ${version}`,
    ],
  );
  const rows = many(problems, ({ kind, path }): Line[] => [code(path ?? ''), PROBLEMS[kind]]);
  const columns = [{ title: 'file' }, { title: 'problem' }] as const;
  const listed = { title: 'Problems', tone: 'bad' as const };
  return {
    ...headlineOf(report),
    sections: [
      ...(problems.length === 0
        ? []
        : [{ ...listed, blocks: [{ kind: 'table' as const, extent: 'finding' as const, columns, rows }] }]),
      { blocks: [facts] },
    ],
  };
}

/** Without an expected identity, the word "verified" would say more than anyone checked. */
function bundleFacts(bundle: BundleResult): [string, string][] {
  switch (bundle.status) {
    case 'none':
      return [];
    case 'present':
      return [['Sigstore', 'a bundle is present, not checked: give `sigstore-identity` and `sigstore-root`']];
    case 'refused':
      return [['Sigstore', 'the bundle is not accepted']];
    case 'verified':
      return [
        ['Sigstore', `signed by ${bundle.identity}`],
        ['Identity from', bundle.issuer],
        ['Signed at', `${humanTime(bundle.signedAt)}, by the clock of the log or of a timestamp authority`],
      ];
  }
}

function headlineOf({ verdict, problemCount, signedBy, sigstore, isRendered }: VerifyEvidenceReport): Headline {
  if (verdict === 'error') return { tone: 'bad', title: 'The evidence was not checked', sentence: '' };
  if (verdict === 'failed') {
    const sentence = problemCount === 0 ? '' : `${plural(problemCount, 'problem')} found.`;
    return { tone: 'bad', title: 'Do not rely on this evidence', sentence };
  }
  const how = isRendered ? ', and its page and tables say what the records say' : '';
  const isSigned = signedBy !== null || sigstore.status === 'verified';
  return {
    tone: isSigned && isRendered ? 'good' : 'warn',
    title: 'The evidence is unchanged',
    sentence: `Every file is the one that its ${isSigned ? 'signed' : 'unsigned'} index names${how}.`,
  };
}
