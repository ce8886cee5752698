import { parseDurationMs } from '../../core/duration.ts';
import { failureOf, RestorableError } from '../../core/errors.ts';
import { Secret } from '../../core/secret.ts';
import {
  COMMON_PARAMETERS,
  type CommonParameter,
  DESTINATION_EXAMPLES,
  DESTINATION_SCHEMES,
  type DestinationSpec,
} from '../../ports/destination.ts';
import type { SetupDestination } from '../request/setup.ts';
import { invalid } from '../schema.ts';
import { destinationMistake } from '../text/mistaken-text.ts';
import { didYouMean } from '../text/suggest.ts';
import { unwrapUrl } from '../urls/pasted-url.ts';
import { schemeOf } from '../urls/urls.ts';

const WEB_ADDRESS = 'Give the address of a storage in `endpoint`: s3://bucket/prefix?endpoint=https://host.';
const FOREIGN_SCHEMES: Readonly<Record<string, string>> = {
  gcs: 'Did you mean `gs`?',
  az: 'Did you mean `azure`?',
  azblob: 'Did you mean `azure`?',
  ssh: 'Did you mean `sftp`?',
  scp: 'Did you mean `sftp`?',
  webdav: 'Create an rclone remote for it with `rclone config`, and write rclone://remote/path.',
  http: WEB_ADDRESS,
  https: WEB_ADDRESS,
  ftp: 'Create an rclone remote for it with `rclone config`, and write rclone://remote/path.',
  restic: 'That is a different tool. Name its storage.',
};

type Settings = Pick<DestinationSpec, 'timeoutMs' | 'offsite'>;

const COMMON: Readonly<Record<CommonParameter, (value: string) => Partial<Settings>>> = {
  timeout: (value) => ({ timeoutMs: readDuration(value) }),
  offsite: (value) => ({ offsite: readBoolean(value) }),
};

/** @throws {RestorableError} INPUT_INVALID for a scheme that no storage supports, or a destination that is listed twice */
export function readDestinations(lines: readonly string[]): DestinationSpec[] {
  return readDestinationLines(lines).map(({ spec }) => spec);
}

/** The same, each with its line. @throws {RestorableError} as readDestinations */
export function readDestinationLines(lines: readonly string[]): SetupDestination[] {
  requireDifferent(lines);
  return lines.map((line) => ({ line, spec: readDestination(line) }));
}

function readDestination(pasted: string): DestinationSpec {
  const line = unwrapUrl(pasted);
  const mistake = destinationMistake(line);
  if (mistake !== undefined) throw invalid('destination', `A \`destination\` ${mistake.what}.`, mistake.hint);
  const scheme = schemeOf(line);
  const known = DESTINATION_SCHEMES.find((each) => each === scheme);
  if (known !== undefined) {
    const { url, settings } = takeCommonParameters(line);
    return { scheme: known, url: new Secret(url), ...settings };
  }
  if (scheme === undefined) {
    throw invalid('destination', 'A `destination` has no scheme.', `Write ${DESTINATION_EXAMPLES}.`);
  }
  const hint = FOREIGN_SCHEMES[scheme] ?? didYouMean(scheme, DESTINATION_SCHEMES);
  throw invalid('destination', `\`destination\` has an unknown scheme "${scheme.slice(0, 30)}:".`, hint);
}

/** @throws {RestorableError} INPUT_INVALID */
export function requireDifferent(lines: readonly string[]): void {
  if (new Set(lines).size === lines.length) return;
  throw invalid('destination', 'The same `destination` is listed twice.', 'Remove one of the two lines.');
}

/** Splits off the parameters that drivers do not accept. `file:path` is used as written: a "?" may be part of a file name. */
function takeCommonParameters(line: string): { url: string; settings: Settings } {
  let settings: Settings = { timeoutMs: undefined, offsite: undefined };
  const at = line.indexOf('?');
  if (at === -1 || !/^[a-z0-9]+:\/\//i.test(line)) return { url: line, settings };
  const rest: string[] = [];
  const seen = new Set<string>();
  for (const pair of line.slice(at + 1).split('&')) {
    const [[name = '', value = ''] = []] = [...new URLSearchParams(pair)];
    const common = COMMON_PARAMETERS.find((each) => each === name);
    if (common === undefined) {
      rest.push(pair);
      continue;
    }
    if (seen.has(name)) throw invalid('destination', `A \`destination\` has the parameter "${name}" twice.`);
    seen.add(name);
    settings = { ...settings, ...COMMON[common](value) };
  }
  return { url: rest.length === 0 ? line.slice(0, at) : `${line.slice(0, at)}?${rest.join('&')}`, settings };
}

function readDuration(value: string): number {
  try {
    const limitMs = parseDurationMs(value);
    if (limitMs > 0) return limitMs;
  } catch (thrown) {
    // Reported below.
    failureOf(thrown, ['request']);
  }
  throw wrong('timeout', 'is not a duration', 'Write timeout=30m.');
}

function readBoolean(value: string): boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  throw wrong('offsite', 'is neither true nor false', 'Write offsite=true or offsite=false.');
}

function wrong(name: string, what: string, hint: string): RestorableError {
  return new RestorableError('INPUT_INVALID', `The parameter "${name}" of a \`destination\` ${what}.`, { hint });
}
