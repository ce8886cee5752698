import { writeFile } from 'node:fs/promises';
import { messageOf } from '../core/errors.ts';
import type { Unlock } from '../core/keys/key-material.ts';
import { createEncryptor, createRecordEncryptor } from '../openpgp/encryption.ts';
import type { BackupRequest } from '../options/request/backup.ts';
import type { DrillRequest } from '../options/request/drill.ts';
import type { RestoreRequest, VerifyRequest } from '../options/request/recovery.ts';
import type { BackupReport } from '../report/facts/backup.ts';
import type { DrillReport } from '../report/facts/drill.ts';
import type { RestoreReport, VerifyReport } from '../report/facts/recovery.ts';
import { diagnosticsOf } from '../report/words/backups.ts';
import { sealPack } from '../repository/packs/pack.ts';
import type { Dependencies } from '../run/dependencies.ts';

type Request = BackupRequest | VerifyRequest | RestoreRequest | DrillRequest;
type Reported = BackupReport | VerifyReport | RestoreReport | DrillReport;

const LEVEL = 3;
/** In the file's binding, if the run did not reach a backup. */
const NO_BACKUP = '-';

/**
 * If the request requires it, writes other programs' output to a file, encrypted to the holders of a key that decrypts the
 * backup. Runs whatever the outcome of the run. A failure to write is a warning, because it must not hide the run's own outcome.
 * @returns the report, which states where the file is and how to open it
 */
export async function withDiagnostics<R extends Reported>(
  request: Request,
  { host, clock }: Dependencies,
  report: R,
): Promise<R> {
  const path = request.diagnostics;
  const { text } = host.toolWords;
  if (path === undefined || text === '') return report;
  const unlock = 'unlock' in request ? request.unlock : undefined;
  try {
    const profile = request.mode === 'backup' && request.aead ? 'rfc9580' : 'gnupg';
    const encryptor =
      request.mode === 'backup'
        ? await createEncryptor(request.recipients, profile, clock.now())
        : await createRecordEncryptor(required(unlock), profile, clock.now());
    const binding = { kind: 'diagnostics', database: request.name, backup: report.backup?.id ?? NO_BACKUP } as const;
    const sealed = await sealPack(Buffer.from(text), LEVEL, encryptor, binding);
    await writeFile(path, Buffer.concat(sealed), { mode: 0o600 });
    const told = { ...report, diagnostics: { path: host.scrub(path), open: commandFor(host.scrub(path), profile) } };
    // A run that failed early prints only its error.
    host.log.notice(diagnosticsOf(told) ?? '');
    return told;
  } catch (thrown) {
    const warning = `The diagnostics could not be written: ${messageOf(thrown)}.`.replace(/\.\.$/, '.');
    host.log.warning(warning);
    return { ...report, warnings: [...report.warnings, warning] };
  }
}

/** A drill whose key is typed in accepts no path: its request has no key. */
function required(unlock: Unlock | undefined): Unlock {
  if (unlock === undefined) throw new RangeError('diagnostics without a key');
  return unlock;
}

function commandFor(path: string, profile: 'gnupg' | 'rfc9580'): string {
  const shown = `'${path.replaceAll("'", "'\\''")}'`;
  return `${profile === 'gnupg' ? `gpg -d ${shown}` : `sq decrypt --recipient-file KEY ${shown}`} | zstd -d`;
}
