import { createHmac, randomBytes } from 'node:crypto';
import type { Contents } from '../core/format/manifest/contents.ts';
import { FORMAT, type Manifest } from '../core/format/manifest/manifest.ts';
import { withRunIfItFits } from '../core/format/manifest/manifest-fields.ts';
import type { Link } from '../core/planning/chain/lineage.ts';
import { storedRun } from '../core/run-origin.ts';
import { TOOL } from '../core/version.ts';
import type { SourceInfo } from '../ports/engine/source.ts';
import type { BackupWriter } from '../repository/backup-writer.ts';
import type { StoredManifest } from '../repository/catalog/catalog.ts';
import { RUNBOOK } from '../repository/writing/runbook.ts';
import type { RunContext } from '../run/run-context.ts';
import type { Opened } from './opened.ts';

/** HMAC-SHA-256, with the line's salt, of what distinguishes this source from others. The manifest is readable without a key. */
export function sourceIdentity(salt: string, info: Pick<SourceInfo, 'engine' | 'identity'>): string {
  return createHmac('sha256', Buffer.from(salt, 'hex')).update(`${info.engine}\n${info.identity}`).digest('hex');
}

/** What was stored of a backup. */
export interface Written {
  readonly contents: Contents;
  readonly writer: BackupWriter;
  /** Its description and the parts of its list of objects, as the manifest refers to them. */
  readonly stored: Pick<Manifest, 'contents' | 'objects'>;
}

/** Creates the manifest of a backup that is stored and not committed yet. */
export function describeBackup(opened: Opened, { clock, host }: RunContext, written: Written): Manifest {
  const { source, predecessor, encryptor, signer, plan } = opened;
  const { contents, writer, stored } = written;
  const { info } = source;
  const salt = predecessor?.manifest.source.salt ?? randomBytes(16).toString('hex');
  return withRunIfItFits({
    format: FORMAT,
    id: contents.id,
    database: contents.database,
    kind: plan.kind,
    parents: plan.parents.map(linkTo),
    predecessor: predecessor === undefined ? null : linkTo(predecessor),
    engine: { name: info.engine, serverVersion: info.serverVersion, majorVersion: info.majorVersion },
    source: { salt, identity: sourceIdentity(salt, info) },
    run: storedRun(host.origin),
    startedAt: opened.startedAt.toISOString(),
    snapshotAt: contents.fingerprint.takenAt,
    ...(source.readLog !== undefined && contents.position === undefined && { inLog: false }),
    finishedAt: clock.now().toISOString(),
    encryption: {
      profile: encryptor.profile,
      recipients: [...encryptor.recipients],
      salt: signer?.salt ?? null,
    },
    signer: signer?.fingerprint ?? null,
    ...stored,
    runbook: RUNBOOK,
    rawBytes: contents.streams.reduce((sum, stream) => sum + stream.rawBytes, 0),
    storedBytes: writer.storedBytes,
    tool: TOOL,
  });
}

function linkTo({ manifest: { id }, sha256 }: StoredManifest): Link {
  return { id, manifestSha256: sha256 };
}
