import type { Scheduler } from '../../core/planning/setup.ts';
import { Secret } from '../../core/secret.ts';
import { type HeartbeatAddress, readHeartbeat } from '../../options/alerts/heartbeat.ts';
import { ISSUE_ALERTS, NO_ALERTS, readSetupAlerts, type SetupAlerts } from '../../options/alerts/setup-alerts.ts';
import type { InitRequest } from '../../options/request/setup.ts';
import { invalid } from '../../options/schema.ts';
import type { Host } from '../../ports/host.ts';
import type { Prompter } from '../../ports/prompter.ts';
import type { Setup } from '../setup.ts';
import { objectionTo } from './objection.ts';

/** Whom to ask, if anybody, and where secrets are masked. */
interface Asking {
  readonly prompter: Prompter | undefined;
  readonly mask: Host['mask'];
}

/**
 * Who is told when something is wrong, and which service notices silence: as given, or asked for. By default, issues of the
 * repository, which need no secret; on a server nobody, because nothing can be assumed there.
 * @throws {RestorableError} INPUT_INVALID, CANCELLED
 */
export async function chooseAlerts(
  request: InitRequest,
  scheduler: Scheduler,
  asking: Asking,
): Promise<Pick<Setup, 'alerts' | 'heartbeat'>> {
  const alerts = request.alerts ?? (await askAlerts(scheduler, asking));
  refuseIssuesOnServer(alerts, scheduler);
  return { alerts, heartbeat: request.heartbeat ?? (await askHeartbeat(asking)) };
}

async function askAlerts(scheduler: Scheduler, { prompter, mask }: Asking): Promise<SetupAlerts> {
  const isGithub = scheduler === 'github';
  if (prompter === undefined) return isGithub ? ISSUE_ALERTS : NO_ALERTS;
  const issues = {
    value: 'issues',
    label: 'Issues of this repository',
    hint: 'GitHub sends an e-mail to everyone who watches it; needs no secret',
  } as const;
  const choice = await prompter.choose<'issues' | 'channels' | 'none'>(
    'Who is told when a backup fails',
    [
      ...(isGithub ? [issues] : []),
      { value: 'channels', label: 'Slack, Teams, e-mail, or another channel' },
      { value: 'none', label: 'No alerts', hint: 'a failure is only in the log' },
    ],
    isGithub ? 'issues' : 'channels',
  );
  if (choice === 'channels') return askChannels(scheduler, prompter, mask);
  return choice === 'issues' ? ISSUE_ALERTS : NO_ALERTS;
}

async function askChannels(scheduler: Scheduler, prompter: Prompter, mask: Host['mask']): Promise<SetupAlerts> {
  const lines: string[] = [];
  for (;;) {
    const line = await prompter.text({
      message:
        lines.length === 0
          ? 'The channel: its webhook, or a line of docs/alerts.md, such as: slack https://hooks.slack.com/services/...'
          : 'Another channel (Enter for none)',
      isSecret: true,
      validate: (text) => {
        if (text.trim() === '') return lines.length === 0 ? 'Give at least one.' : undefined;
        return objectionTo(() => refuseIssuesOnServer(readSetupAlerts([...lines, text.trim()]), scheduler));
      },
    });
    if (line.trim() === '') break;
    mask(new Secret(line.trim()));
    lines.push(line.trim());
  }
  const alerts = readSetupAlerts(lines);
  for (const { spec } of alerts.channels) {
    for (const secret of [spec.address, ...spec.parameters.values()]) mask(secret);
  }
  return alerts;
}

async function askHeartbeat({ prompter, mask }: Asking): Promise<HeartbeatAddress | undefined> {
  if (prompter === undefined) return undefined;
  const text = await prompter.text({
    message: 'The ping URL of a service that notices if no backup runs, such as healthchecks.io (Enter for none)',
    isSecret: true,
    validate: (answer) => {
      const read = answer.trim() === '' ? undefined : readHeartbeat(answer);
      return typeof read === 'string' ? `This ${read}.` : undefined;
    },
  });
  if (text.trim() === '') return undefined;
  mask(new Secret(text.trim()));
  const read = readHeartbeat(text);
  if (typeof read === 'string') throw invalid('heartbeat', `\`heartbeat\` ${read}.`);
  mask(read.url);
  return read;
}

/** A job has a token and a repository. A server has neither. */
function refuseIssuesOnServer({ issues }: SetupAlerts, scheduler: Scheduler): void {
  if (issues === undefined || scheduler === 'github') return;
  throw invalid(
    'notify',
    "On a server, `init` can't set up `github-issues`.",
    'Give another channel. Or write `alerts`, `alert-repository` and `alert-token` into the configuration file afterwards: see docs/alerts.md.',
  );
}
