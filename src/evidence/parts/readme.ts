import type { EvidenceFacts } from '../../report/facts/evidence.ts';

export const README = 'README.txt';

const BUNDLE = `index.json.sigstore.json
                    the Sigstore bundle of index.json: its signature with the
                    identity of a workflow
`;

const LOG = `log.csv             one row for each span of time that the shipped log makes
                    restorable or does not, and each time that it was late
`;

const SHIPMENTS = `                    In payloads/DATABASE/shipments, one file for each day has
                    the manifests of the shipments of the log
`;

const SHIPMENT = `
A shipment of the log, such as the first one of a day:

  head -n 1 payloads/DATABASE/shipments/DAY.jsonl | jq -j .manifest > manifest
  head -n 1 payloads/DATABASE/shipments/DAY.jsonl | jq -j .signature > signature
  gpg --verify signature manifest
`;

/** The address must come from elsewhere: anyone can get a bundle. */
const IDENTITY = `
The Sigstore bundle shows which workflow signed the index, and when. Ask the
organization for the address of its workflow. Then, with cosign:

  cosign verify-blob index.json --bundle index.json.sigstore.json \\
    --certificate-identity ADDRESS \\
    --certificate-oidc-issuer https://token.actions.githubusercontent.com
`;

/** What each file is, and how to check it with stock tools, for a person who has only the folder. */
export function readmeOf({ period, madeAt, tool, databases, signer, verifiers, sigstore }: EvidenceFacts): string {
  const index =
    signer === null
      ? `The index ${sigstore ? 'has no OpenPGP signature' : 'is unsigned: nothing shows who made this evidence'}. ${
          verifiers === null ? 'Nor were the signatures of the records checked.' : 'The records in it are signed.'
        }`
      : `The index is signed by the key
  ${signer}
Get its public half from the organization, separately from this file, and compare
the fingerprint. Then:

  gpg --import verifier.public.asc
  gpg --verify index.json.asc index.json`;
  const shipsLog = databases.some(({ log }) => log !== undefined);
  return `Evidence of backups and restore tests, ${period.text}
Databases: ${databases.map(({ name }) => name).join(', ')}
Made at ${madeAt} by ${tool.name} ${tool.version}

FILES

index.json          the period, the databases, and the SHA-256 of every file
index.json.asc      the signature of index.json, if it is signed
${sigstore ? BUNDLE : ''}report.html         the report, for any browser
tests.csv           one row for each restore test
backups.csv         one row for each backup
${shipsLog ? LOG : ''}statements.jsonl    one in-toto statement (test-result) for each restore test
github-runs.json    GitHub's list of the runs, if it was asked for
payloads/           manifests of backups and records of tests, with their
                    signatures, byte for byte as they are stored
${shipsLog ? SHIPMENTS : ''}
CHECK IT

${index}
${sigstore ? IDENTITY : ''}
Every other file must have the SHA-256 that index.json states:

  jq -r '.files[] | "\\(.sha256)  \\(.path)"' index.json | sha256sum --check

A record, and a manifest with the key of the backup job:

  gpg --verify payloads/DATABASE/verifications/BACKUP/TIME.json.asc
  gpg --verify payloads/DATABASE/signatures/BACKUP/KEY.asc \\
    payloads/DATABASE/manifests/BACKUP.json
${shipsLog ? SHIPMENT : ''}
All at once, and whether the report says what the records say:

  restorable verify-evidence --evidence FOLDER --verifiers verifier.public.asc \\
    --signers runner.public.asc
`;
}
