/**
 * Operators as our queries write them. A plain `=` means whatever operator the session's search_path finds first, and
 * anybody who may create in a schema of that path can make one of their own (CVE-2018-1058). All of these have the same
 * precedence, above AND, OR and NOT and below + and -: what stands beside `CAT` needs parentheses.
 *
 * For the same reason the queries have none of the forms that look an operator up by themselves: IN, BETWEEN, LIKE,
 * NULLIF, IS DISTINCT FROM, JOIN USING, `CASE x WHEN y`.
 */
export const EQ = 'operator(pg_catalog.=)';
export const NE = 'operator(pg_catalog.<>)';
export const LT = 'operator(pg_catalog.<)';
export const GE = 'operator(pg_catalog.>=)';
export const LE = 'operator(pg_catalog.<=)';
export const GT = 'operator(pg_catalog.>)';
export const MINUS = 'operator(pg_catalog.-)';
export const TIMES = 'operator(pg_catalog.*)';
export const CAT = 'operator(pg_catalog.||)';
export const MATCHES = 'operator(pg_catalog.~)';
export const MATCHES_NOT = 'operator(pg_catalog.!~)';

/** A condition: the row of pg_namespace under this alias is a schema of the user's. */
export const isOwnSchema = (alias: string): string =>
  `${alias}.nspname ${MATCHES_NOT} '^pg_' and ${alias}.nspname ${NE} 'information_schema'`;
