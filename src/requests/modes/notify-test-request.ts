import { readChannels } from '../../options/alerts/notify.ts';
import type { NotifyTestRequest } from '../../options/request/setup.ts';
import { invalid, type OptionsOf } from '../../options/schema.ts';

/** @throws {RestorableError} INPUT_INVALID for the first line that can't be used */
export function notifyTestRequest(options: OptionsOf<'notify-test'>): NotifyTestRequest {
  const { channels, issues, problems } = readChannels(options.notify.join('\n'));
  const [problem] = problems;
  if (problem !== undefined) throw problem;
  if (channels.length === 0) {
    throw invalid('notify', '`notify` has no channel that a test message can be sent to: a test would open an issue.');
  }
  return { mode: 'notify-test', channels, hasIssues: issues !== undefined };
}
