import type { Fingerprint, Flaw } from '../../../core/format/manifest/fingerprint.ts';
import { KnownNames } from '../../../core/format/manifest/known-names.ts';
import type { IntegrityResult } from '../../../ports/engine/target.ts';
import type { Host } from '../../../ports/host.ts';
import { limitOf } from '../session/limit.ts';
import type { SqliteSession } from '../session/session.ts';
import { DAMAGED_PAGES, keyOfFlaw, NOT_EVALUABLE } from '../session/words.ts';
import { schemaOrNone, UNREADABLE_SCHEMA, VIOLATIONS } from './fingerprint.ts';
import { findViolations, isOfKey } from './foreign-keys.ts';
import { type Checked, checkPages, NOT_CHECKED, type PageCheck } from './page-check.ts';

/** Problems that are shown. One broken page can cause thousands. */
const NAMED = 20;
const NO_LIMIT = limitOf(Number.POSITIVE_INFINITY);

/** `integrity_check` and `foreign_key_check`, compared with what was already broken at the source. */
export async function checkIntegrity(
  session: SqliteSession,
  source: Fingerprint,
  restored: Fingerprint,
  host: Host,
): Promise<IntegrityResult[]> {
  return [
    await evaluatePages(session, 'integrity_check', source, host),
    await checkForeignKeys(session, source, restored),
  ];
}

/** Reads the whole file. What `quick_check` finds here, and did not find at the source, is a finding. */
export async function evaluatePages(
  session: SqliteSession,
  pragma: PageCheck,
  source: Fingerprint,
  host: Host,
): Promise<IntegrityResult> {
  const look = async (check: PageCheck): Promise<Checked> =>
    checkPages(session, { pragma: check, schema: await schemaOrNone(session), limit: NO_LIMIT }, host);
  const checked = await look(pragma);
  const { fresh, ...evaluated } = evaluate(checked, source);
  // For a D1 database the file was created here, so nothing in it can come from the source.
  if (!fresh || source.engine === 'd1' || pragma === 'quick_check') return { name: pragma, ok: !fresh, ...evaluated };
  // A backup runs no more than `quick_check`.
  const quick = evaluate(await look('quick_check'), source);
  if (quick.fresh) return { name: pragma, ok: false, ...evaluated };
  const detail = `as stored, so the source has it too (\`reindex\` repairs an index): ${checked.detail}`;
  return { name: pragma, ok: true, detail };
}

function evaluate(
  { flaws, detail }: Checked,
  source: Fingerprint,
): { readonly fresh: boolean; readonly detail: string } {
  const isUnseen = ({ kind }: Flaw): boolean => kind === NOT_EVALUABLE || kind === NOT_CHECKED.kind;
  const unevaluated = flaws.filter(isUnseen);
  const found = flaws.filter((flaw) => !isUnseen(flaw));
  const lacking = unevaluated.some(({ kind }) => kind === NOT_EVALUABLE)
    ? 'the schema needs a function, collation or module of the application'
    : 'there were too many findings, or too little memory or disk';
  const without = unevaluated.length === 0 ? '' : `; not all of it could be checked (${lacking})`;
  if (found.length === 0) return { fresh: false, detail: `ok${without}` };
  const had = new Set(source.flaws?.map(keyOfFlaw));
  if (found.every((flaw) => had.has(keyOfFlaw(flaw)))) {
    return { fresh: false, detail: `as in the source: ${detail}${without}` };
  }
  if (source.engine === 'd1') return { fresh: true, detail };
  if (source.flaws === undefined || source.flaws.some(hidesOthers)) {
    return { fresh: false, detail: `${detail}; as stored, and the source was not checked completely` };
  }
  return { fresh: true, detail: `${detail}; the source did not have that` };
}

/** Behind a damaged page, or after the end of the time, anything may have gone unnoticed. */
function hidesOthers({ kind }: Flaw): boolean {
  return [NOT_CHECKED.kind, UNREADABLE_SCHEMA, DAMAGED_PAGES].includes(kind);
}

async function checkForeignKeys(
  session: SqliteSession,
  source: Fingerprint,
  restored: Fingerprint,
): Promise<IntegrityResult> {
  const name = 'foreign_key_check';
  const before = source.facts[VIOLATIONS];
  const after = restored.facts[VIOLATIONS];
  if (after === '0') return { name, ok: true, detail: 'ok' };
  if (after === undefined) return { name, ok: true, detail: "not counted here: a key can't be checked" };
  if (after === before) return { name, ok: true, detail: `as in the source: ${after} rows violate a foreign key` };
  const had = source.flaws?.some(isOfKey) === true ? 'the source had some too' : 'the source was not counted';
  const detail = `rows that violate a foreign key: ${await describeViolations(session, KnownNames.ofFingerprint(source))}`;
  if (before === undefined) return { name, ok: true, detail: `${detail}; ${had}` };
  return { name, ok: false, detail: `${detail}; the source had ${before}` };
}

async function describeViolations(session: SqliteSession, known: KnownNames): Promise<string> {
  const { byTable } = await findViolations(session, await schemaOrNone(session), NO_LIMIT);
  return [...byTable]
    .sort(([, one], [, other]) => other - one)
    .slice(0, NAMED)
    .map(([table, count]) => `${count} in ${known.some([table])}`)
    .join(', ');
}
