import { RestorableError } from '../../core/errors.ts';
import { KnownNames } from '../../core/format/manifest/known-names.ts';
import type { Secret } from '../../core/secret.ts';
import type { Via } from '../../ports/engine/connection.ts';
import type { Target, TargetNeeds, TargetSpec } from '../../ports/engine/target.ts';
import type { Host } from '../../ports/host.ts';
import { type Containment, clientIn, openContained, openSurelyContained } from '../parts/contained-target.ts';
import { temporaryKindOf } from '../parts/server/database-names.ts';
import { serverTarget } from '../parts/server/server-target.ts';
import { byHandOf } from './by-hand.ts';
import { openConnection } from './connection/connection.ts';
import { openEphemeral } from './ephemeral.ts';
import { restoreStreams } from './restore/restore.ts';
import { quoteName } from './sql/quote.ts';
import { exemption, type TargetDatabase } from './target/database.ts';
import { openExisting } from './target/existing.ts';
import { runQuery } from './target/inspect.ts';
import { digestRestored } from './target/inspection/digests.ts';
import { inspectRestored, unforceRowSecurity } from './target/inspection/fingerprint.ts';
import { checkIntegrity } from './target/inspection/integrity.ts';
import { openScratch } from './target/scratch.ts';
import { applyLimits, openRestored } from './target/settings.ts';
import { type PostgresUrl, parsePostgresUrl, passwordOf } from './url/url.ts';

/** How long the checks of integrity may take if nothing else is asked for. */
const INTEGRITY_TIMEOUT_MS = 120_000;

/**
 * Prepares an empty database to restore into.
 * @throws {RestorableError} SANDBOX_MISSING, SERVER_MISSING, DISK_FULL, TARGET_NOT_EMPTY, DATABASE_VERSION and what
 *   connecting throws
 */
export async function openPostgresTarget(spec: TargetSpec, needs: TargetNeeds, host: Host): Promise<Target> {
  if (spec.kind === 'ephemeral') {
    return openSurelyContained({ spec, needs }, host, async (containment) => {
      const target = await openEphemeral(needs, containment, spec);
      const opened = targetAt(target, needs, containment.host);
      return spec.byHand ? { ...opened, byHand: await byHandOf(target, containment.host) } : opened;
    });
  }
  const url = { ...parsePostgresUrl(spec.url), via: spec.via };
  const isKnownByUser = url.host.startsWith('/') && passwordOf(url, host.env) === undefined;
  const open = async (containment: Containment): Promise<Target> => {
    const { jobs = 'auto' } = spec;
    const target = { ...(await openDatabase(spec, url, needs, containment.host)), jobs };
    return targetAt({ ...target, ...clientIn(containment, target.notes) }, needs, containment.host);
  };
  return openContained({ spec, needs, isKnownByUser }, host, open);
}

function targetAt(target: TargetDatabase, needs: TargetNeeds, host: Host): Target {
  const known = KnownNames.ofFingerprint(needs.fingerprint);
  const { providerObjects, exempt, leftOut } = target;
  const publish = async (): ReturnType<TargetDatabase['publish']> => {
    await applyLimits(target, host);
    return target.publish();
  };
  const opened = serverTarget(
    { ...target, publish },
    {
      restore: (streams, onPart = () => {}) => restoreStreams(streams, { target, needs, known, host, onPart }),
      connect: () => openRestored(target, host),
      inspect: async (connection) =>
        providerObjects.without(await inspectRestored(connection, target, needs.fingerprint, host), needs.fingerprint),
      query: async (connection, sql, timeoutMs) => {
        if (target.isDisposable && !target.hasOwnRole) await unforceRowSecurity(connection);
        return runQuery(connection, sql, timeoutMs);
      },
      integrity: (connection, { timeoutMs = INTEGRITY_TIMEOUT_MS }) =>
        checkIntegrity(connection, { target, source: needs.fingerprint, known, host, timeoutMs }),
    },
  );
  return {
    ...opened,
    leftOut,
    digests: (of) => digestRestored(of, target, host),
    keepBeside: target.keepBeside,
    exempts: (type, name) => providerObjects.covers(type, name) || exempt.has(exemption(type, name)),
  };
}

function openDatabase(
  spec: Exclude<TargetSpec, { kind: 'ephemeral' }>,
  url: PostgresUrl,
  needs: TargetNeeds,
  host: Host,
): Promise<TargetDatabase> {
  if (spec.kind === 'scratch') return openScratch(url, needs, host);
  const { onError = 'stop' } = spec;
  return openExisting(url, spec.replace, needs, host).then((target) => {
    if (onError === 'continue' && target.strategy === 'in-place') throw oneTransaction();
    return { ...target, onError };
  });
}

function oneTransaction(): RestorableError {
  return new RestorableError(
    'DATABASE_PRIVILEGE',
    'This account may not create databases, so the old database is replaced in one transaction, which ends with the first error: `on-error: continue` is not possible.',
    { hint: 'Give the account CREATEDB, or restore into a new database. Nothing was changed.' },
  );
}

/**
 * Drops the leftover database of a crashed verification (with its role) or replacement. Refuses any name that this program
 * does not generate.
 * @throws {RestorableError} INTERNAL and what connecting throws
 */
export async function dropPostgresLeftover(url: Secret, name: string, host: Host, via?: Via): Promise<void> {
  const kind = temporaryKindOf(name);
  await using admin = await openConnection({ ...parsePostgresUrl(url), via }, host, {
    requireTls: false,
    writes: true,
  });
  await admin.outside(`drop database if exists ${quoteName(name)} with (force)`);
  if (kind === 'scratch') await admin.simple(`drop role if exists ${quoteName(name)}`).catch(() => {});
}
