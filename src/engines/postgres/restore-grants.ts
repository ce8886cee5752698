import { showName } from '../../core/known-names.ts';
import type { EditableEntry } from './archive-edit.ts';
import type { Connection } from './connection.ts';
import { EQ } from './sql-operators.ts';
import { roleListsOf, splitStatements } from './sql-reader.ts';

/** What decides which grants an ordinary account can restore. */
export interface GrantFacts {
  /** Roles of the server, as latin1. */
  readonly roles: ReadonlySet<string>;
  /** Those that this account may act for. */
  readonly own: ReadonlySet<string>;
  readonly ownsPublic: boolean;
}

/** @throws {RestorableError} DATABASE_QUERY */
export async function readGrantFacts(connection: Connection): Promise<GrantFacts> {
  const rows = await connection.query<{ name: string; own: boolean }>(
    `select rolname as name, pg_catalog.pg_has_role(oid, 'usage') as own from pg_catalog.pg_roles`,
  );
  const [row] = await connection.query<{ own: boolean }>(
    `select pg_catalog.pg_has_role(nspowner, 'usage') as own from pg_catalog.pg_namespace where nspname ${EQ} 'public'`,
  );
  const names = (which: typeof rows): Set<string> =>
    new Set(which.map(({ name }) => Buffer.from(name, 'utf8').toString('latin1')));
  return { roles: names(rows), own: names(rows.filter(({ own }) => own)), ownsPublic: row?.own ?? true };
}

/**
 * Grants of an archive as an ordinary account can restore them: on what it makes itself, to roles that the server has, and
 * in nobody else's name. What is left out is counted.
 */
export class OrdinaryGrants {
  readonly #facts: GrantFacts;
  readonly #made: ReadonlySet<number>;
  readonly #missing = new Set<string>();
  #leftOut = 0;

  /** @param made ids of the entries whose objects this restore makes */
  constructor(facts: GrantFacts, made: ReadonlySet<number>) {
    this.#facts = facts;
    this.#made = made;
  }

  /** The statements of an entry of grants that can be restored. */
  reduce(entry: EditableEntry): string {
    const statements = splitStatements(entry.definition);
    const kept = this.#isOurs(entry) ? this.#reduceStatements(entry.description, statements) : [];
    this.#leftOut += statements.length - kept.length;
    if (kept.length === statements.length) return entry.definition;
    return kept.map((statement) => `${statement};\n`).join('');
  }

  /** For the report. */
  get notes(): string[] {
    if (this.#leftOut === 0) return [];
    const missing = [...this.#missing].map((name) => showName(Buffer.from(name, 'latin1').toString('utf8')));
    const roles =
      missing.length === 0 ? '' : `, such as to roles that are missing here: ${missing.slice(0, 10).join(', ')}`;
    return [`${this.#leftOut} grants were left out that this account can't give${roles}.`];
  }

  /** An object of the server's or of an extension is no entry of the archive: it has another owner here. */
  #isOurs({ description, tag, dependencies }: EditableEntry): boolean {
    if (description === 'DEFAULT ACL') return true;
    if (dependencies.some((id) => this.#made.has(id))) return true;
    return tag === 'SCHEMA public' && this.#facts.ownsPublic;
  }

  #reduceStatements(description: string, statements: readonly string[]): string[] {
    let inOthersName = false;
    return statements.filter((statement) => {
      if (/^SET SESSION AUTHORIZATION\b/i.test(statement)) inOthersName = true;
      const wasInOthersName = inOthersName;
      if (/^RESET SESSION AUTHORIZATION\b/i.test(statement)) inOthersName = false;
      return !wasInOthersName && this.#isPossible(description, statement);
    });
  }

  #isPossible(description: string, statement: string): boolean {
    const lists = roleListsOf(description, statement);
    const missing = lists.flatMap(({ names }) => names).filter((name) => !this.#facts.roles.has(name));
    for (const name of missing) this.#missing.add(name);
    if (missing.length > 0) return false;
    // ALTER DEFAULT PRIVILEGES FOR ROLE wants to be a member of that role.
    return description !== 'DEFAULT ACL' || (lists[0]?.names ?? []).every((name) => this.#facts.own.has(name));
  }
}
