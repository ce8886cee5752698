import type { TargetNeeds } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { type Connection, openConnection } from '../connection/connection.ts';
import { EQ } from '../sql/operators.ts';
import { quoteName } from '../sql/quote.ts';
import type { TargetDatabase } from '../target/database.ts';
import { createExtensions, needsPreparation, requireExtensions, untimelyExtensions } from './extensions.ts';
import type { RestorePlan } from './plan.ts';

/** Creates what only a superuser may create. @returns true if the restoring account stays a superuser for the restore */
export async function prepareExtensions(
  plan: RestorePlan,
  target: TargetDatabase,
  needs: TargetNeeds,
  host: Host,
): Promise<boolean> {
  const [available, settings] = await withAdmin(
    target,
    host,
    async (admin) =>
      [await requireExtensions(admin, plan.extensions, target), await superuserSettings(admin, plan.settings)] as const,
  );
  if (!target.hasOwnRole) return false;
  const reasons = [...plan.superuserFor, ...settings, ...untimelyExtensions(plan.extensions, available)];
  if (reasons.length === 0 && !needsPreparation(plan.extensions, available)) return false;
  await setSuperuser(target, true, host);
  {
    await using role = await openConnection(target.role, host, { requireTls: false, writes: true });
    target.notes.push(...(await createExtensions(role, plan.extensions, available, needs.fingerprint.extensions)));
  }
  if (reasons.length === 0) {
    await setSuperuser(target, false, host);
    return false;
  }
  const where = target.ownServer?.sandbox.isContained === true ? ', contained' : '';
  target.notes.push(
    `Restored as superuser${where}: the backup contains objects that only a superuser may create (${reasons.join(', ')}).`,
  );
  return true;
}

/** Those of the settings that no ordinary account may give to its functions. */
async function superuserSettings(admin: Connection, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const rows = await admin.query<{ name: string }>(
    `select name from pg_catalog.pg_settings
      where name ${EQ} any ($1) and context ${EQ} any ('{superuser,superuser-backend}')`,
    [names],
  );
  return rows.map(({ name }) => `function that sets ${name}`);
}

/** Makes the restoring account a superuser, or an ordinary account. */
export async function setSuperuser(target: TargetDatabase, on: boolean, host: Host): Promise<void> {
  if (host.signal.aborted) return;
  await withAdmin(target, host, (admin) =>
    admin.simple(`alter role ${quoteName(target.role.user)} ${on ? 'superuser' : 'nosuperuser'}`),
  );
}

/** Runs work as the account that created the database. */
export async function withAdmin<T>(
  target: TargetDatabase,
  host: Host,
  work: (admin: Connection) => Promise<T>,
): Promise<T> {
  await using admin = await openConnection(target.admin, host, { requireTls: false, writes: true });
  return await work(admin);
}
