import { broken, doubtful, fine, type Observation } from '../../core/finding.ts';
import type { Findings } from '../../doctor/examine.ts';
import { testChannels } from '../../notify-test/notify-test.ts';
import type { InitRequest } from '../../options/request/setup.ts';
import type { ChannelTest } from '../../report/facts/setup/notify-test.ts';
import type { SetupContext } from '../dependencies.ts';
import type { Setup } from '../setup.ts';
import { ghState } from './github.ts';

/**
 * Sends one test message to each channel, if the user agrees. A channel that refuses it keeps the setup from being written: its address is
 * wrong. One that can't be reached from this machine may be reachable from the jobs. No issue is opened, and no
 * heartbeat sent: both would report something that did not happen.
 */
export async function testAlerts(
  setup: Setup,
  request: InitRequest,
  findings: Findings,
  context: SetupContext,
): Promise<void> {
  const { host, run, openNotifiers } = context;
  const { issues, channels } = setup.alerts;
  if (issues !== undefined) await run.phase('test issues', () => examineIssues(setup, findings, context));
  if (channels.length === 0) return;
  const asks = host.prompter !== undefined && !request.asksNothing;
  if (asks && !(await host.prompter.confirm('Send a test message to each channel now?', true))) return;
  const specs = channels.map(({ spec }) => spec);
  const tests = await run.phase('test channels', () => testChannels(specs, openNotifiers, context));
  for (const test of tests) findings.add({ area: 'alerts', name: test.label }, observationOf(test));
}

/** A repository without issues would look as if it had alerts. Without gh, that can't be seen. */
async function examineIssues(setup: Setup, findings: Findings, context: SetupContext): Promise<void> {
  const repository = await ghState(setup, context);
  if (repository.kind !== 'ready') return;
  findings.add({ area: 'alerts', name: 'issues' }, repository.hasIssues ? fine({ kind: 'issues-on' }) : NO_ISSUES);
}

const NO_ISSUES: Observation = {
  ...broken({ kind: 'issues-off' }),
  code: 'GITHUB_REFUSED',
};

function observationOf({ outcome, error }: ChannelTest): Observation {
  if (error === undefined) return fine({ kind: 'message-accepted' });
  const { code, message, hint } = error;
  const seen = { kind: 'error', message, advice: hint } as const;
  return { ...(outcome === 'refused' ? broken(seen) : doubtful(seen)), code };
}
