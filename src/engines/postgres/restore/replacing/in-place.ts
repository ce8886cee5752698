import { RestorableError } from '../../../../core/errors.ts';
import { showName } from '../../../../core/format/manifest/known-names.ts';
import { tableKey } from '../../../../core/format/manifest/table-name.ts';
import type { ArchiveEntry } from '../../archive/toc.ts';
import { quoteName } from '../../sql/quote.ts';
import type { EmptyingPlan, KeptObject } from '../../target/empty.ts';
import type { RestorePlan } from '../plan.ts';

const NAMED = 8;

/** Entries of relations, whose names are unique in a schema. */
const RELATIONS = new Set(['TABLE', 'VIEW', 'MATERIALIZED VIEW', 'FOREIGN TABLE', 'SEQUENCE', 'TYPE', 'DOMAIN']);

/**
 * What runs before the archive, within the transaction that restores it: everything old is dropped, without waiting forever
 * for a lock.
 */
export function replacingStatements(emptying: EmptyingPlan, plan: RestorePlan): string {
  return [
    `set local lock_timeout = ${emptying.lockWaitMs}`,
    ...emptying.statements,
    'set local lock_timeout = 0',
    ...(plan.createsPublic && !emptying.keepsPublic ? ['drop schema if exists public'] : []),
    ...plan.absentSchemas.map((name) => `create schema if not exists ${quoteName(name)}`),
  ]
    .map((statement) => `${statement};\n`)
    .join('');
}

/**
 * Refuses a replacement that would conflict with something that this account may not drop.
 * @throws {RestorableError} DATABASE_PRIVILEGE before anything was changed
 */
export function refuseConflicts(emptying: EmptyingPlan, entries: readonly ArchiveEntry[]): void {
  const names = new Set(entries.filter(({ description }) => RELATIONS.has(description)).map(tableKey));
  const inTheWay = emptying.kept.filter(
    ({ entry, schema, name }) => entry === 'OBJECT' && names.has(tableKey({ schema, name })),
  );
  if (inTheWay.length === 0) return;
  throw new RestorableError(
    'DATABASE_PRIVILEGE',
    `This account may not drop what the backup replaces: ${listKept(inTheWay)}. Nothing was changed.`,
    {
      hint: 'Restore as their owner, or give the account CREATEDB, so that the backup is restored next to them.',
    },
  );
}

/** Identifies the entries whose objects stay unchanged. */
export function withoutKept(emptying: EmptyingPlan): (entry: ArchiveEntry) => boolean {
  const kept = new Set(emptying.kept.map(({ entry, name }) => `${entry}\0${name}`));
  if (emptying.keepsPublic) kept.add('SCHEMA\0public');
  const kinds = [...new Set(emptying.kept.map(({ entry }) => entry)), 'SCHEMA'];
  return ({ description, name: tag }) => {
    if (description === 'COMMENT' || description === 'SECURITY LABEL') {
      return kinds.some((kind) => tag.startsWith(`${kind} `) && kept.has(`${kind}\0${tag.slice(kind.length + 1)}`));
    }
    if (description.startsWith('PUBLICATION ')) {
      return emptying.kept.some(({ entry, name }) => entry === 'PUBLICATION' && tag.startsWith(`${name} `));
    }
    // CREATE EXTENSION IF NOT EXISTS accepts an existing one.
    return description !== 'EXTENSION' && kept.has(`${description}\0${tag}`);
  };
}

/** For the report. */
export function noteKept({ kept }: EmptyingPlan): string[] {
  if (kept.length === 0) return [];
  return [`This account may not drop these, so they are left unchanged: ${listKept(kept)}.`];
}

function listKept(kept: readonly KeptObject[]): string {
  const named = kept.slice(0, NAMED).map(({ shown }) => showName(shown));
  const more = kept.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
