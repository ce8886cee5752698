/** Roles of a provider's own: they exist at every database of that provider, and elsewhere nobody needs their rights. */
const RESERVED =
  /^(?:pg_|rds|aws_|cloudsql|azure_|supabase_|neon_|alloydb|crunchy_)|^(?:azuresu|cloud_admin|doadmin|_doadmin\w*|pgsodium_\w+|pgtle_admin|dashboard_user)$/;

/** Names that Supabase reserves, and that others give to roles of their own. */
const RESERVED_AT_SUPABASE = /^(?:authenticator|pgbouncer)$/;

/** Whether a role is a provider's own, by its name. */
export function isReserved(name: string): boolean {
  return RESERVED.test(name);
}

/** Those of a server's roles that are its provider's own. */
export function reservedAmong(names: readonly string[]): Set<string> {
  const isSupabase = names.some((name) => name.startsWith('supabase_'));
  return new Set(names.filter((name) => isReserved(name) || (isSupabase && RESERVED_AT_SUPABASE.test(name))));
}
