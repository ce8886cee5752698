import type { IntegrityFinding, IntegrityOf } from '../../../core/checks/integrity.ts';
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
  const { fresh, found } = evaluate(checked, source);
  // For a D1 database the file was created here, so nothing in it can come from the source.
  if (!fresh || source.engine === 'd1' || pragma === 'quick_check') return { name: pragma, ok: !fresh, found };
  // A backup runs no more than `quick_check`.
  if (evaluate(await look('quick_check'), source).fresh) return { name: pragma, ok: false, found };
  return { name: pragma, ok: true, found: [...checked.findings, atSource('stored')] };
}

function evaluate(
  { flaws, findings }: Checked,
  source: Fingerprint,
): { readonly fresh: boolean; readonly found: readonly IntegrityFinding[] } {
  const isUnseen = ({ kind }: Flaw): boolean => kind === NOT_EVALUABLE || kind === NOT_CHECKED.kind;
  const unevaluated = flaws.filter(isUnseen);
  const found = flaws.filter((flaw) => !isUnseen(flaw));
  const isLacking = unevaluated.some(({ kind }) => kind === NOT_EVALUABLE);
  const because = isLacking ? 'needs-application' : 'too-many-findings';
  const inPart = unevaluated.length === 0 ? [] : [{ kind: 'checked-in-part', because } as const];
  if (found.length === 0) return { fresh: false, found: [{ kind: 'sound' }, ...inPart] };
  const had = new Set(source.flaws?.map(keyOfFlaw));
  if (found.every((flaw) => had.has(keyOfFlaw(flaw)))) {
    return { fresh: false, found: [...findings, atSource('same'), ...inPart] };
  }
  if (source.engine === 'd1') return { fresh: true, found: findings };
  if (source.flaws === undefined || source.flaws.some(hidesOthers)) {
    return { fresh: false, found: [...findings, atSource('not-checked')] };
  }
  return { fresh: true, found: [...findings, atSource('had-none')] };
}

function atSource(source: IntegrityOf<'findings-at-source'>['source']): IntegrityFinding {
  return { kind: 'findings-at-source', source };
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
  if (after === '0') return { name, ok: true, found: [{ kind: 'sound' }] };
  if (after === undefined) return { name, ok: true, found: [{ kind: 'violations-unknown' }] };
  if (after === before) return { name, ok: true, found: [{ kind: 'same-violations', rows: after }] };
  const tables = await countViolations(session, KnownNames.ofFingerprint(source));
  const hadSome = source.flaws?.some(isOfKey) === true;
  return {
    name,
    ok: before === undefined,
    found: [
      { kind: 'violations', tables },
      { kind: 'violations-at-source', rows: before ?? null, hadSome },
    ],
  };
}

async function countViolations(
  session: SqliteSession,
  known: KnownNames,
): Promise<IntegrityOf<'violations'>['tables']> {
  const { byTable } = await findViolations(session, await schemaOrNone(session), NO_LIMIT);
  return [...byTable]
    .sort(([, one], [, other]) => other - one)
    .slice(0, NAMED)
    .map(([table, count]) => ({ table: known.among([table]), count }));
}
