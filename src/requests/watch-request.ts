import type { WatchTexts } from '../config-file/watch-options.ts';
import { RestorableError, toRestorableError } from '../core/errors.ts';
import { Calendar } from '../core/planning/schedule/calendar.ts';
import { readTimeWindow } from '../core/planning/schedule/time-window.ts';
import { readIssues } from '../options/alerts/alert-issues.ts';
import { type Channels, readChannels } from '../options/alerts/notify.ts';
import type { QuietHours, WatchRequest } from '../options/alerts/watch.ts';
import type { Mode } from '../options/mode.ts';
import { findOption, type OptionName, type RawOptions } from '../options/options.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';
import { invalid } from '../options/schema.ts';
import { WATCHED } from '../options/table/option.ts';
import { maskSecrets, modeOf } from './parse-request.ts';

/** The options that are read here. */
const WATCH = [
  'notify',
  'alerts',
  'alert-repository',
  'alert-token',
  'alert-assignee',
  'alert-labels',
  'github-token',
  'quiet-hours',
  'metrics',
  'time-zone',
] as const satisfies readonly OptionName[];

const NOTHING: WatchRequest = {
  channels: [],
  issues: undefined,
  quietHours: undefined,
  metrics: undefined,
  problems: [],
};

/**
 * Reads who is told about a run, from its inputs and its configuration file, before everything else. Never fails: what can be used is
 * used, so that an error in any other option is reported too. No secret is in any of the problems.
 */
export async function readWatch(raw: RawOptions, environment: ParseEnvironment): Promise<WatchRequest> {
  const problems: RestorableError[] = [];
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (thrown) {
      problems.push(toRestorableError(thrown));
      return undefined;
    }
  };
  attempt(() => maskSecrets(raw, environment));
  const mode = modeOf(raw);
  if (mode !== undefined && !WATCHED.some((each) => each === mode)) return { ...NOTHING, problems };
  const { texts, place } = await textsOf(mode, raw, environment, problems);
  const located = (option: OptionName, error: RestorableError): RestorableError => {
    const where = place(option);
    if (where === undefined) return error;
    return new RestorableError(error.code, `${where}: ${error.message}`, { hint: error.hint, cause: error });
  };
  const read: Channels = attempt(() => readChannels(texts.get('notify') ?? '')) ?? readChannels('');
  problems.push(...read.problems.map((error) => located('notify', error)));
  return {
    channels: read.channels,
    issues: attempt(() => readIssues(texts, read.issues, environment)),
    quietHours: attempt(() => quietHoursOf(texts)),
    metrics: texts.get('metrics')?.trim(),
    problems,
  };
}

/** The texts of the options: inputs override the file. Empty ones count as missing here, and are an error of the run. */
async function textsOf(
  mode: Mode | undefined,
  raw: RawOptions,
  environment: ParseEnvironment,
  problems: RestorableError[],
): Promise<Pick<WatchTexts, 'place'> & { readonly texts: RawOptions }> {
  const texts = new Map<OptionName, string>();
  for (const name of WATCH) {
    const text = raw.get(name);
    if (text !== undefined && text.trim() !== '') texts.set(name, text);
  }
  const path = raw.get('config')?.trim() ?? '';
  // `matrix` runs in a job without secrets, and reads only names.
  if (path === '' || mode === 'matrix') return { texts, place: () => undefined };
  const given = new Set<OptionName>(texts.keys());
  const asked = WATCH.filter((name) => !given.has(name));
  try {
    const { readWatchOptions } = await import('../config-file/watch-options.ts');
    const names = (raw.get('name') ?? '').split(/[\r\n,]/).filter((name) => name.trim() !== '');
    const file = readWatchOptions(
      path,
      { mode, name: names.length === 1 ? names[0]?.trim() : undefined, options: asked, shared: asked.filter(isShared) },
      environment,
    );
    for (const [name, text] of file.texts) texts.set(name, text);
    if (file.own !== undefined && mode !== 'doctor') problems.push(ownInFile(file.own));
    return { texts, place: (option) => (given.has(option) ? undefined : file.place(option)) };
  } catch (thrown) {
    // The run reads the file again, and reports this.
    if (!(thrown instanceof RestorableError)) problems.push(toRestorableError(thrown));
    return { texts, place: () => undefined };
  }
}

/** What decides who is told. A time zone belongs to the retention of a database too. */
function isShared(name: OptionName): boolean {
  return name !== 'time-zone';
}

function ownInFile({ key, option, file }: NonNullable<WatchTexts['own']>): RestorableError {
  return file.invalid(
    ['databases', key, option],
    'is of one database, and this run is about several, which all have the same',
    'Write it under `defaults`, give it as an input, or run each database in a job of its own.',
  );
}

function quietHoursOf(texts: RawOptions): QuietHours | undefined {
  const text = texts.get('quiet-hours');
  if (text === undefined) return undefined;
  const window = readTimeWindow(text);
  if (window === undefined) throw invalid('quiet-hours', '`quiet-hours` must be two times of day such as 22:00-07:00.');
  return {
    window,
    calendar: new Calendar(texts.get('time-zone')?.trim() ?? findOption('time-zone')?.default ?? 'UTC'),
  };
}
