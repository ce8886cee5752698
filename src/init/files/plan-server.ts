import { userInfo } from 'node:os';
import { join } from 'node:path';
import { shellWord } from '../../core/escaping/shell-word.ts';
import { type Setup, setupName } from '../setup.ts';
import { alertDefaults, alertVariables } from './alert-parts.ts';
import { configFile } from './config-text.ts';
import type { Credentials, Job } from './credentials.ts';
import { referToDatabases } from './database-secrets.ts';
import type { KeyMaterial } from './key-material.ts';
import type { Plan } from './plan-github.ts';
import type { PlannedFile } from './planned-file.ts';
import { calendarOf, environmentLine, unitWord } from './server-units.ts';

/** The program, as a scheduler starts it: Node and the file that it runs. */
export interface OwnProgram {
  readonly node: string;
  readonly script: string;
}

type Line = readonly string[];

/** cron or systemd instead of a workflow. Everything stays in the private folder; the secrets are in one file of mode 0600. */
export function planServer(
  setup: Setup,
  material: KeyMaterial | undefined,
  credentials: Readonly<Record<Job, Credentials>>,
  program: OwnProgram,
): Plan {
  const references = referToDatabases(setup);
  const config = configFile(setup, references, setup.privateFolder, alertDefaults(setup));
  const variables = {
    ...Object.fromEntries(references.secrets.map(({ name, value }) => [name, value?.reveal() ?? ''])),
    ...credentials.backup.variables,
    ...keyVariables(setup, material),
    ...alertVariables(setup),
  };
  const environment: PlannedFile = {
    path: join(setup.privateFolder, `${setupName(setup)}.env`),
    content: Object.entries(variables)
      .map(([name, value]) => environmentLine(name, value))
      .join(''),
    isSecret: true,
    purpose: 'secrets of the scheduled runs',
  };
  const run = (mode: Job, ...rest: string[]): Line => [
    ...[program.node, program.script, mode, '--config', config.path],
    ...(setup.databases.length > 1 ? ['--all'] : []),
    ...rest,
  ];
  const nightly = [run('backup'), run('verify')];
  const weekly = [run('verify', '--backup', 'age:7d')];
  const scheduled = { setup, environment: environment.path, nightly, weekly };
  const { files, commands } = setup.scheduler === 'systemd' ? systemd(scheduled) : crontab(scheduled);
  return { files: [config, environment, ...files], secrets: [], commands };
}

/** Keys as paths: their files are on this machine. */
function keyVariables({ privateFolder }: Setup, material: KeyMaterial | undefined): Record<string, string> {
  if (material?.kind === 'passphrase') return { RESTORABLE_PASSPHRASE: material.passphrase.reveal() };
  const path = (file: string): string => join(privateFolder, `${file}.asc`);
  return {
    RESTORABLE_ENCRYPT_TO: path('recovery.public'),
    RESTORABLE_RUNNER_KEY: path('runner.private'),
    RESTORABLE_DECRYPT_WITH: path('recovery.private'),
    RESTORABLE_SIGNERS: path('runner.public'),
    RESTORABLE_VERIFIER_KEY: path('verifier.private'),
  };
}

interface Scheduled {
  readonly setup: Setup;
  readonly environment: string;
  readonly nightly: readonly Line[];
  readonly weekly: readonly Line[];
}

type Installed = Pick<Plan, 'files' | 'commands'>;

function crontab({ setup, environment, nightly, weekly }: Scheduled): Installed {
  const line = (cron: string, commands: readonly Line[]): string => {
    const all = commands.map((command) => command.map(shellWord).join(' ')).join(' && ');
    // cron reads an unescaped "%" as the end of the line.
    return `${cron} ${`set -a; . ${shellWord(environment)} && ${all}`.replaceAll('%', '\\%')}\n`;
  };
  const path = join(setup.privateFolder, `${setupName(setup)}.crontab`);
  const content = `# Written by \`restorable init\`. Times are in the time zone of this machine.
# A backup, then its verification. Then, once a week, the verification of the backup of a week ago.
${line(setup.nightly, nightly)}${line(setup.weekly, weekly)}`;
  return {
    files: [{ path, content, isSecret: false, purpose: 'lines for the crontab' }],
    commands: [`(crontab -l 2>/dev/null; cat ${shellWord(path)}) | crontab -`],
  };
}

function systemd({ setup, environment, nightly, weekly }: Scheduled): Installed {
  const name = `restorable-${setupName(setup)}`;
  const folder = join(setup.privateFolder, 'systemd');
  const unit = (file: string, content: string, purpose: string): PlannedFile => ({
    path: join(folder, file),
    content: `# Written by \`restorable init\`.\n${content}`,
    isSecret: false,
    purpose,
  });
  const service = (what: string, commands: readonly Line[]): string => `[Unit]
Description=Restorable: ${what}
After=network.target

[Service]
Type=oneshot
User=${userInfo().username}
EnvironmentFile=${environment.replaceAll('%', '%%')}
${commands.map((command) => `ExecStart=${command.map(unitWord).join(' ')}\n`).join('')}`;
  const timer = (what: string, cron: string): string => `[Unit]
Description=Restorable: ${what}

[Timer]
OnCalendar=${calendarOf(cron)}
Persistent=true

[Install]
WantedBy=timers.target
`;
  const files = [
    unit(`${name}.service`, service('backup and verification', nightly), 'service: backup and verification'),
    unit(`${name}.timer`, timer('backup and verification', setup.nightly), 'timer of the service'),
    unit(
      `${name}-older.service`,
      service('verification of an older backup', weekly),
      'service: verification of an older backup',
    ),
    unit(`${name}-older.timer`, timer('verification of an older backup', setup.weekly), 'timer of the service'),
  ];
  return {
    files,
    commands: [
      `sudo install -m 0644 ${files.map(({ path }) => shellWord(path)).join(' ')} /etc/systemd/system/`,
      'sudo systemctl daemon-reload',
      `sudo systemctl enable --now ${name}.timer ${name}-older.timer`,
      `sudo systemctl start ${name}.service && systemctl status ${name}.service`,
    ],
  };
}
