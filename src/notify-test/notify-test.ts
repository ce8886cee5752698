import { randomBytes } from 'node:crypto';
import { failureOf } from '../core/errors.ts';
import type { NotifyTestRequest } from '../options/request/setup.ts';
import type { ChannelSpec } from '../ports/alerts/channel.ts';
import type { Message, Notifier } from '../ports/alerts/notifier.ts';
import type { Host } from '../ports/host.ts';
import type { ChannelTest, NotifyTestReport } from '../report/facts/setup/notify-test.ts';
import type { Dependencies } from '../run/dependencies.ts';
import { beginRun, type RunContext } from '../run/run-context.ts';

/** Opens the channels of a run, in their order. */
export type OpenNotifiers = (specs: readonly ChannelSpec[]) => Promise<readonly Notifier[]>;

export interface NotifyTestDependencies extends Dependencies {
  readonly openNotifiers: OpenNotifiers;
}

/** Sends one test message to each channel. Never throws: the report contains what happened to each. */
export async function runNotifyTest(
  request: NotifyTestRequest,
  dependencies: NotifyTestDependencies,
): Promise<NotifyTestReport> {
  const context = beginRun(dependencies);
  const { run } = context;
  let channels: readonly ChannelTest[] = [];
  await run.guard(async () => {
    if (request.hasIssues) run.warn('`github-issues` is not tested: a test would open an issue.');
    channels = await testChannels(request.channels, dependencies.openNotifiers, context);
  });
  const isFinding = channels.some(({ outcome }) => outcome !== 'delivered');
  return { mode: 'notify-test', ...run.facts(isFinding), channels };
}

/** Sends one test message to each of some channels. Never throws. */
export async function testChannels(
  specs: readonly ChannelSpec[],
  openNotifiers: OpenNotifiers,
  context: RunContext,
): Promise<readonly ChannelTest[]> {
  const notifiers = await openNotifiers(specs);
  return Promise.all(notifiers.map((notifier) => testChannel(notifier, context)));
}

async function testChannel(notifier: Notifier, { host, clock }: RunContext): Promise<ChannelTest> {
  const startedMs = clock.monotonicMs();
  const tested = (rest: Pick<ChannelTest, 'outcome' | 'error'>): ChannelTest => {
    return { label: notifier.label, durationMs: Math.round(clock.monotonicMs() - startedMs), ...rest };
  };
  try {
    await notifier.send(testMessage(host, clock.now()), host.signal);
    return tested({ outcome: 'delivered', error: undefined });
  } catch (thrown) {
    const { code, message, hint } = failureOf(thrown, ['notify']);
    const error = { code, message, hint };
    return tested({ outcome: code === 'NOTIFY_REFUSED' ? 'refused' : 'failed', error });
  }
}

function testMessage({ origin }: Host, now: Date): Message {
  const id = randomBytes(8).toString('hex');
  return {
    id: `${id}-test`,
    incident: id,
    kind: 'test',
    severity: 'warning',
    condition: 'backup-failed',
    title: 'Test message of Restorable',
    sentences: ['Messages about problems with your backups arrive here, and one when each of them is over.'],
    advice: 'There is nothing to do.',
    fields: [['Sent by', origin === undefined ? 'a command line' : origin.repository]],
    at: now.toISOString(),
    runUrl: origin?.url,
  };
}
