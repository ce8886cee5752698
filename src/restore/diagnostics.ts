import { writeFile } from 'node:fs/promises';
import { messageOf } from '../core/errors.ts';
import { createEncryptor, createRecordEncryptor } from '../openpgp/encryption.ts';
import type { BackupRequest, RestoreRequest, VerifyRequest } from '../options/request.ts';
import type { BackupReport, RestoreReport, VerifyReport } from '../report/report.ts';
import { diagnosticsOf } from '../report/words/backups.ts';
import { sealPack } from '../repository/packs/pack.ts';
import type { Dependencies } from '../run/dependencies.ts';

type Request = BackupRequest | VerifyRequest | RestoreRequest;
type Reported = BackupReport | VerifyReport | RestoreReport;

const LEVEL = 3;
/** In the file's binding, where the run came to none. */
const NO_BACKUP = '-';

/**
 * Writes what other programs said in a run where the request asks for it, encrypted to those who can read the backup. Whatever
 * came of the run; a failure to write is a warning, since it must not hide the run's own outcome.
 * @returns the report, which says where the file is and how it is opened
 */
export async function withDiagnostics<R extends Reported>(
  request: Request,
  { host, clock }: Dependencies,
  report: R,
): Promise<R> {
  const path = request.diagnostics;
  const { text } = host.toolWords;
  if (path === undefined || text === '') return report;
  try {
    const profile = request.mode === 'backup' && request.aead ? 'rfc9580' : 'gnupg';
    const encryptor =
      request.mode === 'backup'
        ? await createEncryptor(request.recipients, profile, clock.now())
        : await createRecordEncryptor(request.unlock, profile, clock.now());
    const binding = { kind: 'diagnostics', database: request.name, backup: report.backup?.id ?? NO_BACKUP } as const;
    const sealed = await sealPack(Buffer.from(text), LEVEL, encryptor, binding);
    await writeFile(path, Buffer.concat(sealed), { mode: 0o600 });
    const told = { ...report, diagnostics: { path: host.scrub(path), open: commandFor(host.scrub(path), profile) } };
    // A run that failed early prints its error alone.
    host.log.notice(diagnosticsOf(told) ?? '');
    return told;
  } catch (thrown) {
    const warning = `The diagnostics could not be written: ${messageOf(thrown)}.`.replace(/\.\.$/, '.');
    host.log.warning(warning);
    return { ...report, warnings: [...report.warnings, warning] };
  }
}

function commandFor(path: string, profile: 'gnupg' | 'rfc9580'): string {
  const shown = `'${path.replaceAll("'", "'\\''")}'`;
  return `${profile === 'gnupg' ? `gpg -d ${shown}` : `sq decrypt --recipient-file KEY ${shown}`} | zstd -d`;
}
