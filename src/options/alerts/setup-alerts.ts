import { Secret } from '../../core/secret.ts';
import type { ChannelSpec } from '../../ports/alerts/channel.ts';
import { invalid } from '../schema.ts';
import { readChannels } from './notify.ts';

/** A line of `notify`, as it was given. All of it is secret. */
export interface SetupChannel {
  readonly line: Secret;
  readonly spec: ChannelSpec;
}

/** Who is told when something is wrong, in a setup that `init` writes. */
export interface SetupAlerts {
  /** The line `github-issues`, with its settings. It holds no secret. undefined if there is none. */
  readonly issues: string | undefined;
  readonly channels: readonly SetupChannel[];
}

/** Nobody is told. */
export const NO_ALERTS: SetupAlerts = { issues: undefined, channels: [] };

/** One issue of the repository for each problem. */
export const ISSUE_ALERTS: SetupAlerts = { issues: 'github-issues', channels: [] };

/**
 * Reads the lines of `notify` for a setup.
 * @throws {RestorableError} INPUT_INVALID for the first line that can't be used
 */
export function readSetupAlerts(lines: readonly string[]): SetupAlerts {
  const [problem] = readChannels(lines.join('\n')).problems;
  if (problem !== undefined) throw problem;
  const channels: SetupChannel[] = [];
  let issues: string | undefined;
  for (const line of lines) {
    const [spec] = readChannels(line).channels;
    if (spec === undefined) issues = line.trim();
    else channels.push({ line: new Secret(line.trim()), spec });
  }
  return { issues, channels };
}

/**
 * The alerts that `init` was told to set up, by `notify` and `alerts`. The line `none` alone means nobody.
 * @returns undefined if neither was given
 * @throws {RestorableError} INPUT_INVALID
 */
export function givenAlerts(notify: readonly string[], alerts: 'github-issues' | undefined): SetupAlerts | undefined {
  const isNone = notify.length === 1 && notify[0]?.trim().toLowerCase() === 'none';
  if (alerts === undefined) {
    if (isNone) return NO_ALERTS;
    return notify.length === 0 ? undefined : readSetupAlerts(notify);
  }
  if (isNone) throw invalid('alerts', '`notify: none` and `alerts` were given together.', 'Remove one of them.');
  const read = readSetupAlerts(notify);
  if (read.issues === undefined) return { ...read, issues: alerts };
  throw invalid('alerts', '`alerts` and the line `github-issues` of `notify` are the same.', 'Remove one of them.');
}
