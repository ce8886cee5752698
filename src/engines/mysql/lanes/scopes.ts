import type { Relation } from '../catalog/catalog.ts';
import type { Scope } from '../catalog/scope.ts';

/** What each run of the dump tool dumps, in a dump with lanes. */
export interface LaneScopes {
  /** Tables and sequences, without rows. */
  readonly schema: Scope;
  /** Rows only: of the tables of one lane. */
  readonly data: readonly Scope[];
  /** Triggers, routines and events. */
  readonly code: Scope;
  /** Views, with stand-ins before all of them. Undefined: the tool is not asked for any. */
  readonly views: Scope | undefined;
}

/** What is divided. */
export interface Divided {
  readonly database: string;
  readonly scope: Scope;
  /** The relations in the scope. */
  readonly relations: readonly Relation[];
  /** Views that the tool is not asked for. */
  readonly ownViews: ReadonlySet<string>;
}

const STRUCTURE = ['--no-data', '--skip-triggers'];
const ROWS = ['--no-create-info', '--skip-triggers'];
const CODE = ['--no-create-info', '--no-data'];

/**
 * The arguments of the dump tool's runs. Each run is a whole dump, with header and end mark.
 * @param others the tables of all lanes but the first, which has all other tables, also those that nobody has seen yet
 */
export function laneScopes(
  { database, scope, relations, ownViews }: Divided,
  others: readonly (readonly string[])[],
): LaneScopes {
  const namesOf = (kind: Relation['kind']): string[] =>
    relations.filter((relation) => relation.kind === kind).map(({ name }) => name);
  const views = namesOf('view');
  const withoutRows = [...views, ...namesOf('sequence')];
  const own = { ...scope, isAll: false, hasCode: false, warnings: [] };
  const only = (flags: readonly string[], tables: readonly string[]): Scope => ({ ...own, options: flags, tables });
  // With `include`, the tool is given names. Otherwise it is told what to leave out.
  const allBut = (flags: readonly string[], left: readonly string[]): Scope => {
    const gone = new Set(left);
    if (scope.tables.length > 0)
      return only(
        flags,
        scope.tables.filter((name) => !gone.has(name)),
      );
    return {
      ...own,
      options: [...flags, ...scope.options, ...left.map((name) => `--ignore-table=${database}.${name}`)],
    };
  };
  // In the order in which the tool lists them itself: in another one, a view with a check option may come too early.
  const toolViews = views.filter((name) => !ownViews.has(name)).toSorted();
  return {
    schema: allBut(STRUCTURE, views),
    data: [allBut(ROWS, [...withoutRows, ...others.flat()]), ...others.map((tables) => only(ROWS, tables))],
    code: { ...allBut(CODE, withoutRows), hasCode: scope.hasCode },
    views: toolViews.length === 0 ? undefined : only(STRUCTURE, toolViews),
  };
}
