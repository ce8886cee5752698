import { TOOL } from '../core/version.ts';
import { MODES, type Mode } from '../options/mode.ts';

export const MODE_SUMMARIES: Readonly<Record<Mode, string>> = {
  backup: 'Dumps a database once, compresses and encrypts it, and stores it at every destination.',
  ship: "Ships the source's log since the last shipment or backup (MySQL, MariaDB, PostgreSQL), so that any moment can be restored.",
  verify: 'Restores a stored backup into an ephemeral database, compares it and runs your checks.',
  restore: 'Restores a backup into a database.',
  drill: 'Recovers a backup by the stored RECOVERY page, contained and with stock tools, and compares the result.',
  runbook:
    'Writes a runbook: who recovers the database, from where, with which keys and commands, and how long it takes.',
  list: 'Shows the backups at the destinations; needs no key.',
  status: 'Checks stored backups for age, verification, completeness and size; needs no key.',
  history: 'Shows the tests of a database and whether their records are complete; needs no key.',
  page: 'Shows on one page whether the databases can be recovered, how old the data is, how long a recovery takes, and when this was verified; needs no key.',
  prune: 'Removes backups that no rule of a policy keeps, and leftovers of killed runs.',
  sync: 'Brings destinations in sync: copies what one lacks from another; needs no key.',
  'check-destinations':
    'Tests what each destination supports and permits, before the first backup; leaves nothing behind.',
  evidence:
    'Creates signed evidence of the backups and restore tests of a period, for an auditor; needs no recovery key.',
  'verify-evidence': 'Checks evidence offline, with nothing but public keys.',
  doctor: 'Examines everything that a backup or a verification needs, and explains how to fix each problem.',
  hold: 'Keeps a backup regardless of the policy, with a reason.',
  release: 'Removes a hold.',
  matrix: 'Lists the databases of a configuration file, one per line, or as the matrix of a workflow.',
  'notify-test': 'Sends a test message to each channel of `notify`, and reports which of them accepted it.',
  keygen: 'Generates the keys: recovery (for the safe), runner (for the backup job) and verifier (for the verify job).',
  init: 'Sets up backups: tests the connections, makes keys, writes the workflow, and sets the secrets.',
};

const EXAMPLES: Readonly<Record<Mode, string>> = {
  backup: `  export RESTORABLE_DATABASE='postgres://app:secret@db.example.com/shop?sslmode=verify-full'
  restorable backup --destination 's3://backups/prod?region=eu-central-1' --encrypt-to recovery.public.asc`,
  ship: `  restorable ship --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --encrypt-to recovery.public.asc --runner-key runner.private.asc`,
  verify: `  restorable verify --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --decrypt-with recovery.private.asc --signers runner.public.asc --checks checks.yml --rto 30m --rpo 24h`,
  restore: `  export RESTORABLE_TARGET='postgres://app:secret@localhost/shop'
  restorable restore --name shop --destination file:/mnt/backups --decrypt-with recovery.private.asc \\
    --backup before:2026-11-21T02:00Z`,
  drill: `  restorable drill --name shop --destination file:/mnt/backups --signers runner.public.asc \\
    --scenario key-from-safe`,
  runbook: `  restorable runbook --name shop --destination file:/mnt/backups --signers runner.public.asc \\
    --verifiers verifier.public.asc --contacts 'On call: +43 1 234567' --output runbook.md`,
  list: `  restorable list --destination file:/mnt/backups --destination 's3://backups/prod?region=eu-central-1'`,
  status: `  restorable status --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --rpo 26h --rto 30m --verify-every 7d --capacity 50GB --verifiers verifier.public.asc`,
  history: `  restorable history --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --since 90d --format csv --verifiers verifier.public.asc`,
  page: `  restorable page --all --config .github/restorable.yml --report-html page.html`,
  prune: `  restorable prune --name shop --destination 's3://backups/prod?region=eu-central-1' \\
    --keep-daily 30 --keep-weekly 13 --keep-monthly 12 --verifiers verifier.public.asc --dry-run`,
  sync: `  restorable sync --destination file:/mnt/backups --destination 's3://backups/prod?region=eu-central-1' \\
    --signers runner.public.asc --dry-run`,
  'check-destinations': `  restorable check-destinations --destination file:/mnt/backups \\
    --destination 's3://backups/prod?region=eu-central-1'`,
  evidence: `  restorable evidence --period 2026-Q4 --destination 's3://backups/prod?region=eu-central-1' \\
    --signers runner.public.asc --verifiers verifier.public.asc --verifier-key verifier.private.asc \\
    --evidence evidence-2026-Q4`,
  'verify-evidence': `  restorable verify-evidence --evidence evidence-2026-Q4.zip \\
    --signers runner.public.asc --verifiers verifier.public.asc`,
  doctor: `  export RESTORABLE_DATABASE='postgres://app:secret@db.example.com/shop?sslmode=verify-full'
  restorable doctor --destination 's3://backups/prod?region=eu-central-1' --encrypt-to recovery.public.asc`,
  hold: `  restorable hold --name shop --destination file:/mnt/backups --backup latest --reason 'before the migration'`,
  release: `  restorable release --name shop --destination file:/mnt/backups --backup 20261121T020000Z-full-4f9c2a \\
    --reason 'the migration is done' --verifier-key verifier.private.asc`,
  matrix: `  restorable matrix --config .github/restorable.yml --filter 'shop-*' --shard 1/4`,
  'notify-test': `  export RESTORABLE_NOTIFY='slack https://hooks.slack.com/services/T000/B000/XXXX'
  restorable notify-test --report report.json`,
  keygen: '  restorable keygen --output keys --identity ops@example.com',
  init: `  export RESTORABLE_DATABASE='postgres://backup:secret@db.example.com/shop?sslmode=verify-full'
  restorable init --destination 's3://backups/prod?region=eu-central-1'`,
};

