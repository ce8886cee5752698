import { RestorableError } from '../../../../core/errors.ts';
import type { Flaw } from '../../../../core/format/manifest/fingerprint.ts';
import type { SchemaObject } from '../../catalog/catalog.ts';
import { showName } from '../../catalog/sql-text.ts';
import type { Outline } from '../../fingerprint.ts';
import type { DumpSummary } from './statements.ts';

const NAMED_AT_MOST = 5;
const IN_DUMP = ['sequence', 'view', 'function', 'procedure', 'package', 'package body', 'library', 'event'];

/**
 * No snapshot covers definitions, so they are read before and after the dump. Tables that were created or dropped in between
 * and are not in the dump are left out of the fingerprint. Any other difference means that the content of the dump is unknown.
 * @returns the outline that matches the dump
 * @throws {RestorableError} DUMP_FAILED, also if the dump lacks an object that existed throughout
 */
export function checkSchema(
  before: Outline,
  after: Outline,
  summary: DumpSummary,
  flaws: readonly Flaw[] = [],
): { readonly outline: Outline; readonly warnings: readonly string[] } {
  const stayed = new Set(before.relations.map(({ name }) => name));
  const present = new Set(after.relations.map(({ name }) => name));
  const dumped = namesInDump(summary);
  const passing = [...new Set([...stayed, ...present])].filter(
    (name) => !(stayed.has(name) && present.has(name)) && !dumped.has(name),
  );
  const isHere = ({ relation }: SchemaObject): boolean => relation === null || !passing.includes(relation);
  const objects = before.objects.filter(isHere);
  refuseChanged(objects, after.objects.filter(isHere));
  const relations = before.relations.filter(({ name }) => !passing.includes(name));
  const flawed = new Set(flaws.map(({ type, name }) => `${type} ${name}`));
  const expected = objects.filter(({ type, name }) => !flawed.has(`${type} ${name}`));
  refuseAbsent(relations, expected, summary);
  const prefix = new Set(passing.map((name) => showName(name)));
  const sequences = before.sequences.filter(({ name }) => !prefix.has(name.replace(/\.AUTO_INCREMENT$/, '')));
  return {
    outline: { ...before, relations, objects, sequences },
    warnings:
      passing.length === 0
        ? []
        : [`Created or dropped while the dump ran, and not in it: ${some(passing.map((name) => showName(name)))}.`],
  };
}

function refuseChanged(before: readonly SchemaObject[], after: readonly SchemaObject[]): void {
  const key = ({ type, name, definitionSha256 }: SchemaObject): string =>
    JSON.stringify([type, name, definitionSha256]);
  const olds = new Set(before.map(key));
  const news = new Set(after.map(key));
  const changed = [...before.filter((each) => !news.has(key(each))), ...after.filter((each) => !olds.has(key(each)))];
  if (changed.length === 0) return;
  const names = [...new Set(changed.map(({ type, name }) => `${type} ${name}`))];
  throw new RestorableError('DUMP_FAILED', `The schema was changed while it was being dumped: ${some(names)}.`, {
    hint: 'Run it again when the migration is done. Nothing was stored as a backup.',
  });
}

function refuseAbsent(relations: Outline['relations'], objects: readonly SchemaObject[], summary: DumpSummary): void {
  const tables = relations.filter(({ kind, name }) => kind === 'table' && !summary.rows.has(name));
  const items = new Set(summary.items.map(({ type, name }) => `${type} ${showName(name)}`));
  const others = objects.filter(({ type, name }) => IN_DUMP.includes(type) && !items.has(`${type} ${name}`));
  const missing = [
    ...tables.map(({ name }) => `table ${showName(name)}`),
    ...others.map(({ type, name }) => `${type} ${name}`),
  ];
  const triggers = objects.filter(({ type }) => type === 'trigger').length;
  const dumpedTriggers = summary.items.filter(({ type }) => type === 'trigger').length;
  if (dumpedTriggers < triggers) missing.push(`${triggers - dumpedTriggers} of ${triggers} triggers`);
  if (missing.length === 0) return;
  throw new RestorableError('DUMP_FAILED', `The dump lacks objects that the source has: ${some(missing)}.`, {
    hint: "Grant the account SELECT, SHOW VIEW, TRIGGER and EVENT on the database, and use a dump tool of the server's own version.",
  });
}

function namesInDump({ rows, items }: DumpSummary): Set<string> {
  const relations = items.filter(({ type }) => type === 'view' || type === 'sequence').map(({ name }) => name);
  return new Set([...rows.keys(), ...relations]);
}

function some(names: readonly string[]): string {
  const more = names.length - NAMED_AT_MOST;
  return `${names.slice(0, NAMED_AT_MOST).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
