import { type Option, READ, SOURCE, STORED } from './option.ts';

/** The modes that can sign with the verifier key. For list, status, sync and page, these are only records of incidents. */
const VERIFIER_KEY = [
  'verify',
  'drill',
  'list',
  'status',
  'history',
  'prune',
  'sync',
  'hold',
  'release',
  'page',
  'evidence',
] as const;
/** The modes that read evidence, and with it the signatures in it. */
const EVIDENCE = ['evidence', 'verify-evidence'] as const;

/** The modes that check whether a backup is authentic. */
const AUTHENTICATING = [
  ...SOURCE,
  'verify',
  'restore',
  'drill',
  'runbook',
  'list',
  'status',
  'history',
  'prune',
  'sync',
  'page',
  ...EVIDENCE,
] as const;

/** Keys and passphrases: encryption, signing, decryption, and accepted signers. */
export const KEY_OPTIONS = {
  'key-bundle': {
    kind: 'text',
    modes: STORED,
    description:
      "All keys of the backup job or of the verify job in one line, and the credentials of its storage if wanted, or the path of such a file. keygen writes both. An option that is also given replaces the bundle's.",
    placeholder: 'bundle',
    secrecy: 'bundle',
    example: 'backup.bundle',
    page: 'keys.md#one-key-to-carry',
  },
  'encrypt-to': {
    kind: 'text',
    modes: SOURCE,
    description: 'Public recovery keys, armored or as paths, one or more. Either this or passphrase.',
    placeholder: 'key',
    secrecy: 'keys',
    example: 'recovery.public.asc',
    page: 'keys.md',
  },
  'keep-keys': {
    kind: 'boolean',
    modes: ['keygen'],
    description:
      'Generate no keys: write the bundles again with the keys in output, for example after the storage credentials changed.',
    page: 'keys.md#one-key-to-carry',
  },
  'bundle-credentials': {
    kind: 'boolean',
    modes: ['keygen'],
    description:
      'Put storage credentials into the bundles: BACKUP_AWS_ACCESS_KEY_ID of the environment becomes AWS_ACCESS_KEY_ID in backup.bundle, VERIFY_AWS_ACCESS_KEY_ID in verify.bundle.',
    page: 'keys.md#one-key-to-carry',
  },
  passphrase: {
    kind: 'text',
    modes: [...AUTHENTICATING, 'init'],
    description:
      'A passphrase instead of keys. It encrypts, and without runner-key it also signs. Anyone who has it can read and sign backups. Every byte counts, except for one line break at the end. List, status, prune and sync: backups that it signed are authentic. Init: a new one by default.',
    placeholder: 'text',
    secrecy: 'value',
    page: 'keys.md',
  },
  'runner-key': {
    kind: 'text',
    modes: SOURCE,
    description: "The backup job's private key, armored or as a path. It signs manifests and decrypts no data.",
    placeholder: 'key',
    secrecy: 'keys',
    example: 'runner.private.asc',
    page: 'keys.md',
  },
  'runner-key-passphrase': {
    kind: 'text',
    modes: SOURCE,
    description: 'Passphrase of the runner key, if it has one.',
    placeholder: 'text',
    secrecy: 'value',
  },
  'allow-unsigned': {
    kind: 'boolean',
    modes: ['backup', 'verify', 'verify-evidence', 'drill'],
    description:
      'Store an unsigned backup although the newest one is signed (verify: an unsigned record). Use it once, when you stop signing on purpose. Verify-evidence: accept evidence whose index is unsigned.',
  },
  signers: {
    kind: 'text',
    modes: AUTHENTICATING,
    description:
      'Public keys of accepted signers of a backup, armored or as paths. Backups that passphrase signed are accepted too. Without both, nothing is authenticated. A backup always accepts its own key. After a change of the runner key, add the old public half.',
    placeholder: 'key',
    secrecy: 'keys',
    example: 'runner.public.asc',
    page: 'keys.md',
  },
  'decrypt-with': {
    kind: 'text',
    modes: [...READ, 'drill'],
    description: 'The private recovery key, armored or as a path. Either this or passphrase.',
    placeholder: 'key',
    secrecy: 'keys',
    example: 'recovery.private.asc',
    page: 'keys.md',
  },
  'key-passphrase': {
    kind: 'text',
    modes: ['verify', 'restore', 'drill', 'keygen'],
    description:
      'Passphrase of the recovery key: to open it, or (keygen) to lock the new one. For several keys: one passphrase per line, in any order.',
    placeholder: 'text',
    secrecy: 'value',
    several: [...READ, 'drill'],
  },
  'verifier-key': {
    kind: 'text',
    modes: [...VERIFIER_KEY],
    required: ['release'],
    description:
      "The verify job's private key, armored or as a path. It signs records of verifications, holds, releases, removals and incidents, and the index of evidence.",
    placeholder: 'key',
    secrecy: 'keys',
    example: 'verifier.private.asc',
    page: 'keys.md',
  },
  'verifier-key-passphrase': {
    kind: 'text',
    modes: [...VERIFIER_KEY],
    description: 'Passphrase of the verifier key, if it has one.',
    placeholder: 'text',
    secrecy: 'value',
  },
  verifiers: {
    kind: 'text',
    modes: [...SOURCE, 'verify', 'drill', 'runbook', 'list', 'status', 'history', 'prune', 'sync', 'page', ...EVIDENCE],
    description:
      'Public keys whose verifications, releases and removals are accepted, armored or as paths. Verifications that passphrase signed count too. Without both, every verification counts. Without verifiers, no release counts.',
    placeholder: 'key',
    secrecy: 'keys',
    example: 'verifier.public.asc',
    page: 'keys.md',
  },
} as const satisfies Record<string, Option>;
