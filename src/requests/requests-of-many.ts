import { basename, dirname, join } from 'node:path';
import type { ConfigFile } from '../config-file/config-file.ts';
import { RestorableError } from '../core/errors.ts';
import { type DatabaseName, requireDatabaseName } from '../core/format/database-name.ts';
import type { ManyMode } from '../options/mode.ts';
import { isSelected, patternUnused, unusedPatterns } from '../options/name-filter.ts';
import type { RawOptions } from '../options/options.ts';
import type { ManyRequest } from '../options/request.ts';
import { invalid } from '../options/schema.ts';
import { type RequestSource, readRequest } from './parse-request.ts';
import type { Choice } from './plan-run.ts';

/** `given` without the options that select databases. */
export type ManySource = RequestSource;

export interface ManyRequests {
  readonly requests: readonly ManyRequest[];
  readonly warnings: readonly string[];
}

/**
 * One request for each chosen database, all of them before the first one runs.
 * @throws {RestorableError} INPUT_INVALID and others, with the name of the database
 */
export async function requestsOf(mode: ManyMode, choice: Choice, source: ManySource): Promise<ManyRequests> {
  const { names, warnings } = namesOf(choice, source);
  const requests: ManyRequest[] = [];
  for (const name of names) requests.push(await requestFor(mode, name, source));
  return { requests: withOwnDiagnostics(requests), warnings };
}

async function requestFor(mode: ManyMode, name: DatabaseName, source: ManySource): Promise<ManyRequest> {
  try {
    const request = await readRequest(mode, { ...source, given: new Map(source.given).set('name', name) });
    return { ...request, name };
  } catch (thrown) {
    if (!(thrown instanceof RestorableError)) throw thrown;
    // The file's place alone would not say whose it is: `defaults` belong to all.
    throw new RestorableError(thrown.code, `${name}: ${thrown.message}`, { hint: thrown.hint, cause: thrown });
  }
}

function namesOf(
  choice: Choice,
  { given, file }: ManySource,
): { readonly names: readonly DatabaseName[]; readonly warnings: readonly string[] } {
  if (choice.kind === 'names') return { names: distinct(choice.names, given, file), warnings: [] };
  if (file === undefined) {
    throw invalid('all', '`all` means every database of `config`, which is not given.', 'Give `config`, or `name`.');
  }
  const known = Object.keys(file.config.databases);
  const names = known.filter((name) => isSelected(name, choice.filter));
  if (names.length === 0) {
    throw invalid('filter', 'No database matches `filter`.', 'Patterns match complete names, such as shop-*.');
  }
  return {
    names: names.map(requireDatabaseName),
    warnings: unusedPatterns(known, choice.filter).map(patternUnused),
  };
}

/** The given names, each once: two runs on one database would be two writers of its backups. */
function distinct(names: readonly string[], given: RawOptions, file: ConfigFile | undefined): DatabaseName[] {
  if (file === undefined && given.has('database')) {
    throw invalid('name', '`name` has several names, but `database` is one database.', 'Name them in a `config`.');
  }
  return names.map((text, at) => {
    const name = requireDatabaseName(text);
    if (names.indexOf(text) === at) return name;
    throw invalid('name', `\`name\` has "${name}" twice.`, 'Remove one.');
  });
}

/** One file for the output of other programs would be overwritten by each database in turn. */
function withOwnDiagnostics(requests: readonly ManyRequest[]): readonly ManyRequest[] {
  const paths = requests.flatMap((request) => ('diagnostics' in request ? [request.diagnostics] : []));
  const isShared = (path: string): boolean => paths.indexOf(path) !== paths.lastIndexOf(path);
  return requests.map((request) =>
    'diagnostics' in request && request.diagnostics !== undefined && isShared(request.diagnostics)
      ? {
          ...request,
          diagnostics: join(dirname(request.diagnostics), `${request.name}-${basename(request.diagnostics)}`),
        }
      : request,
  );
}
