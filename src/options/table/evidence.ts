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
      'Folder of the evidence. Evidence: a new folder; a zip file of the same name is written next to it. Verify-evidence: the folder or the zip file.',
    placeholder: 'path',
    example: 'evidence-2026-Q4',
    page: 'auditors.md',
  },
  sigstore: {
    kind: 'text',
    modes: ['evidence'],
    description:
      'Also sign the index with the identity of the workflow (needs `id-token: write`): `public` for the public Sigstore services, which publish that identity, or the path of the signing configuration of services that you run.',
    placeholder: 'services',
    example: 'public',
    page: 'auditors.md',
  },
  'allow-public-identity': {
    kind: 'boolean',
    modes: ['evidence'],
    description:
      'Allow `sigstore: public` in a repository that is not public: its name, the workflow and the ref are published in a log from which nothing can be deleted.',
    page: 'auditors.md',
  },
  'sigstore-identity': {
    kind: 'text',
    modes: ['verify-evidence'],
    description:
      'Address of the workflow, with its ref, that must have signed the index. `*` matches any characters besides / and @.',
    placeholder: 'address',
    example: 'https://github.com/acme/shop/.github/workflows/verify.yml@refs/heads/main',
    page: 'auditors.md',
  },
  'sigstore-issuer': {
    kind: 'text',
    modes: ['verify-evidence'],
    description: 'Who must have named the workflow in its token. An enterprise can have its own address for that.',
    placeholder: 'address',
    example: 'https://token.actions.githubusercontent.com/acme',
    default: 'https://token.actions.githubusercontent.com',
    page: 'auditors.md',
  },
  'sigstore-root': {
    kind: 'text',
    modes: ['verify-evidence'],
    description:
      'File with the trusted root of the Sigstore services, as `gh attestation trusted-root` or `cosign trusted-root create` writes it.',
    placeholder: 'path',
    example: 'trusted_root.jsonl',
    page: 'auditors.md',
  },
} as const satisfies Record<string, Option>;
