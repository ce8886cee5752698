import type {
  AlertFacts,
  EnvironmentFacts,
  GeneralFacts,
  KeyFacts,
  MachineFacts,
  StoredBackupFacts,
  VerificationFacts,
} from '../../../core/findings/of-doctor.ts';
import { shortFingerprint } from '../../../core/keys/key-name.ts';
import { engineTitle, humanBytes, humanMs, plural } from '../../format.ts';
import { listed } from '../names.ts';
import type { Words } from './wording.ts';

const RENEW = 'Extend it with `gpg --quick-set-expire` and give the new public half, or replace it.';

const SPACE = {
  workspace: 'Free some space, or name another folder: RUNNER_TEMP in a job, else TMPDIR.',
  destination: 'Free some space, or prune old backups: a backup fails when a destination is full.',
} as const;

const CONTAINED = {
  root: 'as root, with a user id of its own',
  user: 'in an unprivileged user namespace',
  sudo: 'through sudo',
} as const;

const GENERAL: Words<GeneralFacts & MachineFacts & EnvironmentFacts> = {
  error: ({ message, advice }) => [message, advice],
  'not-given': ({ options }) => {
    const all = options.map((option) => `\`${option}\``);
    const last = all.pop() ?? '';
    const which = all.length === 0 ? last : `${all.join(', ')} or ${last}`;
    return `${which} is not given.${last === '`decrypt-with`' ? ' A backup job must not have it.' : ''}`;
  },
  'not-tried': ({ after, because }) => `not tried: "${after}" ${because === 'failed' ? 'failed' : 'did not end'}`,
  program: ({ name, version, node }) => `${name} ${version} on Node.js ${node}`,
  host: ({ runner, system, architecture, cores }) =>
    `${runner === null ? 'a terminal or a scheduler' : RUNNERS[runner]}, ${system} (${architecture}), ${cores} cores`,
  memory: ({ availableBytes }) => [
    `${humanBytes(availableBytes)} available`,
    'Give the machine, or the container, at least 512 MiB that are free.',
  ],
  space: ({ freeBytes, folder, of }) => [`${humanBytes(freeBytes)} free in ${folder}`, SPACE[of]],
  'recovery-program': ({ path }) => path ?? 'not on this machine: only recovery without this program needs it',
  'variables-fine': () => 'no variable that looks empty, quoted or misspelled',
  'variable-empty': () => [
    'it is set and empty',
    'A secret that does not exist is an empty text: check its name, and `environment:` of the job. If it is not needed, remove it.',
  ],
  'variable-quoted': () => ['its value is in quotes, which become part of it', 'Store the value without quotes.'],
  'variable-spaced': () => ['its value begins or ends with a space or a line break', 'Store it again without them.'],
  'variable-without-effect': () => ['it has no effect in a job', 'Give the option as an input (`with:`).'],
  'variable-unread': ({ meant }) => ['nothing reads this variable', `Did you mean \`${meant}\`?`],
};

const RUNNERS = { 'github-hosted': 'a GitHub-hosted runner', 'self-hosted': 'a self-hosted runner' } as const;

const KEYS: Words<KeyFacts> = {
  'can-encrypt': ({ to }) => `can encrypt: ${to.join(', ')}`,
  'can-sign': ({ fingerprint }) => `can sign: ${shortFingerprint(fingerprint)}`,
  'key-warnings': ({ warnings }) => [warnings.join(' '), RENEW],
  'passphrase-given': () => 'given: it encrypts, opens and signs',
  'key-unlocked': () => 'unlocked',
  'roles-kept': () => 'no key is used in place of another',
  'keys-accepted': ({ names }) => `accepted: ${names.join(', ')}`,
  'keys-fit': () => 'fit',
  'signer-not-accepted': ({ key, by, fingerprint }) => [
    `\`${by}\` does not contain the public half of \`${key}\` (${shortFingerprint(fingerprint)}), so what it signs is refused.`,
    `Add the .public.asc file that \`keygen\` wrote with it to \`${by}\`.`,
  ],
  'no-pair': ({ opens, encryptedTo }) => [
    `No key in \`decrypt-with\` (${shortened(opens)}) opens what is encrypted to \`encrypt-to\` (${shortened(encryptedTo)}).`,
    'Give both halves of one recovery key: its .public.asc to the backup job, its .private.asc to the verify job.',
  ],
};

function shortened(fingerprints: readonly string[]): string {
  return [...new Set(fingerprints)].map(shortFingerprint).join(', ');
}

const STORED: Words<StoredBackupFacts> = {
  'no-backup': () => 'none yet',
  'other-databases': ({ name, others, more }) => [
    `none of ${name}; the destination holds ${listed(others, more)}`,
    'Before the first backup, that is expected. Otherwise correct `name`.',
  ],
  'newest-backup': ({ id, ageMs, recipients, ...engine }) => {
    const to = recipients === 0 ? 'a passphrase' : plural(recipients, 'recovery key');
    return `${id}, ${humanMs(ageMs)} old, of ${engineTitle(engine)}, encrypted to ${to}`;
  },
  'signature-accepted': () => 'by an accepted signer',
  'not-signed': () => ['it is not signed', 'Give the backup job a `runner-key`.'],
  'no-signers': () => [
    'not checked, because no `signers` are given',
    "Give the runner key's public half as `signers`.",
  ],
  'roles-as-in-backup': () => 'as in this backup',
  'opens-backup': () => 'opens this backup',
};

const OTHERS: Words<VerificationFacts & AlertFacts> = {
  'containment-possible': ({ how }) => `possible with bubblewrap, ${CONTAINED[how]}`,
  'containment-installable': ({ install }) => [
    'bubblewrap is not installed. A verification installs it with apt, which it may use here.',
    `To save that time, and to let this check test it: ${install}.`,
  ],
  'containment-waived': ({ message, advice }) => [`${message} \`trust-source\` accepts that.`, advice],
  'server-unknown': () => 'neither a database nor a backup shows which server it needs',
  'message-accepted': () => 'accepted a test message',
  'issues-on': () => 'the repository has issues',
  'issues-off': () => [
    'the repository has no issues',
    'Turn them on in its settings (General, Features), or give another channel with `--notify`.',
  ],
};

/** The wording of what `doctor` and `init` see themselves. */
export const DOCTOR_WORDS = { ...GENERAL, ...KEYS, ...STORED, ...OTHERS };