/** `doctor` takes every option of these, so it shows what they mean in both. */
const EXAMINED: readonly string[] = ['backup', 'verify'];

/** A description without its sentences about other modes, such as `Keygen: required.`, and without the name of its own. */
export function descriptionFor(description: string, mode: Mode): string {
  const sentences = description.split(/(?<=\.) (?=[A-Z])/);
  return sentences.flatMap((sentence) => sentenceFor(sentence, mode)).join(' ');
}

function sentenceFor(sentence: string, mode: Mode): string[] {
  const [, names, rest] = /^([A-Za-z][a-z, -]*): (.+)$/s.exec(sentence) ?? [];
  const about = names?.toLowerCase().split(/, | and /) ?? [];
  if (names === undefined || rest === undefined || !about.every(isMode)) return [sentence];
  if (mode === 'doctor' && about.some((name) => EXAMINED.includes(name))) return [sentence];
  return about.includes(mode) ? [`${rest.charAt(0).toUpperCase()}${rest.slice(1)}`] : [];
}

function isMode(name: string): boolean {
  return MODES.some((mode) => mode === name);
}

/** A command line that can be copied. */
export function exampleOf(mode: Mode): string {
  return EXAMPLES[mode];
}

export const PROGRAM_HELP = `Usage: ${TOOL.name} <command> [options]

Encrypted database backups that prove they restore.

Commands:
${MODES.map((mode) => `  ${mode.padEnd(20)}${MODE_SUMMARIES[mode]}`).join('\n')}

  ${TOOL.name} <command> --help   all options of a command, with an example
  ${TOOL.name} --version

Exit codes: 0 done, 1 a finding (backup bad, objective missed), 2 could not run, 130 cancelled.
`;

const HELP = new Set(['--help', '-h']);

export function asksForHelp(word: string): boolean {
  return HELP.has(word);
}

/** The text for a command line that asks for no command's own text: the help of the program, or its version. */
export function generalText([first = '', ...rest]: readonly string[]): string | undefined {
  if (asksForHelp(first) || (first === 'help' && rest[0] === undefined)) return PROGRAM_HELP;
  return first === '--version' || first === '-V' ? `${TOOL.name} ${TOOL.version}\n` : undefined;
}
