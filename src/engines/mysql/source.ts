import type { ContentDigests } from '../../core/format/manifest/content-digests.ts';
import type { Fingerprint } from '../../core/format/manifest/fingerprint.ts';
import type { Secret } from '../../core/secret.ts';
import type { Dump, Source, SourceOptions } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { fingerprintTooEarly, serverSource } from '../parts/server/server-source.ts';
import { positionOf } from './binlog/position.ts';
import { readLog } from './binlog/read-log.ts';
import { describeKeys } from './catalog/source-keys.ts';
import { refuseSystemDatabase } from './catalog/system-databases.ts';
import { openAsWritten } from './connection/connection.ts';
import { parseMysqlUrl } from './connection/url.ts';
import { contentDigestsOf } from './digests/content-digests.ts';
import type { MysqlDumpContext } from './dump/context.ts';
import { type Prepared, prepareDump } from './dump/preparation.ts';
import { checkRows } from './dump/reading/row-check.ts';
import { checkSchema } from './dump/reading/schema-check.ts';
import type { DumpSummary } from './dump/reading/statements.ts';
import { readNameCase } from './dump/selection.ts';
import { lanesOf, summaryOf } from './dump/streams.ts';
import { beginDump, type Underway } from './dump/underway.ts';
import { sourceExaminations } from './examinations.ts';
import { assembleFingerprint, takeOutline } from './fingerprint.ts';
import { markerTableOf } from './markers.ts';
import { readServerNeeds, warningsOfNeeds } from './server/needs.ts';
import { readSourceInfo } from './source-info.ts';
import { LONGEST_STATEMENT } from './target/preflight.ts';

/** Connects and asks for version, identity and size. @throws what openConnection throws, and DATABASE_VERSION */
export async function openMysqlSource(url: Secret, options: SourceOptions, host: Host): Promise<Source> {
  const parsed = { ...parseMysqlUrl(url), via: options.via };
  if (parsed.password !== undefined) host.mask(parsed.password);
  refuseSystemDatabase(parsed);
  const control = await openAsWritten(parsed, host, options);
  return serverSource(
    { url: control.url, control, host, options },
    { readInfo: readSourceInfo, startDump, examinations: sourceExaminations, readLog, markerTable: markerTableOf },
  );
}

/** What a dump that has ended contains. */
interface Described {
  readonly fingerprint: Fingerprint;
  readonly digests: ContentDigests | undefined;
}

async function startDump(context: MysqlDumpContext): Promise<Dump> {
  const prepared = await prepareDump(context);
  let underway: Underway | undefined;
  let described: Promise<Described> | undefined;
  let beginning: Promise<Underway> | undefined;
  const begin = (): Promise<Underway> => {
    beginning ??= beginDump(context, prepared).then((begun) => {
      underway = begun;
      return begun;
    });
    return beginning;
  };
  const describe = async (): Promise<Described> => {
    const summary = underway && summaryOf(underway);
    if (underway === undefined || summary === undefined) throw fingerprintTooEarly();
    described ??= describeDumped(context, prepared, { ...underway, summary });
    return described;
  };
  return {
    lanes: lanesOf(context, prepared, begin),
    warnings: prepared.warnings,
    fingerprint: async () => (await describe()).fingerprint,
    digests: async () => (await describe()).digests,
    position: async () => underway?.position && positionOf(context.control, underway.position),
  };
}

async function describeDumped(
  { control }: MysqlDumpContext,
  { scope, flaws: sourceFlaws, warnings, hashed }: Prepared,
  { before, bracket, takenAt, exact, summary }: Underway & { readonly summary: DumpSummary },
): Promise<Described> {
  const counted = await bracket.end();
  // Before the control connection is used for anything else.
  warnings.push(...((await exact?.end()) ?? []));
  const checked = checkSchema(before, await takeOutline(control, scope), summary, sourceFlaws.flaws);
  warnings.push(...checked.warnings);
  const keys = describeKeys(counted.keys, counted.written);
  const needed = await readServerNeeds(control, checked.outline.relations);
  warnings.push(...warningsOfNeeds(needed));
  const facts = {
    ...checked.outline.facts,
    ...(await readNameCase(control)),
    ...needed,
    ...keys.facts,
    [LONGEST_STATEMENT]: String(summary.longestBytes),
  };
  const rows = checkRows(checked.outline, summary, counted);
  const fingerprint = assembleFingerprint(control, { ...checked.outline, facts }, rows, takenAt);
  const flaws = [...sourceFlaws.flaws, ...keys.flaws];
  return {
    fingerprint: flaws.length === 0 ? fingerprint : { ...fingerprint, flaws },
    digests: hashed && contentDigestsOf(hashed.key, checked.outline.relations, summary),
  };
}
