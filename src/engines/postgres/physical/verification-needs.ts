import { fine } from '../../../core/finding.ts';
import type { Examination, ServerSeries } from '../../../ports/engine/source.ts';
import type { Host } from '../../../ports/host.ts';
import { missingProgram } from '../../parts/examinations.ts';
import { findServerBinaries } from '../clients/clients.ts';
import { installHint } from '../clients/install.ts';

/** What starting a copied cluster of this version needs. Installs nothing. */
export function physicalVerificationNeeds({ majorVersion }: ServerSeries, host: Host): readonly Examination[] {
  const wanted = Number.parseInt(majorVersion, 10);
  return [
    {
      name: 'server program',
      examine: async () => {
        const found = await findServerBinaries(wanted, host);
        if (found?.major === wanted) return fine({ kind: 'server-found', version: wanted, folder: found.binDirectory });
        const lack = { kind: 'no-server', program: 'PostgreSQL', version: wanted, isExact: true } as const;
        const install = installHint('server', wanted);
        return missingProgram({ lack, install, variable: 'PG_BIN', runsInDocker: false }, host);
      },
    },
  ];
}
