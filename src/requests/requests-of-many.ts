import { basename, dirname, join } from 'node:path';
import { RestorableError } from '../core/errors.ts';
import { type DatabaseName, requireDatabaseName } from '../core/format/database-name.ts';
import type { ManyMode } from '../options/mode.ts';
import type { ManyRequest } from '../options/request/request.ts';
import { invalid } from '../options/schema.ts';
import { meansEveryText } from '../options/urls/server-url.ts';
import { type Discover, type FoundNames, namesOfAll } from './names-of-all.ts';
import { type RequestSource, readRequest } from './parse-request.ts';

/** Which databases several of them are. */
export type Choice =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'all'; readonly filter: readonly string[] };

export interface ManyRequests extends Pick<FoundNames, 'failures' | 'warnings'> {
  readonly requests: readonly ManyRequest[];
}

/**
 * One request for each chosen database, all of them before the first one runs.
 * @throws {RestorableError} INPUT_INVALID and others, with the name of the database
 */
export async function requestsOf(
  mode: ManyMode,
  choice: Choice,
  source: RequestSource,
  discover: Discover,
): Promise<ManyRequests> {
  const read = (name: DatabaseName, shown: string = name): Promise<ManyRequest> =>
    requestFor(mode, { name, shown }, source);
  const found: FoundNames =
    choice.kind === 'names'
      ? { names: distinct(choice.names, source), failures: [], warnings: [] }
      : await namesOfAll({ mode, filter: choice.filter, source, discover, requestFor: read });
  const requests: ManyRequest[] = [];
  for (const name of found.names) requests.push(await read(name));
  return { ...found, requests: withOwnDiagnostics(requests) };
}

/** @param shown the name in an error */
async function requestFor(
  mode: ManyMode,
  { name, shown }: { readonly name: DatabaseName; readonly shown: string },
  source: RequestSource,
): Promise<ManyRequest> {
  try {
    const request = await readRequest(mode, { ...source, given: new Map(source.given).set('name', name) });
    return { ...request, name };
  } catch (thrown) {
    if (!(thrown instanceof RestorableError)) throw thrown;
    // The file's place alone would not say whose it is: `defaults` belong to all.
    throw new RestorableError(thrown.code, `${shown}: ${thrown.message}`, { hint: thrown.hint, cause: thrown });
  }
}

/** The given names, each once: two runs on one database would be two writers of its backups. */
function distinct(names: readonly string[], { given, file }: RequestSource): DatabaseName[] {
  const url = file === undefined ? given.get('database') : undefined;
  if (url !== undefined && !meansEveryText(url)) {
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
