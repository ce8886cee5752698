import { RestorableError } from '../../core/errors.ts';
import { KnownNames } from '../../core/format/known-names.ts';
import type { Secret } from '../../core/secret.ts';
import type { Target, TargetNeeds, TargetSpec, Via } from '../../ports/engine.ts';
import type { Host } from '../../ports/host.ts';
import { type Box, clientIn, openContained, openSurelyContained } from '../parts/contained-target.ts';
import { passingKindOf } from '../parts/database-names.ts';
import { serverTarget } from '../parts/server-target.ts';
import { openConnection } from './connection/connection.ts';
import { openEphemeral } from './ephemeral.ts';
import { restoreStreams } from './restore/restore.ts';
import { quoteName } from './sql/quote.ts';
import { exemption, type Place } from './target/database.ts';
import { openExisting } from './target/existing.ts';
import { inspectRestored, unforceRowSecurity } from './target/fingerprint.ts';
import { checkIntegrity, runQuery } from './target/inspect.ts';
import { openScratch } from './target/scratch.ts';
import { applyLimits, openRestored } from './target/settings.ts';
import { type PostgresUrl, parsePostgresUrl, passwordOf } from './url/url.ts';

/**
 * Prepares an empty database to restore into.
 * @throws {RestorableError} SANDBOX_MISSING, SERVER_MISSING, DISK_FULL, TARGET_NOT_EMPTY, DATABASE_VERSION and what
 * connecting throws
 */
export async function openPostgresTarget(spec: TargetSpec, needs: TargetNeeds, host: Host): Promise<Target> {
  if (spec.kind === 'ephemeral') {
    return openSurelyContained(spec, needs, host, async (box) => {
      return targetAt(await openEphemeral(needs, box), needs, box.host);
    });
  }
  const url = { ...parsePostgresUrl(spec.url), via: spec.via };
  const isKnownByUser = url.host.startsWith('/') && passwordOf(url, host.env) === undefined;
  const open = async (box: Box): Promise<Target> => {
    const place = await openPlace(spec, url, needs, box.host);
    return targetAt({ ...place, ...clientIn(box, place.notes) }, needs, box.host);
  };
  return openContained(spec, needs, host, open, { isKnownByUser });
}

function targetAt(place: Place, needs: TargetNeeds, host: Host): Target {
  const known = KnownNames.ofFingerprint(needs.fingerprint);
  const { standing, exempt, leftOut } = place;
  const publish = async (): ReturnType<Place['publish']> => {
    await applyLimits(place, host);
    return place.publish();
  };
  const target = serverTarget(
    { ...place, publish },
    {
      restore: (streams) => restoreStreams(streams, place, needs, host),
      connect: () => openRestored(place, host),
      inspect: async (connection) =>
        standing.without(await inspectRestored(connection, place, needs.fingerprint), needs.fingerprint),
      query: async (connection, sql, timeoutMs) => {
        if (place.isDisposable && !place.hasOwnRole) await unforceRowSecurity(connection);
        return runQuery(connection, sql, timeoutMs);
      },
      integrity: (connection) => checkIntegrity(connection, place, known, host),
    },
  );
  return {
    ...target,
    leftOut,
    keepBeside: place.keepBeside,
    exempts: (type, name) => standing.covers(type, name) || exempt.has(exemption(type, name)),
  };
}

function openPlace(
  spec: Exclude<TargetSpec, { kind: 'ephemeral' }>,
  url: PostgresUrl,
  needs: TargetNeeds,
  host: Host,
): Promise<Place> {
  if (spec.kind === 'scratch') return openScratch(url, needs, host);
  const { onError = 'stop' } = spec;
  return openExisting(url, spec.replace, needs, host).then((place) => {
    if (onError === 'continue' && place.strategy === 'in-place') throw oneTransaction();
    return { ...place, onError };
  });
}

function oneTransaction(): RestorableError {
  return new RestorableError(
    'DATABASE_PRIVILEGE',
    'This account may not create databases, so that the old database is replaced in one transaction, and that ends with the first error: `on-error: continue` is not possible.',
    { hint: 'Give the account CREATEDB, or restore into a new database. Nothing was changed.' },
  );
}

/**
 * Drops a database that a crashed verification or replacement left, with the former's role. Refuses any name that this program doesn't give.
 * @throws {RestorableError} INTERNAL and what connecting throws
 */
export async function dropPostgresLeftover(url: Secret, name: string, host: Host, via?: Via): Promise<void> {
  const kind = passingKindOf(name);
  const admin = await openConnection({ ...parsePostgresUrl(url), via }, host, { requireTls: false, writes: true });
  try {
    await admin.outside(`drop database if exists ${quoteName(name)} with (force)`);
    if (kind === 'scratch') await admin.simple(`drop role if exists ${quoteName(name)}`).catch(() => {});
  } finally {
    await admin.close();
  }
}
