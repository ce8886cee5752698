/**
 * Operators for our queries. A plain `=` means whichever operator is found first in the session's search_path, and anybody
 * who may create objects in a schema of that path can define one (CVE-2018-1058). All of these have the same precedence,
 * above AND, OR and NOT and below + and -, so the operands of `CAT` need parentheses.
 *
 * For the same reason the queries avoid the forms that look up an operator implicitly: IN, BETWEEN, LIKE, NULLIF, IS
 * DISTINCT FROM, JOIN USING, `CASE x WHEN y`.
 */
export const EQ = 'operator(pg_catalog.=)';
export const NE = 'operator(pg_catalog.<>)';
export const LT = 'operator(pg_catalog.<)';
export const GE = 'operator(pg_catalog.>=)';
export const LE = 'operator(pg_catalog.<=)';
export const GT = 'operator(pg_catalog.>)';
export const PLUS = 'operator(pg_catalog.+)';
export const MINUS = 'operator(pg_catalog.-)';
export const TIMES = 'operator(pg_catalog.*)';
export const CAT = 'operator(pg_catalog.||)';
export const MATCHES = 'operator(pg_catalog.~)';
export const MATCHES_NOT = 'operator(pg_catalog.!~)';

/** A condition: the row of pg_namespace under this alias is a user's schema. */
export const isOwnSchema = (alias: string): string =>
  `${alias}.nspname ${MATCHES_NOT} '^pg_' and ${alias}.nspname ${NE} 'information_schema'`;
