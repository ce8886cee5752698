/** A provider's own roles: they exist in every database of that provider, and nobody needs their privileges elsewhere. */
const RESERVED =
  /^(?:pg_|rds|aws_|cloudsql|azure_|supabase_|neon_|alloydb|crunchy_)|^(?:azuresu|cloud_admin|doadmin|_doadmin\w*|pgsodium_\w+|pgtle_admin|dashboard_user)$/;

/** Names that Supabase reserves, and that others use for roles of their own. */
const RESERVED_AT_SUPABASE = /^(?:authenticator|pgbouncer)$/;

/** Whether a role belongs to a provider, by its name. */
export function isReserved(name: string): boolean {
  return RESERVED.test(name);
}

/** Those of a server's roles that belong to its provider. */
export function reservedAmong(names: readonly string[]): Set<string> {
  const isSupabase = names.some((name) => name.startsWith('supabase_'));
  return new Set(names.filter((name) => isReserved(name) || (isSupabase && RESERVED_AT_SUPABASE.test(name))));
}
