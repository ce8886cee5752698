import { fine } from '../../core/finding.ts';
import type { Examination, ServerSeries } from '../../ports/engine/source.ts';
import type { Host } from '../../ports/host.ts';
import { missingProgram } from '../parts/examinations.ts';
import { findServerBinaries } from './clients/clients.ts';
import { clientExamination } from './clients/examination.ts';
import { installHint } from './clients/install.ts';

/** What an ephemeral server of this version needs. Installs nothing. */
export function verificationNeeds({ majorVersion }: ServerSeries, host: Host): readonly Examination[] {
  const wanted = Number.parseInt(majorVersion, 10);
  return [
    {
      name: 'server program',
      examine: async () => {
        const found = await findServerBinaries(wanted, host);
        if (found !== undefined)
          return fine({ kind: 'server-found', version: found.major, folder: found.binDirectory });
        return missingProgram(
          {
            lack: { kind: 'no-server', program: 'PostgreSQL', version: wanted, isExact: false },
            install: installHint('server', wanted),
            variable: 'PG_BIN',
            runsInDocker: false,
          },
          host,
        );
      },
    },
    clientExamination('pg_restore', wanted, host),
  ];
}
