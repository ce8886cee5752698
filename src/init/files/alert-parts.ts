import { Secret } from '../../core/secret.ts';
import { type HeartbeatAddress, readHeartbeat } from '../../options/alerts/heartbeat.ts';
import type { PlannedSecret, Setup } from '../setup.ts';
import type { Job } from './credentials.ts';

/** Every job reports to the channels, so this is a secret of the repository: a job with an environment has those too. */
const CHANNELS_SECRET = 'NOTIFY_CHANNELS';
/** Only of the backup: the success of another mode would hide that no backup runs. */
const HEARTBEAT_SECRET = 'BACKUP_HEARTBEAT';

type Alerts = Pick<Setup, 'alerts' | 'heartbeat'>;

const expression = (secret: string): string => `\${{ secrets.${secret} }}`;

/** The secrets of a workflow that tell people. None for issues of the repository. */
export function alertSecrets({ alerts, heartbeat }: Alerts): PlannedSecret[] {
  const channels = alerts.channels.map(({ line }) => line.reveal());
  const secret = (name: string, value: string, holds: string): PlannedSecret => {
    return { name, value: new Secret(value), environment: undefined, holds };
  };
  return [
    ...(channels.length === 0
      ? []
      : [secret(CHANNELS_SECRET, channels.join('\n'), `the channels of alerts: ${kindsOf(alerts).join(', ')}`)]),
    ...(heartbeat === undefined
      ? []
      : [secret(HEARTBEAT_SECRET, heartbeatText(heartbeat), 'the address of the heartbeat')]),
  ];
}

/** The inputs of a job that tell people. */
export function alertInputs({ alerts, heartbeat }: Alerts, job: Job): Record<string, string> {
  const { issues, channels } = alerts;
  // A line with settings has no other input.
  const isPlain = issues === 'github-issues';
  const lines = [
    ...(issues === undefined || isPlain ? [] : [issues]),
    ...(channels.length === 0 ? [] : [expression(CHANNELS_SECRET)]),
  ];
  return {
    ...(isPlain && { alerts: issues }),
    ...(lines.length > 0 && { notify: lines.join('\n') }),
    ...(job === 'backup' && heartbeat !== undefined && { heartbeat: expression(HEARTBEAT_SECRET) }),
  };
}

/** On a server: the variables with the secrets, one for each channel. */
export function alertVariables({ alerts, heartbeat }: Alerts): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const { line, spec } of alerts.channels) {
    const name = `NOTIFY_${spec.kind.toUpperCase()}`;
    const before = Object.keys(variables).filter((each) => each === name || each.startsWith(`${name}_`)).length;
    variables[before === 0 ? name : `${name}_${before + 1}`] = line.reveal();
  }
  return { ...variables, ...(heartbeat !== undefined && { [HEARTBEAT_SECRET]: heartbeatText(heartbeat) }) };
}

/** On a server: the part of the configuration file that names those variables. */
export function alertDefaults(setup: Alerts): string {
  const names = Object.keys(alertVariables(setup)).filter((name) => name !== HEARTBEAT_SECRET);
  const notify = names.map((name) => `    - \${${name}}\n`).join('');
  const heartbeat = `  modes:\n    backup:\n      heartbeat: \${${HEARTBEAT_SECRET}}\n`;
  const parts = [notify === '' ? '' : `  notify:\n${notify}`, setup.heartbeat === undefined ? '' : heartbeat].join('');
  return parts === '' ? '' : `defaults:\n${parts}`;
}

/** Who is told, for people: no address. */
export function toldNames({ alerts }: Pick<Setup, 'alerts'>): string[] {
  return [...(alerts.issues === undefined ? [] : ['issues of the repository']), ...kindsOf(alerts)];
}

function kindsOf({ channels }: Setup['alerts']): string[] {
  return [...new Set(channels.map(({ spec }) => spec.kind))];
}

/** As a user writes it: with a prefix if the address alone does not show its service. */
function heartbeatText({ dialect, url }: HeartbeatAddress): string {
  const alone = readHeartbeat(url.reveal());
  const isKnown = typeof alone === 'object' && alone.dialect === dialect;
  return isKnown ? url.reveal() : `${dialect}+${url.reveal()}`;
}
