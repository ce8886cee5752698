import { MANY_MODES, type ManyMode, type Mode } from '../options/mode.ts';
import type { RawOptions } from '../options/options.ts';
import type { ParseEnvironment } from '../options/parse-environment.ts';
import type { ManyRequest, Request } from '../options/request/request.ts';
import { invalid, readFlag } from '../options/schema.ts';
import { meansEveryText } from '../options/urls/server-url.ts';
import type { Discover, FoundNames } from './names-of-all.ts';
import { givenIn, maskSecrets, readFileOf, readMode, readRequest } from './parse-request.ts';
import { type Choice, requestsOf } from './requests-of-many.ts';

/** What a run does: one request, or one for each of several databases. */
export type Plan = { readonly kind: 'one'; readonly request: Request } | ManyPlan;

export interface ManyPlan {
  readonly kind: 'many';
  readonly mode: ManyMode;
  /** In the order in which they run. */
  readonly requests: readonly ManyRequest[];
  /** Entries of the file whose databases are unknown. */
  readonly failures: FoundNames['failures'];
  readonly warnings: readonly string[];
}

/**
 * Turns the text of a host's options, including `mode`, into the run's plan. Nothing has started yet: an invalid option of any
 * of its databases is an error here. @param discover asks for the names of databases that no option and no file states
 * @throws {RestorableError} INPUT_UNKNOWN, INPUT_INVALID, FILE_UNREADABLE, KEY_INVALID; never with a secret in it
 */
export async function planRun(raw: RawOptions, environment: ParseEnvironment, discover: Discover): Promise<Plan> {
  maskSecrets(raw, environment);
  const mode = readMode(raw.get('mode'));
  const read = givenIn(mode, raw);
  const source = { ...read, environment, file: await readFileOf(read.given) };
  const choice = isManyMode(mode) ? choiceOf(read.given, source.file !== undefined) : undefined;
  if (choice === undefined || !isManyMode(mode)) {
    return { kind: 'one', request: await readRequest(mode, source) };
  }
  const given = new Map([...read.given].filter(([name]) => !CHOOSING.includes(name)));
  return { kind: 'many', mode, ...(await requestsOf(mode, choice, { ...source, given }, discover)) };
}

/** The options that choose databases. */
const CHOOSING: readonly string[] = ['name', 'all', 'filter'];

function isManyMode(mode: Mode): mode is ManyMode {
  return MANY_MODES.some((each) => each === mode);
}

/** Undefined for a run on one database. */
function choiceOf(given: RawOptions, hasFile: boolean): Choice | undefined {
  const names = entriesOf(given.get('name'), /[\r\n,]/);
  const filter = entriesOf(given.get('filter'), /[\r\n]/);
  const all = readFlag('all', given) || (names.length === 0 && !hasFile && meansEveryText(given.get('database')));
  if (all && names.length > 0) {
    throw invalid('all', '`all` and `name` exclude each other.', 'To select some of all databases, give `filter`.');
  }
  if (all) return { kind: 'all', filter };
  if (filter.length > 0) {
    throw invalid('filter', '`filter` selects some of all databases, but `all` is not given.', 'Add `all: true`.');
  }
  return names.length > 1 ? { kind: 'names', names } : undefined;
}

function entriesOf(text: string | undefined, separator: RegExp): string[] {
  const entries = (text ?? '').trim().split(separator);
  return text === undefined ? [] : entries.map((entry) => entry.trim());
}
